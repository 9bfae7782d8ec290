#include "reference/phrases.hpp"

namespace veritally {

std::size_t blank_at(std::string_view text, std::size_t at) {
  if (at >= text.size()) return 0;
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char first = byte(at);
  if (first == ' ' || first == '\t' || first == '\n' || first == '\r') return 1;
  if (first == 0xC2) return at + 1 < text.size() && byte(at + 1) == 0xA0 ? 2 : 0;  // U+00A0
  if (first != 0xE2 || at + 2 >= text.size() || byte(at + 1) != 0x80) return 0;
  const unsigned char last = byte(at + 2);
  return (last >= 0x80 && last <= 0x8A) || last == 0xAF ? 3 : 0;  // U+2000 to 200A, U+202F
}

std::size_t skip_blanks(std::string_view text, std::size_t at) {
  while (const auto length = blank_at(text, at)) at += length;
  return at;
}

bool is_word_byte(std::string_view text, std::size_t at) {
  if (at >= text.size()) return false;
  const auto c = static_cast<unsigned char>(text[at]);
  if (c < 0x80) return (c >= '0' && c <= '9') || ((c | 0x20U) >= 'a' && (c | 0x20U) <= 'z');
  // U+00C0 and later letters; signs, dashes and spaces lie in U+0080 to BF and U+2000 to 2FFF.
  return c >= 0xC3 && c != 0xE2;
}

std::size_t phrase_length(std::string_view text, std::size_t at, std::string_view phrase) {
  std::size_t here = at;
  char previous = 0;
  for (const char wanted : phrase) {
    if (wanted == ' ') {
      const std::size_t next = skip_blanks(text, here);
      if (next == here) return 0;
      here = next;
    } else {
      if (here >= text.size() || fold_byte(text[here], previous) != wanted) return 0;
      previous = text[here++];
    }
  }
  const bool inside_word = is_word_byte(phrase, phrase.size() - 1) && is_word_byte(text, here);
  return inside_word ? 0 : here - at;
}

}  // namespace veritally
