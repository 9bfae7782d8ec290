// Lookalikes: number-shaped text that is no quantity: names of models, versions, addresses,
// telephone numbers, times and dates in digits, ordinals, list and page numbers, scores, years.
#pragma once

#include "extract/phrase.hpp"
#include "extract/vocabulary.hpp"

#include <cstddef>
#include <string_view>

namespace veritally::extract {

// Where the token ends whose digits at `digits` can be no quantity by their form alone, 0 where
// they may be one. `floor`: what lies before it has been read.
std::size_t token_lookalike(std::string_view text, std::size_t floor, std::size_t digits,
                            const Vocabulary& vocabulary);

// Whether a phrase that could be read is something else, by the words around it: "Llama 4",
// "page 12", "in 2025", "won 3-2", "the new one". `number`: where its number stands.
bool is_lookalike(std::string_view text, const ValueMatch& match, std::size_t number,
                  const Vocabulary& vocabulary);

// Whether digits with letters tied to them are a name ("5G", "24703L202") and no slip of the pen
// ("34bilion").
bool is_name(std::string_view text, std::size_t begin, std::size_t end);

// Whether the digits are the number of a part: "Abschnitt 4.2", where a point groups digits.
bool is_section_number(std::string_view text, std::size_t at, std::size_t end,
                       const Lexicon& lexicon);

// The end of the word at `at`, with what is tied to it.
std::size_t behind_token(std::string_view text, std::size_t at);

}  // namespace veritally::extract
