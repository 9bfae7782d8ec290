// Words: the words around a place of a text, without reading more of it than they are long.
#pragma once

#include "reference/lexicon.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace veritally::extract {

struct Word {
  std::size_t begin = 0;
  std::size_t end = 0;
  explicit operator bool() const { return end > begin; }
  std::string_view in(std::string_view text) const { return text.substr(begin, end - begin); }
};

// The text in lower case, as phrases are looked up.
std::string lower_case(std::string_view text);

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

// The phrase of the table that stands right before the blanks at `at`: the longest, of a few words
// at most.
template <class Entry>
struct PhraseBefore {
  const Entry* entry = nullptr;
  std::size_t begin = 0;
  explicit operator bool() const { return entry != nullptr; }
};
template <class Entry>
PhraseBefore<Entry> phrase_before(const PhraseTable<Entry>& table, std::string_view text,
                                  std::size_t at) {
  constexpr int most_words = 3;
  PhraseBefore<Entry> found;
  Word word = word_before(text, at);
  for (int words = 0; word && words < most_words; ++words) {
    const auto phrase = table.find(text, word.begin);
    if (phrase && skip_blanks(text, word.begin + phrase.length) == at) {
      found = {phrase.entry, word.begin};
    }
    word = word_before(text, word.begin);
  }
  return found;
}

// "at - 20 degrees": the digits behind the minus at `at` and a blank, where a preposition that
// joins stands before, which no dash would follow; `at` where it is no such minus.
std::size_t behind_parted_minus(std::string_view text, std::size_t at, const Lexicon& lexicon);

// Whether it begins with a capital letter.
bool is_capitalised(std::string_view text, const Word& word);

// Whether a sentence, or the text, starts at the word.
bool starts_sentence(std::string_view text, const Word& word);

}  // namespace veritally::extract
