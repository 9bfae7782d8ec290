#include "audit/wanted_claims.hpp"

#include <algorithm>
#include <iterator>

namespace veritally {

WantedClaims::WantedClaims(const ClaimTable& table) : table_(table) {
  ClaimRef base = 0;
  for (const ClaimSegment& segment : table.segments()) {
    for (ClaimRef i = 0; segment.detailed && i < segment.rows.size(); ++i) {
      if (table.derivation(segment.rows[i]) != nullptr) derived_.push_back(base + i);
    }
    for (ClaimRef i = 0; segment.together && i < segment.subjects.size(); ++i) {
      if ((segment.subjects[i] & set_bit) != 0) together_.push_back(base + i);
    }
    base += ClaimSegment::capacity;
  }
}

std::vector<vt_claim_ref> WantedClaims::of(std::uint32_t wants,
                                           const std::vector<bool>& contexts) const {
  const auto concerns = [&](ClaimRef ref) {
    return contexts.empty() || contexts[table_.row(ref).context];
  };
  std::vector<vt_claim_ref> refs;
  if (std::find(contexts.begin(), contexts.end(), true) == contexts.end() && !contexts.empty()) {
    return refs;
  }
  if (wants == 0) {
    for (ClaimRef ref = 0; ref < table_.limit(); ++ref) {
      if (table_.holds(ref) && concerns(ref)) refs.push_back(ref);
    }
    return refs;
  }
  const std::vector<vt_claim_ref> none;
  const auto& derived = (wants & VT_WANTS_DERIVED) != 0 ? derived_ : none;
  const auto& together = (wants & VT_WANTS_TOGETHER) != 0 ? together_ : none;
  std::set_union(derived.begin(), derived.end(), together.begin(), together.end(),
                 std::back_inserter(refs));
  std::erase_if(refs, [&](ClaimRef ref) { return !concerns(ref); });
  return refs;
}

}  // namespace veritally
