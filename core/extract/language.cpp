#include "extract/language.hpp"

#include "extract/word_scan.hpp"

#include <cstddef>

namespace veritally {
namespace {

constexpr std::size_t sample = std::size_t{1} << 14U;
// Of a hundred words, so many are function words of its language in any prose.
constexpr std::size_t least_share = 15;
constexpr std::size_t least_count = 3;

bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

struct Words {
  std::size_t all = 0;
  std::size_t function = 0;

  bool enough() const { return function >= least_count && function * 100 >= least_share * all; }
};

// Calls `take` with the place of each word until it returns false.
template <class Take>
void each_word(std::string_view text, const Take& take) {
  extract::WordScan scan(text, 0);
  for (std::size_t at = scan.next(); at < text.size(); at = scan.next()) {
    if (!is_word_byte(text, at) || is_digit(text[at])) continue;
    if (at > 0 && is_digit(text[at - 1])) continue;
    if (!take(at)) break;
  }
}

// All words, and the function words among them; no more than are enough where `just_enough`.
Words count(std::string_view text, const Lexicon& lexicon, bool just_enough) {
  Words words;
  each_word(text, [&](std::size_t) {
    ++words.all;
    return true;
  });
  each_word(text, [&](std::size_t at) {
    if (!is_upper(text[at]) && lexicon.function_words.find(text, at)) ++words.function;
    return !(just_enough && words.enough());
  });
  return words;
}

}  // namespace

Result<const Lexicon*> guess_language(std::string_view text, const Lexicons& lexicons) {
  text = text.substr(0, sample);
  auto english = lexicons.english();
  if (!english) return english;
  const Words in_english = count(text, **english, true);
  if (in_english.all == 0 || in_english.enough()) return english;
  const Lexicon* best = *english;
  std::size_t most = in_english.function;
  std::size_t second = 0;
  for (const std::string& language : lexicons.languages()) {
    const auto lexicon = lexicons.find(language);
    if (!lexicon) return tl::unexpected(lexicon.error());
    const Words words = count(text, **lexicon, false);
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

Result<const Lexicon*> guess_table_language(const Document& document, const Lexicons& lexicons) {
  std::string headings;
  for (const Block& block : document.blocks) {
    const bool heading =
        block.table != no_table && block.row < document.tables[block.table].heading_rows;
    if (heading) headings.append(document.text_of(block)).append("\n");
    if (headings.size() > sample) break;
  }
  // In bytes: English knows "mio", too, but not the point of "Mio.".
  const auto scale_words = [&](const Lexicon& lexicon) {
    std::size_t bytes = 0;
    each_word(headings, [&](std::size_t at) {
      if (const auto found = lexicon.scale_words.find(headings, at)) bytes += found.length;
      return true;
    });
    return bytes;
  };
  auto best = lexicons.english();
  if (!best) return best;
  std::size_t most = scale_words(**best);
  for (const std::string& language : lexicons.languages()) {
    const auto lexicon = lexicons.find(language);
    if (!lexicon) return lexicon;
    const std::size_t bytes = scale_words(**lexicon);
    if (bytes <= most) continue;
    most = bytes;
    best = lexicon;
  }
  return best;
}

}  // namespace veritally
