// Candidates: the places of a text where a number may stand. All else that reads quantities starts
// at one, so a text without any costs one pass over its bytes.
#pragma once

#include "extract/vocabulary.hpp"

#include <cstddef>
#include <string_view>

namespace veritally::extract {

// The first place at or after `from` where a digit stands, a fraction's sign, or a word that a
// number in words may start with; the text's size where there is none. REQUIRES: `from` is not
// inside a word that began before it, or what is left of that word is to be looked at.
std::size_t next_candidate(std::string_view text, std::size_t from, const Lexicon& lexicon);

// Where the phrase begins whose number stands at `number`: its sign, currency, article and what
// bounds or hedges it, as far back as `floor`.
struct Lead {
  std::size_t begin = 0;  // of the whole phrase
  std::size_t term = 0;   // of the sign, currency or article; `number` where there is none
};
Lead lead_of(std::string_view text, std::size_t floor, std::size_t number,
             const Vocabulary& vocabulary);

}  // namespace veritally::extract
