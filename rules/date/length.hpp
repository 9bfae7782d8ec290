// Lengths of time in a sentence, and the words beside them that say from where they count.
#pragma once

#include "duration_words.hpp"

#include <veritally/plugin.hpp>

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace veritally::rules {

// "36 months". What stands before "ago" is a time to the extractor and no claim, so that its number
// is read here.
struct Length {
  plugin::Piece place;
  std::string_view unit;
  std::optional<plugin::Claim> claim;
  std::int64_t count = 0;  // where there is no claim
};

struct Anchored {
  Anchor anchor = Anchor::none;
  std::uint64_t begin = 0;  // of the length with the words before it that say so: "vor 15 Tagen"
  std::uint64_t end = 0;    // behind those that follow it: "36 months later"
};

inline std::optional<std::int64_t> small_number(std::string_view word) {
  if (const auto spelled = plugin::spelled_number(word)) return spelled;
  constexpr std::size_t digits = 4;
  std::int64_t number = 0;
  const auto read = std::from_chars(word.data(), word.data() + word.size(), number);
  const bool whole = read.ec == std::errc() && read.ptr == word.data() + word.size();
  return whole && word.size() <= digits ? std::optional(number) : std::nullopt;
}

inline std::string_view unit_of_word(std::string_view word) {
  for (const std::string_view unit : {"day", "week", "month", "year"}) {
    if (plugin::same_letters(word, unit)) return unit;
    const bool plural = word.size() == unit.size() + 1 && plugin::to_lower(word.back()) == 's';
    if (plural && plugin::same_letters(word.substr(0, unit.size()), unit)) return unit;
  }
  return {};
}

// The length that ends before "ago", as far as it is a number alone and no part of another: not
// "more than 15 days ago" or "2.5 years ago".
inline std::optional<Length> length_before_ago(std::string_view text, const DurationWords& words,
                                               std::uint64_t ago) {
  const auto begin_of = [text](std::string_view word) {
    return static_cast<std::uint64_t>(word.data() - text.data());
  };
  const std::string_view unit_word = plugin::word_before(text, ago);
  const std::string_view unit = unit_of_word(unit_word);
  if (unit.empty()) return std::nullopt;
  const std::string_view number = plugin::word_before(text, begin_of(unit_word));
  const auto count = small_number(number);
  if (!count) return std::nullopt;
  const std::uint64_t begin = begin_of(number);
  if (begin > 0 && text[begin - 1] != ' ' && text[begin - 1] != '(' && text[begin - 1] != '\n') {
    return std::nullopt;
  }
  if (words.hedges.holds(plugin::word_before(text, begin))) return std::nullopt;
  return Length{{begin, begin_of(unit_word) + unit_word.size()}, unit, std::nullopt, *count};
}

// All lengths of a sentence, of whole days, weeks, months and years.
inline std::vector<Length> lengths_of(const plugin::Host& host, const plugin::Document& document,
                                      const DurationWords& words,
                                      const plugin::Sentence& sentence) {
  std::vector<Length> lengths;
  for (std::size_t i = 0; i < sentence.claim_count; ++i) {
    const auto claim = host.claim(document.claims_of(sentence)[i]);
    const plugin::Place& place = document.places_of(sentence)[i];
    if (!claim || claim->change != plugin::Change::none || claim->per != 0) continue;
    const std::string_view unit = unit_of_word(host.text(plugin::Column::unit, claim->unit));
    if (!unit.empty()) lengths.push_back({{place.begin, place.end}, unit, claim});
  }
  const std::string_view text = document.text().substr(0, sentence.end);
  for (auto ago = words.ago.find(text, sentence.begin); ago;
       ago = words.ago.find(text, ago->begin + 1)) {
    const auto length = length_before_ago(text, words, ago->begin);
    const bool known = !length || std::ranges::any_of(lengths, [&length](const Length& other) {
      return other.place.begin < length->place.end && length->place.begin < other.place.end;
    });
    if (!known) lengths.push_back(*length);
  }
  return lengths;
}

// By the words beside a length, from where it counts.
inline Anchored anchor_of(std::string_view text, const DurationWords& words,
                          const plugin::Piece& length) {
  const auto is_blank = [text](std::uint64_t at) { return text[at] == ' ' || text[at] == '\n'; };
  std::uint64_t next = length.end;
  while (next < text.size() && is_blank(next)) ++next;
  Anchored found;
  for (const auto& [list, anchor] : words.behind) {
    const std::size_t size = list.longest_begin(text.substr(next));
    if (size != 0 && next + size > found.end) found = {anchor, length.begin, next + size};
  }
  if (found.anchor != Anchor::none) return found;
  std::uint64_t end = length.begin;
  while (end > 0 && is_blank(end - 1)) --end;
  for (const auto& [list, anchor] : words.ahead) {
    const std::size_t size = list.longest_end(text.substr(0, end));
    if (size != 0) return {anchor, end - size, length.end};
  }
  return found;
}

}  // namespace veritally::rules
