// Anniversaries beside the year from which they count: "opened in 1901, celebrates its 150th
// anniversary in 2026". For date/duration, which it belongs to.
#pragma once

#include "duration_words.hpp"

#include <veritally/plugin.hpp>

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace veritally::rules {

struct Anniversary {
  std::int64_t count = 0;
  plugin::Piece place;  // "150th anniversary"
  plugin::StatedDate first{};
  plugin::StatedDate last{};
};

namespace detail {

// "150th", "150e", "150"
inline std::optional<std::int64_t> ordinal(std::string_view word) {
  std::int64_t number = 0;
  const auto read = std::from_chars(word.data(), word.data() + word.size(), number);
  if (read.ec != std::errc() || number < 1) return std::nullopt;
  const std::string_view ending = word.substr(static_cast<std::size_t>(read.ptr - word.data()));
  const bool known =
      ending.empty() || plugin::is_one_of(ending, {"st", "nd", "rd", "th", "e", "er", "\u00e8me"});
  return known ? std::optional(number) : std::nullopt;
}

// Whether nothing but a preposition stands between a word and the date behind it.
inline bool leads_to_date(std::string_view between, const DurationWords& words) {
  between = plugin::trimmed(between);
  return between.empty() || words.prepositions.holds(between) ||
         plugin::same_letters(between, "in the year");
}

}  // namespace detail

// Whether the date is that of a beginning: "founded in 1939".
inline bool begins_something(std::string_view text, const DurationWords& words,
                             const plugin::StatedDate& date) {
  std::string_view word = plugin::word_before(text, date.begin);
  if (detail::leads_to_date(word, words)) {
    word = plugin::word_before(text, static_cast<std::uint64_t>(word.data() - text.data()));
  }
  return words.begins.holds(word);
}

// The anniversary of a sentence that states two dates, that of a beginning and, right behind it,
// its own; nullopt where there is none.
inline std::optional<Anniversary> anniversary_in(const plugin::Document& document,
                                                 const DurationWords& words,
                                                 const plugin::Sentence& sentence) {
  const auto dates = document.dates_of(sentence);
  const std::string_view text = document.text();
  if (dates.size() != 2 || dates[0].year == 0 || dates[1].year == 0) return std::nullopt;
  for (const std::string& name : words.anniversaries.phrases()) {
    const auto at = plugin::find_words(text.substr(0, sentence.end), name, dates[0].end);
    if (!at || *at + name.size() > dates[1].begin) continue;
    const std::uint64_t end = *at + name.size();
    const std::string_view number = plugin::word_before(text, *at);
    const auto begin = static_cast<std::uint64_t>(number.data() - text.data());
    const auto count = detail::ordinal(number);
    const bool own = words.owners.holds(plugin::word_before(text, begin));
    if (count && own && begins_something(text, words, dates[0]) &&
        detail::leads_to_date(text.substr(end, dates[1].begin - end), words)) {
      return Anniversary{*count, {begin, end}, dates[0], dates[1]};
    }
  }
  return std::nullopt;
}

}  // namespace veritally::rules
