// Times that name their place in the calendar: dates, years, months, weekdays, quarters, halves.
#include "extract/time_reader.hpp"
#include "extract/words.hpp"

#include <algorithm>
#include <utility>

namespace veritally::extract {

std::optional<Core> TimeReader::date_in_digits(std::size_t at) const {
  auto found = numeric_date(at);
  return found ? found : day_and_month(at);
}

std::optional<Core> TimeReader::from_digits(std::size_t at, bool prepositioned) const {
  if (at > 0 && (is_word_byte(text_, at - 1) || text_[at - 1] == '.')) return std::nullopt;
  if (auto found = date_in_digits(at)) return found;
  if (auto found = clock(at)) return found;
  if (auto found = decade(at)) return found;
  if (auto found = ordinal(at)) return found;
  if (auto found = lettered(at)) return found;
  if (auto found = counted(at)) return found;
  return bare_year(at, prepositioned);
}

// 2025-01-28, 28.1.2025, 1/28/25, with a time of day glued to it or not.
std::optional<Core> TimeReader::numeric_date(std::size_t at) const {
  const Digits a = digits(at);
  const char sign = byte(a.end);
  if (sign != '-' && sign != '/' && sign != '.') return std::nullopt;
  const Digits b = digits(a.end + 1);
  if (b.count < 1 || b.count > 2 || byte(b.end) != sign) return std::nullopt;
  const Digits c = digits(b.end + 1);
  Core core{.end = c.end};
  std::optional<Date> date;
  if (a.count == 4 && c.count >= 1 && c.count <= 2) {
    date = date_of(a.value, b.value, c.value);
    if (!date) return std::nullopt;
  } else if (a.count <= 2 && (c.count == 4 || (c.count == 2 && sign == '/'))) {
    const int in_year = c.count == 2 ? full_year(c.value) : c.value;
    const auto day_first = date_of(in_year, b.value, a.value);
    const auto month_first = date_of(in_year, a.value, b.value);
    if (!day_first && !month_first) return std::nullopt;
    if (sign == '.' || words_.numeric == DateOrder::day_first || !month_first) {
      date = day_first;
    } else if (words_.numeric == DateOrder::month_first || !day_first ||
               *day_first == *month_first) {
      date = month_first;
    }
  } else {
    return std::nullopt;
  }
  if (date) core.stretch = day_of(*date);
  if (byte(c.end) == 'T' && is_digit(byte(c.end + 1))) {
    core.end = c.end + 1;
    while (is_digit(byte(core.end)) || byte(core.end) == ':') ++core.end;
    if (byte(core.end) == 'Z') ++core.end;
  }
  return is_word_byte(text_, core.end) ? std::nullopt : std::optional(core);
}

// "à 6 heures": a word that an hour of the day stands behind, where "6 heures" is a duration too.
bool TimeReader::follows_clock_word(std::size_t at) const {
  return is_in(words_.clock_before, text_, word_before(text_, at));
}

std::optional<Core> TimeReader::clock(std::size_t at) const {
  const Digits hour = digits(at);
  if (hour.count > 2 || hour.value > 24) return std::nullopt;
  std::size_t end = hour.end;
  bool minutes = false;
  while (byte(end) == ':' || (byte(end) == '.' && !minutes)) {
    const Digits part = digits(end + 1);
    if (part.count != 2 || part.value > 59) break;
    minutes = minutes || byte(end) == ':';
    const bool point = byte(end) == '.';
    end = part.end;
    if (point) break;
  }
  const bool pointed = end != hour.end && !minutes;  // "10.30" is one with "am" alone
  const std::size_t behind_blank = skip_blanks(text_, end);
  const bool molar = text_.substr(std::min(behind_blank, text_.size())).starts_with("pM");
  const auto word = molar ? decltype(find(words_.clock, end)){} : find(words_.clock, behind_blank);
  if (!word && (!minutes || pointed)) return std::nullopt;
  if (word) end = behind_blank + word.length;
  if (word && !minutes && !pointed) {
    // "14 h 30"
    const Digits part = digits(skip_blanks(text_, end));
    const bool split = part.count == 2 && part.value <= 59;
    if (split) end = part.end;
    if (!split && words_.clock_follows && !follows_clock_word(at)) return std::nullopt;
  }
  if (is_word_byte(text_, end)) return std::nullopt;
  return Core{.kind = TimeKind::clock, .end = end};
}

// "1990s", "19th century"
std::optional<Core> TimeReader::decade(std::size_t at) const {
  const Digits number = digits(at);
  if (number.count == 4 && number.value % 10 == 0 && number.value >= first_year &&
      number.value <= last_year) {
    const std::size_t letter_at = byte(number.end) == '\'' ? number.end + 1 : number.end;
    if (byte(letter_at) == 's' && !is_word_byte(text_, letter_at + 1)) {
      return Core{.stretch = years_of(number.value, number.value + 9),
                  .unit = TimeUnit::decade,
                  .end = letter_at + 1};
    }
  }
  const auto ending = find(words_.day_endings, number.end);
  if (!ending || number.count > 2 || number.value < 1) return std::nullopt;
  const std::size_t noun = gap(number.end + ending.length);
  const auto unit = find(words_.units, noun);
  if (!unit || *unit.entry != TimeUnit::century) return std::nullopt;
  return Core{.stretch = years_of(number.value * 100 - 99, number.value * 100),
              .unit = TimeUnit::century,
              .end = noun + unit.length};
}

// "more than 2000", unlike "up to 2010", "beyond 2030" and "more than 2019": an amount in hundreds
// behind a bound that places no time.
bool TimeReader::is_bounded_amount(std::size_t at, int value) const {
  if (value % 100 != 0) return false;
  const auto bound = phrase_before(lexicon_.hedges, text_, at);
  return bound && bound.entry->comparator != Comparator::equal &&
         !find(words_.prepositions, bound.begin);
}

std::optional<Core> TimeReader::bare_year(std::size_t at, bool prepositioned) const {
  auto found = year(at);
  if (!found || is_bounded_amount(at, found->value)) return std::nullopt;
  if (!prepositioned && (found->value < 1900 || found->value > 2100)) return std::nullopt;
  if (!prepositioned && (!stands_free(at) || counted_thing(found->end))) return std::nullopt;
  Core core{.stretch = years_of(found->value, found->value), .unit = TimeUnit::year};
  core.end = found->end;
  if (byte(core.end) == '/') {  // "2024/25"
    const Digits ends = digits(core.end + 1);
    if (ends.count != 2 && ends.count != 4) return std::nullopt;
    core.stretch.reset();
    core.end = ends.end;
  }
  const std::size_t next = skip_blanks(text_, core.end);
  if (const auto word = find(words_.fiscal, next)) {
    const std::size_t noun = skip_blanks(text_, next + word.length);
    if (const auto unit = find(words_.units, noun)) {
      core.fiscal = true;
      core.end = noun + unit.length;
    }
  }
  return core;
}

// "3 to 5 May", "3. bis 5. Mai": the second day, behind a word.
TimeReader::Digits TimeReader::day_behind_word(const Digits& day) const {
  std::size_t here = day.end;
  if (const auto ending = find(words_.day_endings, here)) here += ending.length;
  const std::size_t start = skip_blanks(text_, here);
  const auto word = find(words_.to, start);
  return word ? later(day, digits(skip_blanks(text_, start + word.length))) : Digits{};
}

// The second day of "3-5 May", where there is one behind the first.
TimeReader::Digits TimeReader::later_day(const Digits& day) const {
  return byte(day.end) == '-' ? later(day, digits(day.end + 1)) : Digits{};
}

TimeReader::Digits TimeReader::later(const Digits& day, const Digits& last) {
  const bool is_day = last.count >= 1 && last.count <= 2 && last.value > day.value;
  return is_day && last.value <= 31 ? last : Digits{};
}

// "7 February", "7th of February, 2025", "3-5 May"
std::optional<Core> TimeReader::day_and_month(std::size_t at) const {
  const Digits day = digits(at);
  if (day.count < 1 || day.count > 2 || day.value < 1 || day.value > 31) return std::nullopt;
  Digits last = later_day(day);
  if (last.count == 0) last = day_behind_word(day);
  if (last.count == 0) last = day;
  std::size_t here = last.end;
  if (const auto ending = find(words_.day_endings, here)) here += ending.length;
  here = behind(words_.of_month, skip_blanks(text_, here));
  const auto month = find(words_.months, here);
  if (!month || here == last.end || !proper(here)) return std::nullopt;
  const Core core{.number = *month.entry, .day = day.value, .last_day = last.value};
  return with_year(core, here + month.length);
}

// "Q4", "4Q24", "H1 2025", "FY25"
std::optional<Core> TimeReader::lettered(std::size_t at) const {
  if (const auto found = letter(at, words_.fiscal_letters) ? fiscal_year(at) : std::nullopt) {
    return Core{.stretch = years_of(found->value, found->value),
                .unit = TimeUnit::year,
                .fiscal = true,
                .end = found->end};
  }
  const bool digit_first = is_digit(byte(at));
  const std::size_t letter_at = digit_first ? at + 1 : at;
  const bool quarter = letter(letter_at, words_.quarter_letter);
  if (!quarter && !letter(letter_at, words_.half_letter)) return std::nullopt;
  const std::size_t number_at = digit_first ? at : at + 1;
  const int number = byte(number_at) - '0';
  if (number < 1 || number > (quarter ? 4 : 2)) return std::nullopt;
  const Core core{.unit = quarter ? TimeUnit::quarter : TimeUnit::half, .number = number};
  const std::size_t end = std::max(letter_at, number_at) + 1;
  if (digit_first && is_digit(byte(end))) {  // "4Q24"
    const Digits two = digits(end);
    if (two.count != 2 && two.count != 4) return std::nullopt;
    Core dated = in_year(core, two.count == 2 ? full_year(two.value) : two.value);
    dated.end = two.end;
    return dated;
  }
  if (is_word_byte(text_, end)) return std::nullopt;
  return with_year(core, end);
}

std::optional<Core> TimeReader::fiscal(std::size_t at) const {
  if (const auto found = fiscal_year(at)) {
    return Core{.stretch = years_of(found->value, found->value),
                .unit = TimeUnit::year,
                .fiscal = true,
                .end = found->end};
  }
  const std::size_t start = behind(words_.articles, at);
  const auto word = find(words_.fiscal, start);
  if (!word) return std::nullopt;
  const std::size_t next = skip_blanks(text_, start + word.length);
  if (auto found = lettered(next)) {
    found->fiscal = true;
    if (found->inferred) found->stretch.reset();
    return found;
  }
  if (auto found = ordinal(next)) {
    found->fiscal = true;
    if (found->inferred) found->stretch.reset();
    return found;
  }
  const auto unit = find(words_.units, next);
  if (!unit) return std::nullopt;
  Core core{.kind = TimeKind::definite,
            .unit = *unit.entry,
            .count = 1,
            .fiscal = true,
            .end = next + unit.length};
  if (auto span = ending(core)) return span;
  return core;
}

std::optional<Core> TimeReader::month(std::size_t at, bool prepositioned) const {
  const auto name = find(words_.months, at);
  if (!name || !proper(at)) return std::nullopt;
  Core core{.unit = TimeUnit::month, .number = *name.entry};
  const std::size_t end = at + name.length;
  const std::size_t next = skip_blanks(text_, end);
  const Digits day = digits(next);
  if (next != end && day.count >= 1 && day.count <= 2 && day.value >= 1 && day.value <= 31 &&
      !is_long_number(day.end) && !counted_thing(day.end)) {
    core.day = core.last_day = day.value;
    std::size_t behind_day = day.end;
    if (const Digits last = later_day(day); last.count > 0) {
      core.last_day = last.value;
      behind_day = last.end;
    }
    if (const auto ending = find(words_.day_endings, behind_day)) behind_day += ending.length;
    if (!is_word_byte(text_, behind_day)) {
      core.unit = TimeUnit::day;
      return with_year(core, behind_day);
    }
  }
  Core dated = with_year(core, end);
  if (dated.inferred || dated.end == end) {
    if (!prepositioned && find(words_.month_or_word, at)) return std::nullopt;
  }
  return dated;
}

void TimeReader::choose_weekday(Core& core, int weekday, TimeQualifier which) const {
  core.relative = true;
  if (!reference_) return;
  const Date before = weekday_before(*reference_, weekday);
  switch (which) {
    case TimeQualifier::last:
    case TimeQualifier::preceding: {
      core.stretch = day_of(before == *reference_ ? next_day(before, -7) : before);
      break;
    }
    case TimeQualifier::next:
      core.stretch = day_of(next_day(before, 7));
      break;
    case TimeQualifier::current: {  // of the week that began on Monday
      const Date monday = weekday_before(*reference_, 1);
      core.stretch = day_of(next_day(monday, (weekday + 6) % 7));
      break;
    }
    case TimeQualifier::full:
    case TimeQualifier::past:
    case TimeQualifier::coming:
    case TimeQualifier::same:
      core.inferred = true;
      core.stretch = day_of(before);
      break;
  }
}

std::optional<Core> TimeReader::weekday(std::size_t at) const {
  const auto name = find(words_.weekdays, at);
  if (!name || !proper(at)) return std::nullopt;
  Core core{.end = at + name.length};
  choose_weekday(core, *name.entry % 7, TimeQualifier::full);
  std::size_t next = core.end;
  if (byte(next) == ',') ++next;
  next = skip_blanks(text_, next);
  next = behind(words_.articles, next);
  if (next == core.end) return core;
  auto date = is_digit(byte(next)) ? date_in_digits(next) : month(next, false);
  return date && date->unit == TimeUnit::day ? date : core;
}

// "the fourth quarter of 2024", "first half", "the first nine months of 2024"
std::optional<Core> TimeReader::ordinal(std::size_t at) const {
  const std::size_t start = behind(words_.articles, at);
  const auto which = find(words_.ordinals, start);
  if (!which) return std::nullopt;
  std::size_t next = gap(start + which.length);
  bool in_fiscal = false;
  if (const auto word = find(words_.fiscal, next)) {
    in_fiscal = true;
    next = skip_blanks(text_, next + word.length);
  }
  if (const auto number = *which.entry == 1 ? count(next) : std::nullopt) {
    const std::size_t noun = gap(number->end);
    const auto unit = find(words_.units, noun);
    if (!unit || number->value < 1) return std::nullopt;
    const auto in = year_behind(noun + unit.length);
    if (!in) return first_months(*unit.entry, number->value, noun + unit.length);
    if (in->value < 1) return std::nullopt;
    const Date first = years_of(in->value, in->value).first;
    const auto last = shifted(first, *unit.entry, number->value);
    if (!last) return std::nullopt;
    return Core{.stretch = Stretch{first, next_day(*last, -1)},
                .unit = *unit.entry,
                .fiscal = in->fiscal,
                .relative = in->relative,
                .end = in->end};
  }
  const auto unit = find(words_.units, next);
  if (!unit || !single(next, unit.length)) return std::nullopt;
  const bool quarter = *unit.entry == TimeUnit::quarter;
  if (!quarter && *unit.entry != TimeUnit::half) return std::nullopt;
  const std::size_t end = next + unit.length;
  if (byte(end) == '-' && is_word_byte(text_, end + 1)) return std::nullopt;  // "quarter-final"
  const int last = quarter ? 4 : 2;
  const int number = *which.entry == 0 ? last : *which.entry;
  if (number > last) return std::nullopt;
  return with_year({.unit = *unit.entry, .number = number, .fiscal = in_fiscal}, end);
}

// "the first nine months" of the last year in which they were over; not those of something.
std::optional<Core> TimeReader::first_months(TimeUnit unit, int count, std::size_t end) const {
  constexpr int most = 11;
  if (unit != TimeUnit::month || count > most) return std::nullopt;
  if (find(words_.of_month, skip_blanks(text_, end))) return std::nullopt;
  Core core{.unit = unit, .inferred = true, .end = end};
  if (!reference_) return core;
  for (int year = year_of(*reference_); !core.stretch; --year) {
    const Date first = years_of(year, year).first;
    const auto behind = shifted(first, unit, count);
    if (!behind) return std::nullopt;
    if (*behind <= *reference_) core.stretch = Stretch{first, next_day(*behind, -1)};
  }
  return core;
}

// "the end of 2025", "early March", "mid-2024"
std::optional<Core> TimeReader::part(std::size_t at) const {
  const auto which = find(words_.parts, at);
  if (!which) return std::nullopt;
  std::size_t next = skip_blanks(text_, at + which.length);
  if (byte(next) == '-') ++next;
  auto core = find(words_.parts, next) ? std::nullopt : read(next, true);
  if (!core) return std::nullopt;
  if (core->kind == TimeKind::definite && reference_) {
    core->stretch = unit_around(*reference_, core->unit, 0);
    core->kind = TimeKind::calendar;
    core->relative = true;
  }
  if (core->kind != TimeKind::calendar) return std::nullopt;
  if (*which.entry == TimePart::vague) {
    if (core->unit != TimeUnit::day) core->stretch.reset();
    return core;
  }
  if (core->stretch) {
    core->stretch =
        day_of(*which.entry == TimePart::start ? core->stretch->first : core->stretch->last);
  }
  core->edge = true;
  core->inferred = false;
  return core;
}

// "year-end", "year-end 2025"
std::optional<Core> TimeReader::joined(std::size_t at) const {
  const auto which = find(words_.joined, at);
  if (!which) return std::nullopt;
  Core core{.unit = TimeUnit::year, .edge = true, .end = at + which.length};
  const auto in = year_behind(core.end);
  if (in) core.end = in->end;
  if (in || reference_) {
    const int value = in ? in->value : year_of(*reference_);
    const Stretch whole = years_of(value, value);
    core.relative = !in || in->relative;
    core.stretch = day_of(*which.entry == TimePart::start ? whole.first : whole.last);
  }
  return core;
}

}  // namespace veritally::extract
