// WordList: words and phrases of an option, "total, subtotal, summe", to look for in a text.
#pragma once

#include <veritally/plugin.hpp>

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace veritally::rules {

class WordList {
 public:
  explicit WordList(std::string_view list) {
    while (!list.empty()) {
      const auto comma = std::min(list.find(','), list.size());
      const std::string_view phrase = plugin::trimmed(list.substr(0, comma));
      if (!phrase.empty()) phrases_.push_back(plugin::lower(phrase));
      list.remove_prefix(std::min(comma + 1, list.size()));
    }
  }

  bool holds(std::string_view text) const {
    return std::any_of(phrases_.begin(), phrases_.end(), [text](const std::string& phrase) {
      return plugin::same_letters(text, phrase);
    });
  }
  // Whether the text begins, or ends, with one of them as whole words.
  bool begins(std::string_view text) const {
    return std::any_of(phrases_.begin(), phrases_.end(), [text](const std::string& phrase) {
      return plugin::find_words(text.substr(0, phrase.size() + 1), phrase) == 0;
    });
  }
  bool ends(std::string_view text) const {
    return std::any_of(phrases_.begin(), phrases_.end(), [text](const std::string& phrase) {
      return text.size() >= phrase.size() &&
             plugin::find_words(text, phrase, text.size() - phrase.size()).has_value();
    });
  }
  // Where one of them stands in the text first.
  std::optional<plugin::Piece> find(std::string_view text) const {
    std::optional<plugin::Piece> first;
    for (const std::string& phrase : phrases_) {
      const auto at = plugin::find_words(text, phrase);
      if (at && (!first || *at < first->begin)) first = plugin::Piece{*at, *at + phrase.size()};
    }
    return first;
  }

 private:
  std::vector<std::string> phrases_;
};

}  // namespace veritally::rules
