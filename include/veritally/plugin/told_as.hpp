// As what a figure is told: the lowest, highest, first or last of a time, or one that has been
// revised. Two figures of one thing that are told as different ones do not contradict each other.
// What says so stands right before the figure; no claim has it.
#pragma once

#include <veritally/plugin/document.hpp>
#include <veritally/plugin/host.hpp>
#include <veritally/plugin/types.hpp>
#include <veritally/plugin/words.hpp>

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <utility>

namespace veritally::plugin {

enum class ToldAs : std::uint8_t { level, low, high, first, intraday, revised };

namespace detail {

inline constexpr std::size_t words_before_figure = 6;

inline ToldAs extreme_of(std::string_view word) {
  using enum ToldAs;
  if (is_one_of(word, {"low", "lowest", "tief", "tiefststand", "bas", "mínimo"})) return low;
  if (is_one_of(word, {"high", "highest", "peak", "peaked", "hoch", "höchststand", "rekordhoch",
                       "haut", "máximo"})) {
    return high;
  }
  if (is_one_of(word, {"opened", "opening", "eröffnete", "eröffnungskurs"})) return first;
  if (is_one_of(word, {"intraday", "trading", "traded"})) return intraday;
  return level;
}

// "A five-year high" is the level of its time.
inline bool is_long_time(std::string_view word) {
  return is_one_of(word, {"year", "years", "month", "months", "decade", "decades", "time", "record",
                          "ever", "historic"});
}

inline bool is_revision(std::string_view word) {
  return is_one_of(
      word, {"raised",    "raises",  "lifted",  "hiked",   "increased", "boosted",   "upped",
             "cut",       "cuts",    "lowered", "reduced", "trimmed",   "revised",   "revises",
             "corrected", "updated", "amended", "changed", "upgraded",  "downgraded"});
}

// What is revised: "raised that to", "revised its forecast to".
inline bool is_revised_thing(std::string_view word) {
  return is_one_of(word, {"that", "this", "it", "figure", "number", "forecast", "estimate",
                          "guidance", "outlook", "target", "plan", "plans", "projection", "budget",
                          "total", "toll", "count", "prediction"});
}

}  // namespace detail

// By the few words before the figure, nearest first: those behind another figure or a sign that
// ends a clause do not count.
inline ToldAs told_as(const Document& document, ClaimRef ref) {
  const Place* place = document.place(ref);
  if (place == nullptr) return ToldAs::level;
  const Sentence& sentence = document.sentences()[place->sentence];
  std::uint64_t begin = sentence.begin;
  for (const Place& other : document.places_of(sentence)) {
    if (other.end <= place->begin) begin = std::max(begin, other.end);
  }
  const std::string_view text = document.text().substr(begin, place->begin - begin);
  const auto clause = text.find_last_of(",;:()");
  const std::string_view lead = clause == std::string_view::npos ? text : text.substr(clause + 1);
  const auto words = words_of(lead);
  const auto word = [&](std::size_t i) {
    return lead.substr(words[i].begin, words[i].end - words[i].begin);
  };
  const bool to = !words.empty() && is_one_of(word(words.size() - 1), {"to"});
  bool thing = false;
  ToldAs told = ToldAs::level;
  const std::size_t seen = std::min(words.size(), detail::words_before_figure);
  for (std::size_t i = words.size(); i-- > words.size() - seen;) {
    if (detail::is_long_time(word(i))) return ToldAs::level;
    if (told == ToldAs::level) told = detail::extreme_of(word(i));
    thing = thing || detail::is_revised_thing(word(i));
    if (detail::is_revision(word(i)) && to && thing) return ToldAs::revised;
  }
  return told;
}

// A claim and where it stands.
struct Told {
  Symbol document = 0;
  ClaimRef ref = 0;
};

// Whether two figures of one thing are told as different ones.
inline bool told_apart(const Host& host, const Told& a, const Told& b) {
  const auto of = [&](const Told& claim) {
    const auto document = Document::open(host, claim.document);
    return document ? told_as(*document, claim.ref) : ToldAs::level;
  };
  return of(a) != of(b);
}

inline bool told_apart(const Host& host, const Claim& a, const Claim& b) {
  return told_apart(host, Told{a.document, a.ref}, Told{b.document, b.ref});
}

}  // namespace veritally::plugin
