// Words: the words around a place of a text, without reading more of it than they are long.
#pragma once

#include "reference/lexicon.hpp"

#include <cstddef>
#include <string_view>

namespace veritally::extract {

struct Word {
  std::size_t begin = 0;
  std::size_t end = 0;
  explicit operator bool() const { return end > begin; }
  std::string_view in(std::string_view text) const { return text.substr(begin, end - begin); }
};

// The length of the apostrophe at `at`, 0 where none stands.
std::size_t apostrophe_at(std::string_view text, std::size_t at);

// The length of the blank that ends at `at`, 0 where none does.
std::size_t blank_before(std::string_view text, std::size_t at);
// Where the blanks begin that end at `at`, `at` where none do. A few of them at most are looked at.
std::size_t skip_blanks_back(std::string_view text, std::size_t at);

// The word that ends right at `at`, with hyphens and points inside it; empty where `at` stands
// behind something else, or where the word is longer than any that matters.
Word word_ending(std::string_view text, std::size_t at);
// The word before the blanks before `at`; empty where punctuation stands between, or no blank.
Word word_before(std::string_view text, std::size_t at);
// The word behind the blanks at `at`; empty where there is no blank.
Word word_behind(std::string_view text, std::size_t at);

// Whether the word is, as a whole, an entry of the table.
template <class Entry>
bool is_in(const PhraseTable<Entry>& table, std::string_view text, const Word& word) {
  if (!word) return false;
  const auto found = table.find(text.substr(0, word.end), word.begin);
  return found && found.length == word.end - word.begin;
}

// Whether it begins with a capital letter.
bool is_capitalised(std::string_view text, const Word& word);

// Whether a sentence, or the text, starts at the word.
bool starts_sentence(std::string_view text, const Word& word);

}  // namespace veritally::extract
