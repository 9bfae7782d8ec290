#include "extract/context.hpp"

#include "extract/hedges.hpp"
#include "extract/words.hpp"

#include <algorithm>

namespace veritally::extract {
namespace {

// So many words may stand between "from 5 to 8" and the word for its change.
constexpr int from_reach = 8;

// The change that the words before `at` speak of, up to the beginning of their clause.
// "rose to 5 %" gives a level and is none.
Change change_before(std::string_view text, std::size_t floor, std::size_t at, int reach, bool rate,
                     const Lexicon& lexicon) {
  std::size_t here = at;
  for (int words = 0; words < reach; ++words) {
    const Word word = word_before(text, here);
    if (!word || word.begin < floor) break;
    if (words == 0 && is_in(lexicon.levels, text, word)) break;
    const auto found = lexicon.changes.find(text.substr(0, at), word.begin);
    if (found && word.begin + found.length >= word.end) {
      return is_of_verb(text, word.begin, found.length, lexicon) ? Change::none : *found.entry;
    }
    if (const auto verb = lexicon.rate_changes.find(text.substr(0, at), word.begin); rate && verb) {
      return *verb.entry;
    }
    here = word.begin;
  }
  return Change::none;
}

// "a 5 % increase", "5 % higher", "a 5 % pay rise".
Change change_behind(std::string_view text, const ValueMatch& match, const Lexicon& lexicon) {
  std::size_t at = match.end;
  if (at < text.size() && text[at] == '-') ++at;
  const std::size_t start = skip_blanks(text, at);
  if (start == match.end) return Change::none;
  if (const auto found = lexicon.changes_after.find(text, start)) return *found.entry;
  const Word word = word_behind(text, match.end);
  if (!word || is_in(lexicon.function_words, text, word)) return Change::none;
  const Word article = word_before(text, match.begin);
  const bool noun =
      article && lexicon.number_words.find(text.substr(0, article.end), article.begin);
  const Word second = word_behind(text, word.end);
  if (!noun || !second) return Change::none;
  const auto found = lexicon.changes_after.find(text.substr(0, second.end), second.begin);
  return found ? *found.entry : Change::none;
}

// "fell below 5": where it came to.
bool is_level(std::string_view text, const ValueMatch& match, const Lexicon& lexicon) {
  const auto word = lexicon.levels.find(text.substr(0, match.end), match.begin);
  return word && lexicon.hedges.find(text, match.begin).length == word.length;
}

bool is_time_unit(std::string_view unit) {
  return unit == "year" || unit == "month" || unit == "week" || unit == "day" || unit == "decade";
}

// "the steepest 12-month drop": says how long it took.
bool is_length_of_change(std::string_view text, const ValueMatch& match) {
  const std::string_view words = text.substr(match.begin, match.end - match.begin);
  return is_time_unit(match.quantity.unit) &&
         (words.find('-') != words.npos || text.substr(match.end).starts_with('-'));
}

// A level and no change: a count or money that "more" or "less" follows is compared, and a number
// with a comparator of its own ("more than") has been read.
void apply_change(std::string_view text, std::size_t floor, ValueMatch& match,
                  const Lexicon& lexicon) {
  Quantity& quantity = match.quantity;
  if (is_level(text, match, lexicon)) {
    quantity.change = Change::none;
    return;
  }
  if (quantity.change != Change::none) return;
  if (is_length_of_change(text, match)) return;
  quantity.change = change_before(text, floor, match.begin, 1, false, lexicon);
  const bool points = lexicon.relations.points.contains(quantity.of);
  if (quantity.change == Change::none && (quantity.of.empty() || points)) {
    quantity.change = change_behind(text, match, lexicon);
  }
  const bool parted = points && quantity.value < Decimal(1, 0);  // "half a point"
  const bool rate = quantity.unit.starts_with("per") || parted;
  if (quantity.change == Change::none && rate && !quantity.per) {
    quantity.change = change_before(text, floor, match.begin, lexicon.change_reach, true, lexicon);
  }
}

// "$5 billion over 10 years" states how long: behind another quantity of the sentence, "over"
// bounds a time only where a verb or preposition asks for one, as in "lasted over 10 years".
void drop_span_word(std::string_view text, std::size_t floor, ValueMatch& match,
                    const Lexicon& lexicon) {
  Quantity& quantity = match.quantity;
  if (floor == 0 || quantity.range || !is_time_unit(quantity.unit)) return;
  if (quantity.comparator != Comparator::greater || quantity.approximate) return;
  const auto over = lexicon.time.prepositions.find(text, match.begin);
  if (!over || *over.entry != TimePreposition::over) return;
  const std::string_view between = text.substr(floor, match.begin - floor);
  if (between.find_first_of(".!?;:") != std::string_view::npos) return;
  const Word before = word_before(text, match.begin);
  const WordInfo word =
      before && before.begin >= floor ? lexicon.prose.find(before.in(text)) : WordInfo{};
  if (word.is(Role::verb) || word.is(Role::preposition) || word.is(Role::auxiliary)) return;
  const auto interval = interval_of(quantity.value, Comparator::equal, false);
  if (!interval) return;
  quantity.comparator = Comparator::equal;
  quantity.interval = *interval;
  match.begin = skip_blanks(text, match.begin + over.length);
}

// "aged 34", "age 87"; "Jane Roe, 34, said".
bool is_age(std::string_view text, const ValueMatch& match, const Lexicon& lexicon) {
  const Decimal& value = match.quantity.range ? match.quantity.range->second : match.quantity.value;
  if (value.exponent() != 0 || value < Decimal(0, 0) || value > Decimal(120, 0)) return false;
  if (is_in(lexicon.ages_before, text, word_before(text, match.begin))) return true;
  if (match.quantity.range || match.quantity.change != Change::none) return false;
  const bool commas = match.end < text.size() && text[match.end] == ',' &&
                      blank_at(text, match.end + 1) != 0 &&
                      text.substr(0, match.begin).ends_with(", ");
  if (!commas || !(text[match.begin] >= '1' && text[match.begin] <= '9')) return false;
  const Word name = word_ending(text, match.begin - 2);
  const Word first = word_before(text, name.begin);
  return is_capitalised(text, name) && is_capitalised(text, first);
}

}  // namespace

bool is_bare(const Quantity& quantity) {
  return quantity.unit == "1" && quantity.of.empty() && !quantity.per && quantity.fraction.empty();
}

void apply_context(std::string_view text, std::size_t floor, ValueMatch& match,
                   const Vocabulary& vocabulary) {
  const Lexicon& lexicon = vocabulary.lexicon;
  apply_change(text, floor, match, lexicon);
  if (is_bare(match.quantity) && is_age(text, match, lexicon)) match.quantity.unit = "year";
  const bool hyphen = match.end < text.size() && text[match.end] == '-';
  const std::size_t next = hyphen ? match.end + 1 : skip_blanks(text, match.end);
  const auto age = lexicon.ages_after.find(text, next);
  if (age && next > match.end && is_time_unit(match.quantity.unit)) {
    match.end = next + age.length;
  } else {
    drop_span_word(text, floor, match, lexicon);
  }
}

void drop_limit_word(std::string_view text, const Mention& before, ValueMatch& match,
                     const Lexicon& lexicon) {
  Quantity& quantity = match.quantity;
  const bool limit = quantity.comparator == Comparator::less_equal && !quantity.range &&
                     lexicon.range_words.find(text, match.begin);
  const bool moved = before.quantity.change != Change::none && quantity.change == Change::none;
  if (!limit || !moved || skip_blanks(text, before.end) != match.begin) return;
  const auto interval = interval_of(quantity.value, Comparator::equal, quantity.approximate);
  if (!interval) return;
  quantity.comparator = Comparator::equal;
  quantity.interval = *interval;
}

namespace {

// "from 320 to 1,440, a 350 % increase": what stands behind the range calls it a change.
bool is_called_change(std::string_view text, const ValueMatch& range, const Lexicon& lexicon) {
  constexpr std::size_t reach = 32;
  if (!text.substr(range.end).starts_with(", ")) return false;
  std::size_t at = skip_blanks(text, range.end + 1);
  const auto article = lexicon.number_words.find(text, at);
  if (!article || *article.entry != NumberWord::article) return false;
  const std::size_t end = std::min(text.find_first_of(",.;:()", at), at + reach);
  for (; at < std::min(end, text.size()); ++at) {
    if (is_word_byte(text, at - 1) || !is_word_byte(text, at)) continue;
    if (lexicon.changes.find(text, at) || lexicon.changes_after.find(text, at)) return true;
  }
  return false;
}

// Whether the higher end is more than so many times the lower one.
bool is_wider_than(int times, const Quantity& range) {
  const auto wide = multiply(range.range->first, Decimal(times, 0));
  return wide && *wide < range.range->second;
}

// What two values are that are so far apart: an amount of change, and where it led.
constexpr int times_apart = 5;

// "rose by 600 to 5,100 people"
bool is_far_apart(const Quantity& range) {
  return range.unit == "1" && range.range->first >= Decimal(20, 0) &&
         is_wider_than(times_apart, range);
}

// "rose by 90 to 410, from 320": behind an amount of change and where it led stands the old value.
// "Fell by 40 to 50 tonnes from 300" is a range.
bool goes_on_from(std::string_view text, const ValueMatch& range, const Vocabulary& vocabulary) {
  if (!is_wider_than(2, range.quantity)) return false;
  const std::size_t comma = text.substr(range.end).starts_with(",") ? 1 : 0;
  const std::size_t at = skip_blanks(text, range.end + comma);
  const auto from = vocabulary.lexicon.range_words.find(text, at);
  return from && *from.entry == RangeWord::from && at > range.end &&
         read_term(text, skip_blanks(text, at + from.length), vocabulary).term;
}

// "cut the budget by $12 million to $400 million"
bool is_amount_and_level(std::string_view text, const ValueMatch& range,
                         const Vocabulary& vocabulary) {
  const Word by = word_before(text, range.begin);
  if (!by || !vocabulary.lexicon.prose.find(by.in(text)).is(Role::agent)) return false;
  return !range.dash && !range.between && !range.reversed &&
         (is_wider_than(times_apart, range.quantity) || goes_on_from(text, range, vocabulary));
}

// "grow 3.75 % to 4.75 %": percentages so near each other are the ends of one change.
bool are_ends_of_a_change(const Quantity& range) {
  return range.unit == "percent" && range.range->first < range.range->second &&
         !is_wider_than(3, range);
}

// "won 46 % to 44 %"
bool is_result(const ValueMatch& range) {
  return range.reversed && range.quantity.unit == "percent" && !range.dash && !range.between;
}

}  // namespace

namespace {

// Whether a word for a change stands in the sentence before a place.
bool has_change_before(std::string_view text, std::size_t end, const Lexicon& lexicon) {
  constexpr std::size_t reach = 120;
  const std::string_view near = text.substr(0, end);
  const std::size_t stop = near.find_last_of(".!?;:");
  std::size_t at = std::max(end - std::min(end, reach), stop == near.npos ? 0 : stop + 1);
  for (; at < end; ++at) {
    if ((at > 0 && is_word_byte(text, at - 1)) || !is_word_byte(text, at)) continue;
    if (lexicon.changes.find(near, at) || lexicon.rate_changes.find(near, at) ||
        lexicon.moves.find(near, at)) {
      return true;
    }
  }
  return false;
}

// "Profit rose on sales of $400 million to $56 million": what stands behind "on" is no range, if
// it would run downwards, and the verb goes on behind it.
bool is_base_and_level(std::string_view text, const ValueMatch& range, const Lexicon& lexicon) {
  constexpr int longest = 5;  // "on a turnover of"
  if (!range.reversed || !range.both_measured || range.dash || range.between) return false;
  Word word = word_before(text, range.begin);
  if (!word || !lexicon.prose.find(word.in(text)).is(Role::partitive)) return false;
  for (int words = 0; words < longest; ++words) {
    word = word_before(text, word.begin);
    if (!word) return false;
    if (lexicon.relations.bases.contains(std::string(word.in(text)))) {
      return has_change_before(text, word.begin, lexicon);
    }
  }
  return false;
}

}  // namespace

bool is_change(std::string_view text, const ValueMatch& range, const Vocabulary& vocabulary) {
  const Lexicon& lexicon = vocabulary.lexicon;
  if (range.quantity.change != Change::none) {
    if (range.from) return true;
    const bool apart =
        range.both_measured ? !are_ends_of_a_change(range.quantity) : is_far_apart(range.quantity);
    return (apart || goes_on_from(text, range, vocabulary)) && !range.dash && !range.between;
  }
  if (is_result(range) || is_amount_and_level(text, range, vocabulary) ||
      is_base_and_level(text, range, lexicon)) {
    return true;
  }
  if (!range.from) return false;
  if (is_in(lexicon.range_verbs, text, word_before(text, range.begin))) return false;
  return range.reversed || is_in(lexicon.moves, text, word_before(text, range.begin)) ||
         is_called_change(text, range, lexicon) ||
         change_before(text, 0, range.begin, from_reach, true, lexicon) != Change::none;
}

namespace {

// What an end of a range allows when it is a quantity of its own: a hedge goes with it to the
// scale that both ends share.
std::optional<Interval> interval_alone(const Quantity& read, const Decimal& value) {
  const bool hedged = read.approximate || read.comparator != Comparator::equal;
  if (!hedged || read.range) return interval_of(value, read.comparator, read.approximate);
  Interval interval = read.interval;
  for (End<Decimal>* end : {&interval.low, &interval.high}) {
    const auto moved = scale(end->value, value.exponent() - read.value.exponent());
    if (!moved) return std::nullopt;
    end->value = *moved;
  }
  return interval;
}

}  // namespace

std::optional<std::pair<ValueMatch, ValueMatch>> parts_of(std::string_view text,
                                                          const ValueMatch& range,
                                                          const Vocabulary& vocabulary) {
  const auto part = [&](std::size_t begin, std::size_t end) {
    return read_phrase(text.substr(0, end), begin, false, vocabulary).match;
  };
  auto first = part(range.first_begin, range.first_end);
  auto second = part(range.second_begin, range.end);
  if (!first || !second) return std::nullopt;
  // What only one of them says holds for both, as in the range.
  const auto& [low, high] = *range.quantity.range;
  const auto alone = [&](Quantity& quantity, const Decimal& value) {
    const auto interval = interval_alone(quantity, value);
    if (!interval) return false;
    quantity.interval = *interval;
    quantity.value = value;
    quantity.range.reset();
    quantity.unit = range.quantity.unit;
    quantity.change = Change::none;
    return true;
  };
  if (!alone(first->quantity, range.reversed ? high : low)) return std::nullopt;
  if (!alone(second->quantity, range.reversed ? low : high)) return std::nullopt;
  if (range.quantity.change != Change::none && !range.from)
    first->quantity.change = range.quantity.change;
  return std::pair{std::move(*first), std::move(*second)};
}

}  // namespace veritally::extract
