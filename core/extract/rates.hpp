// Rates and counted nouns: what stands behind a number and its unit.
#pragma once

#include "claim/quantity.hpp"
#include "extract/vocabulary.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace veritally::extract {

struct Rate {
  Per per;
  std::size_t end = 0;
};

// "per 100,000 people", "a day", "/hour", "per capita", "a share" at or behind the blank at `at`.
// An article makes a rate of units of time and of the nouns that the lexicon lists alone.
std::optional<Rate> read_rate(std::string_view text, std::size_t at, const Vocabulary& vocabulary);

struct Noun {
  std::string singular;
  std::size_t end = 0;
};

// The plural noun that is the next word behind the blank at `at`, in the singular: "GPUs" is "GPU".
// nullopt where the word is not plainly a plural.
std::optional<Noun> read_noun(std::string_view text, std::size_t at, const Lexicon& lexicon);

// The plural behind one other word: "war rooms" is "war room", "AI chips" is "chip", since a name
// is no part of what is counted.
std::optional<Noun> read_modified_noun(std::string_view text, std::size_t at,
                                       const Lexicon& lexicon);

// The noun whose short form stands in brackets behind it: "graphics processing units (GPUs)" is
// "GPU". Two to four words, of which the short form has the first letters.
std::optional<Noun> read_abbreviated_noun(std::string_view text, std::size_t at,
                                          const Lexicon& lexicon);

// The noun tied to a number by a hyphen: "27-nation" counts nations.
std::optional<Noun> read_compound(std::string_view text, std::size_t at, const Lexicon& lexicon);

// The noun phrase of up to four words that ends the text, the last one a plural, or anything where
// `one` says that a single thing is counted: "war rooms" is "war room".
std::optional<Noun> read_last_noun(std::string_view text, std::size_t at, bool one,
                                   const Lexicon& lexicon);

// The plural word in the singular; nullopt where it is not plainly a plural.
std::optional<std::string> singular(std::string_view word, const Lexicon& lexicon);

}  // namespace veritally::extract
