// Interval: what a stated number may mean, with exact ends that are open, closed or absent.
//
// The one template serves both number types: `Interval` has Decimal ends and is what claims carry
// (built from written digits and hedges, compared millions of times); `RationalInterval` has
// Rational ends and is what arithmetic yields (sums, quotients, conversions). Nothing rounds.
// All functions are pure. An interval is never empty: low < high, or low == high and both closed.
#pragma once

#include "base/decimal.hpp"
#include "base/rational.hpp"

#include <algorithm>
#include <optional>
#include <string>

namespace veritally {

// One end of an interval. Unbounded ends have no value and count as open.
template <class Number>
struct End {
  Number value{};
  bool open = false;
  bool unbounded = false;
};

template <class Number>
struct BasicInterval {
  End<Number> low;
  End<Number> high;

  static BasicInterval point(const Number& value) { return {{value}, {value}}; }
  static BasicInterval closed(const Number& low, const Number& high) { return {{low}, {high}}; }
  static BasicInterval everything() { return {{{}, true, true}, {{}, true, true}}; }

  bool is_point() const {
    return !low.unbounded && !high.unbounded && !low.open && !high.open &&
           compare(low.value, high.value) == 0;
  }
};

using Interval = BasicInterval<Decimal>;
using RationalInterval = BasicInterval<Rational>;

// True if every number of `a` is below every number of `b`.
template <class Number>
bool below(const BasicInterval<Number>& a, const BasicInterval<Number>& b) {
  if (a.high.unbounded || b.low.unbounded) return false;
  const auto order = compare(a.high.value, b.low.value);
  return order < 0 || (order == 0 && (a.high.open || b.low.open));
}

// True if the low end of `a` lies before that of `b`.
template <class Number>
bool starts_before(const BasicInterval<Number>& a, const BasicInterval<Number>& b) {
  if (b.low.unbounded) return false;
  if (a.low.unbounded) return true;
  const auto order = compare(a.low.value, b.low.value);
  return order < 0 || (order == 0 && !a.low.open && b.low.open);
}

// True if the high end of `a` lies before that of `b`.
template <class Number>
bool ends_before(const BasicInterval<Number>& a, const BasicInterval<Number>& b) {
  if (a.high.unbounded) return false;
  if (b.high.unbounded) return true;
  const auto order = compare(a.high.value, b.high.value);
  return order < 0 || (order == 0 && a.high.open && !b.high.open);
}

// True if the two have a number in common.
template <class Number>
bool meets(const BasicInterval<Number>& a, const BasicInterval<Number>& b) {
  return !below(a, b) && !below(b, a);
}

// True if every number of `inner` is one of `outer`.
template <class Number>
bool contains(const BasicInterval<Number>& outer, const BasicInterval<Number>& inner) {
  return !starts_before(inner, outer) && !ends_before(outer, inner);
}

template <class Number>
bool equal(const BasicInterval<Number>& a, const BasicInterval<Number>& b) {
  return contains(a, b) && contains(b, a);
}

RationalInterval to_rational(const Interval& interval);

// Exact interval arithmetic: the set of all x op y. `divide` is nullopt where the divisor's
// interval holds zero or touches it; `power` takes whole exponents from 0 to 64.
RationalInterval add(const RationalInterval& a, const RationalInterval& b);
RationalInterval negate(const RationalInterval& a);
RationalInterval subtract(const RationalInterval& a, const RationalInterval& b);
RationalInterval multiply(const RationalInterval& a, const RationalInterval& b);
std::optional<RationalInterval> divide(const RationalInterval& a, const RationalInterval& b);
RationalInterval power(const RationalInterval& a, unsigned exponent);
// The smallest interval that holds both.
RationalInterval hull(const RationalInterval& a, const RationalInterval& b);

// "315", "[315, 320]", "> 100", "[5, 20)"; ends with at most `digits` significant digits, rounded
// outward so that the shown interval holds the true one.
std::string to_string(const RationalInterval& interval, int digits = 6);

}  // namespace veritally
