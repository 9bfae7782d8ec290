// Whether two sentences state one figure in nearly the same words, where no claim says whose it is.
#pragma once

#include <veritally/plugin.hpp>

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <vector>

namespace veritally::rules {

class SameStatement {
 public:
  // `plain`: words that only say that a figure is what it is.
  SameStatement(const plugin::TopicWords& topics, const plugin::WordList& plain, std::string_view a,
                std::string_view b)
      : SameStatement(telling(topics, plain, a), telling(topics, plain, b)) {}

  // Both say the same, and share so many words.
  bool holds(std::size_t enough) const { return shared_ >= enough && rest_ == 0; }
  // One says no more than the other.
  bool holds_in_part(std::size_t enough) const { return shared_ >= enough && lesser_rest_ == 0; }
  bool shares_name() const { return shares_name_; }

 private:
  using Words = std::vector<std::string_view>;

  SameStatement(const Words& a, const Words& b) {
    shared_ = plugin::shared_words(a, b);
    rest_ = a.size() + b.size() - 2 * shared_;
    lesser_rest_ = std::min(a.size(), b.size()) - shared_;
    shares_name_ = std::ranges::any_of(a, [&](std::string_view word) {
      return plugin::is_upper(word.front()) && std::ranges::find(b, word) != b.end();
    });
  }

  static Words telling(const plugin::TopicWords& topics, const plugin::WordList& plain,
                       std::string_view sentence) {
    Words words = topics.of(sentence);
    std::erase_if(words, [&plain](std::string_view word) { return plain.holds(word); });
    return words;
  }

  std::size_t shared_ = 0;
  std::size_t rest_ = 0;
  std::size_t lesser_rest_ = 0;
  bool shares_name_ = false;
};

}  // namespace veritally::rules
