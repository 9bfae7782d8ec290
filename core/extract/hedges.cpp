#include "extract/hedges.hpp"

#include "extract/words.hpp"

#include <algorithm>

namespace veritally::extract {
namespace {

// More than this many words and phrases before a number are read as none.
constexpr int max_prefixes = 4;

bool is_bound(const Hedge& hedge) { return hedge.comparator != Comparator::equal; }

// The end of the interval at `part` of the value.
std::optional<End<Decimal>> end_at(const Decimal& value, const Decimal& part, bool open) {
  const auto end = multiply(value, part);
  if (!end) return std::nullopt;
  return End<Decimal>{end->normalized(), open, false};
}

// "5 and up to 9": the last word begins what is said of the number that comes.
bool hedges_next(std::string_view text, std::size_t end, const Lexicon& lexicon) {
  std::size_t word = end;
  while (word > 0 && is_word_byte(text, word - 1)) --word;
  const auto hedge = lexicon.hedges.find(text, word);
  return hedge && word + hedge.length > end;
}

// "5 and below 9", "5 or more than 4": the words bound the number that comes.
bool bounds_next(std::string_view text, std::size_t at, const Lexicon& lexicon) {
  const std::size_t next = skip_blanks(text, at);
  if (next == at || next >= text.size()) return false;
  const bool digit = text[next] >= '0' && text[next] <= '9';
  const auto word = lexicon.number_words.find(text, next);
  return digit || text[next] == '$' || phrase_length(text, next, "than") != 0 ||
         lexicon.spelled.find(text, next) || (word && *word.entry == NumberWord::article);
}

}  // namespace

bool is_of_verb(std::string_view text, std::size_t at, std::size_t length, const Lexicon& lexicon) {
  const Word verb = word_before(text, at);
  if (!verb) return false;
  const auto found = lexicon.phrasal.find(text, verb.begin);
  return found && verb.begin + found.length == at + length;
}

Hedge merge(const Hedge& first, const Hedge& second) {
  const bool second_leads = is_bound(second) && !is_bound(first);
  Hedge merged = second_leads ? second : first;
  const Hedge& other = second_leads ? first : second;
  merged.approximate = first.approximate || second.approximate;
  if (!is_bound(merged) && !merged.low) {
    merged.low = other.low;
    merged.high = other.high;
    merged.low_open = other.low_open;
    merged.high_open = other.high_open;
  }
  return merged;
}

Prefix read_prefix(std::string_view text, std::size_t at, const Lexicon& lexicon) {
  Prefix prefix;
  bool begun = false;
  std::size_t here = at;
  const auto begin = [&] {
    if (!begun) prefix.begin = here;
    begun = true;
  };
  for (int count = 0; count < max_prefixes; ++count) {
    std::size_t length = 0;
    if (const auto hedge = lexicon.hedges.find(text, here);
        hedge && !is_of_verb(text, here, hedge.length, lexicon)) {
      begin();
      prefix.hedge = prefix.hedge ? merge(*prefix.hedge, *hedge.entry) : *hedge.entry;
      length = hedge.length;
    } else if (const auto opening = lexicon.range_words.find(text, here);
               opening && *opening.entry <= RangeWord::from && !prefix.between && !prefix.from) {
      begin();
      (*opening.entry == RangeWord::between ? prefix.between : prefix.from) = true;
      length = opening.length;
      prefix.opened = skip_blanks(text, here + length);
    } else if (const auto change = lexicon.changes.find(text, here);
               change && prefix.change == Change::none) {
      if (!is_of_verb(text, here, change.length, lexicon)) prefix.change = *change.entry;
      length = change.length;
    }
    if (length == 0) break;
    here = skip_blanks(text, here + length);
  }
  prefix.number = here;
  if (!begun) prefix.begin = here;
  return prefix;
}

Trailing read_trailing(std::string_view text, std::size_t at, const Lexicon& lexicon) {
  if (const auto found = lexicon.trailing.find(text, at)) {
    // "5+3" is no bound.
    const std::size_t end = at + found.length;
    if (text[at] != '+' || !is_word_byte(text, end)) return {found.entry, end};
  }
  const std::size_t start = skip_blanks(text, at);
  if (start == at || !is_word_byte(text, start)) return {};
  const auto found = lexicon.trailing.find(text, start);
  if (!found) return {};
  const std::size_t end = start + found.length;
  if (bounds_next(text, end, lexicon) || hedges_next(text, end, lexicon)) return {};
  return {found.entry, end};
}

std::optional<Interval> hedged(const Decimal& value, const Hedge& hedge) {
  if (!hedge.low || !hedge.high) return interval_of(value, hedge.comparator, false);
  auto low = end_at(value, *hedge.low, hedge.low_open);
  auto high = end_at(value, *hedge.high, hedge.high_open);
  if (!low || !high) return std::nullopt;
  if (value.sign() < 0) std::swap(low, high);
  Interval out{*low, *high};
  const bool around = hedge.approximate && !hedge.low_open && !hedge.high_open;
  if (around || value.is_zero()) {
    const auto digits = interval_of(value, Comparator::equal, false);
    if (!digits) return std::nullopt;
    if (digits->low.value < out.low.value || value.is_zero()) out.low = digits->low;
    if (digits->high.value > out.high.value || value.is_zero()) out.high = digits->high;
  }
  return out;
}

std::optional<Interval> hedged_range(const Decimal& low, const Decimal& high, const Hedge& hedge) {
  const bool upper =
      hedge.comparator == Comparator::less || hedge.comparator == Comparator::less_equal;
  if (is_bound(hedge)) return interval_of(upper ? high : low, hedge.comparator, false);
  if (!hedge.low || !hedge.high) return interval_of_range(low, high, hedge.approximate);
  const auto bottom = multiply(low, low.sign() < 0 ? *hedge.high : *hedge.low);
  const auto top = multiply(high, high.sign() < 0 ? *hedge.low : *hedge.high);
  if (!bottom || !top) return std::nullopt;
  return Interval{{bottom->normalized(), hedge.low_open, false},
                  {top->normalized(), hedge.high_open, false}};
}

}  // namespace veritally::extract
