// Lines and columns of every place, against counting them one by one.

#include "document/line_index.hpp"

#include "document/support.hpp"

#include <random>

#include <gtest/gtest.h>

namespace veritally::test {
namespace {

std::string place(const LineIndex& index, std::uint64_t offset) {
  const auto at = index.at(offset);
  return std::to_string(at.line) + ":" + std::to_string(at.column);
}

TEST(LineIndex, CountsCodePointsFromOne) {
  const std::string_view bytes = "a\u20ACb\r\n\n\U0001F600c";
  const LineIndex index(bytes, Encoding::utf8);
  EXPECT_EQ(place(index, 0), "1:1");
  EXPECT_EQ(place(index, 4), "1:3");
  EXPECT_EQ(place(index, 7), "2:1");
  EXPECT_EQ(place(index, 8), "3:1");
  EXPECT_EQ(place(index, 12), "3:2");
  EXPECT_EQ(place(index, bytes.size()), "3:3");
  EXPECT_EQ(place(LineIndex("", Encoding::utf8), 0), "1:1");
}

TEST(LineIndex, AByteOrderMarkTakesNoColumn) {
  EXPECT_EQ(place(LineIndex("\uFEFFab", Encoding::utf8), 3), "1:1");
  EXPECT_EQ(place(LineIndex("\uFEFFab", Encoding::utf8), 4), "1:2");
  EXPECT_EQ(place(LineIndex("\xFF\xFE"
                            "a",
                            Encoding::single_byte),
                  2),
            "1:3");
}

// Lines and columns counted in the text agree with those of its bytes in any encoding.
TEST(LineIndex, AgreesWithCountingInEveryEncoding) {
  std::mt19937 random(7);
  const std::u32string letters = U"a\n\u00E9\u0A0A\u010A\u0A00 \u20AC";
  for (const Encoding encoding : {Encoding::utf8, Encoding::utf16_le, Encoding::utf16_be}) {
    std::u32string text;
    for (int i = 0; i < 20000; ++i) {
      text += random() % 400 == 0 ? U'\n' : letters[random() % letters.size()];
      if (random() % 9 == 0) text += U'\U0001F600';
    }
    const Encoded encoded = encode(text, encoding);
    const LineIndex index(encoded.bytes, encoding);
    std::uint64_t line = 1;
    std::uint64_t column = 1;
    for (std::size_t i = 0; i < text.size(); ++i) {
      ASSERT_EQ(place(index, encoded.begins[i]),
                std::to_string(line) + ":" + std::to_string(column));
      ++column;
      if (text[i] == U'\n') {
        ++line;
        column = 1;
      }
    }
  }
}

}  // namespace
}  // namespace veritally::test
