// Quantities in sentences, and what only looks like one.
#include "extract/mention.hpp"

#include "extract/support.hpp"
#include "support/time_bound.hpp"

#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace veritally {
namespace {

// What is found in a text: "{phrase} quantity", and behind them "!{phrase}" for what cannot be
// read.
std::vector<std::string> found(const std::string& text) {
  Mentions mentions;
  find_mentions(text, Vocabulary{test::lexicon("en")}, mentions);
  std::vector<std::string> out;
  const auto phrase = [&](const auto& place) {
    return "{" + text.substr(place.begin, place.end - place.begin) + "}";
  };
  for (const Mention& one : mentions.found) {
    out.push_back(phrase(one) + " " + test::show(one.quantity));
  }
  for (const Unread& one : mentions.unread) out.push_back("!" + phrase(one));
  return out;
}

using Lines = std::vector<std::string>;

TEST(FindMentions, FindsPhrasesInSentences) {
  EXPECT_EQ(found("Meta plans to spend $60 billion to $65 billion, up from around $38 billion."),
            (Lines{"{$60 billion to $65 billion} 60000000000..65000000000 USD [60000000000, "
                   "65000000000]",
                   "{around $38 billion} 38000000000 USD ~ [36100000000, 39900000000]"}));
  EXPECT_EQ(found("1,500,000 kilometres (930,000 mi) away"),
            (Lines{"{1,500,000 kilometres} 1500000 kilometer [1499999.5, 1500000.5]",
                   "{930,000 mi} 930000 mile [929999.5, 930000.5]"}));
  EXPECT_EQ(found("Sales rose 12% and shares fell nearly 4%."),
            (Lines{"{12%} 12 percent up [11.5, 12.5]", "{nearly 4%} 4 percent ~ down [3.6, 4)"}));
  EXPECT_EQ(found("with more than 1.3 million GPUs and 2GW+ of power"),
            (Lines{"{more than 1.3 million GPUs} 1300000 1 of GPU > (1300000, inf)",
                   "{2GW+} 2 gigawatt >= [2, inf)"}));
}

TEST(FindMentions, RoundsWhatGetsUnitOrScaleFromItsList) {
  EXPECT_EQ(found("45 and 50 mg"),
            (Lines{"{45} 45 milligram [44.5, 45.5]", "{50 mg} 50 milligram [49.5, 50.5]"}));
  EXPECT_EQ(found("nearly 40 and 60 million cars"),
            (Lines{"{nearly 40} 40000000 1 of car ~ [36000000, 40000000)",
                   "{60 million cars} 60000000 1 of car [59500000, 60500000]"}));
  EXPECT_EQ(found("900 and 3 million cars"),
            (Lines{"{900} 900 1 of car [899.5, 900.5]",
                   "{3 million cars} 3000000 1 of car [2500000, 3500000]"}));
}

TEST(FindMentions, LeavesNamesAndOrdinalsAlone) {
  EXPECT_EQ(found("GPT-4 runs on P4d; a third person was there, and all won."), Lines{});
  EXPECT_EQ(found("the 4th, 5G and 10-K"), Lines{});
}

TEST(FindMentions, TellsNearMisses) {
  EXPECT_EQ(found("34bilion, 1,23 and 99999999999999999999 in 3 countries"),
            (Lines{"{3 countries} 3 1 of country [3, 3]", "!{34bilion}", "!{1,23}",
                   "!{99999999999999999999}"}));
}

TEST(FindMentions, SaysWhichCurrencyIsAGuess) {
  Mentions mentions;
  find_mentions("$5 or US$5 for 5 km", Vocabulary{test::lexicon("en")}, mentions);
  ASSERT_EQ(mentions.found.size(), 3U);
  EXPECT_TRUE(mentions.found[0].ambiguous_currency);
  EXPECT_FALSE(mentions.found[1].ambiguous_currency);
  EXPECT_FALSE(mentions.found[2].ambiguous_currency);
}

// Whatever bytes come, what is found lies in the text, in its order, and does not overlap.
TEST(FindMentions, GoesForwardOverAnyBytes) {
  std::mt19937 random(7);
  const Vocabulary vocabulary{test::lexicon("en")};
  const std::vector<std::string> pieces = {
      "5",       "1,", "000",    ".",        "-",       " to ",     "$",  "€", "bn",       " ",
      "million", "a ", "third ", "about ",   "\xFF",    "\xE2\x80", "½",  "%", " per ",    "km",
      "/",       "(",  "and ",   "between ", "one ",    "hundred ", "+",  "±", "x",        "e9",
      "²",       "\n", "rose ",  "from ",    "dozens ", "of ",      "\"", "'", "doubled ", "aged "};
  for (int round = 0; round < 20000; ++round) {
    std::string text;
    for (int i = 0; i < 12; ++i) text += pieces[random() % pieces.size()];
    Mentions mentions;
    find_mentions(text, vocabulary, mentions);
    std::size_t at = 0;
    for (const Mention& one : mentions.found) {
      ASSERT_LE(at, one.begin) << text;
      ASSERT_LT(one.begin, one.end) << text;
      at = one.end;
    }
    ASSERT_LE(at, text.size()) << text;
    for (const Unread& one : mentions.unread) {
      ASSERT_LT(one.begin, one.end) << text;
      ASSERT_LE(one.end, text.size()) << text;
    }
  }
}

// A megabyte of what could be read again and again takes a moment, not minutes.
TEST(FindMentions, TakesLinearTime) {
  const Vocabulary vocabulary{test::lexicon("en")};
  for (const std::string piece : {"1",
                                  "1 ",
                                  "1,",
                                  "1.",
                                  "1-",
                                  "-",
                                  "$",
                                  "$1",
                                  "$ ",
                                  "million ",
                                  "1 million ",
                                  "one ",
                                  "twenty-",
                                  "hundred and ",
                                  "about ",
                                  "from ",
                                  "between 1 and ",
                                  "1 to ",
                                  "1/",
                                  "1:",
                                  "per ",
                                  "5 per ",
                                  "\"",
                                  "5\" ",
                                  "5' ",
                                  "(1 ",
                                  "[1, ",
                                  "more than ",
                                  "a ",
                                  "half a ",
                                  "1e",
                                  "5 km ",
                                  "5 square ",
                                  "A1 ",
                                  "the ",
                                  "rose ",
                                  "aged 5 and ",
                                  "5, ",
                                  "dozens of ",
                                  "\xE2\x80\x93",
                                  "\xC2\xBD",
                                  "May 5 "}) {
    std::string text;
    while (text.size() < (std::size_t{1} << 20U)) text += piece;
    Mentions mentions;
    EXPECT_TRUE(test::takes_at_most(20, [&] { find_mentions(text, vocabulary, mentions); }))
        << piece;
  }
}

}  // namespace
}  // namespace veritally
