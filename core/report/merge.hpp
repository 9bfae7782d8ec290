// Merge: the parts of one audit, joined into its whole report, byte for byte the one that a single
// run writes (docs/decisions/0007-shards.md).
//
// Order of calls: read_part() for each file, merge_parts(), then json() with the verdict that the
// result deserves. Linear in the parts. One thread.
#pragma once

#include "audit/result.hpp"
#include "base/result.hpp"
#include "report/part.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace veritally {

struct Merged {
  // Score, coverage, documents, severities and incidents: all that a verdict asks for.
  AuditResult result;
  // Lists, as they stand in the report.
  std::string claims;
  std::string checks;
  std::string findings;
  std::vector<Part> parts;  // the first one first
};

// In any order. Refuses parts of several audits, and what is not each part once.
Result<Merged> merge_parts(std::vector<Part> parts);

// The report, without a newline behind it.
std::string render_json(const Merged& merged, std::string_view verdict);

}  // namespace veritally
