// Exact comparison of decimals and intervals without asking the host: for a rule's inner loop,
// where both sides are known to be in the same unit. `Host::compare` brings units together.
//
// All functions are pure and may be called from any thread. REQUIRES: exponents within the
// contract's -120 to 120.
#pragma once

#include <veritally/abi.h>

#include <compare>
#include <cstdint>

namespace veritally::plugin {

namespace detail {
__extension__ using Wide = __int128;

// a * 10^power and b, compared; a and b are not zero. 10^19 is larger than any 64-bit mantissa.
constexpr std::strong_ordering compare_scaled(std::int64_t a, std::int32_t power, std::int64_t b) {
  if ((a < 0) != (b < 0)) return a < 0 ? std::strong_ordering::less : std::strong_ordering::greater;
  if (power > 18) return a < 0 ? std::strong_ordering::less : std::strong_ordering::greater;
  Wide wide = a;
  for (std::int32_t i = 0; i < power; ++i) wide *= 10;
  return wide <=> Wide{b};
}
}  // namespace detail

constexpr std::strong_ordering compare(const vt_decimal& a, const vt_decimal& b) {
  if (a.exponent == b.exponent || a.mantissa == 0 || b.mantissa == 0) {
    return a.mantissa <=> b.mantissa;
  }
  if (a.exponent > b.exponent) {
    return detail::compare_scaled(a.mantissa, a.exponent - b.exponent, b.mantissa);
  }
  return 0 <=> detail::compare_scaled(b.mantissa, b.exponent - a.exponent, a.mantissa);
}

// The same number, however it is written: 1050e-2 and 105e-1.
constexpr bool equal(const vt_decimal& a, const vt_decimal& b) { return compare(a, b) == 0; }

// Every number of `a` is below every number of `b`.
constexpr bool below(const vt_interval& a, const vt_interval& b) {
  if ((a.flags & VT_HIGH_UNBOUNDED) != 0 || (b.flags & VT_LOW_UNBOUNDED) != 0) return false;
  const auto order = compare(a.high, b.low);
  if (order != 0) return order < 0;
  return (a.flags & VT_HIGH_OPEN) != 0 || (b.flags & VT_LOW_OPEN) != 0;
}

// The low end of `a` lies before that of `b`; likewise the high end.
constexpr bool starts_before(const vt_interval& a, const vt_interval& b) {
  if ((b.flags & VT_LOW_UNBOUNDED) != 0) return false;
  if ((a.flags & VT_LOW_UNBOUNDED) != 0) return true;
  const auto order = compare(a.low, b.low);
  if (order != 0) return order < 0;
  return (a.flags & VT_LOW_OPEN) == 0 && (b.flags & VT_LOW_OPEN) != 0;
}
constexpr bool ends_before(const vt_interval& a, const vt_interval& b) {
  if ((a.flags & VT_HIGH_UNBOUNDED) != 0) return false;
  if ((b.flags & VT_HIGH_UNBOUNDED) != 0) return true;
  const auto order = compare(a.high, b.high);
  if (order != 0) return order < 0;
  return (a.flags & VT_HIGH_OPEN) != 0 && (b.flags & VT_HIGH_OPEN) == 0;
}

// The two have a number in common.
constexpr bool meets(const vt_interval& a, const vt_interval& b) {
  return !below(a, b) && !below(b, a);
}

// Every number of `inner` is one of `outer`.
constexpr bool contains(const vt_interval& outer, const vt_interval& inner) {
  if ((outer.flags & VT_LOW_UNBOUNDED) == 0) {
    if ((inner.flags & VT_LOW_UNBOUNDED) != 0) return false;
    const auto order = compare(outer.low, inner.low);
    if (order > 0) return false;
    if (order == 0 && (outer.flags & VT_LOW_OPEN) != 0 && (inner.flags & VT_LOW_OPEN) == 0) {
      return false;
    }
  }
  if ((outer.flags & VT_HIGH_UNBOUNDED) == 0) {
    if ((inner.flags & VT_HIGH_UNBOUNDED) != 0) return false;
    const auto order = compare(inner.high, outer.high);
    if (order > 0) return false;
    if (order == 0 && (outer.flags & VT_HIGH_OPEN) != 0 && (inner.flags & VT_HIGH_OPEN) == 0) {
      return false;
    }
  }
  return true;
}

// The same set of numbers.
constexpr bool equal(const vt_interval& a, const vt_interval& b) {
  return contains(a, b) && contains(b, a);
}

constexpr bool is_point(const vt_interval& a) { return a.flags == 0 && equal(a.low, a.high); }

constexpr vt_interval point(const vt_decimal& value) { return {value, value, 0, 0}; }

}  // namespace veritally::plugin
