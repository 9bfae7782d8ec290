// Range: all that a number may be, the slow and obvious way.
//
// It reaches from one fraction to another, both of them in it. An end that is not in lies a trifle
// inside, and one without end is a number larger than any that is told: so there is nothing to
// think about but closed ranges, and what an operation makes of ranges lies between the least and
// the greatest of what it makes of their ends.
#pragma once

#include <algorithm>
#include <vector>

#include <boost/multiprecision/cpp_int.hpp>

namespace veritally::oracle {

using Rational = boost::multiprecision::cpp_rational;
using Integer = boost::multiprecision::cpp_int;

// REQUIRES: exponent from -100 to 100.
inline Rational power_of_ten(int exponent) {
  const Integer power =
      boost::multiprecision::pow(Integer(10), static_cast<unsigned>(std::abs(exponent)));
  return exponent < 0 ? Rational(1, power) : Rational(power);
}

// Numbers are told with less than 30 digits before and behind the point.
inline const Rational trifle = power_of_ten(-60);
inline const Rational endless = power_of_ten(60);

struct Range {
  Rational low;
  Rational high;
};

inline Range exactly(const Rational& value) { return {value, value}; }
inline Range above(const Rational& value) { return {value + trifle, endless}; }
inline Range below(const Rational& value) { return {-endless, value - trifle}; }
inline Range at_least(const Rational& value) { return {value, endless}; }
inline Range at_most(const Rational& value) { return {-endless, value}; }

// They have a number in common.
inline bool meet(const Range& a, const Range& b) { return a.low <= b.high && b.low <= a.high; }

inline Range mirrored(const Range& range) { return {-range.high, -range.low}; }

// To a multiple of 10^exponent, halves away from zero.
inline Rational rounded(const Rational& value, int exponent) {
  const Rational scaled = value / power_of_ten(exponent);
  const Rational size = abs(scaled) + Rational(1, 2);
  const Integer whole = numerator(size) / denominator(size);
  return Rational(scaled < 0 ? Integer(-whole) : whole) * power_of_ten(exponent);
}

// What `operation`, a function of a vector of fractions, makes of all corners of the ranges.
// REQUIRES: it only rises or only falls with each of them, wherever in their ranges the others are.
template <class Operation>
Range reach(const std::vector<Range>& ranges, const Operation& operation) {
  std::vector<Rational> results;
  for (unsigned corner = 0; corner < 1U << ranges.size(); ++corner) {
    std::vector<Rational> values;
    for (std::size_t i = 0; i < ranges.size(); ++i) {
      values.push_back((corner >> i & 1U) == 0 ? ranges[i].low : ranges[i].high);
    }
    results.push_back(operation(values));
  }
  return {*std::min_element(results.begin(), results.end()),
          *std::max_element(results.begin(), results.end())};
}

}  // namespace veritally::oracle
