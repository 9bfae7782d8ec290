#include "extract/word_numbers.hpp"

#include "extract/hedges.hpp"
#include "extract/measure.hpp"
#include "extract/rates.hpp"
#include "extract/words.hpp"

#include <array>

namespace veritally::extract {
namespace {

// Multiples in words are give or take this part of them.
constexpr Decimal at_least(95, -2);
constexpr Decimal at_most(105, -2);

bool counts(std::string_view text, std::size_t at, std::size_t end, const Lexicon& lexicon) {
  return is_in(lexicon.multiple_before, text, word_before(text, at)) ||
         is_in(lexicon.multiple_behind, text, word_behind(text, end));
}

// Of a word that makes less, "more than halved" is less than a half, and "almost" a little more:
// what is said on the one side of the value holds on the other.
Hedge turned(const Hedge& hedge) {
  constexpr std::array turned_comparators = {Comparator::equal, Comparator::greater,
                                             Comparator::greater_equal, Comparator::less,
                                             Comparator::less_equal};
  const auto mirrored = [](const std::optional<Decimal>& part) {
    return part ? subtract(Decimal(2, 0), *part) : std::nullopt;
  };
  return {.comparator = turned_comparators[static_cast<std::size_t>(hedge.comparator)],
          .approximate = hedge.approximate,
          .low = mirrored(hedge.high),
          .high = mirrored(hedge.low),
          .low_open = hedge.high_open,
          .high_open = hedge.low_open};
}

std::optional<ValueMatch> read_multiple(std::string_view text, const Lead& lead, std::size_t at,
                                        const Lexicon& lexicon) {
  const std::size_t start = lexicon.multiples.find(text, lead.term) ? lead.term : at;
  const auto found = lexicon.multiples.find(text, start);
  if (!found) return std::nullopt;
  const Multiple& multiple = *found.entry;
  const std::size_t end = start + found.length;
  if (multiple.doubtful && !counts(text, start, end, lexicon)) return std::nullopt;
  if (end < text.size() && text[end] == '-') return std::nullopt;  // "double-digit"
  const Prefix prefix = read_prefix(text, lead.begin, lexicon);
  ValueMatch match;
  match.begin = prefix.number == lead.term ? prefix.begin : start;
  match.end = end;
  Quantity& quantity = match.quantity;
  quantity.value = multiple.value;
  quantity.change = multiple.change;
  quantity.fraction = multiple.fraction;
  const bool shrinks = multiple.value < Decimal(1, 0);
  Hedge hedge{Comparator::equal, false, multiple.low.value_or(at_least),
              multiple.high.value_or(at_most)};
  if (prefix.hedge && prefix.number == lead.term) {
    const bool bound = prefix.hedge->comparator != Comparator::equal || prefix.hedge->high_open;
    hedge = bound ? *prefix.hedge : merge(hedge, *prefix.hedge);
    if (bound && shrinks) hedge = turned(hedge);
  }
  const auto interval = hedged(multiple.value, hedge);
  if (!interval) return std::nullopt;
  quantity.comparator = hedge.comparator;
  quantity.approximate = hedge.approximate;
  quantity.interval = *interval;
  return match;
}

// The unit, or the counted noun, behind "of" or right there.
void read_counted(std::string_view text, ValueMatch& match, const Vocabulary& vocabulary) {
  const Lexicon& lexicon = vocabulary.lexicon;
  const std::size_t at = skip_blanks(text, match.end);
  const auto of = lexicon.number_words.find(text, at);
  const bool joined = of && *of.entry == NumberWord::of;
  const std::size_t start = joined ? at + of.length : match.end;
  if (const Measure measure = measure_after(text, start, true, vocabulary)) {
    match.quantity.unit = measure.unit;
    match.ambiguous_currency = measure.money && measure.ambiguous;
    match.end = measure.end;
  } else if (auto noun = read_noun(text, start, lexicon); noun && joined) {
    match.quantity.of = std::move(noun->singular);
    match.end = noun->end;
  }
}

std::optional<ValueMatch> read_vague(std::string_view text, const Lead& lead, std::size_t at,
                                     const Vocabulary& vocabulary) {
  const Lexicon& lexicon = vocabulary.lexicon;
  const auto found = lexicon.vague.find(text, at);
  if (!found) return std::nullopt;
  if (lead.begin != at) return std::nullopt;
  Decimal low = found.entry->low;
  Decimal high = found.entry->high;
  std::size_t end = at + found.length;
  std::size_t here = skip_blanks(text, end);
  const auto of = lexicon.number_words.find(text, here);
  const bool joined = of && *of.entry == NumberWord::of;
  if (found.entry->of && !joined) return std::nullopt;
  here = joined ? skip_blanks(text, here + of.length) : here;
  if (const auto power = lexicon.scale_words.find(text, here); joined && power) {
    const auto larger_low = scale(low, *power.entry);
    const auto larger_high = scale(high, *power.entry);
    if (!larger_low || !larger_high) return std::nullopt;
    low = *larger_low;
    high = *larger_high;
    end = here + power.length;
  }
  ValueMatch match;
  match.begin = at;
  match.end = end;
  match.vague = true;
  match.quantity.range = {low, high};
  match.quantity.approximate = true;
  match.quantity.interval = Interval::closed(low, high);
  read_counted(text, match, vocabulary);
  return match;
}

// "more than billion people".
std::optional<ValueMatch> read_bare_scale(std::string_view text, const Lead& lead, std::size_t at,
                                          const Vocabulary& vocabulary) {
  const Lexicon& lexicon = vocabulary.lexicon;
  if (lead.term != at || lead.begin == at) return std::nullopt;
  const auto power = lexicon.scale_words.find(text, at);
  const Prefix prefix = read_prefix(text, lead.begin, lexicon);
  if (!power || !prefix.hedge || prefix.number != at) return std::nullopt;
  const auto value = scale(Decimal(1, 0), *power.entry);
  if (!value) return std::nullopt;
  const auto interval = hedged(*value, *prefix.hedge);
  if (!interval) return std::nullopt;
  ValueMatch match;
  match.begin = prefix.begin;
  match.end = at + power.length;
  match.quantity.value = *value;
  match.quantity.comparator = prefix.hedge->comparator;
  match.quantity.approximate = prefix.hedge->approximate;
  match.quantity.interval = *interval;
  if (const Measure measure = measure_after(text, match.end, true, vocabulary)) {
    match.quantity.unit = measure.unit;
    match.end = measure.end;
  } else if (auto noun = read_noun(text, match.end, lexicon)) {
    match.quantity.of = std::move(noun->singular);
    match.end = noun->end;
  }
  return match;
}

}  // namespace

std::optional<ValueMatch> read_word_number(std::string_view text, const Lead& lead, std::size_t at,
                                           const Vocabulary& vocabulary) {
  if (auto match = read_multiple(text, lead, at, vocabulary.lexicon)) return match;
  if (auto match = read_vague(text, lead, at, vocabulary)) return match;
  return read_bare_scale(text, lead, at, vocabulary);
}

}  // namespace veritally::extract
