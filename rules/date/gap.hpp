// How long it is between two dates that may be known to the day, the month or the year.
#pragma once

#include "days.hpp"

#include <veritally/plugin.hpp>

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace veritally::rules {

// The days that a date may mean: one, those of a month, or those of a year.
struct DayRange {
  Day first;
  Day last;
  bool is_day() const { return first == last; }
};

// nullopt where the date has no year, or no calendar has it.
inline std::optional<DayRange> range_of(const plugin::StatedDate& date) {
  if (date.year == 0 || (date.flags & VT_DATE_IMPOSSIBLE) != 0) return std::nullopt;
  const std::chrono::year year(date.year);
  const std::chrono::month first(date.month == 0 ? 1 : date.month);
  const std::chrono::month last(date.month == 0 ? 12 : date.month);
  if (date.day != 0) {
    const auto day = day_in(date, date.year);
    return day ? std::optional(DayRange{*day, *day}) : std::nullopt;
  }
  return DayRange{Day(year / first / 1), Day(year / last / std::chrono::last)};
}

// Gives both the year of the one that has it; if neither has, a year from 3 March to 10 January.
// Without a year 29 February may lie between or not, which is no more than a day.
inline bool complete_years(plugin::StatedDate& first, plugin::StatedDate& last) {
  constexpr int some_year = 2023;
  const auto key = [](const plugin::StatedDate& date) { return date.month * 32 + date.day; };
  const bool turns = key(last) < key(first);
  const bool over_february = turns || (first.month <= 2 && last.month > 2);
  if (first.year == 0 && last.year == 0) {
    if (over_february) return false;
    first.year = last.year = some_year;
  } else if (first.year == 0) {
    first.year = last.year - (turns ? 1 : 0);
  } else if (last.year == 0) {
    last.year = first.year + (turns ? 1 : 0);
  }
  return true;
}

// Whole months from one day to a later one; none to an earlier one.
inline std::int64_t whole_months(Day from, Day to) {
  const std::chrono::year_month_day a(from);
  const std::chrono::year_month_day b(to);
  const std::int64_t months = (b.year() / b.month() - a.year() / a.month()).count();
  return std::max<std::int64_t>(0, months - (b.day() < a.day() ? 1 : 0));
}

// The fewest and the most units that may be said to lie between two dates.
struct Gap {
  std::int64_t low = 0;
  std::int64_t high = 0;
  std::string shown;  // "29 to 31 months", "15 days"
};

// Of what happened on two dates. A day more or less is right, since the first one may be counted;
// of weeks, months and years both neighbours of the true length are. nullopt for other units, and
// where the dates stand in the other order.
inline std::optional<Gap> gap_between(const DayRange& from, const DayRange& to,
                                      std::string_view unit) {
  const std::int64_t fewest = std::max<std::int64_t>(0, (to.first - from.last).count());
  const std::int64_t most = (to.last - from.first).count();
  if (most < 0) return std::nullopt;
  Gap gap;
  if (unit == "day") {
    gap = {fewest - 1, most + 1, {}};
  } else if (unit == "week") {
    gap = {std::max<std::int64_t>(0, fewest - 1) / 7, (most + 1 + 6) / 7, {}};
  } else if (unit == "month" || unit == "year") {
    const std::int64_t size = unit == "year" ? 12 : 1;
    gap = {
        whole_months(from.last, to.first) / size, whole_months(from.first, to.last) / size + 1, {}};
  } else {
    return std::nullopt;
  }
  const bool in_days = unit == "day" || unit == "week";
  if (in_days && from.is_day() && to.is_day()) {
    gap.shown = std::to_string(most) + (most == 1 ? " day" : " days");
  } else {
    gap.shown = std::to_string(gap.low) + " to " + std::to_string(gap.high) + ' ';
    gap.shown.append(unit).append("s");
  }
  return gap;
}

}  // namespace veritally::rules
