// Links: which claims one was put together with and which nearly, and what parts them.
#pragma once

#include "audit/facet.hpp"
#include "audit/verdict.hpp"
#include "claim/claim_table.hpp"

#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

namespace veritally {

// How near two claims are, the nearest first.
enum class Nearness : std::uint8_t {
  same_basis,     // held against each other
  near_basis,     // one leaves something out or says it in other words: the same number confirms
  other_basis,    // the same subject and measure, and never held against each other
  other_unit,     // the same, in units that do not convert
  other_measure,  // the same subject and dimension of the unit
  other_subject,  // the same measure and dimension
};

struct ClaimLink {
  ClaimRef other = no_claim;
  Nearness nearness = Nearness::same_basis;
  Facets differs{};  // the subject aside
  // The checks that name both claims, as indices of rules and what they came to.
  std::vector<std::pair<std::uint32_t, Verdict>> checks{};
};

struct ClaimLinks {
  ClaimRef claim = no_claim;
  std::vector<ClaimLink> links{};  // the nearest first; a bounded number of each nearness
  std::uint64_t more = 0;          // of its subject, measure and dimension that are not among them
};

std::string_view to_string(Nearness nearness);

}  // namespace veritally
