// Neighbours: a change in one sentence, and in the one beside it what it counts from.
#include "extract/claim_times.hpp"
#include "extract/relations.hpp"

#include <algorithm>
#include <optional>

namespace veritally::extract {
namespace {

bool is_level(const Claim& claim) {
  const Quantity& quantity = claim.quantity;
  return quantity.change == Change::none && !quantity.range && claim.modality != Modality::denied;
}

// Two amounts of one thing, as far as words say.
bool same_thing(const Claim& a, const Claim& b) {
  return !a.measure.empty() && a.measure == b.measure && a.subject == b.subject &&
         a.scope == b.scope && a.quantity.unit == b.quantity.unit &&
         a.quantity.per == b.quantity.per;
}

// "That compares with $4 billion": of some time before.
bool is_open(const std::optional<Period>& period) {
  return period && !period->from && !period->to && period->relation == Relation::until;
}

// A change over a month may count from the month before, whatever the neighbour says of last year.
bool lasts_a_quarter(const Period& period) {
  if (!period.from || !period.to) return false;
  constexpr int least = 89;  // days
  return to_days(*period.to) - to_days(*period.from) >= least;
}

// Whether the change is one from this amount, which a sentence gives with `alone` as the only one
// of its kind.
bool counts_from(const OpenChange& open, const Claim& old, bool alone) {
  const Claim& now = *open.now;
  if (old.modality != Modality::actual && old.modality != now.modality) return false;
  const auto& base = open.change->base_period;
  if (base || !is_open(old.period)) {
    if (base) return old.period == base;
    return now.period && old.period && lasts_a_quarter(*now.period) &&
           earlier(*now.period, TimeUnit::year, 1) == old.period;
  }
  return alone;
}

// The one amount that the change counts from; null where there is none, or a doubt.
const Claim* old_value(const OpenChange& open, std::span<const Claim> other, bool before) {
  const auto like = [&](const Claim& claim) {
    return is_level(claim) && same_thing(claim, *open.now);
  };
  // "Sales rose to 60 from 50. They rose 20 % to 72": from 60.
  const bool alone = !before && std::ranges::count_if(other, like) == 1;
  const Claim* found = nullptr;
  for (const Claim& claim : other) {
    if (!like(claim) || !counts_from(open, claim, alone)) continue;
    if (found != nullptr) return nullptr;
    found = &claim;
  }
  return found;
}

}  // namespace

void link_old_values(std::span<const OpenChange> open, std::span<const Claim> other, bool earlier) {
  for (const OpenChange& one : open) {
    if (!is_level(*one.now) || one.change->modality == Modality::denied) continue;
    if (const Claim* old = old_value(one, other, earlier)) {
      one.change->derivation = Derivation{one.kind, {one.now->id, old->id}};
    }
  }
}

}  // namespace veritally::extract
