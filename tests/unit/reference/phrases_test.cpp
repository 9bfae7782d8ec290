#include "reference/phrases.hpp"

#include <random>
#include <string>
#include <vector>

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

TEST(WordClasses, TurnsNoWordOfTheirsAwayByItsFirstLetters) {
  WordClasses words;
  for (const std::string_view word : {"of", "été", "march", "à", "q", "d'ici"})
    words.add(word, leads);
  for (const std::string_view word : {"of", "OF a", "été", "ÉTÉ", "March", "À", "Q", "D'", "ici"}) {
    EXPECT_TRUE(words.may_have(word, 0)) << word;
  }
  EXPECT_FALSE(words.may_have("often", 0));
  EXPECT_FALSE(words.may_have("plant", 0));
  EXPECT_FALSE(words.may_have("", 0));
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

// The longest phrase of the list that stands at the place, whichever way the table looks for it.
std::size_t longest_of(const std::vector<std::string>& phrases, std::string_view text,
                       std::size_t at) {
  std::size_t length = 0;
  std::size_t size = 0;
  for (const std::string& phrase : phrases) {
    const std::size_t found = phrase_length(text, at, phrase);
    if (found == 0 || phrase.size() <= size) continue;
    length = found;
    size = phrase.size();
  }
  return length;
}

TEST(PhraseTable, FindsWhatALookAtEachPhraseFinds) {
  const std::vector<std::string> phrases = {"a",     "as",      "as much as",  "été",  "étage",
                                            "zz",    "z",       "%",           "per",  "per cent",
                                            "à peu", "approx.", "zehntausend", "über", "d’"};
  PhraseTable<bool> table;
  for (const std::string& phrase : phrases) table.add(phrase, true);
  const std::vector<std::string> pieces = {
      "a",   "A",       "s",      " ", "much",        "\u00A0",      "\n",   "été",  "É",
      "tag", "e",       "z",      "Z", "%",           "per",         "Cent", "à",    "À",
      "peu", "approx.", "APPROX", ".", "zehntausend", "Zehntausend", "über", "Über", "d’"};
  std::mt19937 random(3);
  std::size_t found = 0;
  for (int round = 0; round < 4000; ++round) {
    std::string text;
    for (int i = 0; i < 6; ++i) text += pieces[random() % pieces.size()];
    for (std::size_t at = 0; at <= text.size(); ++at) {
      const std::size_t length = table.find(text, at).length;
      ASSERT_EQ(length, longest_of(phrases, text, at)) << text << " at " << at;
      found += length != 0 ? 1 : 0;
    }
  }
  EXPECT_GT(found, 1000U);
}

}  // namespace
}  // namespace veritally
