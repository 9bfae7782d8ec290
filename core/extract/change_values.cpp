#include "extract/change_values.hpp"

#include <cmath>
#include <optional>

namespace veritally::extract {
namespace {

// "Exports, 40 % of output, rose 2 %, against 1 % a year before": the share is not what rose, as it
// is in "40 % of output, up 2 % from 38 %".
bool is_share_of_other(const Related& related, const Run& run, const Values& values) {
  return values.now < run.first && related.is_percentage(run.first) &&
         related.is_percentage(values.now) && related.behind(values.now).first() == Step::of &&
         related.before(values.old).any({Step::comma});
}

// "Fares rise by 3 %, the price of a day ticket from 5.00 to 5.50".
bool is_of_example(const Related& related, const Run& run, const Values& values) {
  const std::size_t next = run.last + 1;
  if (values.old != next && values.now != next) return false;
  const Gap gap = related.before(next);
  const Gap own = gap.behind_last({Step::comma});
  return own.size() < gap.size() && own.before_last({Step::from, Step::to}).any({Step::noun});
}

// "rose 4 % in real terms, from £100m to £107m": behind it, up to the next quantity.
bool is_adjusted(const Related& related, const Run& run) {
  if (run.last + 1 >= related.size()) return false;
  const SentenceView& view = related.view();
  for (std::size_t i = related.token(run.last) + 1; i < related.token(run.last + 1); ++i) {
    if (view.lexicon.relations.adjusted.find(view.text, view.tokens[i].begin)) return true;
  }
  return false;
}

// More than a month, as far as anybody says.
bool is_long_before(const Period& old, const std::optional<Period>& now) {
  if (!now || !now->from || !old.to) return true;
  return to_days(*now->from) - to_days(*old.to) > 31;
}

// "rose 1 % from the month before to 31, compared with 30 a year ago": counted from another time;
// what is told every day or month may be, where the old value behind a comma has its own time.
bool counts_from_else(const Related& related, const Run& run, const Values& values) {
  const Claim& change = related.claim(run.first);
  const Claim& old = related.claim(values.old);
  const bool dated = old.period && old.period->from;
  if (values.old < run.first) return false;
  const bool own = change.base_period && change.base_period != old.period &&
                   change.base_period != related.claim(values.now).period;
  if (dated && own) return true;
  const bool watched = related.view().lexicon.relations.watched.contains(change.measure);
  if (!watched || !related.before(values.old).any({Step::comma, Step::dash})) return false;
  if (dated) return is_long_before(*old.period, change.period);
  // "from a high of 40", "compared with the 40 at which it was sold"
  return !old.scope.empty() || related.behind(values.old).any({Step::foreign});
}

// What the change makes of an old value, near enough to choose by: percent and fractions of it,
// multiples, or so much more or less.
double changed(const Related& related, std::size_t change, std::size_t old) {
  const Quantity& by = related.quantity(change);
  const double size = round_down(by.value);
  const double from = round_down(related.quantity(old).value);
  if (related.is_multiple(change)) return from * size;
  const double sign = by.change == Change::down ? -1 : 1;
  if (related.is_percentage(change)) return from * (1 + sign * size / 100);
  return by.fraction.empty() ? from + sign * size : from * (1 + sign * size);
}

}  // namespace

std::size_t level_in_front(const Related& related, const Run& run, std::size_t nearest,
                           std::size_t old) {
  const double meant = changed(related, run.first, old);
  const auto miss = [&](std::size_t i) {
    return std::abs(round_down(related.quantity(i).value) - meant);
  };
  std::size_t best = nearest;
  for (std::size_t i = nearest; i-- > 0;) {
    const Quantity& level = related.quantity(i);
    const bool may_be = level.change == Change::none && level.fraction.empty() &&
                        level.unit == related.quantity(old).unit &&
                        related.before(i).last() != Step::from && !related.derived(i);
    if (may_be && miss(i) < miss(best)) best = i;
  }
  return best;
}

bool is_another_change(const Related& related, const Run& run, const Values& values) {
  return is_share_of_other(related, run, values) || is_of_example(related, run, values) ||
         is_adjusted(related, run) || counts_from_else(related, run, values);
}

}  // namespace veritally::extract
