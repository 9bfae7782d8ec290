// Term: one number with its sign, scale words and measure: "-3 °C", "$60 billion", "5 ft 2 in".
// A quantity is a term, or two of them for a range.
#pragma once

#include "extract/hedges.hpp"
#include "extract/measure.hpp"
#include "extract/number.hpp"
#include "extract/vocabulary.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace veritally::extract {

struct Term {
  Number number;                  // its digits carry the sign
  Measure measure;                // none for a bare number
  std::optional<Hedge> trailing;  // "+" or "or more" behind it
  bool plus = false;              // a "+" before it
  bool fold = false;              // a multiple: "10x", "threefold"
  std::optional<Decimal> spread;  // give or take: "8.92(3)" is so by 0.03
  std::size_t begin = 0;          // of the sign or currency
  std::size_t end = 0;

  // The value with scale words applied, in `measure.unit`. nullopt where it does not fit.
  std::optional<Decimal> value() const;
};

struct TermScan {
  std::optional<Term> term;
  Trouble trouble = Trouble::none;
  std::size_t end = 0;  // behind what is not understood, where there is trouble
};

// Where the whole begins of which a part was read up to `at`: behind "of a" ("three quarters of an
// hour", "half of one per cent"), "a" where it is a half, a hyphen. `at` where none of them stands.
std::size_t behind_part(std::string_view text, std::size_t at, const Number& number,
                        const Lexicon& lexicon);

// Reads the term that starts at `at`, a sign or the start of a word.
TermScan read_term(std::string_view text, std::size_t at, const Vocabulary& vocabulary);

}  // namespace veritally::extract
