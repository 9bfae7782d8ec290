// Consensus: for each thing that several sources speak of, the value that is most likely, and how
// reliable each source is (truth.hpp has the method). Sources are the documents that the request
// calls so; where it names none, as for claim sets, all are.
#pragma once

#include "audit/alignment.hpp"
#include "audit/basis.hpp"
#include "audit/result.hpp"
#include "audit/voices.hpp"
#include "claim/claim_table.hpp"
#include "reference/reference_data.hpp"

#include <set>
#include <string>

namespace veritally {

// Fills `result.sources` and `result.consensus`.
void find_consensus(const ClaimTable& table, const Alignment& alignment, const Bases& bases,
                    const ReferenceData& reference, Voices& voices,
                    const std::set<std::string, std::less<>>& sources, AuditResult& result);

}  // namespace veritally
