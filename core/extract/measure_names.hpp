// Measure names: how the words for a measure are written, whether a sentence, the heading of a
// column or the label of a row has them.
#pragma once

#include "reference/aliases.hpp"
#include "reference/lexicon.hpp"

#include <string>
#include <string_view>

namespace veritally::extract {

// One word in lower case, unless a capital inside makes it a sign: "GDP".
std::string measure_word(std::string_view word);

// The words with the last one in the singular, where it is plainly a plural.
std::string singular_of(std::string words, const Lexicon& lexicon);

// The measure that words are called by, each written by measure_word: the canonical name of all of
// them, or of the last ones ("cloud revenues" is "cloud revenue"), or else the singular.
std::string measure_called(const std::string& words, const Aliases& measures,
                           const Lexicon& lexicon);

}  // namespace veritally::extract
