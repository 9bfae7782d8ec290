// TimeReader: reads the one time expression that starts at a place, its preposition aside. The
// grammar behind find_times(): choosing, numbers and years in time_reader.cpp, the calendar in
// time_reader_dates.cpp, what is relative in time_reader_relative.cpp.
#pragma once

#include "base/date.hpp"
#include "extract/calendar.hpp"
#include "extract/time_expressions.hpp"
#include "extract/vocabulary.hpp"

#include <cstddef>
#include <optional>
#include <string_view>

namespace veritally::extract {

struct Core {
  TimeKind kind = TimeKind::calendar;
  std::optional<Stretch> stretch{};
  TimeUnit unit = TimeUnit::day;
  int count = 0;
  int number = 0;  // of a month, quarter or half
  int day = 0;     // in the month
  int last_day = 0;
  bool fiscal = false;
  bool edge = false;  // the first or last day of what is named
  bool relative = false;
  bool inferred = false;
  std::size_t end = 0;
};

// Borrows the text and the vocabulary.
class TimeReader {
 public:
  TimeReader(std::string_view text, const Vocabulary& vocabulary, std::optional<Date> reference)
      : text_(text),
        vocabulary_(vocabulary),
        lexicon_(vocabulary.lexicon),
        words_(vocabulary.lexicon.time),
        reference_(reference) {}

  // `prepositioned`: a word before says that a time follows, so that a lone "May" and "2025" are
  // one whatever else they could be.
  std::optional<Core> read(std::size_t at, bool prepositioned) const;

  // The stretch from `first` to the time that one of the words in `link` joins to it.
  std::optional<Core> second(const Core& first, const PhraseTable<bool>& link) const;

 private:
  struct Digits {
    int value = 0;
    int count = 0;  // how many; 0 for none
    std::size_t end = 0;
  };
  struct Year {
    int value = 0;
    bool fiscal = false;
    bool relative = false;
    std::size_t end = 0;
  };

  static constexpr int first_year = 1000;
  static constexpr int last_year = 2999;
  static bool is_digit(char c) { return c >= '0' && c <= '9'; }
  // Two digits of a year mean the nearest century: 24 is 2024, 87 is 1987.
  static int full_year(int value) { return value < 70 ? 2000 + value : 1900 + value; }

  template <class Entry>
  auto find(const PhraseTable<Entry>& table, std::size_t at) const {
    return table.find(text_, at);
  }
  // Behind blanks, or a hyphen, and behind the word where it is one of the table.
  std::size_t gap(std::size_t at) const;
  std::size_t behind(const PhraseTable<bool>& table, std::size_t at) const;
  char byte(std::size_t at) const { return at < text_.size() ? text_[at] : '\0'; }
  bool letter(std::size_t at, std::string_view letter) const;
  bool proper(std::size_t at) const;
  bool stands_free(std::size_t at) const;
  bool is_long_number(std::size_t at) const;
  bool counted_thing(std::size_t at) const;

  Digits digits(std::size_t at) const;
  std::optional<Digits> count(std::size_t at) const;
  std::optional<Year> year(std::size_t at) const;
  std::optional<Year> year_behind(std::size_t at) const;
  std::optional<Year> fiscal_year(std::size_t at) const;

  std::optional<Core> today(std::size_t at) const;
  std::optional<Core> day_or_month(std::size_t at) const;
  std::optional<Core> date_in_digits(std::size_t at) const;
  std::optional<Core> from_digits(std::size_t at, bool prepositioned) const;
  std::optional<Core> numeric_date(std::size_t at) const;
  std::optional<Core> clock(std::size_t at) const;
  bool follows_clock_word(std::size_t at) const;
  std::optional<Core> decade(std::size_t at) const;
  bool is_bounded_amount(std::size_t at, int value) const;
  std::optional<Core> bare_year(std::size_t at, bool prepositioned) const;
  Digits later_day(const Digits& day) const;
  Digits day_behind_word(const Digits& day) const;
  // `last` where it is a day behind `day`, else nothing.
  static Digits later(const Digits& day, const Digits& last);
  std::optional<Core> day_and_month(std::size_t at) const;
  std::optional<Core> lettered(std::size_t at) const;
  std::optional<Core> fiscal(std::size_t at) const;
  std::optional<Core> month(std::size_t at, bool prepositioned) const;
  std::optional<Core> weekday(std::size_t at) const;
  std::optional<Core> ordinal(std::size_t at) const;
  std::optional<Core> first_months(TimeUnit unit, int count, std::size_t end) const;
  std::optional<Core> part(std::size_t at) const;
  std::optional<Core> joined(std::size_t at) const;
  std::optional<Core> unit_on_unit(std::size_t at) const;
  std::optional<Core> qualified(std::size_t at) const;
  std::optional<Core> qualified_postfix(std::size_t at) const;
  std::optional<Core> counted(std::size_t at) const;
  std::optional<Core> same(std::size_t at) const;
  std::optional<Core> season(std::size_t at) const;

  Core with_year(Core core, std::size_t behind) const;
  Core in_year(Core core, int year) const;
  std::optional<Core> some_unit(TimeQualifier which, std::size_t at) const;
  Core counted_units(TimeQualifier which, TimeUnit unit, int count, std::size_t end) const;
  std::optional<Core> ending(Core span) const;
  void choose_weekday(Core& core, int weekday, TimeQualifier which) const;
  bool single(std::size_t at, std::size_t length) const;

  std::string_view text_;
  const Vocabulary& vocabulary_;
  const Lexicon& lexicon_;
  const TimeWords& words_;
  std::optional<Date> reference_;
};

}  // namespace veritally::extract
