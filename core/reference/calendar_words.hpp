// CalendarWords: the words of calendar dates, months and weekdays above all, in all languages at
// once. A date is written so much alike everywhere, and its words are so unlike those of other
// languages, that it is read without knowing the language of the text.
//
// Read from the tables [time] of the lexicons and const from then on: any thread may look up.
#pragma once

#include "base/result.hpp"
#include "reference/phrases.hpp"

#include <string>
#include <string_view>

namespace veritally {

struct CalendarWords {
  PhraseTable<int> months;        // 1 to 12
  PhraseTable<int> weekdays;      // 1 to 7, from Monday
  PhraseTable<bool> day_endings;  // right behind a day's digits: "3rd"
  PhraseTable<bool> of_month;     // between day and month, month and year: "of", "de"
  PhraseTable<bool> articles;     // between a weekday and its date: "den"

  // Adds the words of one language. `file` is its name in errors, which are of kind reference.
  Result<void> add(std::string_view toml, std::string_view file);
  // Reads every file <language>.toml of a folder.
  static Result<CalendarWords> load(const std::string& folder);
};

}  // namespace veritally
