#include "extract/language.hpp"

#include <cstddef>

namespace veritally {
namespace {

constexpr std::size_t sample = std::size_t{1} << 14U;
// Of a hundred words, so many are function words of its language in any prose.
constexpr std::size_t least_share = 15;
constexpr std::size_t least_count = 3;

bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_continuation(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

struct Words {
  std::size_t all = 0;
  std::size_t function = 0;

  bool enough() const { return function >= least_count && function * 100 >= least_share * all; }
};

Words count(std::string_view text, const Lexicon& lexicon) {
  Words words;
  bool inside = false;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (is_continuation(text[at])) continue;
    const bool letter = is_word_byte(text, at);
    if (letter && !inside && !is_digit(text[at])) {
      ++words.all;
      if (!is_upper(text[at]) && lexicon.function_words.find(text, at)) ++words.function;
    }
    inside = letter;
  }
  return words;
}

}  // namespace

Result<const Lexicon*> guess_language(std::string_view text, const Lexicons& lexicons) {
  text = text.substr(0, sample);
  auto english = lexicons.english();
  if (!english) return english;
  const Words in_english = count(text, **english);
  if (in_english.all == 0 || in_english.enough()) return english;
  const Lexicon* best = *english;
  std::size_t most = in_english.function;
  std::size_t second = 0;
  for (const std::string& language : lexicons.languages()) {
    const auto lexicon = lexicons.find(language);
    if (!lexicon) return tl::unexpected(lexicon.error());
    const Words words = count(text, **lexicon);
    if (*lexicon == best || !words.enough()) continue;
    if (words.function > most) {
      second = most;
      most = words.function;
      best = *lexicon;
    } else if (words.function > second) {
      second = words.function;
    }
  }
  return most * 2 >= second * 3 ? best : *english;
}

}  // namespace veritally
