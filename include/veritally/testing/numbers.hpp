// Exact interval arithmetic for tests: fractions of 128-bit integers, which hold what a rule's
// test writes down. What does not fit gives no result (nullopt), never a wrong one. The program
// itself has numbers of any size; this is a small second opinion, not a copy of it.
#pragma once

#include <veritally/abi.h>
#include <veritally/plugin/exact.hpp>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <utility>

namespace veritally::testing {

using Wide = plugin::detail::Wide;

// numerator / denominator in lowest terms, denominator > 0.
struct Fraction {
  Wide numerator = 0;
  Wide denominator = 1;
};

constexpr Wide magnitude(Wide a) { return a < 0 ? -a : a; }

inline std::optional<Fraction> make_fraction(std::optional<Wide> n, std::optional<Wide> d) {
  if (!n || !d || *d == 0) return std::nullopt;
  Wide a = magnitude(*n);
  Wide b = magnitude(*d);
  while (b != 0) a = std::exchange(b, a % b);
  const Wide sign = *d < 0 ? -1 : 1;
  return Fraction{sign * *n / a, sign * *d / a};
}

inline std::optional<Wide> times(Wide a, Wide b) {
  Wide result = 0;
  if (__builtin_mul_overflow(a, b, &result)) return std::nullopt;
  return result;
}

inline std::optional<Fraction> multiply(const Fraction& a, const Fraction& b) {
  const auto first = make_fraction(a.numerator, b.denominator);
  const auto second = make_fraction(b.numerator, a.denominator);
  return make_fraction(times(first->numerator, second->numerator),
                       times(first->denominator, second->denominator));
}

inline std::optional<Fraction> add(const Fraction& a, const Fraction& b) {
  const auto left = times(a.numerator, b.denominator);
  const auto right = times(b.numerator, a.denominator);
  Wide sum = 0;
  if (!left || !right || __builtin_add_overflow(*left, *right, &sum)) return std::nullopt;
  return make_fraction(sum, times(a.denominator, b.denominator));
}

inline Fraction negate(const Fraction& a) { return {-a.numerator, a.denominator}; }

// REQUIRES: the products fit, as they do for numbers made by the functions above in tests.
inline int compare(const Fraction& a, const Fraction& b) {
  const auto left = times(a.numerator, b.denominator);
  const auto right = times(b.numerator, a.denominator);
  if (left && right) return (*left > *right) - (*left < *right);
  const auto real = [](const Fraction& f) {
    return static_cast<long double>(f.numerator) / static_cast<long double>(f.denominator);
  };
  return (real(a) > real(b)) - (real(a) < real(b));
}

inline std::optional<Fraction> power_of_ten(std::int32_t exponent) {
  Wide value = 1;
  for (std::int32_t i = 0; i < std::abs(exponent); ++i) {
    const auto next = times(value, 10);
    if (!next) return std::nullopt;
    value = *next;
  }
  return exponent < 0 ? Fraction{1, value} : Fraction{value, 1};
}

inline std::optional<Fraction> fraction_of(const vt_decimal& value) {
  const auto power = power_of_ten(value.exponent);
  if (!power) return std::nullopt;
  return multiply({value.mantissa, 1}, *power);
}

// One end of an interval; infinity: -1, 0 or 1 times infinite.
struct End {
  Fraction value;
  int infinity = 0;
  bool open = false;
};

inline int compare(const End& a, const End& b) {
  if (a.infinity != b.infinity) return a.infinity < b.infinity ? -1 : 1;
  return a.infinity != 0 ? 0 : compare(a.value, b.value);
}

struct Range {
  End low;
  End high;

