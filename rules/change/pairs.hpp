// Pairs: the old and the new value of a change that a sentence states, "from 10 to 12".
//
//   for_each_pair(host, document, sentence, [&](const Pair& pair) { ... });
//
// Which of two values is the old one, the claims say: it has the open time `until` the change, or a
// time before that of the other. A range that begins with "from" is a pair, too: some languages
// tell from the verb at the end alone that it is one.
#pragma once

#include <veritally/plugin.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <utility>

namespace veritally::rules {

struct Pair {
  plugin::Claim old;
  plugin::Claim now;  // of a range, the same claim
  // Of a range, both places are the whole; of a list of old values, where that begins.
  plugin::Place old_place;
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

// "sales and profit were 56 and 6, up from 50 and 5": the values at i - 2 and i - 1 go with the old
// ones at i and i + 1.
inline bool are_two_lists(const plugin::Document& document,
                          const std::span<const plugin::Place> places, std::size_t i) {
  if (i < 2 || i + 1 >= places.size()) return false;
  const auto joined = [&](std::size_t first) {
    const std::uint64_t begin = places[first].end;
    if (begin > places[first + 1].begin) return false;
    const auto words =
        plugin::word_texts(document.text().substr(begin, places[first + 1].begin - begin));
    return std::ranges::any_of(words, [](std::string_view word) {
      return plugin::is_one_of(word, {"and", "und", "et", "y"});
    });
  };
  return joined(i - 2) && joined(i);
}

// The pairs of such lists, as far as they are of one kind.
template <class Visit>
void visit_lists(const plugin::Host& host, std::span<const plugin::ClaimRef> claims,
                 std::span<const plugin::Place> places, std::size_t i, const Visit& visit) {
  for (const std::size_t old : {i, i + 1}) {
    const auto before = host.claim(claims[old]);
    const auto now = host.claim(claims[old - 2]);
    if (before && now && is_level(*before) && is_level(*now) && alike(*before, *now)) {
      visit(Pair{*before, *now, places[i], places[old - 2]});
    }
  }
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
      if (second_is_old && !first_is_old && detail::are_two_lists(document, places, i)) {
        detail::visit_lists(host, claims, places, i, visit);
      } else if (second_is_old && !first_is_old && !was_taken) {
        visit(Pair{*claim, *before, places[i], places[i - 1]});
      }
    }
    before = claim;
  }
}

}  // namespace veritally::rules
