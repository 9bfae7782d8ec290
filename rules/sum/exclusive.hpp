// Answers that exclude each other: "52 % said yes, 41 % said no and 12 % did not know". For
// sum/shares, which it belongs to.
#pragma once

#include <veritally/plugin.hpp>

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace veritally::rules {

class Exclusive {
 public:
  // `opposites`: "yes/no, men/women"; `unknowns`: what is neither; `narrows`: words that say that a
  // share is of something of its own.
  Exclusive(std::string_view opposites, std::string_view unknowns, std::string_view narrows)
      : unknowns_(unknowns), narrows_(narrows) {
    while (!opposites.empty()) {
      const auto comma = std::min(opposites.find(','), opposites.size());
      const std::string_view pair = opposites.substr(0, comma);
      const auto stroke = std::min(pair.find('/'), pair.size() - 1);
      pairs_.emplace_back(pair.substr(0, stroke), pair.substr(stroke + 1));
      opposites.remove_prefix(std::min(comma + 1, opposites.size()));
    }
  }

  // Whether what stands behind each share says that nobody counts in two of them: two opposites,
  // each once, and else what is neither of them.
  bool holds(const std::vector<std::string_view>& answers) const {
    constexpr std::size_t longest = 6;  // words: "of the voters said yes"
    for (const std::string_view answer : answers) {
      const auto words = plugin::words_of(answer);
      if (words.empty() || words.size() > longest) return false;
    }
    return std::any_of(pairs_.begin(), pairs_.end(),
                       [&](const Pair& pair) { return splits(pair, answers); });
  }

 private:
  using Pair = std::pair<plugin::WordList, plugin::WordList>;

  bool splits(const Pair& pair, const std::vector<std::string_view>& answers) const {
    std::size_t first = 0;
    std::size_t second = 0;
    std::size_t neither = 0;
    for (std::size_t i = 0; i < answers.size(); ++i) {
      const auto said = pair.first.find(answers[i]);
      const auto opposite = pair.second.find(answers[i]);
      const auto open = unknowns_.find(answers[i]);
      const bool narrow = is_narrow(answers[i], said ? said : opposite ? opposite : open);
      if (i > 0 && narrow) return false;  // the first may say of what all are
      const bool one = said.has_value();
      const bool other = opposite.has_value();
      const bool unknown = open.has_value();
      if (one && !other && !unknown) ++first;
      if (other && !one && !unknown) ++second;
      if (unknown && !one && !other) ++neither;
    }
    return first == 1 && second == 1 && first + second + neither == answers.size();
  }

  // Whether other words than the answer itself ("in favour") narrow it.
  bool is_narrow(std::string_view words, const std::optional<plugin::Piece>& answer) const {
    if (!answer) return narrows_.find(words).has_value();
    return narrows_.find(words.substr(0, answer->begin)) ||
           narrows_.find(words.substr(answer->end));
  }

  std::vector<Pair> pairs_;
  plugin::WordList unknowns_;
  plugin::WordList narrows_;
};

}  // namespace veritally::rules
