#include "extract/calendar_dates.hpp"

#include "extract/calendar.hpp"

#include <algorithm>
#include <optional>

namespace veritally {
namespace {

using Found = std::optional<CalendarDate>;

class DateFinder {
 public:
  DateFinder(std::string_view text, const TimeWords& words) : text_(text), words_(words) {}

  void find(std::vector<CalendarDate>& into) const {
    std::size_t at = 0;
    std::size_t weekday_end = 0;  // of the last weekday
    while (at < text_.size()) {
      if (!is_word_byte(text_, at)) {
        ++at;
        continue;
      }
      std::size_t next = at;
      while (is_word_byte(text_, next)) ++next;
      // Most words are told by their first letters to be no month and no weekday.
      if (!is_digit(at) && !words_.classes.may_have(text_, at)) {
        at = next;
        continue;
      }
      auto date = starts_free(at) ? read(at, weekday_end) : std::nullopt;
      if (const auto weekday = words_.weekdays.find(text_, at)) weekday_end = at + weekday.length;
      if (date) {
        date->begin = at;
        date->exists = exists(*date);
        next = std::max(next, date->end);
        into.push_back(*date);
      }
      at = next;
    }
  }

 private:
  struct Digits {
    std::uint32_t value = 0;
    std::size_t count = 0;
    std::size_t end = 0;
  };

  char byte(std::size_t at) const { return at < text_.size() ? text_[at] : '\0'; }
  bool is_digit(std::size_t at) const { return byte(at) >= '0' && byte(at) <= '9'; }

  // Up to four digits; `count` is 5 for more.
  Digits digits(std::size_t at) const {
    Digits found{.end = at};
    while (is_digit(found.end) && found.count < 5) {
      found.value = found.value * 10 + static_cast<std::uint32_t>(text_[found.end++] - '0');
      ++found.count;
    }
    return found;
  }

  // Not inside a number, a version, an address or a name with hyphens.
  bool starts_free(std::size_t at) const {
    if (at == 0) return true;
    const char before = text_[at - 1];
    if (std::string_view("/#$_@").find(before) != std::string_view::npos) return false;
    const bool joins = std::string_view(".,:-+").find(before) != std::string_view::npos;
    return !joins || at == 1 || !is_word_byte(text_, at - 2) || after_year(at);
  }
  // The second of "2019-2024".
  bool after_year(std::size_t at) const {
    if (text_[at - 1] != '-' || at < 5) return false;
    return digits(at - 5).count == 4 && (at == 5 || !is_word_byte(text_, at - 6));
  }
  bool ends_free(std::size_t at) const {
    if (is_word_byte(text_, at)) return false;
    const bool joins = std::string_view(".,:/-").find(byte(at)) != std::string_view::npos;
    return byte(at) == '\0' || !joins || !is_digit(at + 1);
  }

  Found read(std::size_t at, std::size_t last_weekday) const {
    if (auto date = after_weekday(at, last_weekday)) return date;
    return without_weekday(at);
  }

  Found without_weekday(std::size_t at) const {
    if (!is_digit(at)) return month_first(at);
    for (const auto form : {&DateFinder::year_first, &DateFinder::in_digits, &DateFinder::day_first,
                            &DateFinder::year_alone}) {
      if (auto date = (this->*form)(at)) return date;
    }
    return std::nullopt;
  }

  // "Monday, Mar. 3", "Montag, den 3. März". The second weekday of "Monday and Tuesday, March 3 and
  // 4" says nothing of the date behind it.
  Found after_weekday(std::size_t at, std::size_t last_weekday) const {
    constexpr std::size_t near = 10;
    const auto weekday = words_.weekdays.find(text_, at);
    if (!weekday) return std::nullopt;
    std::size_t next = at + weekday.length;
    if (byte(next) == ',') ++next;
    next = behind(words_.articles, skip_blanks(text_, next));
    auto date = without_weekday(next);
    if (!date || date->day == 0) return std::nullopt;
    const bool of_several = last_weekday != 0 && at - last_weekday < near;
    if (!of_several && !begins_several(*date)) {
      date->weekday = from_monday(*weekday.entry);
    }
    return date;
  }

  // "March 3–5", of which the weekday may say anything.
  bool begins_several(const CalendarDate& date) const {
    return date.year == 0 && text_.substr(skip_blanks(text_, date.end)).starts_with("\u2013");
  }

  std::size_t behind(const PhraseTable<bool>& table, std::size_t at) const {
    const auto found = table.find(text_, at);
    return found ? skip_blanks(text_, at + found.length) : at;
  }

  Found year_first(std::size_t at) const {
    const Digits year = digits(at);
    if (year.count != 4 || byte(year.end) != '-') return std::nullopt;
    const Digits month = digits(year.end + 1);
    if (month.count != 2 || byte(month.end) != '-') return std::nullopt;
    const Digits day = digits(month.end + 1);
    const bool time = byte(day.end) == 'T' && is_digit(day.end + 1);
    if (day.count != 2 || (!time && !ends_free(day.end))) return std::nullopt;
    if (!like_a_date(month.value, day.value)) return std::nullopt;
    return date(year.value, month.value, day.value, day.end);
  }

