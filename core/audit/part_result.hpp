// PartResult: what a part of an audit knows beside its AuditResult, so that the parts can be
// joined.
//
// A claim is of one part, but checks of any part may name it. Each part has the outcome that the
// claim has by that part's checks alone; joining them follows the order of all checks.
#pragma once

#include "audit/outcome.hpp"
#include "audit/speech.hpp"
#include "claim/claim_table.hpp"

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace veritally {

// Where an outcome comes from.
struct Brought {
  std::uint8_t marks = 0;  // of the claim: mark::...
  // The checks that brought each of its others and each of its rules, the first one of each: as
  // indices into AuditResult::checks. None of unchecked claims.
  std::vector<std::uint32_t> others{};
  std::vector<std::uint32_t> rules{};
};

struct PartResult {
  std::vector<Brought> own;           // of each of AuditResult::outcomes
  std::vector<ClaimOutcome> touched;  // claims of other parts that checks of this one name
  std::vector<Brought> of_touched;    // of each of those
  // Of confirmed claims and of those that confirm them, in their order.
  std::vector<std::pair<ClaimRef, Speech>> speeches;
  std::size_t rule_incidents = 0;  // the first so many incidents are of rules, all others of inputs
};

}  // namespace veritally
