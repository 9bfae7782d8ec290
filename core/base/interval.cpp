#include "base/interval.hpp"

#include <array>

namespace veritally {
namespace {

using Bound = End<Rational>;

Bound to_rational(const End<Decimal>& end) {
  if (end.unbounded) return {{}, true, true};
  return {to_rational(end.value), end.open, false};
}

Bound negate(const Bound& end) { return {-end.value, end.open, end.unbounded}; }

Bound sum(const Bound& a, const Bound& b) {
  if (a.unbounded || b.unbounded) return {{}, true, true};
  return {a.value + b.value, a.open || b.open, false};
}

// One end times another, as a candidate for an end of the product. Infinities have a sign, which
// `infinite` carries: -1, 0 or 1. A closed zero times anything is a zero that is attained.
struct Corner {
  Rational value;
  bool open = false;
  int infinite = 0;
};

int sign_of(const Bound& end, int infinity) {
  if (end.unbounded) return infinity;
  return end.value.sign();
}

Corner corner(const Bound& a, int a_infinity, const Bound& b, int b_infinity) {
  const bool a_zero = !a.unbounded && a.value == 0;
  const bool b_zero = !b.unbounded && b.value == 0;
  if (a_zero || b_zero) {
    const bool attained = (a_zero && !a.open) || (b_zero && !b.open);
    return {0, !attained, 0};
  }
  if (a.unbounded || b.unbounded) {
    return {0, true, sign_of(a, a_infinity) * sign_of(b, b_infinity)};
  }
  return {a.value * b.value, a.open || b.open, 0};
}

bool less(const Corner& a, const Corner& b) {
  if (a.infinite != b.infinite) return a.infinite < b.infinite;
  return a.infinite == 0 && a.value < b.value;
}

Bound end_of(const Corner& corner) {
  if (corner.infinite != 0) return {{}, true, true};
  return {corner.value, corner.open, false};
}

// The outermost of the corners; of equal ones a closed one wins, since it is attained.
template <class Outer>
Corner outermost(const std::array<Corner, 4>& corners, Outer outer) {
  Corner best = corners[0];
  for (const Corner& candidate : corners) {
    if (outer(candidate, best)) best = candidate;
    if (!outer(best, candidate) && !outer(candidate, best) && !candidate.open) best = candidate;
  }
  return best;
}

bool holds_or_touches_zero(const RationalInterval& a) {
  const bool above = !a.low.unbounded && a.low.value > 0;
  const bool below = !a.high.unbounded && a.high.value < 0;
  return !above && !below;
}

Bound reciprocal(const Bound& end) {
  if (end.unbounded) return {0, true, false};
  return {1 / end.value, end.open, false};
}

}  // namespace

RationalInterval to_rational(const Interval& interval) {
  return {to_rational(interval.low), to_rational(interval.high)};
}

RationalInterval add(const RationalInterval& a, const RationalInterval& b) {
  return {sum(a.low, b.low), sum(a.high, b.high)};
}

RationalInterval negate(const RationalInterval& a) { return {negate(a.high), negate(a.low)}; }

RationalInterval subtract(const RationalInterval& a, const RationalInterval& b) {
  return add(a, negate(b));
}

RationalInterval multiply(const RationalInterval& a, const RationalInterval& b) {
  const std::array<Corner, 4> corners = {corner(a.low, -1, b.low, -1), corner(a.low, -1, b.high, 1),
                                         corner(a.high, 1, b.low, -1),
                                         corner(a.high, 1, b.high, 1)};
  const Corner low =
      outermost(corners, [](const Corner& x, const Corner& y) { return less(x, y); });
  const Corner high =
      outermost(corners, [](const Corner& x, const Corner& y) { return less(y, x); });
  return {end_of(low), end_of(high)};
}

std::optional<RationalInterval> divide(const RationalInterval& a, const RationalInterval& b) {
  if (holds_or_touches_zero(b)) return std::nullopt;
  return multiply(a, {reciprocal(b.high), reciprocal(b.low)});
}

RationalInterval power(const RationalInterval& a, unsigned exponent) {
  if (exponent == 0) return RationalInterval::point(1);
  const auto raised = [exponent](const Bound& end) -> Bound {
    if (end.unbounded) return end;
    Rational value = 1;
    for (unsigned i = 0; i < exponent; ++i) value *= end.value;
    return {value, end.open, false};
  };
  const bool all_negative = !a.high.unbounded && a.high.value <= 0;
  const bool all_positive = !a.low.unbounded && a.low.value >= 0;
  if (exponent % 2 == 1 || all_positive) return {raised(a.low), raised(a.high)};
  if (all_negative) return {raised(a.high), raised(a.low)};
  RationalInterval from_zero =
      hull({raised(a.low), raised(a.low)}, {raised(a.high), raised(a.high)});
  if (a.low.unbounded || a.high.unbounded) from_zero.high = {{}, true, true};
  from_zero.low = {Rational(0), false, false};
  return from_zero;
}

RationalInterval hull(const RationalInterval& a, const RationalInterval& b) {
  RationalInterval out = a;
  if (b.low.unbounded || (!out.low.unbounded && b.low.value < out.low.value)) {
    out.low = b.low;
  } else if (!out.low.unbounded && b.low.value == out.low.value) {
    out.low.open = out.low.open && b.low.open;
  }
  if (b.high.unbounded || (!out.high.unbounded && b.high.value > out.high.value)) {
    out.high = b.high;
  } else if (!out.high.unbounded && b.high.value == out.high.value) {
    out.high.open = out.high.open && b.high.open;
  }
  return out;
}

std::string to_string(const RationalInterval& interval, int digits) {
  const auto& low = interval.low;
  const auto& high = interval.high;
  const auto floor = [&] { return to_significant(low.value, digits, Rounding::down); };
  const auto ceiling = [&] { return to_significant(high.value, digits, Rounding::up); };
  if (low.unbounded && high.unbounded) return "any";
  if (low.unbounded) return (high.open ? "< " : "<= ") + ceiling();
  if (high.unbounded) return (low.open ? "> " : ">= ") + floor();
  if (interval.is_point()) return to_significant(low.value, digits);
  return (low.open ? "(" : "[") + floor() + ", " + ceiling() + (high.open ? ")" : "]");
}

}  // namespace veritally
