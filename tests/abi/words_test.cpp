// Words of a text, as rules look for them.
#include <veritally/plugin/types.hpp>
#include <veritally/plugin/word_list.hpp>
#include <veritally/plugin/words.hpp>

#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

namespace veritally::plugin {
namespace {

std::string joined(std::string_view text) {
  std::string out;
  for (const Piece& word : words_of(text)) {
    out += out.empty() ? "" : "|";
    out += text.substr(word.begin, word.end - word.begin);
  }
  return out;
}

TEST(Words, SignsPartThemAndLettersBeyondAsciiDoNot) {
  EXPECT_EQ(joined("“Société 5G,” said É—and so"), "Société|5G|said|É|and|so");
  EXPECT_EQ(joined("… – €"), "");
}

TEST(Words, PhrasesAreFoundAsWholeWordsInAnyCase) {
  EXPECT_EQ(find_words("Some Estimates", "some estimates"), 0U);
  EXPECT_EQ(find_words("reborn, born", "born"), 8U);
  EXPECT_EQ(find_words("éborn borné born", "born"), 14U);
  EXPECT_EQ(find_words("born born", "born", 1), 5U);
  EXPECT_EQ(find_words("bor", "born"), std::nullopt);
}

TEST(Words, NeighboursStandBehindBlanksAlone) {
  const std::string_view text = "le marché 40 euros, “né";
  EXPECT_EQ(word_before(text, text.find("40")), "marché");
  EXPECT_EQ(word_behind(text, text.find("40") + 2), "euros");
  EXPECT_EQ(word_behind(text, text.find(',')), "");
  EXPECT_EQ(word_before(text, text.find("né")), "");
  EXPECT_EQ(word_before(text, 0), "");
  EXPECT_EQ(word_behind(text, text.size()), "");
}

TEST(Words, LettersAreComparedInAnyCaseOfAscii) {
  EXPECT_TRUE(same_letters("Amazon", "amazON"));
  EXPECT_FALSE(same_letters("Amazon", "amazone"));
  EXPECT_TRUE(is_one_of("To", {"from", "to"}));
  EXPECT_EQ(lower("ÄB"), "Äb");
  EXPECT_EQ(trimmed(" \n a b\t"), "a b");
}

TEST(WordList, IsReadFromAnOption) {
  const WordList list("total, Grand Total ,, sous-total");
  EXPECT_TRUE(list.holds("TOTAL"));
  EXPECT_TRUE(list.holds("grand total"));
  EXPECT_FALSE(list.holds("totals"));
  EXPECT_FALSE(list.holds(""));
  EXPECT_TRUE(list.begins("Total assets"));
  EXPECT_FALSE(list.begins("Totally"));
  EXPECT_TRUE(list.ends("Actifs, sous-total"));
  EXPECT_FALSE(list.ends("subtotal"));
  EXPECT_EQ(list.find("a grand total")->begin, 2U);
  EXPECT_FALSE(list.find("totals"));
  EXPECT_FALSE(WordList("").find("anything"));
  EXPECT_EQ(list.phrases(), (std::vector<std::string>{"total", "grand total", "sous-total"}));
}

TEST(WordList, LooksForTheLongestAndFromAPlaceOn) {
  const WordList list("after, after the, total");
  EXPECT_EQ(list.longest_begin("After the war"), 9U);
  EXPECT_EQ(list.longest_begin("after then"), 5U);
  EXPECT_EQ(list.longest_begin("afterwards"), 0U);
  EXPECT_EQ(list.longest_end("soon after the"), 9U);
  EXPECT_EQ(list.longest_end("thereafter"), 0U);
  EXPECT_EQ(list.find("total, total", 1)->begin, 7U);
  EXPECT_FALSE(list.find("total", 1));
  EXPECT_TRUE(list.holds_word_of("the (Total)"));
  EXPECT_FALSE(list.holds_word_of("totals"));
}

TEST(Options, OfARuleStandBeforeThoseThatItShares) {
  static constexpr Option own[] = {{"a", "one", "x"}};
  static constexpr Option shared[] = {{"b", "two", "y"}, {"c", "three", "z"}};
  constexpr auto all = options_of(own, shared);
  ASSERT_EQ(all.size(), 3U);
  EXPECT_STREQ(all[0].name, "a");
  EXPECT_STREQ(all[2].initial, "z");
}

}  // namespace
}  // namespace veritally::plugin
