// Lengths of time in a sentence, and the words beside them that say from where they count.
#pragma once

#include <veritally/plugin.hpp>

#include <algorithm>
#include <array>
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

// From where a length counts.
enum class Anchor : std::uint8_t {
  none,
  later,   // "36 months later"
  before,  // "90 years before 2014"
  after,   // "three years after the crisis of 2009"
  ago,     // "15 days ago"
  ahead,   // "25 days from now"
  spent,   // "after 95 years"
  within,  // "in 25 days", which may also be how long something takes
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
inline std::optional<Length> length_before_ago(std::string_view text, std::uint64_t ago) {
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
  if (plugin::is_one_of(
          plugin::word_before(text, begin),
          {"about",         "around", "nearly", "almost", "over",  "than",  "some",    "roughly",
           "approximately", "to",     "or",     "and",    "least", "most",  "under",   "hundred",
           "thousand",      "twenty", "thirty", "forty",  "fifty", "sixty", "seventy", "eighty",
           "ninety",        "point",  "every",  "within", "only"})) {
    return std::nullopt;
  }
  return Length{{begin, begin_of(unit_word) + unit_word.size()}, unit, std::nullopt, *count};
}

// All lengths of a sentence, of whole days, weeks, months and years.
inline std::vector<Length> lengths_of(const plugin::Host& host, const plugin::Document& document,
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
  for (auto at = plugin::find_words(text, "ago", sentence.begin); at;
       at = plugin::find_words(text, "ago", *at + 1)) {
    const auto length = length_before_ago(text, *at);
    const bool known = !length || std::ranges::any_of(lengths, [&length](const Length& other) {
      return other.place.begin < length->place.end && length->place.begin < other.place.end;
    });
    if (!known) lengths.push_back(*length);
  }
  return lengths;
}

// The words beside a length that say from where it counts.
inline Anchored anchor_of(std::string_view text, const plugin::Piece& length) {
  struct Words {
    std::string_view phrase;
    Anchor anchor;
  };
  constexpr std::array<Words, 20> behind{{{"later", Anchor::later},
                                          {"sp\u00e4ter", Anchor::later},
                                          {"plus tard", Anchor::later},
                                          {"m\u00e1s tarde", Anchor::later},
                                          {"ago", Anchor::ago},
                                          {"from now", Anchor::ahead},
                                          {"from today", Anchor::ahead},
                                          {"away", Anchor::ahead},
                                          {"hence", Anchor::ahead},
                                          {"before", Anchor::before},
                                          {"after", Anchor::after},
                                          {"vor", Anchor::before},
                                          {"nach", Anchor::after},
                                          {"avant", Anchor::before},
                                          {"apr\u00e8s", Anchor::after},
                                          {"antes de", Anchor::before},
                                          {"antes del", Anchor::before},
                                          {"despu\u00e9s", Anchor::after},
                                          {"despu\u00e9s de", Anchor::after},
                                          {"despu\u00e9s del", Anchor::after}}};
  constexpr std::array<Words, 10> before{{{"after", Anchor::spent},
                                          {"nach", Anchor::spent},
                                          {"apr\u00e8s", Anchor::spent},
                                          {"tras", Anchor::spent},
                                          {"vor", Anchor::ago},
                                          {"il y a", Anchor::ago},
                                          {"hace", Anchor::ago},
                                          {"in", Anchor::within},
                                          {"dans", Anchor::within},
                                          {"dentro de", Anchor::within}}};
  const auto skip_blanks = [text](std::uint64_t at) {
    while (at < text.size() && (text[at] == ' ' || text[at] == '\n')) ++at;
    return at;
  };
  const std::uint64_t next = skip_blanks(length.end);
  Anchored found;
  for (const Words& each : behind) {
    const std::uint64_t end = next + each.phrase.size();
    const bool stands = plugin::same_letters(text.substr(next, each.phrase.size()), each.phrase) &&
                        (end >= text.size() || !plugin::starts_letter(text[end]));
    if (stands && end > found.end) found = {each.anchor, length.begin, end};
  }
  if (found.anchor != Anchor::none) return found;
  std::string_view lead = text.substr(0, length.begin);
  while (lead.ends_with(' ') || lead.ends_with('\n')) lead.remove_suffix(1);
  for (const Words& each : before) {
    if (lead.size() < each.phrase.size()) continue;
    const std::uint64_t begin = lead.size() - each.phrase.size();
    if (plugin::find_words(lead, each.phrase, begin) == begin) {
      return {each.anchor, begin, length.end};
    }
  }
  return found;
}

}  // namespace veritally::rules
