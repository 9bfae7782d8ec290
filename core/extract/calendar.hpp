// Calendar: stretches of days, and steps from one to another. Proleptic Gregorian; weeks start on
// Monday. Pure functions.
#pragma once

#include "base/date.hpp"
#include "reference/time_words.hpp"

#include <optional>

namespace veritally::extract {

// Days from `first` to `last`, both included.
struct Stretch {
  Date first;
  Date last;
  bool operator==(const Stretch&) const = default;
};

// The date, or nullopt where there is no such day or its year has not four digits.
std::optional<Date> date_of(int year, int month, int day);

Stretch day_of(Date day);
// REQUIRES: 1 <= number <= 12, 4, 2.
Stretch month_of(int year, int number);
Stretch quarter_of(int year, int number);
Stretch half_of(int year, int number);
Stretch years_of(int first, int last);

// The stretch of this unit that holds the date, and the one so many units later, or earlier with a
// negative count. nullopt beyond the years 1 to 9999.
std::optional<Stretch> unit_around(Date date, TimeUnit unit, int count);

// The date so many units later: three months after 31 January is 30 April. nullopt as above.
std::optional<Date> shifted(Date date, TimeUnit unit, int count);
Date next_day(Date date, int days);

// The last such weekday on or before the date; 0 is Sunday.
Date weekday_before(Date date, int weekday);

int year_of(Date date);
bool last_of_month(Date date);

}  // namespace veritally::extract
