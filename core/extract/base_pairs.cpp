#include "extract/base_pairs.hpp"

#include "extract/words.hpp"

#include <algorithm>
#include <array>

namespace veritally::extract {
namespace {

struct Sign {
  std::string_view sign;
  std::string_view elsewhere;
  std::string_view unit;
};
constexpr std::array signs = {
    Sign{"bp", "permyriad", "base-pair"}, Sign{"kb", "kilobit", "kilobase-pair"},
    Sign{"Mb", "megabit", "megabase-pair"}, Sign{"Gb", "gigabit", "gigabase-pair"}};

bool speaks_of_sequences(std::string_view text, const ValueMatch& match, const Lexicon& lexicon) {
  constexpr std::size_t reach = 100;
  if (is_in(lexicon.sequence_nouns, text, word_behind(text, match.end))) return true;
  const std::size_t begin = match.begin > reach ? match.begin - reach : 0;
  const std::size_t end = std::min(text.size(), match.end + reach);
  for (std::size_t at = begin; at < end; ++at) {
    const bool starts = is_word_byte(text, at) && (at == 0 || !is_word_byte(text, at - 1));
    if (starts && lexicon.sequence_words.find(text, at)) return true;
  }
  return false;
}

}  // namespace

void read_as_bases(std::string_view text, ValueMatch& match, const Lexicon& lexicon) {
  const std::string_view phrase = text.substr(match.begin, match.end - match.begin);
  for (const auto& [sign, elsewhere, unit] : signs) {
    if (match.quantity.unit != elsewhere || !phrase.ends_with(sign)) continue;
    if (speaks_of_sequences(text, match, lexicon)) match.quantity.unit = std::string(unit);
    return;
  }
}

}  // namespace veritally::extract
