// Renderers: an AuditResult as text for a person or as JSON for a program. One renderer a file.
#pragma once

#include "audit/result.hpp"
#include "audit/shard.hpp"
#include "claim/claim_table.hpp"

#include <string>
#include <string_view>

namespace veritally {

// Which part a report is, of which audit.
struct PartOf {
  Shard shard;
  std::string run;  // the same for all parts of one audit, and for no other
};

// What a report is about, beside the result.
struct ReportContext {
  const ClaimTable& table;
  std::string_view verdict;      // "pass", "fail", "incomplete"
  bool color = false;            // text only
  std::string_view id;           // JSON only: of the bundle, as JSON; empty: none
  const PartOf* part = nullptr;  // JSON only: of which audit it is a part; nullptr: it is whole
};

// For a person at a terminal: findings with their working and places, the tally, the verdict.
std::string render_text(const AuditResult& result, const ReportContext& context);

// For a person, instead of that: which claims were put together and why others were not.
std::string render_links(const AuditResult& result, const ReportContext& context);

// The contract's report, one JSON object without a newline behind it.
std::string render_json(const AuditResult& result, const ReportContext& context);

}  // namespace veritally
