// Where sentences end and where they only seem to, in the four languages of the lexicons.

#include "document/sentences.hpp"

#include "reference/lexicon.hpp"
#include "support/shared_data.hpp"

#include <map>
#include <random>

#include <gtest/gtest.h>

namespace veritally::test {
namespace {

const SentenceWords& words_of(const std::string& language) {
  static std::map<std::string, Lexicon> loaded;
  const auto known = loaded.find(language);
  if (known != loaded.end()) return known->second.sentences;
  auto lexicon = Lexicon::load((source_folder() / "data/lexicon" / (language + ".toml")).string());
  EXPECT_TRUE(lexicon) << to_string(lexicon.error());
  return loaded.emplace(language, *std::move(lexicon)).first->second.sentences;
}

// The text with a bar between its sentences.
std::string split(std::string_view text, const std::string& language = "en") {
  std::string out;
  for (const Sentence& sentence : sentences_in(text, words_of(language))) {
    if (!out.empty()) out += "|";
    out += text.substr(sentence.begin, sentence.end - sentence.begin);
  }
  return out;
}

// Each case is its expected parts joined by a bar, and is split with a blank in its place.
void expect_parts(const std::string& language, const std::vector<std::string>& cases) {
  for (const std::string& expected : cases) {
    std::string text = expected;
    std::replace(text.begin(), text.end(), '|', ' ');
    EXPECT_EQ(split(text, language), expected);
  }
}

TEST(Sentences, English) {
  expect_parts(
      "en",
      {"It rose 5%.|It fell 3.5% in June.", "Revenue was $3.2 billion.|12 firms took part.",
       "The U.S. Treasury sold $5 billion.", "It was made in the U.S.|The firm sold it.",
       "Harbour Inc. Chairman A. B. Miller paid 5.", "He works at Harbour Inc.|However, he left.",
       "On Sept. 5 Mr. Smith of St. Paul paid No. 7 about 5 p.m. Friday.",
       "\u201CIt was 5.\u201D|She left.", "\u201CWas it 5?\u201D she asked.|\u201CNo!\u201D",
       "It was (about 5.)|Then it rose.", "Well... it rose.|It fell\u2026|And rose.",
       "Yahoo! said so.|Why?!|Because.", "1. The first one.|2. The second.",
       "Visit example.com or a.b/c.Html today.", "Miller et al. (2020) found 5.",
       "See fig. 3 and approx. 5 ft. 2 in. of it.", "no end at all"});
  EXPECT_EQ(split("grew 34% in 2025.Analysts said.\"However, it fell."),
            "grew 34% in 2025.|Analysts said.\"|However, it fell.");
  EXPECT_EQ(split("  It rose\nto 5.\n\nIt fell. "), "It rose\nto 5.|It fell.");
  EXPECT_EQ(split(" \n "), "");
}

TEST(Sentences, German) {
  expect_parts(
      "de", {"Am 3. Mai stieg er um 1,5 Mio. Euro.|Der Rest blieb.",
             "Es waren z. B. 5 und z.B. 6.|\u201EUnd?\u201C|\u00DCber 7.",
             "Dr. M\u00FCller zahlte rd. 5.000 Euro.", "Im Jahr 2024 waren es 30.|Das ist neu."});
}

TEST(Sentences, French) {
  expect_parts("fr", {"M. Dupont a pay\u00E9 1,5 million.|Il est parti.",
                      "Env. 5 p. 100 en janv. 2024, etc.|\u00C0 Paris, 6.",
                      "\u00AB C\u2019est 5. \u00BB|Elle rit."});
}

TEST(Sentences, Spanish) {
  expect_parts("es", {"El Sr. P\u00E9rez pag\u00F3 1.500 euros.|\u00BFCu\u00E1nto?|\u00A1Nada!",
                      "En EE. UU. subi\u00F3 5.|La cifra cay\u00F3."});
}

TEST(Sentences, LeaveOutNothingButBlanks) {
  std::mt19937 random(3);
  const std::vector<std::string> pieces = {"a",  "B",      ".",      "?",     " ",  "\n",
                                           "5",  "U.S.",   "(",      ")",     "\"", "The",
                                           "Mr", "\u00E9", "\u2026", "\u3002"};
  for (int round = 0; round < 3000; ++round) {
    std::string text;
    for (int i = 0; i < 30; ++i) text += pieces[random() % pieces.size()];
    std::size_t end = 0;
    for (const Sentence& sentence : sentences_in(text, words_of("de"))) {
      ASSERT_LT(sentence.begin, sentence.end) << text;
      ASSERT_EQ(text.substr(end, sentence.begin - end).find_first_not_of(" \n"), std::string::npos)
          << text;
      end = sentence.end;
    }
    ASSERT_EQ(text.substr(end).find_first_not_of(" \n"), std::string::npos) << text;
  }
}

}  // namespace
}  // namespace veritally::test
