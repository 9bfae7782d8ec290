// Pairs: the old and the new value of a change that a sentence states, "from 10 to 12".
//
//   for_each_pair(host, document, sentence, [&](const Pair& pair) { ... });
//
// Which of two values is the old one, the claims say: it has the open time `until` the change, or a
// time before that of the other. A range that begins with "from" is a pair, too: some languages
// tell from the verb at the end alone that it is one.
#pragma once

#include <veritally/plugin.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>

namespace veritally::rules {

struct Pair {
  plugin::Claim old;
  plugin::Claim now;        // of a range, the same claim
  plugin::Place old_place;  // of a range, both places are the whole
  plugin::Place now_place;
  bool old_first() const { return old_place.begin <= now_place.begin; }
  bool is_range() const { return old.ref == now.ref; }
};

namespace detail {

// Not a time that is known: that of an old value of which nothing else is said.
inline bool is_before_change(const plugin::Claim& claim) {
  return claim.period && !claim.period->from && !claim.period->to &&
         claim.period->relation == plugin::Relationship::until;
}

inline bool is_level(const plugin::Claim& claim) {
  return claim.change == plugin::Change::none && !claim.range &&
         claim.comparator == plugin::Comparator::equal &&
         claim.modality != plugin::Modality::denied;
}

inline bool alike(const plugin::Claim& a, const plugin::Claim& b) {
  const bool nouns = a.of == b.of || a.of == 0 || b.of == 0;
  return a.unit == b.unit && a.per == b.per && nouns;
}

// Of what has come to pass, and of one measure as far as that is known.
inline bool is_earlier(const plugin::Claim& a, const plugin::Claim& b) {
  const bool actual =
      a.modality == plugin::Modality::actual && b.modality == plugin::Modality::actual;
  const bool measures = a.measure == b.measure || a.measure == 0 || b.measure == 0;
  if (!actual || !measures) return false;
  return a.period && b.period && a.period->to && b.period->from && *a.period->to < *b.period->from;
}

// The claim with one end of its range as its value.
inline plugin::Claim at_end(const plugin::Claim& range, const vt_decimal& end) {
  plugin::Claim claim = range;
  claim.value = end;
  claim.nominal = claim.interval = plugin::point(end);
  return claim;
}

inline std::optional<Pair> pair_of_range(const plugin::Claim& claim, const plugin::Place& place) {
  const bool bounded = (claim.nominal.flags & (VT_LOW_UNBOUNDED | VT_HIGH_UNBOUNDED)) == 0;
  if (!bounded || claim.modality == plugin::Modality::denied) return std::nullopt;
  const bool reversed = (place.flags & VT_PLACE_REVERSED) != 0;
  const vt_decimal& first = reversed ? claim.nominal.high : claim.nominal.low;
  const vt_decimal& second = reversed ? claim.nominal.low : claim.nominal.high;
  return Pair{at_end(claim, first), at_end(claim, second), place, place};
}

}  // namespace detail

// Whether a range is written as one from a value to another.
inline bool begins_with_from(std::string_view words) {
  const plugin::Piece word = plugin::next_word(words, 0);
  return plugin::is_one_of(words.substr(word.begin, word.end - word.begin),
                           {"from", "von", "de", "du", "del", "desde"});
}

namespace detail {

// "up from 44 in May and 45 in April": an old value, too, since it goes on with one.
inline bool goes_on_with_old(const plugin::Document& document, const plugin::Place& old,
                             const plugin::Place& next) {
  const std::string_view text = document.text();
  const bool old_value =
      plugin::is_one_of(plugin::word_before(text, old.begin), {"from", "than", "desde"});
  if (!old_value || next.begin < old.end) return false;
  const auto between = text.substr(old.end, next.begin - old.end);
  return !plugin::find_words(between, "to");
}

}  // namespace detail

namespace detail {

// "rose to 74 from 76 in 2023": it has its own time, and nobody says that of the other.
inline bool is_told_as_old(const plugin::Document& document, const plugin::Claim& claim,
                           const plugin::Place& place, const plugin::Claim& other) {
  return claim.period && !other.period &&
         plugin::is_one_of(plugin::word_before(document.text(), place.begin),
                           {"from", "von", "desde"});
}

}  // namespace detail

// Calls visit(pair) for each pair of neighbours. A value belongs to one change: in "from 31 to 36,
// and from 14 to 12", nothing goes from 14 to 36.
template <class Visit>
void for_each_pair(const plugin::Host& host, const plugin::Document& document,
                   const plugin::Sentence& sentence, const Visit& visit) {
  const auto claims = document.claims_of(sentence);
  const auto places = document.places_of(sentence);
  std::optional<plugin::Claim> before;
  bool taken = false;  // the one before is the new value of what stands before it
  for (std::size_t i = 0; i < claims.size(); ++i) {
    const auto claim = host.claim(claims[i]);
    const bool was_taken = std::exchange(taken, false);
    if (claim && claim->range && begins_with_from(document.text_of(places[i]))) {
      // "A range of 40 to 50, down from 60 to 70": the range is old itself, and no change.
      const bool old = before && before->range && detail::alike(*before, *claim);
      const auto pair = old ? std::nullopt : detail::pair_of_range(*claim, places[i]);
      if (pair) visit(*pair);
    } else if (before && claim && detail::is_level(*before) && detail::is_level(*claim) &&
               detail::alike(*before, *claim) &&
               !detail::goes_on_with_old(document, places[i - 1], places[i])) {
      const auto is_old = [&](const plugin::Claim& one, std::size_t place,
                              const plugin::Claim& other) {
        return detail::is_before_change(one) || detail::is_earlier(one, other) ||
               detail::is_told_as_old(document, one, places[place], other);
      };
      const bool first_is_old = is_old(*before, i - 1, *claim);
      const bool second_is_old = is_old(*claim, i, *before);
      taken = first_is_old && !second_is_old;
      if (taken) visit(Pair{*before, *claim, places[i - 1], places[i]});
      if (second_is_old && !first_is_old && !was_taken) {
        visit(Pair{*claim, *before, places[i], places[i - 1]});
      }
    }
    before = claim;
  }
}

}  // namespace veritally::rules
