// The member "shard" of a partial report: what the parts of an audit are joined by (part.hpp reads
// it). Numbers alone, since the words stand in the report already.
//
//   "shard":{"part":1,"of":3,"run":"...",        which part, and of which audit
//     "claims":[[ref,document,marks,[other,check,...],[rule,check,...]],...],   of each claim
//     "elsewhere":[...],                         likewise of claims of other parts
//     "checks":[[document,begin,ref,[ref,...]],...],  the order of each check
//     "findings":[...],                          likewise
//     "speeches":[[ref,"origin",[shingle,...]],...],
//     "severities":["error",...],                of each incident
//     "rule_incidents":0,                        how many of them, the first ones, are of rules
//     "touched":[outcome,...],                   of each claim of "elsewhere"
//     "hash":"..."}                              of all bytes before this member
//
// A ref is the claim's reference, which is the same wherever the same inputs are read. Documents
// are numbered as in "documents", from 1; 0 is none. Rules are numbered as in the manifest, checks
// as in "checks", both from 0. An other or a rule stands with the check that brought it.
#pragma once

#include "audit/result.hpp"
#include "base/json_writer.hpp"
#include "claim/claim_table.hpp"
#include "report/renderer.hpp"

#include <string>
#include <string_view>

namespace veritally {

// All members but the last two.
void write_part(JsonWriter& out, const PartOf& part, const AuditResult& result,
                const ClaimTable& table);

// Of the text of a report before the member "hash".
std::string part_hash(std::string_view text);

}  // namespace veritally
