#include "extract/time_reader.hpp"

#include "extract/words.hpp"

#include <algorithm>
#include <utility>

namespace veritally::extract {
std::optional<Core> TimeReader::read(std::size_t at, bool prepositioned) const {
  if (at >= text_.size()) return std::nullopt;
  if (is_digit(text_[at])) return from_digits(at, prepositioned);
  if (auto found = part(at)) return found;
  if (auto found = joined(at)) return found;
  if (auto found = today(at)) return found;
  if (auto found = lettered(at)) return found;
  if (auto found = fiscal(at)) return found;
  if (auto found = same(at)) return found;
  if (auto found = unit_on_unit(at)) return found;
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
// sign of a currency (which may have a blank behind it), no letter or hyphen of a name.
bool TimeReader::stands_free(std::size_t at) const {
  const std::string_view before_blanks = text_.substr(0, skip_blanks_back(text_, at));
  for (const std::string_view sign : {"$", "\u20ac", "\u00a3", "\u00a5"}) {
    if (before_blanks.ends_with(sign)) return false;
  }
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
    case TimeQualifier::preceding:
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

}  // namespace veritally::extract
