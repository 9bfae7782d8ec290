// What the rules of dates share: days of the calendar and how they are written.
#pragma once

#include <veritally/plugin.hpp>

#include <array>
#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace veritally::rules {

using Day = std::chrono::sys_days;

// The day of a date, in the year if the date has none; nullopt where no calendar has it.
inline std::optional<Day> day_in(const plugin::StatedDate& date, int year) {
  const std::chrono::year_month_day day(std::chrono::year(year), std::chrono::month(date.month),
                                        std::chrono::day(date.day));
  return day.ok() ? std::optional(Day(day)) : std::nullopt;
}

inline int year_of(Day day) { return static_cast<int>(std::chrono::year_month_day(day).year()); }

// The day of a date without a year that lies nearest to another day.
inline std::optional<Day> day_near(const plugin::StatedDate& date, Day other) {
  std::optional<Day> nearest;
  for (const int step : {-1, 0, 1}) {
    const auto day = day_in(date, year_of(other) + step);
    const auto distance = [other](Day from) { return std::chrono::abs(from - other); };
    if (day && (!nearest || distance(*day) < distance(*nearest))) nearest = day;
  }
  return nearest;
}

// 1 to 7, from Monday.
inline std::uint32_t weekday_of(Day day) { return std::chrono::weekday(day).iso_encoding(); }

inline std::string_view name_of_weekday(std::uint32_t number) {
  constexpr std::array<std::string_view, 7> names{"Monday", "Tuesday",  "Wednesday", "Thursday",
                                                  "Friday", "Saturday", "Sunday"};
  return names.at(number - 1);
}

// "2025-03-03"
inline std::string iso(Day day) {
  const std::chrono::year_month_day date(day);
  const auto two = [](unsigned number) {
    return (number < 10 ? "0" : "") + std::to_string(number);
  };
  return std::to_string(static_cast<int>(date.year())) + '-' +
         two(static_cast<unsigned>(date.month())) + '-' + two(static_cast<unsigned>(date.day()));
}

}  // namespace veritally::rules
