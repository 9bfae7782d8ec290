#include "extract/word_scan.hpp"

#include "reference/phrases.hpp"

#include <algorithm>
#include <array>
#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace veritally::extract {
namespace {

std::vector<std::size_t> places_in(std::string_view text, std::size_t from) {
  std::vector<std::size_t> places;
  WordScan scan(text, from);
  for (std::size_t at = scan.next(); at < text.size(); at = scan.next()) places.push_back(at);
  EXPECT_EQ(scan.next(), text.size());
  return places;
}

// The same, a byte after the other.
std::vector<std::size_t> slow_places(std::string_view text, std::size_t from) {
  std::vector<std::size_t> places;
  for (std::size_t at = from; at < text.size();) {
    const auto byte = static_cast<unsigned char>(text[at]);
    const bool digit = byte >= '0' && byte <= '9';
    if (!word_bytes[byte] || digit) {
      if (digit || byte == 0xC2 || byte == 0xE2) places.push_back(at);
      ++at;
    } else {
      places.push_back(at);
      at = letters_at(text, at).end;
    }
  }
  return places;
}

TEST(WordScan, YieldsDigitsWordsAndSigns) {
  const std::string text = "In Q4, the café’s ½ share";
  std::string firsts;
  for (const std::size_t at : places_in(text, 0)) firsts += text[at];
  EXPECT_EQ(firsts, "IQ4tc\xE2s\xC2s");
}

TEST(WordScan, TakesTheRestOfAWordForOne) {
  EXPECT_EQ(places_in("about", 2), std::vector<std::size_t>{2});
}

TEST(WordScan, EndsWithTheText) {
  EXPECT_TRUE(places_in("", 0).empty());
  EXPECT_TRUE(places_in(" .,", 0).empty());
}

TEST(WordScan, YieldsWhatALookAtEachByteDoes) {
  constexpr std::array pieces = {"a",    "Z",    "7",    " ",      "-",          "é",
                                 "ß",    "’",    "½",    "\u00A0", "€",          "数",
                                 "word", "\x80", "\xC3", "\xE2",   "longerwords"};
  std::mt19937 random(11);
  for (int round = 0; round < 4000; ++round) {
    std::string text;
    for (std::size_t size = random() % 120; text.size() < size;) {
      text += pieces[random() % pieces.size()];
    }
    const std::size_t from = text.empty() ? 0 : random() % text.size();
    ASSERT_EQ(places_in(text, from), slow_places(text, from)) << text << " from " << from;
  }
}

}  // namespace
}  // namespace veritally::extract
