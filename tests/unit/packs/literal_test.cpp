// Numbers and times as an editor writes them.
#include "literal.hpp"

#include <string>

#include <gtest/gtest.h>

namespace veritally::pack {
namespace {

std::string number(std::string_view text) {
  const auto value = read_number(text);
  return value ? std::to_string(value->mantissa) + "e" + std::to_string(value->exponent) : "none";
}

TEST(Literal, NumbersKeepTheirDigits) {
  EXPECT_EQ(number("12"), "12e0");
  EXPECT_EQ(number("12.50"), "1250e-2");
  EXPECT_EQ(number("-4"), "-4e0");
  EXPECT_EQ(number("+4"), "4e0");
  EXPECT_EQ(number("1_000.5"), "10005e-1");
  EXPECT_EQ(number("12.5 billion"), "125e8");
  EXPECT_EQ(number("12.5bn"), "125e8");
  EXPECT_EQ(number("3 Million"), "3e6");
  for (const char* bad : {"", "x", "1e3", "0x10", "1.2.3", "12,5", "5 dozen", "nan", "inf", ".5",
                          "99999999999999999999", "--4"}) {
    EXPECT_EQ(number(bad), "none") << bad;
  }
}

std::string days(std::string_view text) {
  const auto period = read_period(text);
  if (!period) return "none";
  return std::to_string(*period->from) + " " + std::to_string(*period->to) +
         (period->fiscal ? " fiscal" : "");
}

TEST(Literal, PeriodsAreWholeDays) {
  EXPECT_EQ(days("1970"), "0 364");
  EXPECT_EQ(days("1970-Q1"), "0 89");
  EXPECT_EQ(days("1970-q4"), "273 364");
  EXPECT_EQ(days("1970-02"), "31 58");
  EXPECT_EQ(days("1970-12"), "334 364");
  EXPECT_EQ(days("1970-01-02"), "1 1");
  EXPECT_EQ(days("1970 to 1971"), "0 729");
  EXPECT_EQ(days("1970-01-02 to 1970-02"), "1 58");
  EXPECT_EQ(days("fiscal 1970"), "0 364 fiscal");
  for (const char* bad : {"", "70", "1970-13", "1970-02-30", "1970-Q5", "1971 to 1970", "soon",
                          "1970 to ", "fiscal"}) {
    EXPECT_EQ(days(bad), "none") << bad;
  }
}

}  // namespace
}  // namespace veritally::pack
