#include "extract/words.hpp"

#include <algorithm>

namespace veritally::extract {
namespace {

constexpr std::size_t longest_word = 40;  // bytes
constexpr int most_blanks = 4;

bool joins(char c) { return c == '-' || c == '.' || c == '\'' || c == '&'; }

// "l'article", "d’un": the word that the letter before the apostrophe belongs to no more.
std::size_t behind_elision(std::string_view text, std::size_t begin, std::size_t end) {
  const char letter = begin < end ? fold_byte(text[begin], 0) : '\0';
  if (letter != 'l' && letter != 'd') return begin;
  const std::size_t mark = apostrophe_at(text, begin + 1);
  return mark != 0 && begin + 1 + mark < end ? begin + 1 + mark : begin;
}

}  // namespace

std::string lower_case(std::string_view text) {
  std::string out;
  char previous = 0;
  for (const char byte : text) {
    out += fold_byte(byte, previous);
    previous = byte;
  }
  return out;
}

std::size_t apostrophe_at(std::string_view text, std::size_t at) {
  if (at >= text.size()) return 0;
  return text[at] == '\'' ? 1 : text.substr(at).starts_with("’") ? 3 : 0;
}

std::size_t blank_before(std::string_view text, std::size_t at) {
  for (const std::size_t length : {1, 2, 3}) {
    if (at >= length && blank_at(text, at - length) == length) return length;
  }
  return 0;
}

std::size_t skip_blanks_back(std::string_view text, std::size_t at) {
  for (int i = 0; i < most_blanks; ++i) {
    const std::size_t length = blank_before(text, at);
    if (length == 0) break;
    at -= length;
  }
  return at;
}

Word word_ending(std::string_view text, std::size_t at) {
  std::size_t begin = at;
  while (begin > 0 && at - begin <= longest_word) {
    const std::size_t before = begin - 1;
    const bool inner = joins(text[before]) && begin >= 2 && is_word_byte(text, begin - 2);
    const bool inside =
        is_word_byte(text, before) || (static_cast<unsigned char>(text[before]) & 0xC0U) == 0x80U;
    if (!inside && !inner) break;
    if (inside && blank_before(text, begin) != 0) break;
    --begin;
  }
  if (at - begin > longest_word) return {};
  begin = behind_elision(text, begin, at);
  // A continuation byte alone is a sign's and no letter's.
  while (begin < at && !is_word_byte(text, begin)) ++begin;
  return {begin, at};
}

Word word_before(std::string_view text, std::size_t at) {
  const std::size_t end = skip_blanks_back(text, at);
  return end == at ? Word{} : word_ending(text, end);
}

Word word_behind(std::string_view text, std::size_t at) {
  const std::size_t begin = skip_blanks(text, at);
  if (begin == at) return {};
  std::size_t end = begin;
  while (end - begin <= longest_word &&
         (is_word_byte(text, end) ||
          (end > begin && end < text.size() && joins(text[end]) && is_word_byte(text, end + 1)))) {
    ++end;
  }
  return end - begin > longest_word ? Word{} : Word{begin, end};
}

std::size_t behind_parted_minus(std::string_view text, std::size_t at, const Lexicon& lexicon) {
  if (at >= text.size() || text[at] != '-') return at;
  const std::size_t digits = skip_blanks(text, at + 1);
  if (digits == at + 1 || digits >= text.size() || text[digits] < '0' || text[digits] > '9') {
    return at;
  }
  const Word before = word_before(text, at);
  const WordInfo word = before ? lexicon.prose.find(before.in(text)) : WordInfo{};
  return word.is(Role::joining) && !word.is(Role::inside) ? digits : at;
}

bool is_capitalised(std::string_view text, const Word& word) {
  if (!word) return false;
  const char first = text[word.begin];
  if (first >= 'A' && first <= 'Z') return true;
  return static_cast<unsigned char>(first) == 0xC3 && word.begin + 1 < text.size() &&
         fold_byte(text[word.begin + 1], first) != text[word.begin + 1];
}

bool starts_sentence(std::string_view text, const Word& word) {
  const std::size_t end = skip_blanks_back(text, word.begin);
  if (end == 0) return true;
  const std::string_view before = text.substr(0, end);
  if (end < word.begin && text.substr(end, word.begin - end).find('\n') != std::string_view::npos) {
    return text.substr(end, word.begin - end).find("\n\n") != std::string_view::npos ||
           std::string_view(".!?:").find(before.back()) != std::string_view::npos;
  }
  for (const std::string_view quote : {"“", "”", "\"", "(", ":", "—", "–", "•", "‘"}) {
    if (before.ends_with(quote)) return true;
  }
  return std::string_view(".!?").find(before.back()) != std::string_view::npos;
}

}  // namespace veritally::extract
