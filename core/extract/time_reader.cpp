#include "extract/time_reader.hpp"

#include <algorithm>
#include <utility>

namespace veritally::extract {
namespace {

constexpr int first_year = 1000;
constexpr int last_year = 2999;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Two digits of a year mean the nearest century: 24 is 2024, 87 is 1987.
int full_year(int value) { return value < 70 ? 2000 + value : 1900 + value; }

}  // namespace

std::optional<Core> TimeReader::read(std::size_t at, bool prepositioned) const {
  if (at >= text_.size()) return std::nullopt;
  if (is_digit(text_[at])) return from_digits(at, prepositioned);
  if (auto found = part(at)) return found;
  if (auto found = joined(at)) return found;
  if (auto found = today(at)) return found;
  if (auto found = lettered(at)) return found;
  if (auto found = fiscal(at)) return found;
  if (auto found = same(at)) return found;
  if (auto found = qualified_postfix(at)) return found;
  if (auto found = qualified(at)) return found;
  if (auto found = ordinal(at)) return found;
  if (auto found = counted(at)) return found;
  if (auto found = month(at, prepositioned)) return found;
  if (auto found = weekday(at)) return found;
  if (auto found = season(at)) return found;
  // "the 1990s", "the 7th of May"
  const std::size_t behind_article = behind(words_.articles, at);
  return behind_article != at && is_digit(byte(behind_article)) ? from_digits(behind_article, false)
                                                                : std::nullopt;
}

std::optional<Core> TimeReader::second(const Core& first, const PhraseTable<bool>& link) const {
  if (first.kind != TimeKind::calendar || !first.stretch) return std::nullopt;
  std::size_t at = skip_blanks(text_, first.end);
  const auto joint = find(link, at);
  if (!joint) return std::nullopt;
  at = skip_blanks(text_, at + joint.length);
  auto other = read(at, true);
  if (!other && first.unit == TimeUnit::year && at == first.end + joint.length) {
    const Digits short_year = digits(at);  // "2020-24"
    const int century = year_of(first.stretch->first) / 100 * 100;
    if (short_year.count == 2 && !is_word_byte(text_, short_year.end)) {
      other = Core{.stretch = years_of(century + short_year.value, century + short_year.value),
                   .unit = TimeUnit::year,
                   .end = short_year.end};
    }
  }
  if (!other || other->kind != TimeKind::calendar || !other->stretch) return std::nullopt;
  if (other->unit != first.unit && other->unit != TimeUnit::day) return std::nullopt;
  Core begin = first;
  if (first.inferred) {
    begin = in_year(first, year_of(other->stretch->last));
    if (begin.stretch && begin.stretch->first > other->stretch->last) {
      begin = in_year(first, year_of(other->stretch->last) - 1);
    }
  }
  if (!begin.stretch || begin.stretch->first > other->stretch->last) return std::nullopt;
  other->stretch->first = begin.stretch->first;
  return other;
}

std::size_t TimeReader::gap(std::size_t at) const {
  return byte(at) == '-' ? at + 1 : skip_blanks(text_, at);
}

std::size_t TimeReader::behind(const PhraseTable<bool>& table, std::size_t at) const {
  const auto word = find(table, at);
  return word ? skip_blanks(text_, at + word.length) : at;
}

bool TimeReader::letter(std::size_t at, std::string_view wanted) const {
  return !wanted.empty() && text_.substr(std::min(at, text_.size())).starts_with(wanted);
}

// Names of months and weekdays have a capital where the language writes one.
bool TimeReader::proper(std::size_t at) const {
  return !words_.capitals || (byte(at) >= 'A' && byte(at) <= 'Z');
}

// True where what stands before a number is a blank, bracket, quotation mark, comma or dash: no
// sign of a currency, no letter or hyphen of a name.
bool TimeReader::stands_free(std::size_t at) const {
  if (at == 0) return true;
  const auto before = static_cast<unsigned char>(text_[at - 1]);
  if (before < 0x80)
    return std::string_view(" \t\r\n([\"',;:").find(text_[at - 1]) != std::string_view::npos;
  const std::string_view head = text_.substr(0, at);
  return head.ends_with("\xC2\xA0") || (at >= 3 && head.substr(at - 3).starts_with("\xE2\x80"));
}

// True where a word stands behind the blanks at `at` that a number before it counts or measures.
bool TimeReader::counted_thing(std::size_t at) const {
  if (byte(at) == '%') return true;
  const std::size_t word = skip_blanks(text_, at);
  if (word == at || word >= text_.size()) return false;
  std::size_t end = word;
  while (is_word_byte(text_, end)) ++end;
  if (end == word) return byte(word) == '%';
  if (find(lexicon_.scale_words, word) || find(lexicon_.units, word)) return true;
  if (find(lexicon_.not_nouns, word) || find(lexicon_.number_words, word)) return false;
  if (find(words_.prepositions, word) || find(words_.units, word)) return false;
  const std::string_view noun = text_.substr(word, end - word);
  if (vocabulary_.unit(noun)) return true;
  if (noun.front() >= 'A' && noun.front() <= 'Z') return false;
  if (find(lexicon_.nouns, word)) return true;
  return noun.size() > 3 && lexicon_.plural != 0 && noun.back() == lexicon_.plural;
}

// True where digits go on behind a point, comma or colon at `at`.
bool TimeReader::is_long_number(std::size_t at) const {
  const char sign = byte(at);
  return (sign == '.' || sign == ',' || sign == ':') && is_digit(byte(at + 1));
}

TimeReader::Digits TimeReader::digits(std::size_t at) const {
  Digits out{.end = at};
  while (is_digit(byte(out.end)) && out.count < 9) {
    out.value = out.value * 10 + (text_[out.end] - '0');
    ++out.count;
    ++out.end;
  }
  return out;
}

std::optional<TimeReader::Digits> TimeReader::count(std::size_t at) const {
  const Digits written = digits(at);
  if (written.count > 0) {
    if (written.count > 3 || is_word_byte(text_, written.end)) return std::nullopt;
    return written;
  }
  if (const auto word = find(lexicon_.spelled, at)) {
    return Digits{*word.entry, 1, at + word.length};
  }
  const auto word = find(lexicon_.number_words, at);
  if (word && *word.entry == NumberWord::article) return Digits{1, 1, at + word.length};
  return std::nullopt;
}

std::optional<TimeReader::Year> TimeReader::year(std::size_t at) const {
  if (byte(at) == '\'' && is_digit(byte(at + 1))) {
    const Digits two = digits(at + 1);
    if (two.count == 2 && !is_word_byte(text_, two.end)) {
      return Year{.value = full_year(two.value), .end = two.end};
    }
  }
  const Digits four = digits(at);
  if (four.count != 4 || four.value < first_year || four.value > last_year) return std::nullopt;
  if (is_word_byte(text_, four.end) || byte(four.end) == '%' || is_long_number(four.end)) {
    return std::nullopt;
  }
  return Year{.value = four.value, .end = four.end};
}

// "fiscal 2025", "fiscal year 2024/25", "FY25", "2025 fiscal year".
std::optional<TimeReader::Year> TimeReader::fiscal_year(std::size_t at) const {
  std::size_t number = at;
  if (letter(at, words_.fiscal_letters)) {
    number = gap(at + words_.fiscal_letters.size());
  } else {
    const auto word = find(words_.fiscal, at);
    if (!word) return std::nullopt;
    number = skip_blanks(text_, at + word.length);
    const auto unit = find(words_.units, number);
    if (unit && *unit.entry == TimeUnit::year) number = skip_blanks(text_, number + unit.length);
  }
  Digits written = digits(byte(number) == '\'' ? number + 1 : number);
  if (written.count == 2) written.value = full_year(written.value);
  if ((written.count != 2 && written.count != 4) || is_word_byte(text_, written.end)) {
    return std::nullopt;
  }
  Year out{.value = written.value, .fiscal = true, .end = written.end};
  if (byte(out.end) == '/' || byte(out.end) == '-') {  // it is called by the year it ends in
    const Digits ends = digits(out.end + 1);
    if (ends.count == 2 || ends.count == 4) {
      out = {.value = ends.count == 2 ? full_year(ends.value) : ends.value,
             .fiscal = true,
             .end = ends.end};
    }
  }
  return out;
}

// The year that says of which year a quarter, month or day is: "2024", ", 2024", "of last year".
std::optional<TimeReader::Year> TimeReader::year_behind(std::size_t at) const {
  std::size_t here = skip_blanks(text_, at);
  if (byte(here) == '/' || byte(here) == '-') ++here;
  here = behind(words_.of, here);
  if (auto found = fiscal_year(here)) return found;
  if (auto found = year(here)) {
    const std::size_t next = skip_blanks(text_, found->end);
    if (const auto word = find(words_.fiscal, next)) {
      const std::size_t noun = skip_blanks(text_, next + word.length);
      if (const auto unit = find(words_.units, noun)) {
        found->fiscal = true;
        found->end = noun + unit.length;
      }
    }
    return found;
  }
  const auto which = find(words_.before, here);
  if (!which || !reference_) return std::nullopt;
  const std::size_t noun = skip_blanks(text_, here + which.length);
  const auto unit = find(words_.units, noun);
  if (!unit || *unit.entry != TimeUnit::year) return std::nullopt;
  const int now = year_of(*reference_);
  const std::size_t end = noun + unit.length;
  switch (*which.entry) {
    case TimeQualifier::current:
      return Year{now, false, true, end};
    case TimeQualifier::last:
      return Year{now - 1, false, true, end};
    case TimeQualifier::next:
      return Year{now + 1, false, true, end};
    case TimeQualifier::full: {  // "of the year", "of the year 2024"
      const auto written = year(skip_blanks(text_, end));
      return written ? *written : Year{now, false, true, end};
    }
    case TimeQualifier::past:
    case TimeQualifier::coming:
    case TimeQualifier::same:
      break;
  }
  return std::nullopt;
}

// The month, quarter, half or day in another year.
Core TimeReader::in_year(Core core, int year) const {
  switch (core.unit) {
    case TimeUnit::month:
      core.stretch = month_of(year, core.number);
      break;
    case TimeUnit::quarter:
      core.stretch = quarter_of(year, core.number);
      break;
    case TimeUnit::half:
      core.stretch = half_of(year, core.number);
      break;
    case TimeUnit::day: {
      const auto first = date_of(year, core.number, core.day);
      const auto last = date_of(year, core.number, core.last_day);
      core.stretch = first && last ? std::optional(Stretch{*first, *last}) : std::nullopt;
      break;
    }
    case TimeUnit::week:
    case TimeUnit::year:
    case TimeUnit::decade:
    case TimeUnit::century:
      break;
  }
  return core;
}

// Gives a month, quarter, half or day the year written behind it; without one, that of the last
// one that began by the reference date.
Core TimeReader::with_year(Core core, std::size_t behind) const {
  core.end = behind;
  if (const auto written = year_behind(behind)) {
    core.end = written->end;
    core.fiscal |= written->fiscal;
    core.relative |= written->relative;
    return in_year(core, written->value);
  }
  if (core.fiscal || !reference_) return core;
  core.relative = core.inferred = true;
  core = in_year(core, year_of(*reference_));
  if (!core.stretch || core.stretch->first > *reference_) {
    core = in_year(core, year_of(*reference_) - 1);
  }
  return core;
}

std::optional<Core> TimeReader::today(std::size_t at) const {
  const auto day = find(words_.days, at);
  if (!day) return std::nullopt;
  Core core{.relative = true, .end = at + day.length};
  if (reference_) core.stretch = day_of(next_day(*reference_, *day.entry));
  return core;
}

// What a stretch can be told to end with. Reads no stretches itself, so that nothing nests.
std::optional<Core> TimeReader::day_or_month(std::size_t at) const {
  if (is_digit(byte(at))) return date_in_digits(at);
  if (auto found = today(at)) return found;
  if (auto found = month(at, true)) return found;
  return weekday(at);
}

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
  const auto word = find(words_.clock, behind_blank);
  if (!word && (!minutes || pointed)) return std::nullopt;
  if (word) end = behind_blank + word.length;
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

std::optional<Core> TimeReader::bare_year(std::size_t at, bool prepositioned) const {
  auto found = year(at);
  if (!found) return std::nullopt;
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

// The second day of "3-5 May", where there is one behind the first.
TimeReader::Digits TimeReader::later_day(const Digits& day) const {
  if (byte(day.end) != '-') return {};
  const Digits last = digits(day.end + 1);
  const bool is_day = last.count >= 1 && last.count <= 2 && last.value > day.value;
  return is_day && last.value <= 31 ? last : Digits{};
}

// "7 February", "7th of February, 2025", "3-5 May"
std::optional<Core> TimeReader::day_and_month(std::size_t at) const {
  const Digits day = digits(at);
  if (day.count < 1 || day.count > 2 || day.value < 1 || day.value > 31) return std::nullopt;
  const Digits later = later_day(day);
  const Digits last = later.count > 0 ? later : day;
  std::size_t here = last.end;
  if (const auto ending = find(words_.day_endings, here)) here += ending.length;
  here = behind(words_.of, skip_blanks(text_, here));
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
    case TimeQualifier::last: {
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
    if (!in || in->value < 1) return std::nullopt;
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

// A singular, where the language tells one from the plural.
bool TimeReader::single(std::size_t at, std::size_t length) const {
  if (lexicon_.plural == 0 || text_[at + length - 1] != lexicon_.plural) return true;
  const std::string_view stem = text_.substr(at, length - 1);
  return words_.units.find(stem, 0).length != stem.size();
}

Core TimeReader::counted_units(TimeQualifier which, TimeUnit unit, int count,
                               std::size_t end) const {
  Core core{.kind = TimeKind::span, .unit = unit, .count = count, .relative = true, .end = end};
  const bool back = which == TimeQualifier::past || which == TimeQualifier::last;
  if (!reference_) return core;
  if (const auto other = shifted(*reference_, unit, back ? -count : count)) {
    core.stretch = back ? Stretch{*other, *reference_} : Stretch{*reference_, *other};
  }
  return core;
}

// "last year", "this March", "next Monday", "the past 12 months", "the last three months of 2024"
std::optional<Core> TimeReader::qualified(std::size_t at) const {
  std::size_t start = at;
  const auto early = find(words_.so_far, at);
  if (early) start = skip_blanks(text_, at + early.length);
  const auto which = find(words_.before, start);
  if (!which || *which.entry == TimeQualifier::same) return std::nullopt;
  auto core = some_unit(*which.entry, gap(start + which.length));
  if (!core) return std::nullopt;
  const std::size_t next = skip_blanks(text_, core->end);
  const auto late = find(words_.so_far, next);
  if (late) core->end = next + late.length;
  if ((early || late) && core->stretch && reference_ && core->stretch->first <= *reference_ &&
      *reference_ < core->stretch->last) {
    core->stretch->last = *reference_;
  }
  return core;
}

std::optional<Core> TimeReader::some_unit(TimeQualifier which, std::size_t at) const {
  std::size_t noun = at;
  bool in_fiscal = false;
  if (const auto word = find(words_.fiscal, noun)) {
    in_fiscal = true;
    noun = skip_blanks(text_, noun + word.length);
  }
  const auto number = count(noun);
  const bool counted = number && number->value > 0;
  const std::size_t counted_noun = counted ? gap(number->end) : noun;
  const auto unit = find(words_.units, counted_noun);
  const std::size_t end = counted_noun + unit.length;
  if (counted) {
    if (!unit || which == TimeQualifier::current) return std::nullopt;
    const int many = number->value;
    if (which == TimeQualifier::full)
      return ending({.unit = *unit.entry, .count = many, .end = end});
    if (const auto in = which == TimeQualifier::last ? year_behind(end) : std::nullopt) {
      const Date last = years_of(in->value, in->value).last;
      const auto first = shifted(next_day(last, 1), *unit.entry, -many);
      if (first) {
        return Core{.stretch = Stretch{*first, last},
                    .unit = *unit.entry,
                    .fiscal = in->fiscal,
                    .relative = in->relative,
                    .end = in->end};
      }
    }
    const Core span = counted_units(which, *unit.entry, many, end);
    const auto ended = ending(span);
    return ended ? ended : span;
  }
  if (unit && which == TimeQualifier::full) {
    if (!single(noun, unit.length)) return std::nullopt;
    if (auto ended = ending({.unit = *unit.entry, .count = 1, .end = end})) return ended;
    if (const auto in =
            *unit.entry == TimeUnit::year ? year(skip_blanks(text_, end)) : std::nullopt) {
      return Core{.stretch = years_of(in->value, in->value),
                  .unit = TimeUnit::year,
                  .fiscal = in_fiscal,
                  .end = in->end};
    }
    return Core{.kind = TimeKind::definite, .unit = *unit.entry, .fiscal = in_fiscal, .end = end};
  }
  if (unit && (which == TimeQualifier::past || which == TimeQualifier::coming)) {
    if (!single(noun, unit.length)) return std::nullopt;
    return counted_units(which, *unit.entry, 1, end);
  }
  const int step = which == TimeQualifier::last ? -1 : which == TimeQualifier::next ? 1 : 0;
  if (unit) {
    if (!single(noun, unit.length)) return std::nullopt;
    Core core{.unit = *unit.entry, .fiscal = in_fiscal, .relative = true, .end = end};
    const bool in_a_year = step < 0 && *unit.entry < TimeUnit::year;
    if (const auto in = in_a_year ? year_behind(end) : std::nullopt) {  // "the last month of 2024"
      core.stretch = unit_around(years_of(in->value, in->value).last, *unit.entry, 0);
      core.fiscal |= in->fiscal;
      core.relative = in->relative;
      core.end = in->end;
    } else if (reference_) {
      core.stretch = unit_around(*reference_, *unit.entry, step);
    }
    return core;
  }
  if (const auto name = find(words_.weekdays, noun); name && proper(noun)) {
    Core core{.end = noun + name.length};
    choose_weekday(core, *name.entry % 7, which);
    return core;
  }
  if (const auto name = find(words_.months, noun); name && proper(noun)) {
    if (which == TimeQualifier::full || which == TimeQualifier::past) return std::nullopt;
    Core core{.unit = TimeUnit::month, .number = *name.entry, .relative = true};
    core.end = noun + name.length;
    if (!reference_) return core;
    const int now = year_of(*reference_);
    core = in_year(core, now);
    if (step < 0 && core.stretch->last >= *reference_) core = in_year(core, now - 1);
    if (step > 0 && core.stretch->first <= *reference_) core = in_year(core, now + 1);
    return core;
  }
  if (const auto name = find(words_.seasons, noun); name && which != TimeQualifier::full) {
    return Core{.unit = TimeUnit::quarter, .relative = true, .end = noun + name.length};
  }
  return std::nullopt;
}

// "l'an dernier", "el mes pasado", "el primer trimestre"
std::optional<Core> TimeReader::qualified_postfix(std::size_t at) const {
  const std::size_t noun = behind(words_.articles, at);
  const auto unit = find(words_.units, noun);
  if (!unit) return std::nullopt;
  const std::size_t end = noun + unit.length;
  const std::size_t next = skip_blanks(text_, end);
  if (const auto which = find(words_.after, next)) {
    Core core{.unit = *unit.entry, .relative = true, .end = next + which.length};
    const int step = *which.entry == TimeQualifier::last   ? -1
                     : *which.entry == TimeQualifier::next ? 1
                                                           : 0;
    if (reference_) core.stretch = unit_around(*reference_, *unit.entry, step);
    return core;
  }
  const auto written = *unit.entry == TimeUnit::year ? year(next) : std::nullopt;
  if (!written || !single(noun, unit.length)) return std::nullopt;
  return Core{.stretch = years_of(written->value, written->value),
              .unit = TimeUnit::year,
              .end = written->end};
}

// "three months ended 30 June", "the past 12 months through Thursday": the span up to another day.
std::optional<Core> TimeReader::ending(Core span) const {
  const std::size_t at = skip_blanks(text_, span.end);
  const auto word = find(words_.ending, at);
  if (!word) return std::nullopt;
  const std::size_t day_at = skip_blanks(text_, at + word.length);
  auto last = day_or_month(day_at);
  if (!last && span.unit >= TimeUnit::year) last = bare_year(day_at, true);
  if (!last) return std::nullopt;
  span.kind = TimeKind::calendar;
  span.stretch.reset();
  span.relative = last->relative;
  span.inferred = last->inferred;
  span.end = last->end;
  if (!last->stretch) return span;
  const Date day = last->stretch->last;
  // Months that end with a month began with one.
  const bool whole = last_of_month(day) && span.unit >= TimeUnit::month;
  const auto first = shifted(whole ? next_day(day, 1) : day, span.unit, -span.count);
  if (first) span.stretch = Stretch{*first, day};
  return span;
}

// "three years ago", "a year earlier", "12 months to March"
std::optional<Core> TimeReader::counted(std::size_t at) const {
  const auto before = find(words_.ago_before, at);
  const auto number = count(before ? skip_blanks(text_, at + before.length) : at);
  if (!number || number->value < 1) return std::nullopt;
  const std::size_t noun = gap(number->end);
  const auto unit = find(words_.units, noun);
  if (!unit) return std::nullopt;
  const std::size_t end = noun + unit.length;
  const std::size_t next = skip_blanks(text_, end);
  const auto ago = find(words_.ago, next);
  const auto hence = find(words_.hence, next);
  Core core{.kind = TimeKind::span, .unit = *unit.entry, .count = number->value, .end = end};
  if (ago || hence || before) {
    core.end = before ? end : next + std::max(ago.length, hence.length);
    core.relative = true;
    const int step = hence ? number->value : -number->value;
    const bool exact = *unit.entry <= TimeUnit::year;  // "a decade ago" is no calendar decade
    if (reference_ && exact) core.stretch = unit_around(*reference_, *unit.entry, step);
    return core;
  }
  if (const auto earlier = find(words_.earlier, next)) {
    core.kind = TimeKind::earlier;
    core.end = next + earlier.length;
    return core;
  }
  if (const auto later = find(words_.later, next)) {
    core.kind = TimeKind::earlier;
    core.count = -core.count;
    core.end = next + later.length;
    return core;
  }
  return ending(core);
}

// "the same quarter last year", "the year-earlier period"
std::optional<Core> TimeReader::same(std::size_t at) const {
  const auto word = find(words_.before, at);
  if (!word || *word.entry != TimeQualifier::same) return std::nullopt;
  std::size_t end = at + word.length;
  const std::size_t noun = skip_blanks(text_, end);
  if (const auto unit = find(words_.units, noun)) end = noun + unit.length;
  Core core{.kind = TimeKind::earlier, .unit = TimeUnit::year, .count = 1, .end = end};
  const std::size_t next = skip_blanks(text_, end);
  if (const auto other = counted(next); other && other->count > 0) {
    core.unit = other->unit;
    core.count = other->count;
    core.end = other->end;
  } else if (const auto in = year_behind(end); in && in->relative) {
    core.end = in->end;
  }
  return core;
}

// "summer 2025"
std::optional<Core> TimeReader::season(std::size_t at) const {
  const auto name = find(words_.seasons, at);
  if (!name) return std::nullopt;
  const auto in = year_behind(at + name.length);
  if (!in) return std::nullopt;
  return Core{.unit = TimeUnit::quarter, .end = in->end};
}

}  // namespace veritally::extract
