// Agreement: whether claims about one thing, on one basis, can all be true, and which cannot.
//
// What two claims allow are intervals. Intervals on a line that meet pairwise all meet in one
// point (Helly's theorem), so a set agrees if its largest low end lies under its smallest high end;
// doubles rounded outward decide that nearly always. Where they do not, or where the set does not
// agree, the ends are compared exactly and swept for the point that most claims allow. The claims
// that allow it agree; each of the others contradicts at least one of them.
#pragma once

#include <veritally/plugin.hpp>

#include <algorithm>
#include <cmath>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace veritally::rules {

using Index = std::uint32_t;  // of a claim in its group

// Claims of a group that stand on one basis: from `begin` to `end` - 1.
struct Run {
  Index begin = 0;
  Index end = 0;
  Index size() const { return end - begin; }
};

// Calls visit(run) for each run of a group. What is denied or ambiguous is not held against
// anything.
template <class Visit>
void for_each_run(const plugin::Claims& group, const Visit& visit) {
  Run run;
  for (Index i = 1; i <= group.size(); ++i) {
    if (i < group.size() && group.basis[run.begin] == group.basis[i]) continue;
    run.end = i;
    const bool held =
        group.modality_of(run.begin) != plugin::Modality::denied && !group.ambiguous(run.begin);
    if (held) visit(run);
    run.begin = i;
  }
}

enum class Quick : std::uint8_t { agree, unclear };

// What the doubles say of some claims: agree for sure, or unclear. `at` gives the i-th index.
template <class At>
Quick quick_look(const plugin::Claims& group, Index count, const At& at) {
  constexpr double infinity = std::numeric_limits<double>::infinity();
  double low = -infinity;
  double high = infinity;
  for (Index i = 0; i < count; ++i) {
    const Index claim = at(i);
    if (std::isnan(group.low[claim])) return Quick::unclear;
    low = std::max(low, group.low[claim]);
    high = std::min(high, group.high[claim]);
  }
  // Outward rounding moved each end by less than this part of it.
  constexpr double slack = 0x1p-46;
  const double reach = slack * (std::isfinite(low) ? std::abs(low) : 0) +
                       slack * (std::isfinite(high) ? std::abs(high) : 0);
  return low + reach < high - reach ? Quick::agree : Quick::unclear;
}

// True if all claims state the same plain number in the same unit.
template <class At>
bool same_value(const plugin::Claims& group, Index count, const At& at) {
  const Index first = at(0);
  for (Index i = 0; i < count; ++i) {
    const Index claim = at(i);
    if (group.comparator_of(claim) != plugin::Comparator::equal || group.is_range(claim) ||
        group.unit[claim] != group.unit[first] ||
        !plugin::equal(group.value[claim], group.value[first])) {
      return false;
    }
  }
  return true;
}

// An interval in the unit that all claims of a comparison share: as the claim has it, or converted.
class Span {
 public:
  explicit Span(const vt_interval& own) : own_(own) {}
  Span(const plugin::Host& host, const vt_interval& own, const plugin::Number& moved)
      : own_(own), host_(&host), moved_(moved) {}

  bool meets(const Span& other) const {
    if (plain(other)) return plugin::meets(own_, other.own_);
    return number().meets(other.number());
  }
  bool starts_before(const Span& other) const {
    if (plain(other)) return plugin::starts_before(own_, other.own_);
    return number().starts_before(other.number());
  }
  bool ends_before(const Span& other) const {
    if (plain(other)) return plugin::ends_before(own_, other.own_);
    return number().ends_before(other.number());
  }

 private:
  bool plain(const Span& other) const { return !moved_ && !other.moved_; }
  plugin::Number number() const { return moved_ ? *moved_ : host_->number(own_); }

  vt_interval own_;
  const plugin::Host* host_ = nullptr;
  std::optional<plugin::Number> moved_;
};

// A claim with its intervals in one unit, and outward bounds of what it allows. Claims that cannot
// be brought to the unit of the first are left out of a comparison.
struct Exact {
  plugin::Claim claim;
  Span allowed;
  Span stated;
  double low = 0;
  double high = 0;
};