  // "3.3.2025", "13/3/2025": the day comes first before points, and where the other is no month.
  Found in_digits(std::size_t at) const {
    const Digits first = digits(at);
    const char sign = byte(first.end);
    if (first.count > 2 || (sign != '.' && sign != '/')) return std::nullopt;
    const Digits second = digits(first.end + 1);
    if (second.count < 1 || second.count > 2 || byte(second.end) != sign) return std::nullopt;
    const Digits year = digits(second.end + 1);
    if (year.count != 4 || !ends_free(year.end)) return std::nullopt;
    const bool day_first = sign == '.' || first.value > months;
    if (day_first && !like_a_date(second.value, first.value)) return std::nullopt;
    if (day_first) {
      return date(year.value, second.value, first.value, year.end);
    }
    if (second.value <= months && first.value != second.value) return std::nullopt;
    return date(year.value, first.value, second.value, year.end);
  }

  // "3 March 2025", "3rd of March", "3. März", "3 de marzo de 2025"
  Found day_first(std::size_t at) const {
    const Digits day = digits(at);
    if (day.count > 2) return std::nullopt;
    std::size_t next = day.end;
    if (const auto ending = words_.day_endings.find(text_, next)) next += ending.length;
    const std::size_t blank = skip_blanks(text_, next);
    if (blank == next) return std::nullopt;
    next = behind(words_.of_month, blank);
    const auto month = words_.months.find(text_, next);
    if (!month) return std::nullopt;
    return in_year(static_cast<std::uint32_t>(*month.entry), day.value, next + month.length);
  }

  // "March 3, 2025", "Mar. 3rd", "March 2025"
  Found month_first(std::size_t at) const {
    const auto name = words_.months.find(text_, at);
    if (!name) return std::nullopt;
    const auto month = static_cast<std::uint32_t>(*name.entry);
    const std::size_t end = at + name.length;
    const std::size_t next = skip_blanks(text_, end);
    const Digits day = digits(next);
    if (next == end || day.count < 1 || day.count > 2) {
      auto found = in_year(month, 0, end);
      return found && found->year != 0 ? found : std::nullopt;
    }
    std::size_t behind_day = day.end;
    if (const auto ending = words_.day_endings.find(text_, behind_day)) {
      // A German ending is an English full stop.
      if (is_word_byte(text_, behind_day)) behind_day += ending.length;
    }
    return ends_free(behind_day) ? in_year(month, day.value, behind_day) : std::nullopt;
  }

  // A year alone, as far as four digits say that they are one.
  Found year_alone(std::size_t at) const {
    constexpr std::uint32_t first = 1500;
    constexpr std::uint32_t last = 2199;
    const Digits year = digits(at);
    const bool joined = byte(year.end) == '-' && digits(year.end + 1).count == 4;
    if (year.count != 4 || year.value < first || year.value > last) return std::nullopt;
    if (is_word_byte(text_, year.end) || byte(year.end) == '%') return std::nullopt;
    if (!joined && (byte(year.end) == '-' || !ends_free(year.end))) return std::nullopt;
    return CalendarDate{.end = year.end, .year = static_cast<std::int32_t>(year.value)};
  }

  // Day and month with the year behind them, if one is there. A day beyond 31 needs one: without it
  // the number is of something else.
  Found in_year(std::uint32_t month, std::uint32_t day, std::size_t end) const {
    constexpr std::uint32_t longest = 31;
    std::size_t next = byte(end) == ',' ? end + 1 : end;
    next = behind(words_.of_month, skip_blanks(text_, next));
    auto year = next == end ? std::nullopt : year_alone(next);
    if (!year) return day > longest ? std::nullopt : date(0, month, day, end);
    return date(static_cast<std::uint32_t>(year->year), month, day, year->end);
  }

  // A date with the weekday that may stand behind it: "(Monday)", "(a Monday)".
  Found date(std::uint32_t year, std::uint32_t month, std::uint32_t day, std::size_t end) const {
    if (month == 0) return std::nullopt;
    CalendarDate found{
        .end = end, .year = static_cast<std::int32_t>(year), .month = month, .day = day};
    const std::size_t next = skip_blanks(text_, end);
    if (day == 0 || byte(next) != '(') return found;
    const std::size_t name = behind(words_.articles, next + 1);
    if (const auto weekday = words_.weekdays.find(text_, name)) {
      if (byte(name + weekday.length) == ')') {
        found.weekday = from_monday(*weekday.entry);
        found.end = name + weekday.length + 1;
      }
    }
    return found;
  }

  // Whether the numbers are those of a date or a slip of one, and not of a version or an invoice.
  static bool like_a_date(std::uint32_t month, std::uint32_t day) {
    return month >= 1 && month < 20 && day >= 1 && day < 40;
  }

  // The lexicon counts from Sunday.
  static std::uint32_t from_monday(int weekday) {
    return weekday == 0 ? 7 : static_cast<std::uint32_t>(weekday);
  }

  static bool exists(const CalendarDate& date) {
    constexpr int leap_year = 2000;
    if (date.day == 0) return date.month <= months;
    const int year = date.year == 0 ? leap_year : date.year;
    return extract::date_of(year, static_cast<int>(date.month), static_cast<int>(date.day))
        .has_value();
  }

  static constexpr std::uint32_t months = 12;
  std::string_view text_;
  const TimeWords& words_;
};

}  // namespace

void find_dates(std::string_view text, const TimeWords& words, std::vector<CalendarDate>& into) {
  DateFinder(text, words).find(into);
}

}  // namespace veritally
