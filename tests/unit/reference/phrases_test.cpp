#include "reference/phrases.hpp"

#include <gtest/gtest.h>

namespace veritally {
namespace {

constexpr std::uint8_t leads = 1;
constexpr std::uint8_t tells = 2;

std::uint8_t classes_of(const WordClasses& words, std::string_view word) {
  return words.of(letters_at(word, 0));
}

TEST(LettersAt, EndsWhereTheLettersDo) {
  EXPECT_EQ(letters_at("year-end", 0).end, 4U);
  EXPECT_EQ(letters_at("year-end", 5).end, 8U);
  EXPECT_EQ(letters_at("FY25", 0).end, 2U);
  EXPECT_EQ(letters_at("année 2024", 0).end, 6U);
  EXPECT_EQ(letters_at("an – der", 0).end, 2U);
}

TEST(LettersAt, TellsWordsApartInAnyCase) {
  EXPECT_EQ(letters_at("Été", 0).key, letters_at("été", 0).key);
  EXPECT_EQ(letters_at("YEAR", 0).key, letters_at("year.", 0).key);
  EXPECT_NE(letters_at("year", 0).key, letters_at("years", 0).key);
  EXPECT_NE(letters_at("raye", 0).key, letters_at("year", 0).key);
}

TEST(WordClasses, KnowsEveryWordOfAPhrase) {
  WordClasses words;
  words.add("the end of", leads);
  for (const std::string_view word : {"the", "End", "OF"})
    EXPECT_EQ(classes_of(words, word), leads);
  EXPECT_EQ(classes_of(words, "ending"), 0);
}

TEST(WordClasses, KnowsTheLongestWordOfAPhrase) {
  WordClasses words;
  words.add_longest("the year’s end", tells);
  EXPECT_EQ(classes_of(words, "year"), tells);
  EXPECT_EQ(classes_of(words, "the"), 0);
  EXPECT_EQ(classes_of(words, "end"), 0);
}

TEST(WordClasses, KeepsAllClassesOfAWord) {
  WordClasses words;
  words.add("half", leads);
  words.add_longest("half", tells);
  EXPECT_EQ(classes_of(words, "half"), leads | tells);
}

TEST(WordClasses, HasNoClassForDigits) {
  WordClasses words;
  words.add("12", leads);
  words.add_longest("12", tells);
  EXPECT_EQ(classes_of(words, "twelve"), 0);
}

TEST(WordFilter, TellsWordsByAllTheirLetters) {
  WordFilter filter;
  filter.add("forty");
  filter.add("two-fold");
  EXPECT_TRUE(filter.may_start("Forty thieves", 0));
  EXPECT_TRUE(filter.may_start("about forty-five", 6));
  EXPECT_TRUE(filter.may_start("fortyfold", 0));
  EXPECT_TRUE(filter.may_start("two", 0));
  EXPECT_FALSE(filter.may_start("forecast", 0));
  EXPECT_FALSE(filter.may_start("for", 0));
  EXPECT_FALSE(filter.may_start("", 0));
}

TEST(WordFilter, PassesWhatBeginsWithNoLetter) {
  WordFilter filter;
  filter.add("½");
  EXPECT_TRUE(filter.may_start("½ cup", 0));
  EXPECT_FALSE(filter.may_start("cup", 0));
}

}  // namespace
}  // namespace veritally
