// From terms to the Quantity that they mean; docs/semantics.md states the intervals.
#include "extract/phrase.hpp"

#include <algorithm>

namespace veritally::extract {
namespace {

// Parts ("a third") are give or take 10 %, words for multiples ("threefold") 5 %.
constexpr Hedge vague_part{Comparator::equal, false, Decimal(9, -1), Decimal(11, -1)};
constexpr Hedge vague_fold{Comparator::equal, false, Decimal(95, -2), Decimal(105, -2)};

// A scale is shared only by numbers that a scale word could stand behind.
constexpr Decimal scalable(1000, 0);

// Counts in words or under a hundred are exact.
bool is_exact(const Term& term) {
  return !term.measure && !term.fold && term.number.plain &&
         (term.number.spelled || term.number.digits < Decimal(100, 0));
}

std::optional<Hedge> hedge_of(const Term& term, const Prefix& prefix) {
  if (prefix.hedge && term.trailing) return merge(*prefix.hedge, *term.trailing);
  return prefix.hedge ? prefix.hedge : term.trailing;
}

std::optional<Interval> interval_for(const Decimal& value, const Term& term,
                                     const std::optional<Hedge>& hedge, bool rate) {
  const bool one_sided = hedge && (hedge->comparator != Comparator::equal || hedge->high_open);
  if (one_sided) return hedged(value, *hedge);
  if (term.number.part) return hedged(value, vague_part);
  if (hedge && hedge->low) return hedged(value, *hedge);
  if (term.fold && term.number.spelled) return hedged(value, vague_fold);
  if (is_exact(term) && !rate) return Interval::point(value);
  return interval_of(value, Comparator::equal, false);
}

void describe(Quantity& quantity, const Measure& measure, const std::optional<Hedge>& hedge,
              const Prefix& prefix, bool plus) {
  if (measure) quantity.unit = measure.unit;
  if (hedge) {
    quantity.comparator = hedge->comparator;
    quantity.approximate = hedge->approximate;
  }
  quantity.change = prefix.change;
  if (plus && quantity.change == Change::none) quantity.change = Change::up;
}

// Gives `to` the scale of `from` if it has none and is the smaller (or, behind the other, larger)
// number of the two as written.
void share_power(const Term& from, Term& to, bool ordered) {
  if (to.number.power != 0 || from.number.power == 0 || !ordered) return;
  if (to.number.digits >= scalable || to.number.digits <= Decimal(-1000, 0)) return;
  to.number.power = from.number.power;
  to.number.plain = false;
}

}  // namespace

bool share(Term& first, Term& second, bool from) {
  if (first.fold != second.fold && first.fold) return false;
  if (first.measure && second.measure && first.measure.unit != second.measure.unit) return false;
  if (first.trailing) return false;
  // "fell 8% to 2.3 million", "fell 8% to 298".
  const bool large = second.number.power != 0 || second.number.digits > Decimal(100, 0);
  if (first.measure.unit == "percent" && !second.measure && large) return false;
  if (!first.measure) first.measure = second.measure;
  if (!second.measure) second.measure = first.measure;
  const bool ordered = first.number.digits < second.number.digits;
  // "fell from 12 to 10 million": both are millions, which "from 900 to 1.2 million" is not sure
  // of.
  const auto tenfold = scale(second.number.digits, 1);
  const bool fall = from && tenfold && first.number.digits <= *tenfold;
  share_power(second, first, ordered || fall);
  share_power(first, second, ordered);
  return true;
}

std::optional<Quantity> quantity_of(const Term& term, const Prefix& prefix, bool rate) {
  const auto value = term.value();
  if (!value) return std::nullopt;
  const auto hedge = hedge_of(term, prefix);
  const auto interval = interval_for(*value, term, hedge, rate);
  if (!interval) return std::nullopt;
  Quantity quantity;
  quantity.value = *value;
  quantity.interval = *interval;
  quantity.fraction = term.number.fraction;
  describe(quantity, term.measure, hedge, prefix, term.plus);
  return quantity;
}

std::optional<Quantity> quantity_of(const Term& low, const Term& high, const Prefix& prefix) {
  const auto first = low.value();
  const auto second = high.value();
  if (!first || !second) return std::nullopt;
  const auto hedge = hedge_of(high, prefix);
  Quantity quantity;
  quantity.range = std::minmax(*first, *second);
  const auto interval = hedge ? hedged_range(quantity.range->first, quantity.range->second, *hedge)
                              : Interval::closed(quantity.range->first, quantity.range->second);
  if (!interval) return std::nullopt;
  quantity.interval = *interval;
  describe(quantity, high.measure, hedge, prefix, low.plus);
  return quantity;
}

}  // namespace veritally::extract
