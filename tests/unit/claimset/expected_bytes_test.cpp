// ExpectedBytes and TextMemo, against comparisons of whole texts.
#include "claimset/expected_bytes.hpp"

#include "claimset/text_memo.hpp"

#include <random>
#include <string>

#include <gtest/gtest.h>

namespace veritally::test {
namespace {

std::string padded(std::string text) { return text.append(ExpectedBytes::padding, '\xA5'); }

TEST(ExpectedBytes, StandWhereAllOfThemStand) {
  std::mt19937 random(71);
  for (std::size_t size = 0; size < 70; ++size) {
    std::string text(size, ' ');
    for (char& c : text) c = static_cast<char>('a' + random() % 26);
    const ExpectedBytes expected(text);
    EXPECT_EQ(expected.size(), size);
    EXPECT_TRUE(expected.stand_at(padded(text).data())) << text;
    EXPECT_TRUE(expected.stand_at(padded(text + "behind").data())) << text;
    for (std::size_t i = 0; i < size; ++i) {
      std::string other = text;
      other[i] = '-';
      EXPECT_FALSE(expected.stand_at(padded(other).data())) << text << " " << i;
    }
  }
}

TEST(TextMemo, KnowsATextByAllOfItAndItsQuote) {
  TextMemo memo;
  const std::string text = padded("capital expenditure\"");
  EXPECT_EQ(memo.find(text.data()), nullptr);
  EXPECT_EQ(memo.learn({text.data(), 19}, 3), 1U);
  const TextMemo::Known* known = memo.find(text.data());
  ASSERT_NE(known, nullptr);
  EXPECT_EQ(known->size(), 19U);
  EXPECT_EQ(known->seen.number, 1U);
  EXPECT_EQ(known->seen.meaning, 3);
  // The same first sixteen bytes stand at the same place of the memo.
  EXPECT_EQ(memo.find(padded("capital expenditures\"").data()), nullptr);
  EXPECT_EQ(memo.find(padded("capital expenditur\"").data()), nullptr);
  EXPECT_EQ(memo.find(padded("capital expendituRe\"").data()), nullptr);
}

TEST(TextMemo, NumbersAreNeverGivenTwice) {
  TextMemo memo;
  for (std::uint32_t i = 1; i <= TextMemo::most_numbers; ++i) {
    const std::string text = padded(std::to_string(i) + "\"");
    ASSERT_EQ(memo.learn({text.data(), text.find('"')}, 0), i);
    ASSERT_EQ(memo.find(text.data())->seen.number, i);
  }
  const std::string late = padded("late\"");
  EXPECT_EQ(memo.learn({late.data(), 4}, 0), 0U);
  EXPECT_EQ(memo.find(late.data()), nullptr);
}

}  // namespace
}  // namespace veritally::test
