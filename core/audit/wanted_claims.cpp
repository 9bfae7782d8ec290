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
  std::vector<bool> rates(table.contexts.size());
  for (Symbol symbol = 0; symbol < rates.size(); ++symbol) {
    rates[symbol] = table.context(symbol).per != 0;
  }
  rates_ = matching(rates);
}

// Those of some contexts. Mostly there are none, and no row is looked at.
std::vector<vt_claim_ref> WantedClaims::matching(const std::vector<bool>& contexts) const {
  std::vector<vt_claim_ref> refs;
  if (std::find(contexts.begin(), contexts.end(), true) == contexts.end()) return refs;
  ClaimRef base = 0;
  for (const ClaimSegment& segment : table_.segments()) {
    for (ClaimRef i = 0; i < segment.rows.size(); ++i) {
      if (contexts[segment.rows[i].context]) refs.push_back(base + i);
    }
    base += ClaimSegment::capacity;
  }
  return refs;
}

std::vector<vt_claim_ref> WantedClaims::of(std::uint32_t wants,
                                           const std::vector<bool>& contexts) const {
  if (wants == 0) {
    return matching(contexts.empty() ? std::vector<bool>(table_.contexts.size(), true) : contexts);
  }
  std::vector<vt_claim_ref> refs;
  const auto add = [&](std::uint32_t bit, const std::vector<vt_claim_ref>& more) {
    if ((wants & bit) == 0) return;
    std::vector<vt_claim_ref> both;
    std::set_union(refs.begin(), refs.end(), more.begin(), more.end(), std::back_inserter(both));
    refs = std::move(both);
  };
  add(VT_WANTS_DERIVED, derived_);
  add(VT_WANTS_TOGETHER, together_);
  add(VT_WANTS_RATES, rates_);
  if (contexts.empty()) return refs;
  std::erase_if(refs, [&](ClaimRef ref) { return !contexts[table_.row(ref).context]; });
  return refs;
}

}  // namespace veritally
