#include "base/decimal.hpp"

#include "base/exact.hpp"

#include <string>

#include <gtest/gtest.h>

namespace veritally::test {
namespace {

struct Spelling {
  std::string text;
  std::int64_t mantissa;
  std::int32_t exponent;
};

TEST(DecimalParse, KeepsTheDigitsAsWritten) {
  const std::vector<Spelling> table = {
      {"0", 0, 0},
      {"-0", 0, 0},
      {"0.00", 0, -2},
      {"7", 7, 0},
      {"+7", 7, 0},
      {"-12.50", -1250, -2},
      {"10.5", 105, -1},
      {"007.0", 70, -1},
      {"1e9", 1, 9},
      {"1.5E9", 15, 8},
      {"1.5e+9", 15, 8},
      {"1.5e-9", 15, -10},
      {"1e0009", 1, 9},
      {"9223372036854775807", 9223372036854775807, 0},
      {"-9223372036854775807", -9223372036854775807, 0},
      {"0.000000000000000000000000000001", 1, -30},
      {"0000000000000000000000000000001", 1, 0},
      {"1e120", 1, 120},
      {"1e-120", 1, -120},
      {"9e138", 9000000000000000000, 120},  // the zeros move into the mantissa
      {"10e-121", 1, -120},                 // and out of it
      {"0e999", 0, 120},
      {"0e-99999999999", 0, -120},
  };
  for (const Spelling& row : table) {
    const auto value = Decimal::parse(row.text);
    ASSERT_TRUE(value) << row.text;
    EXPECT_EQ(value->mantissa(), row.mantissa) << row.text;
    EXPECT_EQ(value->exponent(), row.exponent) << row.text;
  }
}

std::string complaint(const std::string& text) {
  const auto value = Decimal::parse(text);
  return value ? "" : value.error().message;
}

TEST(DecimalParse, RefusesWhatIsNoNumber) {
  for (const std::string text :
       {"",      "-",     "+",     ".",    "-.",  ".5",  "5.",    "-.5",      "1.2.3",
        "1,000", "1 000", " 1",    "1 ",   "--1", "+-1", "e5",    "1e",       "1e+",
        "1e-",   "1e5x",  "1e1.5", "0x10", "inf", "nan", "1_000", "\xD9\xA1", "1\n"}) {
    EXPECT_EQ(complaint(text), "\"" + text + "\" is not a decimal number");
  }
  EXPECT_EQ(complaint(std::string("1\0", 2)),
            "\"" + std::string("1\0", 2) + "\" is not a decimal number");
}

TEST(DecimalParse, RefusesWhatDoesNotFitInsteadOfRounding) {
  for (const std::string text : {"9223372036854775808", "-9223372036854775808",
                                 "92233720368547758070", "1.0000000000000000001"}) {
    EXPECT_EQ(complaint(text), "\"" + text + "\" has more digits than fit into 64 bits");
  }
  for (const std::string text :
       {"1e140", "10e138", "1e-121", "11e-121", "1e99999999999999999999"}) {
    EXPECT_EQ(complaint(text), "\"" + text + "\" has an exponent out of range (-120 to 120)");
  }
}

TEST(DecimalParse, ShowsOnlyTheBeginningOfALongText) {
  EXPECT_EQ(complaint(std::string(41, 'x')),
            "\"" + std::string(40, 'x') + "...\" is not a decimal number");
  EXPECT_EQ(complaint(std::string(40, 'x')),
            "\"" + std::string(40, 'x') + "\" is not a decimal number");
}

TEST(Decimal, IsWrittenWithoutExponentAndWithItsZeros) {
  EXPECT_EQ(Decimal().to_string(), "0");
  EXPECT_EQ(Decimal(0, 5).to_string(), "0");
  EXPECT_EQ(Decimal(0, -2).to_string(), "0.00");
  EXPECT_EQ(Decimal(315, 9).to_string(), "315000000000");
  EXPECT_EQ(Decimal(-1250, -2).to_string(), "-12.50");
  EXPECT_EQ(Decimal(-5, -2).to_string(), "-0.05");
  EXPECT_EQ(Decimal(5, -1).to_string(), "0.5");
  EXPECT_EQ(Decimal(INT64_MIN, 0).to_string(), "-9223372036854775808");
}

TEST(Decimal, WritesWhatItReadsWheneverTheDigitsFit) {
  Random random(1);
  for (int i = 0; i < 300000; ++i) {
    const Decimal value = random_decimal(random);
    const std::string text = value.to_string();
    ASSERT_EQ(text.find_first_not_of("-0123456789."), std::string::npos) << shown(value);
    if (value.exponent() > 0) {
      const Exact read = normal(cpp_int(text), 0);
      ASSERT_EQ(read, exact(value)) << text;
      continue;
    }
    const auto read = Decimal::parse(text);
    ASSERT_TRUE(read) << text;
    ASSERT_EQ(read->mantissa(), value.mantissa()) << text;
    ASSERT_EQ(read->exponent(), value.exponent()) << text;
  }
}

TEST(Decimal, NormalizedHasTheFewestDigitsOfTheSameNumber) {
  EXPECT_EQ(shown(Decimal(1050, -2).normalized()), "105e-1");
  EXPECT_EQ(shown(Decimal(0, -7).normalized()), "0e0");
  EXPECT_EQ(shown(Decimal(100, 119).normalized()), "10e120");
  Random random(2);
  for (int i = 0; i < 300000; ++i) {
    const Decimal value = random_decimal(random);
    const Decimal least = value.normalized();
    ASSERT_EQ(exact(least), exact(value));
    ASSERT_TRUE(least.mantissa() % 10 != 0 || least.exponent() == Decimal::max_exponent ||
                least.is_zero())
        << shown(value);
  }
}

}  // namespace
}  // namespace veritally::test
