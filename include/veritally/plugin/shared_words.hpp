// Shared words: how many telling words two sentences have in common, whatever their endings are;
// for rules that must know whether two sentences speak of the same thing where no claim says so.
// Over views; any thread.
#pragma once

#include <veritally/plugin/host.hpp>
#include <veritally/plugin/types.hpp>
#include <veritally/plugin/word_list.hpp>
#include <veritally/plugin/words.hpp>

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <vector>

namespace veritally::plugin {

// "cut" and "cuts", "fells" and "felled": all but the last letter of the shorter one, or its first
// six.
inline bool is_same_word(std::string_view a, std::string_view b) {
  constexpr std::size_t shortest_stem = 4;
  constexpr std::size_t longest_stem = 6;
  constexpr std::size_t longest_ending = 2;
  const std::size_t least = std::min(a.size(), b.size());
  if (least <= shortest_stem && std::max(a.size(), b.size()) - least > longest_ending) return false;
  const std::size_t stem = least <= shortest_stem ? least : std::min(least - 1, longest_stem);
  return same_letters(a.substr(0, stem), b.substr(0, stem));
}

// Which words of a sentence tell what it is about. A rule that asks so lists `TopicWords::option`
// among its own, and makes one when it is made itself; const from then on.
class TopicWords {
 public:
  static constexpr Option option{
      "empty",
      "words that tell nothing of what a sentence is about: articles, prepositions, scale words; "
      "those of one and two letters do not either",
      "the, and, for, with, from, that, this, than, more, over, about, after, into, its, was, "
      "were, "
      "are, has, have, had, will, would, says, said, year, years, per, cent, percent, million, "
      "billion, trillion, thousand, hundred, new, last, next, all, least, almost, nearly, down, "
      "der, die, das, und, mit, von, für, den, dem, ein, eine, einen, mehr, als, prozent, "
      "millionen, milliarden, euro, les, des, une, est, pour, dans, plus, millions, milliards, "
      "los, las, del, una, por, para, con, más, millones, euros, dollars, dollar, usd, eur, jahr, "
      "année, año, ans, how, why, what, when, one, two, three, who, not"};

  explicit TopicWords(const Host& host) : empty_(host.option("empty")) {}

  // In the order of the sentence.
  std::vector<std::string_view> of(std::string_view sentence) const {
    std::vector<std::string_view> words;
    for (const std::string_view word : word_texts(sentence)) {
      const bool short_word = word.size() < 3 || is_digit(word.front());
      if (!short_word && !empty_.holds(word)) words.push_back(word);
    }
    return words;
  }

 private:
  WordList empty_;
};

// How many of the telling words of one text stand in the other.
inline std::size_t shared_words(const std::vector<std::string_view>& a,
                                std::vector<std::string_view> there) {
  std::size_t shared = 0;
  for (const std::string_view word : a) {
    const auto found = std::find_if(there.begin(), there.end(), [word](std::string_view other) {
      return is_same_word(word, other);
    });
    if (found == there.end()) continue;
    there.erase(found);
    ++shared;
  }
  return shared;
}

inline std::size_t shared_words(const TopicWords& topics, std::string_view a, std::string_view b) {
  return shared_words(topics.of(a), topics.of(b));
}

}  // namespace veritally::plugin
