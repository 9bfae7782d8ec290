// date/weekday: a weekday that is not that of its date.
#pragma once

#include "days.hpp"

#include <veritally/plugin.hpp>

#include <array>
#include <cstdlib>
#include <optional>
#include <string>
#include <utility>

namespace veritally::rules {

class Weekday {
 public:
  static constexpr plugin::Info info{
      .id = "date/weekday",
      .summary = "a weekday that is not that of its date",
      .documentation =
          R"(Computes the weekday of every date that names one: *Monday, Mar. 3, 2025*, *le lundi 3 mars 2025*,
*3 March 2025 (Monday)*. A wrong one sends readers to the door on the wrong day, and shows that the
date was taken over from last year's text.

For example, 3 March 2025 is a Monday, so that *Tuesday, 3 March 2025* is wrong in one of the two.
The rule does not know in which.

A date without a year means the one nearest to the document's date. If the weekday fits in the year
before or after instead, the check is undetermined and nothing is reported.

It stays silent on weekdays without a date, on days of several (*Monday and Tuesday, March 3 and
4*), on dates without a year in documents without a date, and before 1700. Until 1930 a weekday that
fits the Julian calendar is right, too.
)",
      .scope = plugin::Scope::document,
      .severity = plugin::Severity::error};

  void check(const plugin::Host& host, const plugin::Document& document) const {
    for (const plugin::StatedDate& date : document.dates()) {
      if (date.weekday == 0 || (date.flags & VT_DATE_IMPOSSIBLE) != 0) continue;
      if (date.year != 0) {
        judge_full(host, document, date);
      } else if (document.date()) {
        judge_nearest(host, document, date, Day(std::chrono::days(*document.date())));
      }
    }
  }

 private:
  static constexpr int first_year = 1700;
  static constexpr int gregorian_everywhere = 1930;

  static void judge_full(const plugin::Host& host, const plugin::Document& document,
                         const plugin::StatedDate& date) {
    const auto day = day_in(date, date.year);
    if (date.year < first_year || !day) return;
    const bool fits = weekday_of(*day) == date.weekday ||
                      (date.year < gregorian_everywhere && julian_weekday(*day) == date.weekday);
    if (fits) {
      host.report(checked(document, date, *day, plugin::Verdict::consistent));
    } else {
      report_wrong(host, document, date, *day, plugin::Severity::error);
    }
  }

  static void judge_nearest(const plugin::Host& host, const plugin::Document& document,
                            const plugin::StatedDate& date, Day published) {
    std::optional<Day> nearest;
    bool fits_somewhere = false;
    for (const int step : {-1, 0, 1}) {
      const auto day = day_in(date, year_of(published) + step);
      if (!day) continue;
      const auto distance = [published](Day from) { return std::chrono::abs(from - published); };
      if (!nearest || distance(*day) < distance(*nearest)) nearest = day;
      fits_somewhere = fits_somewhere || weekday_of(*day) == date.weekday;
    }
    if (!nearest) return;
    if (weekday_of(*nearest) == date.weekday) {
      host.report(checked(document, date, *nearest, plugin::Verdict::consistent));
    } else if (fits_somewhere) {
      host.report(checked(document, date, *nearest, plugin::Verdict::undetermined));
    } else {
      report_wrong(host, document, date, *nearest, plugin::Severity::warning);
    }
  }

  static void report_wrong(const plugin::Host& host, const plugin::Document& document,
                           const plugin::StatedDate& date, Day day, plugin::Severity severity) {
    host.report(plugin::Finding{
        .check = checked(document, date, day, plugin::Verdict::inconsistent),
        .message = iso(day) + " is a " + std::string(name_of_weekday(weekday_of(day))) +
                   " and not a " + std::string(name_of_weekday(date.weekday)),
        .confidence = severity == plugin::Severity::error ? 0.98 : 0.9,
        .severity = severity});
  }

  static plugin::Check checked(const plugin::Document& document, const plugin::StatedDate& date,
                               Day day, plugin::Verdict verdict) {
    return {.verdict = verdict,
            .working = iso(day) + " is a " + std::string(name_of_weekday(weekday_of(day))),
            .labels = {document.label(date.begin, date.end)}};
  }

  // The weekday of the day that the Julian calendar calls by the same date: so many days later as
  // it is behind, ten in 1582 and thirteen today.
  static std::uint32_t julian_weekday(Day day) {
    const std::chrono::year_month_day date(day);
    const int year = year_of(day) - (date.month() <= std::chrono::February ? 1 : 0);
    return weekday_of(day + std::chrono::days(year / 100 - year / 400 - 2));
  }
};

}  // namespace veritally::rules
