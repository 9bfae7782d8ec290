// Hedges and bounds: what stands before and behind a number and widens or bounds it.
#pragma once

#include "base/interval.hpp"
#include "claim/quantity.hpp"
#include "reference/lexicon.hpp"

#include <cstddef>
#include <optional>
#include <string_view>

namespace veritally::extract {

// Everything that stands before a number's sign, currency and digits.
struct Prefix {
  std::optional<Hedge> hedge;  // several are merged
  Change change = Change::none;
  bool between = false;
  bool from = false;
  std::size_t begin = 0;   // of the first hedge or range word; `number` where there is none
  std::size_t opened = 0;  // behind the "between" or "from"
  std::size_t number = 0;  // where the number must start
};

// Reads hedges, change words and the openings of ranges from the word at `at` on.
Prefix read_prefix(std::string_view text, std::size_t at, const Lexicon& lexicon);

// Whether the word for a change at `at` belongs to the verb before it: "set up 5 shops".
bool is_of_verb(std::string_view text, std::size_t at, std::size_t length, const Lexicon& lexicon);

struct Trailing {
  const Hedge* hedge = nullptr;
  std::size_t end = 0;
};

// "or more", "+", "or so" behind the blanks at `at`.
Trailing read_trailing(std::string_view text, std::size_t at, const Lexicon& lexicon);

// Two hedges of one number as one: "at least about 5" is a bound, and approximate.
Hedge merge(const Hedge& first, const Hedge& second);

// What a hedge lets a value be: within its parts of the value, or one-sided, and no narrower than
// half a unit of the last digit. nullopt where an end does not fit a Decimal.
std::optional<Interval> hedged(const Decimal& value, const Hedge& hedge);

// The same for a range.
std::optional<Interval> hedged_range(const Decimal& low, const Decimal& high, const Hedge& hedge);

}  // namespace veritally::extract