inline std::vector<Exact> exact_claims(const plugin::Host& host, const plugin::Claims& group,
                                       std::span<const Index> indices) {
  const plugin::Symbol unit = group.unit[indices.front()];
  const bool one_unit = std::all_of(indices.begin(), indices.end(),
                                    [&](Index index) { return group.unit[index] == unit; });
  std::vector<Exact> claims;
  claims.reserve(indices.size());
  for (const Index index : indices) {
    auto claim = host.claim(group.ref[index]);
    if (!claim) continue;
    const auto span = [&](const vt_interval& interval) -> std::optional<Span> {
      if (one_unit) return Span(interval);
      const auto amount = claim->change == plugin::Change::none ? plugin::Amount::absolute
                                                                : plugin::Amount::difference;
      const auto moved =
          host.convert(host.number(interval), host.text(plugin::Column::unit, claim->unit),
                       host.text(plugin::Column::unit, unit), claim->period, amount);
      if (!moved) return std::nullopt;
      return Span(host, interval, *moved);
    };
    const auto allowed = span(claim->interval);
    const auto stated = span(claim->nominal);
    if (!allowed || !stated) continue;
    claims.push_back({*claim, *allowed, *stated, group.low[index], group.high[index]});
  }
  return claims;
}

// Exact comparisons that ask the bounds first. Bounds of equal numbers are equal, so what they
// order strictly by more than their slack is so ordered.
inline bool clearly_less(double a, double b) {
  constexpr double slack = 0x1p-46;
  return a + slack * std::abs(a) < b - slack * std::abs(b);
}
inline bool starts_before(const Exact& a, const Exact& b) {
  if (clearly_less(a.low, b.low)) return true;
  return !clearly_less(b.low, a.low) && a.allowed.starts_before(b.allowed);
}
inline bool ends_before(const Exact& a, const Exact& b) {
  if (clearly_less(a.high, b.high)) return true;
  return !clearly_less(b.high, a.high) && a.allowed.ends_before(b.allowed);
}
inline bool disjoint(const Exact& a, const Exact& b) {
  if (clearly_less(a.high, b.low) || clearly_less(b.high, a.low)) return true;
  const bool clear = clearly_less(a.low, b.high) && clearly_less(b.low, a.high);
  return !clear && !a.allowed.meets(b.allowed);
}

// The claims that agree in one point, and the others, both in the order of the input.
struct Camps {
  std::vector<std::size_t> together;  // places in the vector of claims
  std::vector<std::size_t> apart;
};

// Sweeps the claims by their low ends for the point that most of them allow: when claim k is
// reached, the claims that started before and have not ended allow its low end.
inline Camps camps(const std::vector<Exact>& claims) {
  std::vector<std::size_t> order(claims.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return starts_before(claims[a], claims[b]);
  });
  const auto later_end = [&](std::size_t a, std::size_t b) {
    return ends_before(claims[b], claims[a]);
  };
  std::vector<std::size_t> open;  // a heap, the first to end on top
  std::size_t most = 0;
  std::size_t best = 0;
  for (std::size_t k = 0; k < order.size(); ++k) {
    while (!open.empty() && disjoint(claims[open.front()], claims[order[k]])) {
      std::pop_heap(open.begin(), open.end(), later_end);
      open.pop_back();
    }
    open.push_back(order[k]);
    std::push_heap(open.begin(), open.end(), later_end);
    if (open.size() > most) {
      most = open.size();
      best = k;
    }
  }
  Camps result;
  for (std::size_t k = 0; k < order.size(); ++k) {
    const bool in = k <= best && !disjoint(claims[order[k]], claims[order[best]]);
    (in ? result.together : result.apart).push_back(order[k]);
  }
  std::sort(result.together.begin(), result.together.end());
  std::sort(result.apart.begin(), result.apart.end());
  return result;
}

}  // namespace veritally::rules
