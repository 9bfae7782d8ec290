// Number: what digits or words say before a unit is known. Stages of the extractor share it.
#pragma once

#include "base/decimal.hpp"
#include "reference/lexicon.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace veritally::extract {

// Why number-shaped text is not read.
enum class Trouble : std::uint8_t {
  none,        // nothing there looks like a number
  too_long,    // more digits than 64 bits hold
  misgrouped,  // "1,23" or "1.2.3"
  half_range,  // "between 5" without its other end, where a text must be a quantity and nothing
               // else
  glued,       // letters follow the digits that are neither a unit nor a scale: "12xyz", "4th"
};

// A number without sign. Its value is digits * 10^power.
struct Number {
  Decimal digits;          // exponent: the place of the last written digit, scale words left out
  std::int32_t power = 0;  // what scale words multiply by
  std::size_t end = 0;     // in the text
  bool spelled = false;    // in words
  bool plain = true;       // without scale word, decimals or fraction
  bool part = false;       // a vague part: "half", "a third"
  std::string fraction;    // "1/3"; empty where it is more than a simple fraction
};

struct NumberScan {
  std::optional<Number> number;
  Trouble trouble = Trouble::none;
  std::size_t end = 0;  // behind what was looked at, where there is trouble
};

// The fraction as a decimal: exact where six significant digits hold it, else rounded to those.
// REQUIRES: 0 < numerator, denominator <= 10^9.
Decimal fraction_value(std::int64_t numerator, std::int64_t denominator);

// Reads digits with groupings, decimals, exponents and fractions: "1,440,000", ".5", "2 1/2", "½",
// "1.5e9", "2.48×10−5", "10⁶". Scale words are not read. Linear in what it reads.
NumberScan scan_digits(std::string_view text, std::size_t at, const Lexicon& lexicon);

// The power of ten that multiplies what stands before `at`, and where it ends: "× 10^10", "e-3".
struct PowerOfTen {
  std::int32_t power = 0;
  std::size_t end = 0;
  explicit operator bool() const { return end != 0; }
};
PowerOfTen scan_power(std::string_view text, std::size_t at);

// Reads a number in words, scale words included: "three hundred and twenty-five thousand", "half a
// million", "one and a half", "a dozen", "two thirds". `at` is the start of a word.
NumberScan scan_spelled(std::string_view text, std::size_t at, const Lexicon& lexicon);

}  // namespace veritally::extract
