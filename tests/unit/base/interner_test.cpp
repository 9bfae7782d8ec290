#include "base/interner.hpp"

#include "base/exact.hpp"

#include <algorithm>
#include <atomic>
#include <map>
#include <set>
#include <thread>
#include <unordered_map>

#include <gtest/gtest.h>

namespace veritally::test {
namespace {

std::string random_text(Random& random) {
  std::string text(up_to(random, 3) == 0 ? up_to(random, 200) : up_to(random, 12), '\0');
  // Few different bytes, the odd ones among them, so that texts are alike but for a byte.
  for (char& c : text) c = "abAB@`[{\0\xC3\xA9 "[up_to(random, 11)];
  return text;
}

std::string folded(std::string text) {
  for (char& c : text) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  return text;
}

TEST(Interner, TheSameTextHasTheSameSymbolAndAnotherTextAnother) {
  Interner interner;
  Random random(31);
  std::unordered_map<std::string, Symbol> known;
  std::set<Symbol> used;
  for (int i = 0; i < 400000; ++i) {
    const std::string text = random_text(random);
    const Symbol symbol = interner.intern(text);
    const auto [entry, fresh] = known.emplace(text, symbol);
    ASSERT_EQ(entry->second, symbol);
    ASSERT_EQ(used.insert(symbol).second, fresh);
    ASSERT_EQ(interner.text(symbol), text);
    ASSERT_LT(symbol, interner.size());
  }
  for (const auto& [text, symbol] : known) ASSERT_EQ(interner.text(symbol), text);
}

TEST(Interner, FoldingIgnoresTheCaseOfAsciiLettersAndNothingElse) {
  Interner interner(Interner::Case::folded);
  Random random(32);
  std::unordered_map<std::string, Symbol> known;
  std::set<Symbol> used;
  for (int i = 0; i < 400000; ++i) {
    const std::string text = random_text(random);
    const Symbol symbol = interner.intern(text);
    const auto [entry, fresh] = known.emplace(folded(text), symbol);
    ASSERT_EQ(entry->second, symbol);
    ASSERT_EQ(used.insert(symbol).second, fresh);
    ASSERT_EQ(folded(std::string(interner.text(symbol))), folded(text));
  }
  const Symbol first = interner.intern("Amazon");
  EXPECT_EQ(interner.intern("AMAZON"), first);
  EXPECT_EQ(interner.text(first), "Amazon");  // the spelling that came first
  EXPECT_NE(interner.intern("É"), interner.intern("é"));
  EXPECT_NE(interner.intern("@"), interner.intern("`"));
}

TEST(Interner, AnExactOneKeepsCasesApart) {
  Interner interner;
  EXPECT_NE(interner.intern("Amazon"), interner.intern("AMAZON"));
}

TEST(Interner, TheEmptyTextIsSymbolZeroAndUnusedNumbersAreEmpty) {
  Interner interner;
  EXPECT_EQ(interner.intern(""), 0U);
  EXPECT_EQ(interner.text(0), "");
  const Symbol one = interner.intern("one");
  EXPECT_NE(one, 0U);
  std::size_t named = 0;
  for (Symbol symbol = 0; symbol < interner.size() + 1000; ++symbol) {
    named += interner.text(symbol).empty() ? 0 : 1;
  }
  EXPECT_EQ(named, 1U);
}

TEST(Interner, ManyAtOnceGetTheSymbolsThatEachGetsAlone) {
  Interner interner(Interner::Case::folded);
  Random random(33);
  std::vector<std::string> texts;
  for (int i = 0; i < 20000; ++i) texts.push_back(random_text(random));
  for (int i = 0; i < 1000; ++i) texts.push_back(folded(texts[static_cast<std::size_t>(i)]));
  const std::vector<std::string_view> views(texts.begin(), texts.end());
  std::vector<Symbol> symbols(texts.size());
  interner.intern(views, symbols);
  for (std::size_t i = 0; i < texts.size(); ++i) {
    ASSERT_EQ(symbols[i], interner.intern(texts[i])) << texts[i];
    ASSERT_EQ(symbols[i], interner.intern(folded(texts[i]))) << texts[i];
  }
}

TEST(Interner, TextsNeverMoveWhileItGrows) {
  Interner interner;
  std::vector<std::pair<Symbol, std::string_view>> views;
  for (int i = 0; i < 200000; ++i) {
    const Symbol symbol = interner.intern("text number " + std::to_string(i));
    views.emplace_back(symbol, interner.text(symbol));
  }
  const std::string large(1 << 20, 'x');  // more than a block of memory
  EXPECT_EQ(interner.text(interner.intern(large)), large);
  for (std::size_t i = 0; i < views.size(); ++i) {
    ASSERT_EQ(views[i].second, "text number " + std::to_string(i));
    ASSERT_EQ(interner.text(views[i].first).data(), views[i].second.data());
  }
}

TEST(Interner, SymbolsAreDenseAndMemoryIsThatOfTheTextsAndLittleMore) {
  Interner interner;
  const std::size_t before = interner.memory();
  constexpr std::size_t count = 300000;
  std::size_t bytes = 0;
  for (std::size_t i = 0; i < count; ++i) {
    const std::string text = "name " + std::to_string(i);
    bytes += text.size();
    interner.intern(text);
  }
  EXPECT_GE(interner.size(), count);
  EXPECT_LT(interner.size(), count + count / 10);
  EXPECT_GE(interner.memory(), before + bytes);
  EXPECT_LT(interner.memory(), before + bytes + count * 80 + 64 * (std::size_t{1} << 18));
  const std::size_t held = interner.memory();
  for (std::size_t i = 0; i < count; ++i) interner.intern("name " + std::to_string(i));
  EXPECT_EQ(interner.memory(), held);
}

// Each thread interns all texts, from a place of its own on.
std::vector<std::vector<Symbol>> intern_at_once(Interner& interner,
                                                const std::vector<std::string>& texts,
                                                std::atomic<int>& wrong) {
  constexpr std::size_t count = 8;
  std::vector<std::vector<Symbol>> symbols(count, std::vector<Symbol>(texts.size()));
  std::vector<std::jthread> threads;
  for (std::size_t t = 0; t < count; ++t) {
    threads.emplace_back([&, t] {
      for (std::size_t i = 0; i < texts.size(); ++i) {
        const std::size_t at = (i + t * (texts.size() / 16)) % texts.size();
        symbols[t][at] = interner.intern(texts[at]);
        if (interner.text(symbols[t][at]) != texts[at]) ++wrong;
      }
    });
  }
  threads.clear();
  return symbols;
}

TEST(InternerThreads, AgreeOnTheSymbolOfEveryText) {
  std::vector<std::string> texts;
  for (int i = 0; i < 40000; ++i) texts.push_back("shared text " + std::to_string(i));
  for (int round = 0; round < 3; ++round) {
    Interner interner;
    std::atomic<int> wrong{0};
    const auto symbols = intern_at_once(interner, texts, wrong);
    EXPECT_EQ(wrong, 0);
    for (const auto& of_thread : symbols) ASSERT_EQ(of_thread, symbols[0]);
    const std::set<Symbol> distinct(symbols[0].begin(), symbols[0].end());
    EXPECT_EQ(distinct.size(), texts.size());
  }
}

TEST(InternerThreads, InternDifferentTextsAtTheSameTime) {
  Interner interner(Interner::Case::folded);
  constexpr std::size_t count = 8;
  std::vector<std::vector<Symbol>> symbols(count);
  {
    std::vector<std::jthread> threads;
    for (std::size_t t = 0; t < count; ++t) {
      threads.emplace_back([&, t] {
        for (int i = 0; i < 20000; ++i) {
          symbols[t].push_back(interner.intern(std::to_string(t) + "/" + std::to_string(i)));
        }
      });
    }
  }
  std::set<Symbol> distinct;
  for (std::size_t t = 0; t < count; ++t) {
    for (std::size_t i = 0; i < symbols[t].size(); ++i) {
      ASSERT_TRUE(distinct.insert(symbols[t][i]).second);
      ASSERT_EQ(interner.text(symbols[t][i]), std::to_string(t) + "/" + std::to_string(i));
    }
  }
}

TEST(HashBytes, TellsAlikeTextsApart) {
  Random random(34);
  std::map<std::uint64_t, std::string> seen;
  for (int i = 0; i < 100000; ++i) {
    const std::string text = random_text(random);
    const auto [entry, fresh] = seen.emplace(hash_bytes(text), text);
    ASSERT_EQ(entry->second, text);
  }
  EXPECT_NE(hash_bytes(""), hash_bytes(std::string(1, '\0')));
  EXPECT_NE(hash_bytes(std::string(8, '\0')), hash_bytes(std::string(16, '\0')));
  EXPECT_NE(hash_bytes("id1"), hash_bytes("ID1"));
}

}  // namespace
}  // namespace veritally::test
