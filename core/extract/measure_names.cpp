#include "extract/measure_names.hpp"

#include "extract/rates.hpp"
#include "extract/words.hpp"

#include <algorithm>

namespace veritally::extract {

std::string measure_word(std::string_view word) {
  const auto capital = [](char c) { return c >= 'A' && c <= 'Z'; };
  const bool sign = word.size() > 1 && std::ranges::any_of(word.substr(1), capital);
  return sign ? std::string(word) : lower_case(word);
}

std::string singular_of(std::string words, const Lexicon& lexicon) {
  const std::size_t last = words.rfind(' ') == std::string::npos ? 0 : words.rfind(' ') + 1;
  if (const auto one = singular(std::string_view(words).substr(last), lexicon)) {
    words.replace(last, std::string::npos, *one);
  }
  return words;
}

std::string measure_called(const std::string& words, const Aliases& measures,
                           const Lexicon& lexicon) {
  if (measures.knows(words)) return std::string(measures.canonical(words));
  std::string one = singular_of(words, lexicon);
  if (measures.knows(one)) return std::string(measures.canonical(one));
  // What the reference data do not know stays before what they know.
  for (std::size_t blank = words.find(' '); blank != std::string::npos;
       blank = words.find(' ', blank + 1)) {
    const std::string_view tail = std::string_view(words).substr(blank + 1);
    if (measures.knows(tail)) {
      return words.substr(0, blank + 1) + std::string(measures.canonical(tail));
    }
  }
  return one;
}

}  // namespace veritally::extract
