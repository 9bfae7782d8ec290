#include "base/rational.hpp"

#include "base/exact.hpp"

#include <string>

#include <gtest/gtest.h>

namespace veritally::test {
namespace {

Rational random_rational(Random& random) {
  const auto top = static_cast<std::int64_t>(random() >> (1 + up_to(random, 60)));
  const auto bottom = static_cast<std::int64_t>(1 + (random() >> (20 + up_to(random, 43))));
  Rational value(one_in(random, 2) ? top : -top, bottom);
  if (one_in(random, 3)) value = Rational(numerator(value), ten_to(between(random, 0, 30)) * 2);
  return value;
}

// The definition of rounding to a multiple of `unit`.
bool rounds(const Rational& to, const Rational& value, const Rational& unit, Rounding rounding) {
  if (denominator(Rational(to / unit)) != 1) return false;
  const Rational error = to - value;
  switch (rounding) {
    case Rounding::down:
      return error <= 0 && error > -unit;
    case Rounding::up:
      return error >= 0 && error < unit;
    case Rounding::nearest:
      break;
  }
  const Rational twice = 2 * abs(error);
  return twice < unit || (twice == unit && abs(to) > abs(value));
}

Rational read(const std::string& text) {
  const auto point = text.find('.');
  if (point == std::string::npos) return Rational(cpp_int(text));
  std::string digits = text;
  digits.erase(point, 1);
  const bool negative = digits.front() == '-';
  digits.erase(0, negative ? 1 : 0);
  digits.erase(0, std::min(digits.find_first_not_of('0'), digits.size() - 1));
  const Rational size(cpp_int(digits), ten_to(static_cast<int>(text.size() - point - 1)));
  return negative ? -size : size;
}

Rounding random_rounding(Random& random) { return static_cast<Rounding>(up_to(random, 2)); }

TEST(RationalToFixed, RoundsAsTold) {
  const Rational value = parse_rational("52.3809").value();
  EXPECT_EQ(to_fixed(value, 1), "52.4");
  EXPECT_EQ(to_fixed(value, 0), "52");
  EXPECT_EQ(to_fixed(value, 1, Rounding::down), "52.3");
  EXPECT_EQ(to_fixed(-value, 1, Rounding::down), "-52.4");
  EXPECT_EQ(to_fixed(-value, 1, Rounding::up), "-52.3");
  EXPECT_EQ(to_fixed(Rational(5, 2), 0), "3");
  EXPECT_EQ(to_fixed(Rational(-5, 2), 0), "-3");
  EXPECT_EQ(to_fixed(Rational(1, 200), 2), "0.01");
  EXPECT_EQ(to_fixed(Rational(-1, 300), 2), "0.00");  // and no "-0.00"
  EXPECT_EQ(to_fixed(Rational(7), 3), "7.000");
}

TEST(RationalToFixed, FollowsTheDefinitionOnRandomFractions) {
  Random random(11);
  for (int i = 0; i < 60000; ++i) {
    const Rational value = random_rational(random);
    const int places = between(random, 0, 12);
    const Rounding rounding = random_rounding(random);
    const std::string text = to_fixed(value, places, rounding);
    ASSERT_TRUE(rounds(read(text), value, Rational(1, ten_to(places)), rounding))
        << value << " -> " << text;
    const std::size_t point = text.find('.');
    const std::size_t whole = std::min(point, text.size()) - (text.front() == '-' ? 1 : 0);
    ASSERT_EQ(text.size() - std::min(point, text.size()),
              places == 0 ? 0U : static_cast<std::size_t>(places) + 1)
        << text;
    ASSERT_TRUE(whole == 1 || text[text.front() == '-' ? 1 : 0] != '0') << text;
    ASSERT_FALSE(text.front() == '-' && read(text) == 0) << text;
  }
}

TEST(RationalToSignificant, HasAtMostThatManyDigits) {
  EXPECT_EQ(to_significant(Rational(2, 3), 3), "0.667");
  EXPECT_EQ(to_significant(Rational(123456), 3), "123000");
  EXPECT_EQ(to_significant(Rational(999999), 3), "1000000");
  EXPECT_EQ(to_significant(Rational(9996, 1000), 3), "10");
  EXPECT_EQ(to_significant(Rational(1, 8), 6), "0.125");
  EXPECT_EQ(to_significant(Rational(-2, 3), 1, Rounding::up), "-0.6");
  EXPECT_EQ(to_significant(Rational(0), 3), "0");
  EXPECT_EQ(to_significant(Rational(1, ten_to(100)), 2), "0." + std::string(99, '0') + "1");
}

// 10^n for the leading digit's place n, found by looking.
Rational leading_place(const Rational& value) {
  Rational place = 1;
  while (place > abs(value)) place /= 10;
  while (place * 10 <= abs(value)) place *= 10;
  return place;
}

TEST(RationalToSignificant, FollowsTheDefinitionOnRandomFractions) {
  Random random(12);
  for (int i = 0; i < 40000; ++i) {
    const Rational value = random_rational(random);
    if (value == 0) continue;
    const int digits = between(random, 1, 8);
    const Rounding rounding = random_rounding(random);
    const std::string text = to_significant(value, digits, rounding);
    const Rational unit = leading_place(value) / ten_to(digits - 1);
    ASSERT_TRUE(rounds(read(text), value, unit, rounding))
        << value << " to " << digits << " -> " << text;
    ASSERT_TRUE(text.find('.') == std::string::npos || (text.back() != '0' && text.back() != '.'))
        << text;
  }
}

TEST(RationalToDecimal, GivesTheDecimalExactlyWhereThereIsOne) {
  Random random(13);
  int given = 0;
  for (int i = 0; i < 40000; ++i) {
    Rational value(random_mantissa(random), ten_to(between(random, 0, 125)));
    if (one_in(random, 2)) value /= boost::multiprecision::pow(cpp_int(2), 5U);
    if (one_in(random, 3)) value *= ten_to(between(random, 100, 260));
    if (one_in(random, 8)) value /= 3;
    const cpp_int scaled = numerator(value) * ten_to(300);
    const bool ends = scaled % denominator(value) == 0;
    const bool holds = ends && held(normal(scaled / denominator(value), -300));
    const auto decimal = to_decimal(value);
    ASSERT_EQ(decimal.has_value(), holds) << value;
    given += holds ? 1 : 0;
    if (decimal) {
      ASSERT_EQ(to_rational(*decimal), value) << value;
    }
  }
  EXPECT_GT(given, 8000);
  EXPECT_LT(given, 32000);
}

TEST(RationalToDecimal, UndoesToRational) {
  Random random(14);
  for (int i = 0; i < 40000; ++i) {
    const Decimal value = random_decimal(random);
    const auto back = to_decimal(to_rational(value));
    ASSERT_TRUE(back) << shown(value);
    ASSERT_EQ(*back, value) << shown(value);
  }
}

TEST(RationalParse, ReadsFractionsAndDecimals) {
  EXPECT_EQ(parse_rational("5/9").value(), Rational(5, 9));
  EXPECT_EQ(parse_rational("1609344/1000").value(), Rational(1609344, 1000));
  EXPECT_EQ(parse_rational("-3").value(), Rational(-3));
  EXPECT_EQ(parse_rational("0.25/1e-2").value(), Rational(25));
  EXPECT_EQ(parse_rational("1/-4").value(), Rational(-1, 4));
}

TEST(RationalParse, RefusesTheRestWithAMessage) {
  EXPECT_EQ(parse_rational("1/0").error().message, "\"1/0\" divides by zero");
  EXPECT_EQ(parse_rational("1/0.00").error().message, "\"1/0.00\" divides by zero");
  for (const char* text : {"", "/", "1/", "/2", "1/2/3", "a/2", "1 / 2", "1/2 "}) {
    EXPECT_FALSE(parse_rational(text)) << text;
  }
}

}  // namespace
}  // namespace veritally::test
