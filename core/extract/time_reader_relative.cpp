// Times that are told from another: "last year", "three months ago", "the same quarter".
#include "extract/time_reader.hpp"
#include "extract/words.hpp"

#include <algorithm>
#include <utility>

namespace veritally::extract {

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

// "year on year", "quarter over quarter"
std::optional<Core> TimeReader::unit_on_unit(std::size_t at) const {
  const auto unit = find(words_.units, at);
  if (!unit) return std::nullopt;
  const std::size_t joint = skip_blanks(text_, at + unit.length);
  const auto on = find(words_.on, joint);
  if (!on) return std::nullopt;
  const std::size_t second = skip_blanks(text_, joint + on.length);
  const auto other = find(words_.units, second);
  if (!other || *other.entry != *unit.entry || !single(second, other.length)) return std::nullopt;
  return Core{
      .kind = TimeKind::comparison, .unit = *unit.entry, .count = 1, .end = second + other.length};
}

// "last year", "this March", "next Monday", "the past 12 months", "the last three months of 2024"
std::optional<Core> TimeReader::qualified(std::size_t at) const {
  std::size_t start = at;
  const auto early = find(words_.so_far, at);
  if (early) start = skip_blanks(text_, at + early.length);
  const auto which = find(words_.before, start);
  if (!which || *which.entry == TimeQualifier::same) return std::nullopt;
  const std::size_t noun = gap(start + which.length);
  const bool preceding = *which.entry == TimeQualifier::preceding;
  auto core = some_unit(preceding ? TimeQualifier::last : *which.entry, noun);
  if (!core) return std::nullopt;
  // Of a unit alone: "the previous 12 months", "the previous March" and "the previous quarter of
  // 2024" are what they are.
  if (preceding && core->end == noun + find(words_.units, noun).length) {
    core->kind = TimeKind::earlier;
    core->count = 1;
  }
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
    // "The year before, sales were": but not "the year before the war".
    const std::size_t next = skip_blanks(text_, end);
    const auto before = find(words_.earlier, next);
    const Word that = before ? word_behind(text_, next + before.length) : Word{};
    const bool pronoun = that && lexicon_.prose.find(that.in(text_)).is(Role::equal);
    if (before && (!that || pronoun)) {
      return Core{.kind = TimeKind::earlier,
                  .unit = *unit.entry,
                  .count = 1,
                  .end = pronoun ? that.end : next + before.length};
    }
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

// "the same quarter last year", "the same quarter of 2023", "the year-earlier period"
std::optional<Core> TimeReader::same(std::size_t at) const {
  const auto word = find(words_.before, at);
  if (!word || *word.entry != TimeQualifier::same) return std::nullopt;
  std::size_t end = at + word.length;
  const std::size_t noun = skip_blanks(text_, end);
  if (const auto unit = find(words_.units, noun)) end = noun + unit.length;
  Core core{
      .kind = TimeKind::earlier, .unit = TimeUnit::year, .count = 1, .inferred = true, .end = end};
  const std::size_t next = skip_blanks(text_, end);
  if (const auto other = counted(next); other && other->count > 0) {
    core.unit = other->unit;
    core.count = other->count;
    core.end = other->end;
    core.inferred = false;
  } else if (const auto in = year_behind(end)) {  // which year, where it is written, counts
    core.inferred = false;
    if (!in->relative) core.stretch = years_of(in->value, in->value);
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
