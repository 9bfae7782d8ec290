// Word numbers: quantities whose number is one word or a set phrase: multiples ("doubled", "an
// order of magnitude"), vague numerals ("dozens", "tens of thousands") and a bare scale word behind
// a bound ("more than a million" without its article).
#pragma once

#include "extract/candidates.hpp"
#include "extract/phrase.hpp"

#include <cstddef>
#include <optional>
#include <string_view>

namespace veritally::extract {

// Reads one whose word stands at `at`, with what `lead` says stands before it.
std::optional<ValueMatch> read_word_number(std::string_view text, const Lead& lead, std::size_t at,
                                           const Vocabulary& vocabulary);

}  // namespace veritally::extract
