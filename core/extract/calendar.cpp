#include "extract/calendar.hpp"

namespace veritally::extract {
namespace {

using std::chrono::day;
using std::chrono::days;
using std::chrono::month;
using std::chrono::sys_days;
using std::chrono::year;

int month_number(Date date) { return static_cast<int>(static_cast<unsigned>(date.month())); }

Date first_of(int in_year, int number) {
  return Date(year(in_year), month(static_cast<unsigned>(number)), day(1));
}

Date last_of(int in_year, int number) {
  return Date(year(in_year) / month(static_cast<unsigned>(number)) / std::chrono::last);
}

// How many months a unit is of; 0 for days and weeks.
int months_of(TimeUnit unit) {
  switch (unit) {
    case TimeUnit::month:
      return 1;
    case TimeUnit::quarter:
      return 3;
    case TimeUnit::half:
      return 6;
    case TimeUnit::year:
      return 12;
    case TimeUnit::decade:
      return 120;
    case TimeUnit::century:
      return 1200;
    case TimeUnit::day:
    case TimeUnit::week:
      break;
  }
  return 0;
}

bool in_range(int number) { return number >= 1 && number <= 9999; }

}  // namespace

int year_of(Date date) { return static_cast<int>(date.year()); }

bool last_of_month(Date date) { return date == last_of(year_of(date), month_number(date)); }

std::optional<Date> date_of(int in_year, int number, int in_month) {
  if (!in_range(in_year) || number < 1 || number > 12 || in_month < 1) return std::nullopt;
  const Date date(year(in_year), month(static_cast<unsigned>(number)),
                  day(static_cast<unsigned>(in_month)));
  return date.ok() ? std::optional(date) : std::nullopt;
}

Stretch day_of(Date one) { return {one, one}; }

Stretch month_of(int in_year, int number) {
  return {first_of(in_year, number), last_of(in_year, number)};
}

Stretch quarter_of(int in_year, int number) {
  return {first_of(in_year, 3 * number - 2), last_of(in_year, 3 * number)};
}

Stretch half_of(int in_year, int number) {
  return {first_of(in_year, 6 * number - 5), last_of(in_year, 6 * number)};
}

Stretch years_of(int first, int last) { return {first_of(first, 1), last_of(last, 12)}; }

std::optional<Stretch> unit_around(Date date, TimeUnit unit, int count) {
  const auto moved = shifted(date, unit, count);
  if (!moved) return std::nullopt;
  const int in_year = year_of(*moved);
  const int number = month_number(*moved);
  switch (unit) {
    case TimeUnit::day:
      return day_of(*moved);
    case TimeUnit::week: {
      const Date monday = weekday_before(*moved, 1);
      return Stretch{monday, next_day(monday, 6)};
    }
    case TimeUnit::month:
      return month_of(in_year, number);
    case TimeUnit::quarter:
      return quarter_of(in_year, (number + 2) / 3);
    case TimeUnit::half:
      return half_of(in_year, (number + 5) / 6);
    case TimeUnit::year:
      return years_of(in_year, in_year);
    case TimeUnit::decade: {
      const int first = in_year / 10 * 10;
      return first == 0 ? std::nullopt : std::optional(years_of(first, first + 9));
    }
    case TimeUnit::century: {
      const int first = (in_year - 1) / 100 * 100 + 1;
      return first + 99 > 9999 ? std::nullopt : std::optional(years_of(first, first + 99));
    }
  }
  return std::nullopt;
}

std::optional<Date> shifted(Date date, TimeUnit unit, int count) {
  constexpr int most = 100'000;  // days in 270 years: more is no date that prose counts in days
  if (count > most || count < -most) return std::nullopt;
  const int months = months_of(unit);
  if (months == 0) {
    const Date moved = next_day(date, unit == TimeUnit::week ? 7 * count : count);
    return in_range(year_of(moved)) ? std::optional(moved) : std::nullopt;
  }
  const int total = year_of(date) * 12 + month_number(date) - 1 + months * count;
  const int in_year = total / 12;
  if (total < 12 || !in_range(in_year)) return std::nullopt;
  const Date last = last_of(in_year, total % 12 + 1);
  const Date moved(last.year(), last.month(), date.day());
  return moved.ok() ? moved : last;
}

Date next_day(Date date, int count) { return Date(sys_days(date) + days(count)); }

Date weekday_before(Date date, int weekday) {
  const int today = static_cast<int>(std::chrono::weekday(sys_days(date)).c_encoding());
  return next_day(date, -((today - weekday + 7) % 7));
}

}  // namespace veritally::extract
