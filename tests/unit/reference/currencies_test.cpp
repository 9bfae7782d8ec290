#include "reference/currencies.hpp"

#include <string>

#include <gtest/gtest.h>

namespace veritally {
namespace {

TEST(Currencies, CodesOfIso4217) {
  const auto* dollar = find_currency("USD");
  ASSERT_NE(dollar, nullptr);
  EXPECT_EQ(dollar->name, "US Dollar");
  EXPECT_EQ(dollar->numeric, 840);
  EXPECT_EQ(dollar->digits, 2);
  EXPECT_FALSE(dollar->withdrawn);
  EXPECT_EQ(find_currency("JPY")->digits, 0);
  EXPECT_EQ(find_currency("KWD")->digits, 3);
  EXPECT_TRUE(find_currency("DEM")->withdrawn);
  for (const char* code : {"", "US", "usd", "USDX", "ZZZ"}) {
    EXPECT_EQ(find_currency(code), nullptr) << code;
  }
}

void expect(const std::string& name, const std::string& language, const std::string& code,
            int scale, bool ambiguous) {
  const auto match = currency_by_name(name, language);
  ASSERT_TRUE(match) << name;
  EXPECT_EQ(match->code, code) << name;
  EXPECT_EQ(match->scale, scale) << name;
  EXPECT_EQ(match->ambiguous, ambiguous) << name;
}

TEST(Currencies, WordsAndSigns) {
  expect("US dollars", "en", "USD", 0, false);
  expect("U.S. dollars", "en", "USD", 0, false);
  expect("euros", "en", "EUR", 0, false);
  expect("Yuan", "en", "CNY", 0, false);
  expect("RMB", "en", "CNY", 0, false);
  expect("pounds sterling", "en", "GBP", 0, false);
  expect("Swiss francs", "en", "CHF", 0, false);
  expect("EUR", "en", "EUR", 0, false);
  expect("HK$", "en", "HKD", 0, false);
  expect("C$", "en", "CAD", 0, false);
  expect("\u20ac", "en", "EUR", 0, false);
  expect("Franken", "de", "CHF", 0, false);
  expect("dollars des États-Unis", "fr", "USD", 0, false);
  expect("dólares estadounidenses", "es", "USD", 0, false);
}

TEST(Currencies, AmbiguousOnesSaySo) {
  expect("$", "en", "USD", 0, true);
  expect("dollars", "en", "USD", 0, true);
  expect("\u00a5", "en", "JPY", 0, true);
  expect("kr", "en", "SEK", 0, true);
  expect("pounds", "en", "GBP", 0, true);
}

TEST(Currencies, HundredthsHaveAScale) {
  expect("cents", "en", "USD", -2, true);
  expect("pence", "en", "GBP", -2, true);
  expect("euro cents", "en", "EUR", -2, false);
}

TEST(Currencies, OtherWordsAreNone) {
  for (const char* name : {"", "hospitals", "eurozone", "C", "P", "usdollar"}) {
    EXPECT_EQ(currency_by_name(name, "en"), std::nullopt) << name;
  }
}

}  // namespace
}  // namespace veritally
