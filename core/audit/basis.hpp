// Basis: what a claim's context means once names are canonical, and what of it decides whether two
// claims may be held against each other. There are few contexts, so this is worked out once for
// each and not for each claim.
#pragma once

#include "audit/alignment.hpp"
#include "audit/facet.hpp"
#include "claim/claim_table.hpp"

#include <veritally/abi.h>

#include <array>
#include <cstdint>
#include <vector>

namespace veritally {

struct Basis {
  Symbol measure = 0;
  Symbol unit = 0;
  Symbol scope = 0;
  Symbol of = 0;
  Symbol per = 0;
  std::uint32_t group = 0;  // equal for equal measure and dimension
  std::uint32_t run = 0;    // of the group; equal for all that vt_claims.basis names
  vt_period period{};
  std::uint8_t comparator = 0;
  std::uint8_t change = 0;
  std::uint8_t modality = 0;
  std::uint8_t flags = 0;  // VT_FLAG_APPROXIMATE, VT_FLAG_RANGE
};

// Const and shareable once made.
class Bases {
 public:
  Bases(const ClaimTable& table, const Alignment& alignment);

  const Basis& of(const ClaimRow& row) const { return of_context(row.context); }
  const Basis& of_context(Symbol context) const { return bases_[context]; }
  // In what two claims differ, their subjects aside: nothing if they are of one run, and neither
  // the measure nor the dimension if they are of one group.
  Facets differing(const ClaimRow& a, const ClaimRow& b) const;

  // One more than the largest number of a group, and of a run.
  std::uint32_t group_count() const { return group_count_; }
  std::uint32_t run_count() const { return run_count_; }

 private:
  // A number for each facet, equal for equals: all that decides on groups and runs.
  using FacetKeys = std::array<std::uint32_t, facet_count>;
  static FacetKeys keys_of(const ClaimContext& context, const Alignment& alignment);

  std::vector<Basis> bases_;     // by context
  std::vector<FacetKeys> keys_;  // by context
  std::uint32_t group_count_ = 0;
  std::uint32_t run_count_ = 0;
};

}  // namespace veritally
