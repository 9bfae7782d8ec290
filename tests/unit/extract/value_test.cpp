// Values as a claim set states them. The phrases and refusals are in values.tsv and refusals.tsv.
#include "extract/value.hpp"

#include "extract/support.hpp"

#include <array>
#include <cstdlib>
#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace veritally {
namespace {

TEST(ReadValue, ReadsPhrases) {
  const auto table = test::cases("values.tsv");
  ASSERT_GE(table.size(), 300U);
  for (const auto& [language, text, expected] : table) {
    const Vocabulary vocabulary{test::lexicon(language)};
    const auto quantity = read_value(text, vocabulary);
    ASSERT_TRUE(quantity.has_value()) << quantity.error().message;
    EXPECT_EQ(test::show(*quantity), expected) << text;
  }
}

TEST(ReadValue, RefusesWhatIsNotOneQuantity) {
  const auto table = test::cases("refusals.tsv");
  ASSERT_GE(table.size(), 60U);
  for (const auto& [language, text, expected] : table) {
    const Vocabulary vocabulary{test::lexicon(language)};
    const auto quantity = read_value(text, vocabulary);
    ASSERT_FALSE(quantity.has_value()) << text;
    EXPECT_EQ(quantity.error().message, expected);
    EXPECT_EQ(quantity.error().kind, ErrorKind::input);
  }
}

TEST(ReadValue, RefusesEmptyTexts) {
  const Vocabulary vocabulary{test::lexicon("en")};
  for (const char* text : {"", " ", "\n\t", "\xC2\xA0"}) {
    EXPECT_EQ(read_value(text, vocabulary).error().message,
              "expected a quantity, but the text is empty");
  }
}

TEST(ReadValue, KeepsTheWrittenPrecision) {
  const Vocabulary vocabulary{test::lexicon("en")};
  const auto billions = read_value("$315 billion", vocabulary);
  ASSERT_TRUE(billions.has_value());
  EXPECT_EQ(billions->value.mantissa(), 315);
  EXPECT_EQ(billions->value.exponent(), 9);
  const auto written = read_value("10.50", vocabulary);
  ASSERT_TRUE(written.has_value());
  EXPECT_EQ(written->value.mantissa(), 1050);
  EXPECT_EQ(written->value.exponent(), -2);
}

// A whole number with a sign between its groups.
std::string grouped(std::int64_t number, const std::string& sign) {
  std::string digits = std::to_string(number);
  for (std::size_t at = digits.size(); at > 3; at -= 3) digits.insert(at - 3, sign);
  return digits;
}

std::string spelled_small(std::int64_t number) {
  static const std::array ones = {"",        "one",     "two",       "three",    "four",
                                  "five",    "six",     "seven",     "eight",    "nine",
                                  "ten",     "eleven",  "twelve",    "thirteen", "fourteen",
                                  "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"};
  static const std::array tens = {"",      "",      "twenty",  "thirty", "forty",
                                  "fifty", "sixty", "seventy", "eighty", "ninety"};
  const auto at = [](const auto& names, std::int64_t i) {
    return std::string(names[static_cast<std::size_t>(i)]);
  };
  std::string out;
  if (number >= 100) out = at(ones, number / 100) + " hundred";
  const std::int64_t rest = number % 100;
  if (rest == 0) return out;
  if (!out.empty()) out += " and ";
  if (rest < 20) return out + at(ones, rest);
  return out + at(tens, rest / 10) + (rest % 10 ? "-" + at(ones, rest % 10) : "");
}

std::string spelled(std::int64_t number) {
  std::string out;
  for (const auto& [size, word] : {std::pair{1'000'000'000, " billion"},
                                   {1'000'000, " million"},
                                   {1'000, " thousand"},
                                   {1, ""}}) {
    const std::int64_t group = number / size % 1000;
    if (group == 0) continue;
    if (!out.empty()) out += size == 1 && group < 100 ? " and " : " ";
    out += spelled_small(group) + word;
  }
  return out;
}

TEST(ReadValue, ReadsBackWhatWasPrinted) {
  std::mt19937_64 random(20250301);
  const Vocabulary english{test::lexicon("en")};
  const Vocabulary german{test::lexicon("de")};
  for (int round = 0; round < 5000; ++round) {
    const int length = static_cast<int>(random() % 12) + 1;
    std::int64_t number = 1 + static_cast<std::int64_t>(random() % 9);
    for (int i = 1; i < length; ++i)
      number = number * 10 + static_cast<std::int64_t>(random() % 10);
    std::vector<std::string> forms = {std::to_string(number), grouped(number, ","),
                                      grouped(number, " "),   grouped(number, "\xE2\x80\xAF"),
                                      grouped(number, "'"),   spelled(number)};
    for (const auto& form : forms) {
      const auto quantity = read_value(form, english);
      ASSERT_TRUE(quantity.has_value()) << quantity.error().message;
      EXPECT_EQ(quantity->value, Decimal(number, 0)) << form;
      EXPECT_TRUE(contains(quantity->interval, Interval::point(quantity->value))) << form;
    }
    const auto money = read_value("$" + grouped(number, ",") + ".50 million", english);
    ASSERT_TRUE(money.has_value());
    EXPECT_EQ(money->value, *add(Decimal(number, 6), Decimal(5, 5)));
    const auto euros = read_value(grouped(number, ".") + ",25 Euro", german);
    ASSERT_TRUE(euros.has_value());
    EXPECT_EQ(euros->value, *add(Decimal(number, 0), Decimal(25, -2)));
  }
}

TEST(Lexicon, SaysWhereAFileIsWrong) {
  const auto message = [](const char* toml) {
    const auto lexicon = Lexicon::parse(toml, "xx.toml");
    return lexicon ? std::string("read") : to_string(lexicon.error());
  };
  EXPECT_EQ(message("[numbers]\ndecimal = \".\"\n"), "read");
  EXPECT_TRUE(message("[numbers\n").starts_with("xx.toml:1:9: "));
  EXPECT_EQ(message("[numbers]\ndecimal = \";\"\n"),
            "xx.toml:1:1: numbers.decimal is neither \".\" nor \",\"");
  EXPECT_EQ(message("[numbers]\ndecimal = \".\"\ngrouping = 5\n"),
            "xx.toml:3:12: grouping is not a list of words");
  EXPECT_EQ(message("[numbers]\ndecimal = \".\"\n[[hedge]]\ncomparator = \"!\"\n"),
            "xx.toml:3:1: comparator is none of = < <= > >=");
  EXPECT_EQ(message("[numbers]\ndecimal = \".\"\n[[scale]]\npower = 99\n"),
            "xx.toml:4:9: power is not a whole number from 1 to 60");
}

}  // namespace
}  // namespace veritally
