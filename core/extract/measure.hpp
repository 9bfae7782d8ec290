// Measure: the currency, unit or percentage that a number is of.
#pragma once

#include "extract/vocabulary.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace veritally::extract {

struct Measure {
  std::string unit;  // empty where nothing was found
  int scale = 0;     // a power of ten of the unit: -2 for cents
  bool money = false;
  bool ambiguous = false;  // a currency's sign that several have
  std::size_t end = 0;
  explicit operator bool() const { return !unit.empty(); }
};

// The currency whose sign, code or short name starts at `at` and that digits follow, a sign or a
// blank between them allowed: "$5", "US$ 80", "EUR 3", "Rs. 500", "$-5".
Measure currency_before(std::string_view text, std::size_t at, const Vocabulary& vocabulary);

// The currency that stands at `at`, behind a blank or hyphen or right there: "bn euros",
// "-dollar", "€", "million of euros", "p".
Measure currency_after(std::string_view text, std::size_t at, const Vocabulary& vocabulary);

// Whatever measure stands at `at`. `scaled`: a scale word came before, so "pounds" are money.
Measure measure_after(std::string_view text, std::size_t at, bool scaled,
                      const Vocabulary& vocabulary);

// The longest name of a unit that starts right at `at`: "square kilometre", "degrees Celsius".
Measure unit_name(std::string_view text, std::size_t at, const Vocabulary& vocabulary);

// How many of the second unit are one of the first where prose writes both in one quantity, as in
// "5 ft 2 in" or "2 hours 30 minutes". 0 for other pairs.
int mixed_factor(std::string_view larger, std::string_view smaller);

// Whether the words behind a unit of time make it a date: "a year ago", "a month earlier".
bool tells_when(std::string_view text, std::size_t at, const Lexicon& lexicon);

// True for hours, years and the like: units that an article makes a rate of ("5 a day").
bool is_time(std::string_view unit);

// Behind the blanks, or the one hyphen before a word, that join a number to what it counts.
std::size_t behind_gap(std::string_view text, std::size_t at);

// The end of the word at `at`: up to a blank, bracket or punctuation; a full stop at its end is
// none of it.
std::size_t word_end(std::string_view text, std::size_t at);

}  // namespace veritally::extract
