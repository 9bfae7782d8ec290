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
  const std::string packed = "packed";
  memo.learn(line.value(), 3, 7, &packed);
  const TextMemo::Known* known = memo.find(line.begin(), line.end());
  ASSERT_NE(known, nullptr);
  EXPECT_EQ(known->bytes.size(), 22U);
  EXPECT_EQ(known->key, 7U);
  EXPECT_EQ(known->packed, &packed);
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
    memo.learn(period(year).value(), 3, static_cast<std::uint64_t>(year), nullptr);
  }
  for (int year = 2000; year < 2004; ++year) {
    const Line line = period(year);
    const TextMemo::Known* known = memo.find(line.begin(), line.end());
    ASSERT_NE(known, nullptr) << year;
    EXPECT_EQ(known->key, static_cast<std::uint64_t>(year));
  }
}

TEST(TextMemo, FindsOtherValuesBehindOneThatStoodInManyLines) {
  TextMemo memo(0);
  const Line often("capital expenditure");
  const Line rare("revenue");
  memo.learn(often.value(), 3, 1, nullptr);
  memo.learn(rare.value(), 3, 2, nullptr);
  for (int round = 0; round < 3; ++round) {
    for (int line = 0; line < 40; ++line) EXPECT_EQ(memo.find(often.begin(), often.end())->key, 1U);
    EXPECT_EQ(memo.find(often.begin(), often.end() - 1), nullptr);
    EXPECT_EQ(memo.find(rare.begin(), rare.end())->key, 2U);
  }
  // One that is pushed out of its place is not known any more, however often it stood there.
  for (int line = 0; line < 40; ++line) memo.find(often.begin(), often.end());
  const Line same_place("capital expenditures");
  memo.learn(same_place.value(), 3, 3, nullptr);
  EXPECT_EQ(memo.find(often.begin(), often.end()), nullptr);
  EXPECT_EQ(memo.find(same_place.begin(), same_place.end())->key, 3U);
}

}  // namespace
}  // namespace veritally::test
