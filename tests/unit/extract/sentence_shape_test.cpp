// Which sentences have one shape, and what stands in the places of their numbers.
#include "extract/sentence_shape.hpp"

#include "extract/support.hpp"

namespace veritally::test {
namespace {

SentenceShape shape(std::string_view sentence, const std::string& language = "en") {
  return shape_of(sentence, lexicon(language));
}

// "words: hedge|digits value [written] [stated], ..."
std::string slots(std::string_view sentence, const std::string& language = "en") {
  std::string line;
  for (const Slot& slot : shape(sentence, language).slots) {
    if (!line.empty()) line += ", ";
    line += sentence.substr(slot.begin, slot.number - slot.begin);
    line += "|";
    line += sentence.substr(slot.number, slot.end - slot.number);
    line += ' ' + to_string(to_rational(slot.written)) + ' ' + to_string(to_rational(slot.stated));
  }
  return line;
}

TEST(SentenceShape, NumbersAndTheirHedgesAreLeftOut) {
  const std::uint64_t hash = shape("Angela has 34 pairs of socks.").hash;
  EXPECT_NE(hash, 0U);
  for (const char* same :
       {"Angela has 14 pairs of socks", "angela has more than 1,400 pairs of socks!",
        "Angela has , at least , 3.5 pairs of socks", "Angela has \"about 34\" pairs of socks",
        "Angela has just under nearly 34 pairs of socks"}) {
    EXPECT_EQ(shape(same).hash, hash) << same;
  }
  for (const char* other :
       {"Angela has 34 pairs of shoes", "Angela has $34 pairs of socks",
        "Angela has -34 pairs of socks", "Angela has thirty pairs of socks",
        "Angela has 34 or 35 pairs of socks", "Angela has 34% pairs of socks"}) {
    EXPECT_NE(shape(other).hash, hash) << other;
  }
}

TEST(SentenceShape, SignsStandWithTheWords) {
  EXPECT_EQ(shape("It was sold for $ 80 in all").hash,
            shape("It was sold for more than $ 95 in all").hash);
  EXPECT_EQ(slots("It was sold for more than $ 80 in all"), "more than $ |80 [79.5, 80.5] > 80");
}

TEST(SentenceShape, OrdinalsAndArticlesFollowTheirNumbers) {
  EXPECT_EQ(shape("She is the 2nd in a row of 8").hash,
            shape("She is the 13 th in a row of 9").hash);
  EXPECT_EQ(shape("They gave him an 8 % rise").hash,
            shape("They gave him a more than 12 % rise").hash);
}

TEST(SentenceShape, NamesWithDigitsAreWords) {
  EXPECT_NE(shape("The GPT-4 model was sold in 3 places").hash,
            shape("The GPT-5 model was sold in 3 places").hash);
  EXPECT_EQ(slots("The A40 is 420 km long"), "|420 [419.5, 420.5] 420");
  EXPECT_EQ(slots("In Q3 sales rose by 1.5 points"), "|1.5 [1.45, 1.55] 1.5");
}

TEST(SentenceShape, SlotsHoldTheInnermostHedge) {
  EXPECT_EQ(slots("It holds at least less than 40 of them"),
            "at least less than |40 [39.5, 40.5] < 40");
  EXPECT_EQ(slots("There are nearly 200 of these here"), "nearly |200 [199.5, 200.5] [180, 200)");
  EXPECT_EQ(slots("There are exactly 200 of these here"), "exactly |200 [199.5, 200.5] 200");
  EXPECT_EQ(slots("Das sind mehr als 1.440,5 Liter Wasser", "de"),
            "mehr als |1.440,5 [1440.45, 1440.55] > 1440.5");
}

TEST(SentenceShape, AFewWordsTellASentenceThatMayBeginWithAName) {
  EXPECT_NE(shape("Renu has 12 hens").hash, 0U);
  for (const char* text : {"It has 12 hens", "The 12 hens left", "Hens laid 12 eggs",
                           "eggs cost 12 cents", "Spent on 12 hens"}) {
    EXPECT_EQ(shape(text).hash, 0U) << text;
  }
  EXPECT_NE(shape("It has 12 hens now").hash, 0U);
}

TEST(SentenceShape, SaysWhichNumbersCountTheTimeSince) {
  const auto ago = [](std::string_view text, const char* language) {
    return shape(text, language).slots.at(0).ago;
  };
  EXPECT_TRUE(ago("She left the old town 6 years ago", "en"));
  EXPECT_TRUE(ago("More than 6 weeks ago she left the town", "en"));
  EXPECT_FALSE(ago("She left the old town for 6 years", "en"));
  EXPECT_TRUE(ago("Sie ging vor 6 Jahren in die Stadt", "de"));
  EXPECT_TRUE(ago("Elle est partie il y a 6 ans", "fr"));
  EXPECT_FALSE(ago("Sie ging mit 6 Jahren in die Stadt", "de"));
}

TEST(SentenceShape, ReadsLongRunsOfDigitsAndDotsOnce) {
  std::string text = "The version is 1";
  for (int i = 0; i < 200'000; ++i) text += ".1";
  text += " and it weighs 3 kg";
  const SentenceShape read = shape(text);
  ASSERT_EQ(read.slots.size(), 1U);
  EXPECT_EQ(text.substr(read.slots[0].number, 4), "3 kg");
}

TEST(SentenceShape, WhatCannotTellSentencesByHasNone) {
  for (const char* text : {"", "Nobody came to see it.", "It has 5.", "12 34 56", "$5"}) {
    EXPECT_EQ(shape(text).hash, 0U) << text;
    EXPECT_TRUE(shape(text).slots.empty()) << text;
  }
}

}  // namespace
}  // namespace veritally::test
