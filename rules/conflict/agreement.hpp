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
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <limits>
#include <memory>
#include <numeric>
#include <optional>
#include <utility>
#include <vector>

namespace veritally::rules {

using Index = std::uint32_t;  // of a claim in its batch

// Claims of a batch that stand on one basis: from `begin` to `end` - 1.
struct Run {
  Index begin = 0;
  Index end = 0;
  Index size() const { return end - begin; }
};

// Whether the claims are old values of which nobody says when they were ("up from 4"), and which
// differ: their times may.
inline bool are_of_other_times(const plugin::Claims& claims, Run run) {
  const vt_period& period = claims.period[run.begin];
  const bool open = (period.flags & VT_PERIOD_STATED) != 0 && period.relation == VT_UNTIL &&
                    period.from == INT32_MIN && period.to == INT32_MAX;
  if (!open) return false;
  for (Index i = run.begin + 1; i < run.end; ++i) {
    if (!plugin::equal(claims.value[i], claims.value[run.begin])) return true;
  }
  return false;
}

// Calls visit(run) for each run of a group. What is denied or ambiguous is not held against
// anything.
template <class Visit>
void for_each_run(const plugin::Claims& claims, plugin::Entries group, const Visit& visit) {
  Run run{static_cast<Index>(group.begin), 0};
  for (Index i = run.begin + 1; i <= group.end; ++i) {
    if (i < group.end && claims.basis[run.begin] == claims.basis[i]) continue;
    run.end = i;
    const bool held =
        claims.modality_of(run.begin) != plugin::Modality::denied && !claims.ambiguous(run.begin);
    if (held) visit(run);
    run.begin = i;
  }
}

enum class Quick : std::uint8_t { agree, unclear };

// What the doubles say of some claims: agree for sure, or unclear. `at` gives the i-th index.
template <class At>
Quick quick_look(const plugin::Claims& claims, Index count, const At& at) {
  constexpr double infinity = std::numeric_limits<double>::infinity();
  double low = -infinity;
  double high = infinity;
  for (Index i = 0; i < count; ++i) {
    const Index claim = at(i);
    if (std::isnan(claims.low[claim]) || claims.converted(claim)) return Quick::unclear;
    low = std::max(low, claims.low[claim]);
    high = std::min(high, claims.high[claim]);
  }
  // Outward rounding moved each end by less than this part of it.
  constexpr double slack = 0x1p-46;
  const double reach = slack * (std::isfinite(low) ? std::abs(low) : 0) +
                       slack * (std::isfinite(high) ? std::abs(high) : 0);
  return low + reach < high - reach ? Quick::agree : Quick::unclear;
}

// Whether all claims state plain numbers in one unit: no bounds, no ranges.
template <class At>
bool all_plain(const plugin::Claims& claims, Index count, const At& at) {
  for (Index i = 0; i < count; ++i) {
    const Index claim = at(i);
    if (claims.comparator_of(claim) != plugin::Comparator::equal || claims.is_range(claim) ||
        claims.unit[claim] != claims.unit[at(0)]) {
      return false;
    }
  }
  return true;
}

// Whether plain numbers in one unit are all the same.
template <class At>
bool same_value(const plugin::Claims& claims, Index count, const At& at) {
  for (Index i = 1; i < count; ++i) {
    if (!plugin::equal(claims.value[at(i)], claims.value[at(0)])) return false;
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

// The unit that most claims of a batch have, the first of several.
inline plugin::Symbol usual_unit(const plugin::Claims& claims, const std::vector<Index>& indices) {
  std::vector<std::pair<plugin::Symbol, std::size_t>> counts;
  for (const Index index : indices) {
    const auto known = std::find_if(counts.begin(), counts.end(), [&](const auto& count) {
      return count.first == claims.unit[index];
    });
    if (known != counts.end()) {
      ++known->second;
    } else {
      counts.emplace_back(claims.unit[index], 1);
    }
  }
  return std::max_element(counts.begin(), counts.end(),
                          [](const auto& a, const auto& b) { return a.second < b.second; })
      ->first;
}

// Claims of a batch held against each other, by their places in it: what each allows and states,
// in the unit that most of them have. The bounds of the batch are asked first; the exact intervals
// are fetched where these cannot decide, as where they were widened by the range of a rate.
class Comparison {
 public:
  Comparison(const plugin::Host& host, const plugin::Claims& claims,
             const std::vector<Index>& indices)
      : host_(host), claims_(claims), unit_(usual_unit(claims, indices)) {
    one_unit_ = std::all_of(indices.begin(), indices.end(),
                            [&](Index index) { return claims.unit[index] == unit_; });
    constexpr Bounds unknown{std::numeric_limits<double>::quiet_NaN(),
                             std::numeric_limits<double>::quiet_NaN()};
    const bool bounded = std::none_of(indices.begin(), indices.end(),
                                      [&](Index index) { return claims.converted(index); });
    members_.reserve(indices.size());
    for (const Index index : indices) {
      Member member{index, bounded ? Bounds{claims.low[index], claims.high[index]} : unknown,
                    nullptr};
      if (!one_unit_) member.exact = fetch(index);
      if (one_unit_ || member.exact) {
        members_.push_back(std::move(member));
      } else {
        left_out_.push_back(claims.ref[index]);
      }
    }
  }

  std::size_t size() const { return members_.size(); }
  // Claims that cannot be brought to the unit of the others.
  const std::vector<plugin::ClaimRef>& left_out() const { return left_out_; }
  plugin::ClaimRef ref(std::size_t i) const { return claims_.ref[members_[i].index]; }
  plugin::Symbol document(std::size_t i) const { return claims_.document[members_[i].index]; }
  plugin::Symbol unit(std::size_t i) const { return claims_.unit[members_[i].index]; }
  const plugin::Claim& claim(std::size_t i) { return exact(i).claim; }

  // What two claims allow. Bounds of equal numbers are equal, so what they order strictly by more
  // than their slack is so ordered; and the same words allow the same.
  bool starts_before(std::size_t a, std::size_t b) {
    if (clearly_less(members_[a].bounds.low, members_[b].bounds.low)) return true;
    return !clearly_less(members_[b].bounds.low, members_[a].bounds.low) && !same_words(a, b) &&
           exact(a).allowed.starts_before(exact(b).allowed);
  }
  bool ends_before(std::size_t a, std::size_t b) {
    if (clearly_less(members_[a].bounds.high, members_[b].bounds.high)) return true;
    return !clearly_less(members_[b].bounds.high, members_[a].bounds.high) && !same_words(a, b) &&
           exact(a).allowed.ends_before(exact(b).allowed);
  }
  bool disjoint(std::size_t a, std::size_t b) {
    if (clearly_disjoint(members_[a].bounds, members_[b].bounds)) return true;
    return !clearly_meet(a, b) && !exact(a).allowed.meets(exact(b).allowed);
  }
  // Whether two claims that contradict each other agree where the zeros at the end of a whole
  // number stand for digits that were rounded away: 300 and 298.
  bool agree_rounded(std::size_t a, std::size_t b) {
    const std::int32_t zeros_of_a = zeros(a);
    const std::int32_t zeros_of_b = zeros(b);
    if (zeros_of_a == 0 && zeros_of_b == 0) return false;
    if (clearly_disjoint(widened(a, zeros_of_a), widened(b, zeros_of_b))) return false;
    const plugin::Number left = rounded(a, zeros_of_a);
    const plugin::Number right = rounded(b, zeros_of_b);
    if (unit(a) == unit(b)) return left.meets(right);
    const auto moved = in_shared_unit(exact(a).claim, left);
    const auto other = in_shared_unit(exact(b).claim, right);
    return moved && other && moved->meets(*other);
  }

  // Whether what some members state can be true together: the one that starts last meets the one
  // that ends first.
  bool state_the_same(const std::vector<std::size_t>& members) {
    const auto at = [&](Index i) { return members_[members[i]].index; };
    const auto count = static_cast<Index>(members.size());
    if (all_plain(claims_, count, at)) return same_value(claims_, count, at);
    const Span* last = &exact(members.front()).stated;
    const Span* first = last;
    for (const std::size_t member : members) {
      const Span& stated = exact(member).stated;
      if (last->starts_before(stated)) last = &stated;
      if (stated.ends_before(*first)) first = &stated;
    }
    return last->meets(*first);
  }

 private:
  struct Exact {
    plugin::Claim claim;
    Span allowed;
    Span stated;
  };
  // What a claim allows; NaN where only the exact intervals are to be asked.
  struct Bounds {
    double low = 0;
    double high = 0;
  };
  struct Member {
    Index index = 0;
    Bounds bounds;
    std::unique_ptr<const Exact> exact;  // empty: not asked for yet
  };

  static bool clearly_less(double a, double b) {
    constexpr double slack = 0x1p-46;
    return a + slack * std::abs(a) < b - slack * std::abs(b);
  }
  static bool clearly_disjoint(const Bounds& a, const Bounds& b) {
    return clearly_less(a.high, b.low) || clearly_less(b.high, a.low);
  }
  bool clearly_meet(std::size_t a, std::size_t b) const {
    const Bounds& left = members_[a].bounds;
    const Bounds& right = members_[b].bounds;
    return (clearly_less(left.low, right.high) && clearly_less(right.low, left.high)) ||
           same_words(a, b);
  }

  // How many zeros at the end of a number that follows from its digits may be none. Its first two
  // digits are taken for digits: who writes 100 did not round 120.
  std::int32_t zeros(std::size_t i) const {
    const Index k = members_[i].index;
    const bool plain = claims_.comparator_of(k) == plugin::Comparator::equal &&
                       !claims_.is_range(k) && !claims_.approximate(k) &&
                       !claims_.interval_given(k);
    if (!plain || !plugin::last_sure_digit(claims_.value[k])) return 0;
    std::int32_t count = 0;
    for (auto rest = claims_.value[k].mantissa; rest % 10 == 0 && std::abs(rest) >= 100;) {
      rest /= 10;
      ++count;
    }
    return count;
  }
  // What a number allows without that many zeros.
  Bounds widened(std::size_t i, std::int32_t zeros) const {
    const Bounds& bounds = members_[i].bounds;
    if (zeros == 0) return bounds;
    double unit = 1;  // of the last digit, in that of the last zero: exact, and cheaper than pow
    for (std::int32_t zero = 0; zero < zeros; ++zero) unit *= 10;
    const double reach = (bounds.high - bounds.low) / 2 * (unit - 1);
    return {bounds.low - reach, bounds.high + reach};
  }
  plugin::Number rounded(std::size_t i, std::int32_t zeros) {
    const plugin::Claim& claim = exact(i).claim;
    if (zeros == 0) return host_.number(claim.interval);
    const std::int32_t half = claim.value.exponent + zeros - 1;
    const vt_interval reach{{-5, half, 0}, {5, half, 0}, VT_LOW_OPEN | VT_HIGH_OPEN, 0};
    return host_.number(claim.nominal) + host_.number(reach);
  }

  // Written alike to the last digit, in one unit.
  bool same_words(std::size_t a, std::size_t b) const {
    const Index i = members_[a].index;
    const Index j = members_[b].index;
    const auto follows = [this](Index k) {
      return !claims_.is_range(k) && !claims_.interval_given(k);
    };
    return follows(i) && follows(j) && claims_.unit[i] == claims_.unit[j] &&
           claims_.value[i].mantissa == claims_.value[j].mantissa &&
           claims_.value[i].exponent == claims_.value[j].exponent &&
           claims_.comparator[i] == claims_.comparator[j] &&
           claims_.approximate(i) == claims_.approximate(j);
  }

  const Exact& exact(std::size_t i) {
    Member& member = members_[i];
    if (!member.exact) member.exact = fetch(member.index);
    return *member.exact;
  }

  // Empty if the claim cannot be brought to the unit of the first.
  std::unique_ptr<const Exact> fetch(Index index) const {
    const plugin::Claim claim = host_.claim(claims_.ref[index]).value();
    const auto allowed = span_of(claim, claim.interval);
    const auto stated = span_of(claim, claim.nominal);
    if (!allowed || !stated) return nullptr;
    return std::make_unique<const Exact>(Exact{claim, *allowed, *stated});
  }

  std::optional<Span> span_of(const plugin::Claim& claim, const vt_interval& interval) const {
    if (one_unit_) return Span(interval);
    const auto moved = in_shared_unit(claim, host_.number(interval));
    if (!moved) return std::nullopt;
    return Span(host_, interval, *moved);
  }

  std::optional<plugin::Number> in_shared_unit(const plugin::Claim& claim,
                                               const plugin::Number& number) const {
    const auto amount = claim.change == plugin::Change::none ? plugin::Amount::absolute
                                                             : plugin::Amount::difference;
    return host_.convert(number, host_.text(plugin::Column::unit, claim.unit),
                         host_.text(plugin::Column::unit, unit_), claim.period, amount);
  }

  const plugin::Host& host_;
  const plugin::Claims& claims_;
  plugin::Symbol unit_;
  bool one_unit_ = false;
  std::vector<Member> members_;
  std::vector<plugin::ClaimRef> left_out_;
};

// The claims that agree in one point, and the others, both in the order of the input.
struct Camps {
  std::vector<std::size_t> together;  // members of the comparison
  std::vector<std::size_t> apart;
};

// Sweeps the claims by their low ends for the point that most of them allow: when claim k is
// reached, the claims that started before and have not ended allow its low end.
inline Camps camps(Comparison& claims) {
  std::vector<std::size_t> order(claims.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return claims.starts_before(a, b) || (a < b && !claims.starts_before(b, a));
  });
  const auto later_end = [&](std::size_t a, std::size_t b) { return claims.ends_before(b, a); };
  std::vector<std::size_t> open;  // a heap, the first to end on top
  std::size_t most = 0;
  std::size_t best = 0;
  for (std::size_t k = 0; k < order.size(); ++k) {
    while (!open.empty() && claims.disjoint(open.front(), order[k])) {
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
    const bool in = k <= best && !claims.disjoint(order[k], order[best]);
    (in ? result.together : result.apart).push_back(order[k]);
  }
  std::sort(result.together.begin(), result.together.end());
  std::sort(result.apart.begin(), result.apart.end());
  return result;
}

}  // namespace veritally::rules
