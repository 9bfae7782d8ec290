// LineBlocks against cutting the whole text into lines: every line once, whole, in its stretch.
#include "claimset/line_blocks.hpp"

#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace veritally::test {
namespace {

struct Line {
  std::uint64_t offset = 0;
  std::string text;

  bool operator==(const Line&) const = default;
};

std::vector<Line> lines_of(std::string_view text, std::uint64_t offset) {
  std::vector<Line> lines;
  while (!text.empty()) {
    const std::size_t feed = std::min(text.find('\n'), text.size());
    lines.push_back({offset, std::string(text.substr(0, feed))});
    const std::size_t bytes = std::min(feed + 1, text.size());
    text.remove_prefix(bytes);
    offset += bytes;
  }
  return lines;
}

// The lines of a text, read in stretches of so many bytes.
std::vector<Line> read_in_stretches(const std::string& text, std::uint64_t stretch) {
  const auto bytes = memory_bytes(text);
  std::string buffer;
  std::vector<Line> all;
  for (std::uint64_t begin = 0; begin < text.size(); begin += stretch) {
    const std::uint64_t end = std::min<std::uint64_t>(begin + stretch, text.size());
    LineBlocks blocks(*bytes, begin, end, buffer);
    for (;;) {
      const auto block = blocks.next();
      EXPECT_TRUE(block);
      if (!block || block->empty()) break;
      for (const Line& line : lines_of(*block, blocks.offset())) {
        EXPECT_GE(line.offset, begin);
        EXPECT_LT(line.offset, end);
        all.push_back(line);
      }
    }
  }
  return all;
}

TEST(LineBlocks, GiveEveryLineOnceInWhateverStretches) {
  std::mt19937 random(5);
  for (int round = 0; round < 300; ++round) {
    std::string text;
    const int lines = static_cast<int>(random() % 30);
    for (int i = 0; i < lines; ++i) {
      text += std::string(random() % 3 == 0 ? 0 : random() % 40, 'x') + "\n";
    }
    if (random() % 2 == 0) text += "the last one has no end";
    for (const std::uint64_t stretch : {1, 2, 7, 16, 100, 100000}) {
      ASSERT_EQ(read_in_stretches(text, stretch), lines_of(text, 0)) << stretch << "\n" << text;
    }
  }
}

TEST(LineBlocks, HoldLinesThatAreLongerThanABlock) {
  std::string text;
  text.append(900000, 'a').append("\nb\n").append(3000000, 'c').append("\n").append(300000, 'd');
  for (const std::uint64_t stretch : {300000, 1000000, 10000000}) {
    EXPECT_EQ(read_in_stretches(text, stretch), lines_of(text, 0)) << stretch;
  }
}

TEST(LineBlocks, OfManyLinesAreSeveral) {
  std::string text;
  for (int i = 0; i < 200000; ++i) text += "line " + std::to_string(i) + "\n";
  const auto bytes = memory_bytes(text);
  std::string buffer;
  LineBlocks blocks(*bytes, 0, text.size(), buffer);
  std::size_t count = 0;
  std::string joined;
  for (auto block = blocks.next(); block && !block->empty(); block = blocks.next()) {
    joined += *block;
    ++count;
  }
  EXPECT_EQ(joined, text);
  EXPECT_GT(count, 4U);
}

}  // namespace
}  // namespace veritally::test
