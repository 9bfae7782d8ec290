// date/weekday: a weekday that is not that of its date.
#pragma once

#include "days.hpp"
#include "weekday_beside.hpp"

#include <veritally/plugin.hpp>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace veritally::rules {

class Weekday {
 public:
  static constexpr plugin::Option options[] = {
      {"links", "words between a date and its weekday behind it, parted by commas",
       "a, was a, is a, will be a, which was a, which is a, fell on a, falls on a, ein, war ein, "
       "ist "
       "ein, un, était un, est un, fue un, era un, es un"},
      {"dayparts", "words behind a weekday for a part of the day",
       "morning, afternoon, evening, night, noon, midday, früh, morgen, vormittag, mittag, "
       "nachmittag, abend, nacht, matin, midi, après-midi, soir, nuit"},
      {"several", "words before a weekday that make it one of several, or another than the date's",
       "and, or, to, every, each, und, oder, bis, et, ou, au, y, o, al, a, before, after, last, "
       "next"},
      {"joints", "words behind a weekday with which something else begins",
       "and, but, when, und, et, y"},
      {"articles", "words between a weekday and its date", "the, dem, den, le, el"},
      {"years", "words of paragraphs that speak of years, so that last year may be meant",
       "year, years, anniversary, jahr, jahre, jahren, jahres, vorjahr, jahrestag, ans, année, "
       "années, anniversaire, año, años, aniversario, l'an, l’an"},
      {"next-years", "words of paragraphs that speak of next year",
       "next year, coming year, following year, nächsten jahr, nächstes jahr, kommenden jahr, "
       "kommendes jahr, année prochaine, an prochain, próximo año, año próximo, año que viene"}};
  static constexpr plugin::Info info{
      .id = "date/weekday",
      .summary = "a weekday that is not that of its date",
      .documentation =
          R"(Computes the weekday of every date that names one: *Monday, Mar. 3, 2025*, *le lundi 3 mars 2025*,
*3 March 2025 (Monday)*, *3 March 2025 was a Monday*, *Monday evening, 3 March 2025*, *Monday (3
March)*. A wrong one sends readers to the door on the wrong day, and shows that the
date was taken over from last year's text.

For example, 3 March 2025 is a Monday, so that *Tuesday, 3 March 2025* is wrong in one of the two.
The rule does not know in which.

A date without a year means the one nearest to the document's date, if that is within 60 days of it;
the finding says so. Where the paragraph, or the one before it, names another year in which the
weekday fits, speaks of years at all while it fits in the year before, or of next year while it fits
in that, the check is undetermined and nothing is reported.

It stays silent on weekdays without a date, on days of several (*Monday and Tuesday, March 3 and
4*), on dates without a year in documents without a date or far from it, and before 1700. Until 1930 a
weekday that fits the Julian calendar is right, too.
)",
      .scope = plugin::Scope::document,
      .severity = plugin::Severity::error,
      .options = options};

  explicit Weekday(const plugin::Host& host)
      : beside_(host), years_(host.option("years")), next_years_(host.option("next-years")) {}

  void check(const plugin::Host& host, const plugin::Document& document) const {
    for (const plugin::StatedDate& date : document.dates()) {
      if (date.weekday != 0) judge(host, document, date);
    }
    for (const plugin::Sentence& sentence : document.sentences()) {
      const std::string_view text = document.text().substr(0, sentence.end);
      for (const plugin::StatedDate& date : document.dates_of(sentence)) {
        if (date.weekday != 0 || date.day == 0) continue;
        const auto whole = beside_.read(text, sentence.begin, date);
        if (whole) judge(host, document, *whole);
      }
    }
  }

 private:
  void judge(const plugin::Host& host, const plugin::Document& document,
             const plugin::StatedDate& date) const {
    if ((date.flags & VT_DATE_IMPOSSIBLE) != 0) return;
    if (date.year != 0) {
      judge_full(host, document, date);
    } else if (document.date()) {
      judge_nearest(host, document, date, Day(std::chrono::days(*document.date())));
    }
  }

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

  void judge_nearest(const plugin::Host& host, const plugin::Document& document,
                     const plugin::StatedDate& date, Day published) const {
    constexpr std::chrono::days near{60};
    const auto nearest = day_near(date, published);
    if (!nearest) return;
    const bool is_near = std::chrono::abs(*nearest - published) <= near;
    if (weekday_of(*nearest) == date.weekday) {
      host.report(checked(document, date, *nearest, plugin::Verdict::consistent));
    } else if (!is_near || may_mean_another_year(document, date, year_of(*nearest))) {
      host.report(checked(document, date, *nearest, plugin::Verdict::undetermined));
    } else {
      report_wrong(host, document, date, *nearest, plugin::Severity::warning);
    }
  }

  // Whether the text around the date speaks of a year other than this one that has the weekday.
  bool may_mean_another_year(const plugin::Document& document, const plugin::StatedDate& date,
                             int year) const {
    const auto fits_in = [&date](int other) {
      const auto day = day_in(date, other);
      return day && weekday_of(*day) == date.weekday;
    };
    const plugin::Piece around = paragraphs_around(document, date.begin);
    for (const plugin::StatedDate& other : document.dates()) {
      const bool inside = other.begin >= around.begin && other.begin < around.end;
      if (inside && other.year != 0 && other.year != year && fits_in(other.year)) return true;
    }
    const std::string_view text = document.text_of(around);
    return (fits_in(year - 1) && years_.find(text)) ||
           (fits_in(year + 1) && next_years_.find(text));
  }

  // The paragraph of a place and the one before it.
  static plugin::Piece paragraphs_around(const plugin::Document& document, std::uint64_t at) {
    plugin::Piece around{at, at};
    std::uint64_t previous = at;
    for (const plugin::Block& block : document.blocks()) {
      if (block.begin > at) break;
      previous = std::exchange(around.begin, block.begin);
      around.end = std::max<std::uint64_t>(at, block.end);
    }
    around.begin = std::min(previous, around.begin);
    return around;
  }

  static void report_wrong(const plugin::Host& host, const plugin::Document& document,
                           const plugin::StatedDate& date, Day day, plugin::Severity severity) {
    std::string message = iso(day) + " is a " + std::string(name_of_weekday(weekday_of(day))) +
                          " and not a " + std::string(name_of_weekday(date.weekday));
    if (date.year == 0) message += "; the year is that of the document's date";
    host.report(
        plugin::Finding{.check = checked(document, date, day, plugin::Verdict::inconsistent),
                        .message = std::move(message),
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

  WeekdayBeside beside_;
  plugin::WordList years_;
  plugin::WordList next_years_;
};

}  // namespace veritally::rules
