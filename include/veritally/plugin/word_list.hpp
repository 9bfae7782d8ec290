// WordList: the words and phrases of an option, "total, subtotal, summe", to look for in a text.
// Const from its making on; any thread may ask it.
#pragma once

#include <veritally/plugin/words.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace veritally::plugin {

class WordList {
 public:
  explicit WordList(std::string_view list) {
    while (!list.empty()) {
      const auto comma = std::min(list.find(','), list.size());
      const std::string_view phrase = trimmed(list.substr(0, comma));
      if (!phrase.empty()) phrases_.push_back(lower(phrase));
      list.remove_prefix(std::min(comma + 1, list.size()));
    }
  }

  bool holds(std::string_view text) const {
    return std::any_of(phrases_.begin(), phrases_.end(),
                       [text](const std::string& phrase) { return same_letters(text, phrase); });
  }
  // Whether the text begins, or ends, with one of them as whole words.
  bool begins(std::string_view text) const { return longest_begin(text) > 0; }
  bool ends(std::string_view text) const { return longest_end(text) > 0; }
  // Whether some word of the text is one of them; phrases of several words are none.
  bool holds_word_of(std::string_view text) const {
    for (Piece word = next_word(text, 0); word.begin < word.end; word = next_word(text, word.end)) {
      if (holds(text.substr(word.begin, word.end - word.begin))) return true;
    }
    return false;
  }
  // How long the longest is that the text begins, or ends, with; 0 where it does so with none.
  std::size_t longest_begin(std::string_view text) const {
    std::size_t longest = 0;
    for (const std::string& phrase : phrases_) {
      const bool stands = find_words(text.substr(0, phrase.size() + 1), phrase) == 0;
      if (stands) longest = std::max(longest, phrase.size());
    }
    return longest;
  }
  std::size_t longest_end(std::string_view text) const {
    std::size_t longest = 0;
    for (const std::string& phrase : phrases_) {
      const bool stands = text.size() >= phrase.size() &&
                          find_words(text, phrase, text.size() - phrase.size()).has_value();
      if (stands) longest = std::max(longest, phrase.size());
    }
    return longest;
  }
  // Where one of them stands in the text first, at or behind a place.
  std::optional<Piece> find(std::string_view text, std::uint64_t from = 0) const {
    std::optional<Piece> first;
    for (const std::string& phrase : phrases_) {
      const auto at = find_words(text, phrase, from);
      if (at && (!first || *at < first->begin)) first = Piece{*at, *at + phrase.size()};
    }
    return first;
  }

  // In lower case, in the order of the option.
  const std::vector<std::string>& phrases() const { return phrases_; }

 private:
  std::vector<std::string> phrases_;
};

}  // namespace veritally::plugin