  bool is_point() const { return low.infinity == 0 && !low.open && compare(low, high) == 0; }
};

inline std::optional<Range> range_of(const vt_interval& interval) {
  const auto end = [](const vt_decimal& value, bool open, int infinity) -> std::optional<End> {
    if (infinity != 0) return End{{}, infinity, true};
    const auto fraction = fraction_of(value);
    if (!fraction) return std::nullopt;
    return End{*fraction, 0, open};
  };
  const auto has = [&](std::uint32_t flag) { return (interval.flags & flag) != 0; };
  const auto low = end(interval.low, has(VT_LOW_OPEN), has(VT_LOW_UNBOUNDED) ? -1 : 0);
  const auto high = end(interval.high, has(VT_HIGH_OPEN), has(VT_HIGH_UNBOUNDED) ? 1 : 0);
  if (!low || !high || compare(*low, *high) > 0) return std::nullopt;
  return Range{*low, *high};
}

inline std::optional<End> add(const End& a, const End& b) {
  if (a.infinity != 0 || b.infinity != 0) {
    return End{{}, a.infinity != 0 ? a.infinity : b.infinity, true};
  }
  const auto sum = add(a.value, b.value);
  if (!sum) return std::nullopt;
  return End{*sum, 0, a.open || b.open};
}

inline End negate(const End& a) { return {negate(a.value), -a.infinity, a.open}; }

inline std::optional<End> multiply(const End& a, const End& b) {
  const auto sign = [](const End& end) {
    if (end.infinity != 0) return end.infinity;
    return (end.value.numerator > 0) - (end.value.numerator < 0);
  };
  if (sign(a) == 0 || sign(b) == 0) {  // a zero that is reached makes the product reach it
    const bool reached = (sign(a) == 0 && !a.open) || (sign(b) == 0 && !b.open);
    return End{{}, 0, !reached};
  }
  if (a.infinity != 0 || b.infinity != 0) return End{{}, sign(a) * sign(b), true};
  const auto product = multiply(a.value, b.value);
  if (!product) return std::nullopt;
  return End{*product, 0, a.open || b.open};
}

inline std::optional<Range> add(const Range& a, const Range& b) {
  const auto low = add(a.low, b.low);
  const auto high = add(a.high, b.high);
  if (!low || !high) return std::nullopt;
  return Range{*low, *high};
}

inline Range negate(const Range& a) { return {negate(a.high), negate(a.low)}; }

inline Range hull(const Range& a, const Range& b) {
  // Of equal ends the closed one is further out.
  const auto further = [](const End& x, const End& y, int direction) {
    const int order = compare(x, y) * direction;
    if (order == 0) return x.open ? y : x;
    return order > 0 ? x : y;
  };
  return {further(a.low, b.low, -1), further(a.high, b.high, 1)};
}

inline std::optional<Range> multiply(const Range& a, const Range& b) {
  std::optional<Range> result;
  for (const End* x : {&a.low, &a.high}) {
    for (const End* y : {&b.low, &b.high}) {
      const auto corner = multiply(*x, *y);
      if (!corner) return std::nullopt;
      const Range both{*corner, *corner};
      result = result ? hull(*result, both) : both;
    }
  }
  return result;
}

// nullopt where `b` holds zero or touches it.
inline std::optional<Range> divide(const Range& a, const Range& b) {
  const End zero{};
  if (compare(b.low, zero) <= 0 && compare(b.high, zero) >= 0) return std::nullopt;
  const auto inverse = [](const End& end) -> End {
    if (end.infinity != 0) return {{}, 0, true};
    return {*make_fraction(end.value.denominator, end.value.numerator), 0, end.open};
  };
  return multiply(a, {inverse(b.high), inverse(b.low)});
}

inline std::optional<Range> power(const Range& a, std::uint32_t exponent) {
  const auto raised = [exponent](const End& end) {
    std::optional<End> result = End{{1, 1}, 0, false};
    for (std::uint32_t i = 0; i < exponent && result; ++i) result = multiply(*result, end);
    return result;
  };
  const auto low = raised(a.low);
  const auto high = raised(a.high);
  if (!low || !high) return std::nullopt;
  if (exponent == 0 || exponent % 2 == 1) return Range{*low, *high};
  const Range ends = hull({*low, *low}, {*high, *high});
  const End zero{};
  if (compare(a.low, zero) < 0 && compare(a.high, zero) > 0) return Range{zero, ends.high};
  return ends;
}

// Rounded to a multiple of 10^exponent, ties away from zero.
inline std::optional<Range> rounded(const Range& a, std::int32_t exponent) {
  // The numbers at an open end lie inside of it: nothing below 2.5 rounds to 3.
  const auto round = [exponent](const End& end, int inwards) -> std::optional<End> {
    if (end.infinity != 0) return end;
    const auto unit = power_of_ten(exponent);
    const auto inverse = power_of_ten(-exponent);
    const auto scaled = inverse ? multiply(end.value, *inverse) : std::nullopt;
    if (!unit || !scaled) return std::nullopt;
    const Wide n = magnitude(scaled->numerator);
    const Wide half_up = (2 * n + scaled->denominator) / (2 * scaled->denominator);
    Wide nearest = scaled->numerator < 0 ? -half_up : half_up;
    const Wide beyond = (nearest * scaled->denominator - scaled->numerator) * inwards;
    if (end.open && 2 * beyond == -scaled->denominator) nearest += inwards;
    const auto value = multiply({nearest, 1}, *unit);
    if (!value) return std::nullopt;
    return End{*value, 0, false};
  };
  const auto low = round(a.low, 1);
  const auto high = round(a.high, -1);
  if (!low || !high) return std::nullopt;
  return Range{*low, *high};
}

inline bool below(const Range& a, const Range& b) {
  const int order = compare(a.high, b.low);
  if (a.high.infinity != 0 || b.low.infinity != 0) return false;
  return order < 0 || (order == 0 && (a.high.open || b.low.open));
}

inline bool contains(const Range& outer, const Range& inner) {
  const int low = compare(outer.low, inner.low);
  const int high = compare(inner.high, outer.high);
  return (low < 0 || (low == 0 && (!outer.low.open || inner.low.open))) &&
         (high < 0 || (high == 0 && (!outer.high.open || inner.high.open)));
}

// Of equal low ends a closed one lies before an open one; of equal high ends the other way round.
inline bool starts_before(const Range& a, const Range& b) {
  const int order = compare(a.low, b.low);
  return order < 0 || (order == 0 && !a.low.open && b.low.open);
}
inline bool ends_before(const Range& a, const Range& b) {
  const int order = compare(a.high, b.high);
  return order < 0 || (order == 0 && a.high.open && !b.high.open);
}

// The contract's sum of VT_BELOW, VT_MEETS ...
inline std::uint32_t relation(const Range& a, const Range& b) {
  const bool is_below = below(a, b);
  const bool is_above = below(b, a);
  return (is_below ? VT_BELOW : 0U) | (is_above ? VT_ABOVE : 0U) |
         (!is_below && !is_above ? VT_MEETS : 0U) | (contains(a, b) ? VT_CONTAINS : 0U) |
         (contains(b, a) ? VT_WITHIN : 0U) | (starts_before(a, b) ? VT_STARTS_BEFORE : 0U) |
         (starts_before(b, a) ? VT_STARTS_AFTER : 0U) | (ends_before(a, b) ? VT_ENDS_BEFORE : 0U) |
         (ends_before(b, a) ? VT_ENDS_AFTER : 0U);
}

// Decimal digits of a fraction, at most `digits` significant ones; `away` rounds the rest away
// from zero, else towards it; `nearest` to the nearer.
enum class Cut : std::uint8_t { towards, away, nearest };

inline std::string show(const Fraction& value, std::uint32_t digits, Cut cut) {
  Wide rest = magnitude(value.numerator);
  Wide whole = rest / value.denominator;
  rest %= value.denominator;
  std::string text;
  for (; whole != 0; whole /= 10)
    text.insert(text.begin(), static_cast<char>('0' + int(whole % 10)));
  std::size_t point = text.size();
  std::size_t leading = 0;  // zeros before the first significant digit
  while (rest != 0 && text.size() - leading < digits + 1) {
    const auto next = times(rest, 10);
    if (!next) break;
    const char digit = static_cast<char>('0' + int(*next / value.denominator));
    if (text.size() == leading && digit == '0') ++leading;
    text.push_back(digit);
    rest = *next % value.denominator;
  }
  const std::size_t keep = std::min(text.size(), leading + digits);
  bool more = rest != 0;
  for (std::size_t i = keep; i < text.size(); ++i) more = more || text[i] != '0';
  const bool up = cut == Cut::away      ? more
                  : cut == Cut::nearest ? keep < text.size() && text[keep] >= '5'
                                        : false;
  for (std::size_t i = keep; i < text.size(); ++i) text[i] = '0';
  if (up) {
    std::size_t i = keep;
    while (i > 0 && text[i - 1] == '9') text[--i] = '0';
    if (i == 0) {
      text.insert(text.begin(), '1');
      ++point;
    } else {
      ++text[i - 1];
    }
  }
  std::string fraction = text.substr(point);
  while (!fraction.empty() && fraction.back() == '0') fraction.pop_back();
  std::string shown = point == 0 ? "0" : text.substr(0, point);
  if (!fraction.empty()) shown += "." + fraction;
  return (value.numerator < 0 && shown != "0" ? "-" : "") + shown;
}

// As the host shows a number: "315", "[60, 65]", "> 100".
inline std::string show(const Range& range, std::uint32_t digits) {
  const auto floor = [&] {
    return show(range.low.value, digits, range.low.value.numerator < 0 ? Cut::away : Cut::towards);
  };
  const auto ceiling = [&] {
    return show(range.high.value, digits,
                range.high.value.numerator < 0 ? Cut::towards : Cut::away);
  };
  if (range.low.infinity != 0 && range.high.infinity != 0) return "any";
  if (range.low.infinity != 0) return (range.high.open ? "< " : "<= ") + ceiling();
  if (range.high.infinity != 0) return (range.low.open ? "> " : ">= ") + floor();
  if (range.is_point()) return show(range.low.value, digits, Cut::nearest);
  return (range.low.open ? "(" : "[") + floor() + ", " + ceiling() + (range.high.open ? ")" : "]");
}

// A bound of the end as a double, rounded outward (direction -1: down, 1: up).
inline double bound(const End& end, int direction) {
  constexpr double infinite = std::numeric_limits<double>::infinity();
  if (end.infinity != 0) return direction * infinite;
  double value =
      static_cast<double>(end.value.numerator) / static_cast<double>(end.value.denominator);
  for (int i = 0; i < 2; ++i) value = std::nextafter(value, direction * infinite);
  return value;
}

}  // namespace veritally::testing
