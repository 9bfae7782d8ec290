// TimeWords: the words with which one language says when. The table `time` of a lexicon's file.
//
// Read with the lexicon and const from then on.
#pragma once

#include "claim/claim.hpp"
#include "reference/phrases.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace veritally {

enum class TimeUnit : std::uint8_t { day, week, month, quarter, half, year, decade, century };

// Which one of a unit, seen from today, or of `preceding` and `same` from the time that is spoken
// of. `past` and `coming` are stretches that touch today.
enum class TimeQualifier : std::uint8_t {
  current,
  last,
  preceding,
  next,
  past,
  coming,
  full,
  same
};

// Which part of a stretch: its first day, its last one, or one that no calendar bounds.
enum class TimePart : std::uint8_t { start, end, vague };

// What a word before a time says of it.
enum class TimePreposition : std::uint8_t {
  in,
  over,
  of,
  from,
  between,
  at,
  by,
  since,
  until,
  outside
};

enum class DateOrder : std::uint8_t { open, day_first, month_first };

class TomlWords;

struct TimeWords {
  DateOrder numeric = DateOrder::open;  // what 03/04/2025 means
  bool capitals = false;                // months and weekdays start with a capital
  PhraseTable<int> months;              // 1 to 12
  PhraseTable<bool> month_or_word;      // months that are common words too: "May"
  PhraseTable<int> weekdays;            // 0 to 6, from Sunday
  PhraseTable<int> days;                // today is 0
  PhraseTable<int> ordinals;            // 1 to 4; 0 for the last one
  PhraseTable<bool> day_endings;        // right behind a day's digits: "3rd"
  PhraseTable<TimeUnit> units;
  PhraseTable<TimeQualifier> before;  // "last year"
  PhraseTable<TimeQualifier> after;   // "l'an dernier"
  PhraseTable<TimePart> parts;        // with the word that joins them: "end of"
  PhraseTable<TimePart> joined;       // the whole phrase for a part of the year: "year-end"
  PhraseTable<TimePreposition> prepositions;
  PhraseTable<bool> and_;    // the second end of "between"
  PhraseTable<bool> to;      // the second end of "from", and of a stretch that ends there
  PhraseTable<bool> ending;  // "ended", "ending": behind a stretch, before its last day
  PhraseTable<bool> articles;
  PhraseTable<bool> of_month;  // between the day of a date and its month: "of", "de"
  PhraseTable<bool> of;
  PhraseTable<bool> ago;
  PhraseTable<bool> ago_before;  // "il y a", "vor"
  PhraseTable<bool> hence;       // "from now"
  PhraseTable<bool> earlier;     // counted from another time of the text
  PhraseTable<bool> later;
  PhraseTable<bool> fiscal;
  PhraseTable<bool> so_far;
  PhraseTable<bool> on;      // between two names of one unit: "year on year"
  PhraseTable<bool> on_the;  // before a unit: "on the quarter", as "quarter on quarter"
  PhraseTable<int> seasons;
  PhraseTable<bool> clock;  // "p.m.", "Uhr"
  // "à": before an hour whose word is one for a duration too. `clock_follows`: there are such
  // words.
  PhraseTable<bool> clock_before;
  bool clock_follows = false;
  std::string quarter_letter;
  std::string half_letter;
  std::string fiscal_letters;

  // Every time has a digit or a word that tells it, and only words that lead to one before it.
  // Both, with the words for small numbers that only the lexicon knows.
  static constexpr std::uint8_t tells = 1;
  static constexpr std::uint8_t leads = 2;
  WordClasses classes;
};

// Reads them; errors stay in `words`.
TimeWords read_time_words(TomlWords& words);

}  // namespace veritally
