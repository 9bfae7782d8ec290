// Time expressions: every date, year, quarter, span and time of day that a text names, and the
// period it means. Shared by the search for quantities, to which a year is no number, and by the
// search for what a claim's period is.
//
// Words come from the lexicon, what is relative ("last quarter") counts from a reference date, as a
// rule the document's. What cannot be resolved has no period but still a place.
#pragma once

#include "base/date.hpp"
#include "claim/claim.hpp"
#include "extract/vocabulary.hpp"
#include "reference/time_words.hpp"

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

namespace veritally {

enum class TimeKind : std::uint8_t {
  calendar,  // a stretch of the calendar: "7 February", "Q4 2024", "last year", "2020 to 2024"
  clock,     // a time of day: never a period
  span,      // so many units up to or from a day: "the past 12 months", "three years ago"
  definite,  // "the year", "the quarter": the one that the text spoke of last
  earlier,   // so many units before the time that is spoken of: "a year earlier", "the same
             // quarter last year". With a period of its own it is that one where none is spoken of
             // ("the previous year"), or the same part of that year ("the same quarter of 2023")
  comparison,  // of a change alone: so many units before: "year on year"
};

struct TimeExpression {
  TimeKind kind = TimeKind::calendar;
  TimePreposition preposition = TimePreposition::of;
  bool prepositioned = false;     // a preposition stands before it, and in it
  std::optional<Period> period;   // relation and `fiscal` included
  TimeUnit unit = TimeUnit::day;  // the finest that it names; of spans the one counted
  int count = 0;                  // of spans and `earlier`, as written
  bool relative = false;          // depends on the reference date
  bool inferred = false;          // names no year, and means the last one that began; of `earlier`,
                                  // may be no earlier one: "the same quarter"
  std::size_t begin = 0;          // of its preposition
  std::size_t core = 0;           // behind the preposition
  std::size_t end = 0;
};

// Appends the time expressions of a text, in its order; they do not overlap. Linear in the text.
void find_times(std::string_view text, const Vocabulary& vocabulary, std::optional<Date> reference,
                std::vector<TimeExpression>& into);

}  // namespace veritally
