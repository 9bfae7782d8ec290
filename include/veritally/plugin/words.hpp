// Words of a text, for rules that read: whole words in any case of the Latin alphabet. Pure
// functions over views; nothing is copied.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace veritally::plugin {

// Whether a letter or digit starts with this byte: of ASCII, or of U+00C0 and later; signs, dashes
// and quotation marks lie in U+0080 to U+00BF and U+2000 to U+2FFF.
constexpr bool starts_letter(char byte) {
  const auto c = static_cast<unsigned char>(byte);
  if (c < 0x80) return (c >= '0' && c <= '9') || ((c | 0x20U) >= 'a' && (c | 0x20U) <= 'z');
  return c >= 0xC3 && c != 0xE2;
}
constexpr bool is_later_byte(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80;
}
// Where the letter or digit begins that ends at a place; the place itself where none does.
constexpr std::uint64_t letter_before(std::string_view text, std::uint64_t at) {
  std::uint64_t begin = at;
  while (begin > 0 && is_later_byte(text[begin - 1])) --begin;
  if (begin > 0) --begin;
  return begin < at && starts_letter(text[begin]) ? begin : at;
}
constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
constexpr bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
constexpr char to_lower(char c) { return is_upper(c) ? static_cast<char>(c | 0x20) : c; }

// A stretch of a text.
struct Piece {
  std::uint64_t begin = 0;
  std::uint64_t end = 0;
};

// The next word of the text at or behind a place; empty at its end.
inline Piece next_word(std::string_view text, std::uint64_t at) {
  while (at < text.size() && !starts_letter(text[at])) ++at;
  Piece word{at, at};
  while (word.end < text.size() &&
         (starts_letter(text[word.end]) || is_later_byte(text[word.end]))) {
    ++word.end;
  }
  return word;
}

inline std::vector<Piece> words_of(std::string_view text) {
  std::vector<Piece> words;
  for (Piece word = next_word(text, 0); word.begin < word.end; word = next_word(text, word.end)) {
    words.push_back(word);
  }
  return words;
}

// The same as texts; views into it.
inline std::vector<std::string_view> word_texts(std::string_view text) {
  std::vector<std::string_view> texts;
  for (const Piece& word : words_of(text)) {
    texts.push_back(text.substr(word.begin, word.end - word.begin));
  }
  return texts;
}

inline std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = to_lower(c);
  return out;
}

// Equal but for the case of ASCII letters.
inline bool same_letters(std::string_view a, std::string_view b) {
  if (a.size() != b.size()) return false;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (to_lower(a[i]) != to_lower(b[i])) return false;
  }
  return true;
}
inline bool is_one_of(std::string_view word, std::initializer_list<std::string_view> list) {
  for (const std::string_view each : list) {
    if (same_letters(word, each)) return true;
  }
  return false;
}

// The number that an English word spells, of one to twenty; nullopt for any other.
inline std::optional<std::int64_t> spelled_number(std::string_view word) {
  constexpr std::array<std::string_view, 20> names{
      "one",     "two",     "three",     "four",     "five",     "six",      "seven",
      "eight",   "nine",    "ten",       "eleven",   "twelve",   "thirteen", "fourteen",
      "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"};
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (same_letters(word, names.at(i))) return static_cast<std::int64_t>(i) + 1;
  }
  return std::nullopt;
}

// Without blanks at either end.
inline std::string_view trimmed(std::string_view text) {
  const auto blank = [](char c) { return c == ' ' || c == '\n' || c == '\t'; };
  while (!text.empty() && blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && blank(text.back())) text.remove_suffix(1);
  return text;
}

// Where the phrase, in lower case, next stands as whole words at or behind a place.
inline std::optional<std::uint64_t> find_words(std::string_view text, std::string_view phrase,
                                               std::uint64_t from = 0) {
  for (std::uint64_t at = from; at + phrase.size() <= text.size(); ++at) {
    if (to_lower(text[at]) != phrase.front()) continue;
    const std::uint64_t end = at + phrase.size();
    if (letter_before(text, at) != at) continue;
    if (end < text.size() && starts_letter(text[end])) continue;
    if (same_letters(text.substr(at, phrase.size()), phrase)) return at;
  }
  return std::nullopt;
}

// The word that ends before a place with nothing but blanks between; empty where none does.
inline std::string_view word_before(std::string_view text, std::uint64_t at) {
  while (at > 0 && (text[at - 1] == ' ' || text[at - 1] == '\n')) --at;
  std::uint64_t begin = at;
  for (auto next = letter_before(text, at); next != begin; next = letter_before(text, begin)) {
    begin = next;
  }
  return text.substr(begin, at - begin);
}
inline std::string_view word_behind(std::string_view text, std::uint64_t at) {
  while (at < text.size() && (text[at] == ' ' || text[at] == '\n')) ++at;
  if (at < text.size() && !starts_letter(text[at])) return {};
  const Piece word = next_word(text, at);
  return text.substr(word.begin, word.end - word.begin);
}

}  // namespace veritally::plugin
