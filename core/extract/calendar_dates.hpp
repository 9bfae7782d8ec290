// Calendar dates that a text states, weekdays included, for the rules that judge them: "Monday,
// Mar. 3, 2025", "3. März 2025", "2025-03-03", "June 31", "March 2025", "2025".
//
// Unlike a TimeExpression a date means nothing here: it keeps what is written, also a day that does
// not exist. Dates that only one order of day and month makes are read in any order; where both do
// (03/04/2025), the text leaves open what it says, and there is no date.
#pragma once

#include "reference/time_words.hpp"

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace veritally {

// What is not stated is 0.
struct CalendarDate {
  std::size_t begin = 0;  // of the weekday, where one stands before it
  std::size_t end = 0;
  std::int32_t year = 0;
  std::uint32_t month = 0;
  std::uint32_t day = 0;
  std::uint32_t weekday = 0;  // 1 to 7, from Monday
  bool exists = true;         // a calendar has this day; without its year: in some year
  bool operator==(const CalendarDate&) const = default;
};

// Appends the dates of a text in its order; they do not overlap. `words` are those of its language.
// Linear in the text.
void find_dates(std::string_view text, const TimeWords& words, std::vector<CalendarDate>& into);

}  // namespace veritally
