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

// A text as a line has it, with what stands behind it, and bytes to read over.
struct Line {
  explicit Line(const std::string& value, const std::string& behind = "\"},")
      : size(value.size()), whole(value.size() + behind.size()), bytes(value + behind) {
    bytes.append(TextMemo::padding, '\xA5');
  }
  const char* begin() const { return bytes.data(); }
  const char* end() const { return bytes.data() + whole; }
  std::string_view value() const { return {bytes.data(), size}; }

  std::size_t size;
  std::size_t whole;
  std::string bytes;
};

TEST(TextMemo, KnowsAValueByAllOfItAndWhatStandsBehind) {
  TextMemo memo(0);
  const Line line("capital expenditure");
  EXPECT_EQ(memo.find(line.begin(), line.end()), nullptr);
  memo.learn(line.value(), 3, 7, "packed");
  const TextMemo::Known* known = memo.find(line.begin(), line.end());
  ASSERT_NE(known, nullptr);
  EXPECT_EQ(known->size, 19U);
  EXPECT_EQ(known->whole, 22U);
  EXPECT_EQ(known->key, 7U);
  EXPECT_EQ(known->packed, "packed");
  // The same first sixteen bytes stand at the same place of the memo.
  for (const Line& other : {Line("capital expenditures"), Line("capital expenditur"),
                            Line("capital expendituRe"), Line("capital expenditure", "\"}}")}) {
    EXPECT_EQ(memo.find(other.begin(), other.end()), nullptr) << other.bytes;
  }
  // What stands behind must end before the lines do.
  EXPECT_EQ(memo.find(line.begin(), line.end() - 1), nullptr);
}

TEST(TextMemo, KeepsValuesApartThatDifferWhereItLooks) {
  const auto period = [](int year) {
    return Line("{\"from\":\"" + std::to_string(year) + "-01-01\",\"to\":\"" +
                std::to_string(year) + "-12-31\"}");
  };
  TextMemo memo(23);
  for (int year = 2000; year < 2004; ++year) {
    memo.learn(period(year).value(), 3, static_cast<std::uint64_t>(year), "");
  }
  for (int year = 2000; year < 2004; ++year) {
    const Line line = period(year);
    const TextMemo::Known* known = memo.find(line.begin(), line.end());
    ASSERT_NE(known, nullptr) << year;
    EXPECT_EQ(known->key, static_cast<std::uint64_t>(year));
  }
}

}  // namespace
}  // namespace veritally::test
