// Short decimals are read as the complete reader of numbers reads them.
#include "claimset/plain_text.hpp"

#include "base/decimal.hpp"

#include <algorithm>
#include <random>
#include <string>

#include <gtest/gtest.h>

namespace veritally::test {
namespace {

// Texts of up to 19 bytes, mostly digits.
std::string random_text(std::mt19937& random) {
  constexpr std::string_view others = ".-+eE, /:\"\x80\xff";
  std::string text(random() % 20, '0');
  for (char& c : text) {
    c = random() % 12 == 0 ? others[random() % others.size()]
                           : static_cast<char>('0' + random() % 10);
  }
  if (random() % 3 == 0 && !text.empty()) text[random() % text.size()] = '.';
  if (random() % 8 == 0 && !text.empty()) text[0] = '-';
  return text;
}

bool plain(const std::string& text) {
  const std::size_t first = text.starts_with('-') ? 1 : 0;
  const std::size_t point = text.find('.');
  const bool point_inside =
      point == std::string::npos || (point > first && point + 1 < text.size());
  return point_inside && text.size() > first &&
         text.find_first_not_of("0123456789.", first) == std::string::npos &&
         (point == std::string::npos || text.find('.', point + 1) == std::string::npos);
}

TEST(PlainText, ReadsShortDecimalsAsTheCompleteReader) {
  std::mt19937 random(73);
  int read = 0;
  int refused = 0;
  for (int i = 0; i < 500000; ++i) {
    const std::string text = random_text(random);
    Decimal got;
    const std::string padded = text + std::string("7.7777777");
    if (!parse_short_decimal(std::string_view(padded).substr(0, text.size()), got)) {
      ++refused;
      const auto digits = std::count_if(text.begin(), text.end(), is_digit);
      ASSERT_TRUE(!plain(text) || digits > 17 || text.size() > 17) << text;
      continue;
    }
    ++read;
    ASSERT_TRUE(plain(text)) << text;
    const auto complete = Decimal::parse(text);
    ASSERT_TRUE(complete) << text;
    ASSERT_EQ(got.mantissa(), complete->mantissa()) << text;
    ASSERT_EQ(got.exponent(), complete->exponent()) << text;
  }
  EXPECT_GT(read, 100000);
  EXPECT_GT(refused, 100000);
}

}  // namespace
}  // namespace veritally::test
