#include "extract/phrase.hpp"

#include "extract/rates.hpp"

#include <array>
#include <numeric>

namespace veritally::extract {
namespace {

std::size_t match(std::string_view text, std::size_t at, std::string_view what) {
  return at < text.size() && text.substr(at).starts_with(what) ? what.size() : 0;
}

template <std::size_t N>
std::size_t match_any(std::string_view text, std::size_t at,
                      const std::array<std::string_view, N>& any) {
  for (const auto what : any) {
    if (const auto length = match(text, at, what)) return length;
  }
  return 0;
}

constexpr std::array<std::string_view, 5> dashes = {"-", "–", "—", "‑", "−"};
constexpr std::array<std::string_view, 3> plus_or_minus = {"±", "+/-", "+-"};

class PhraseReader {
 public:
  PhraseReader(std::string_view text, std::size_t at, bool whole, const Vocabulary& vocabulary)
      : text_(text), vocabulary_(vocabulary), whole_(whole) {
    prefix_ = read_prefix(text, at, vocabulary.lexicon);
  }

  PhraseScan read() {
    TermScan scan = read_term(text_, prefix_.number, vocabulary_);
    if (!scan.term) return {std::nullopt, scan.trouble, prefix_.number, scan.end};
    first_ = std::move(*scan.term);
    match_.begin = prefix_.begin;
    match_.end = first_.end;
    const bool opened = prefix_.between || prefix_.from;
    const bool range = read_range();
    if (whole_ && opened && !range) {
      return {std::nullopt, Trouble::half_range, first_.end, first_.end};
    }
    const bool fits = range || read_share() || read_spread() || read_single();
    if (!fits) return {std::nullopt, Trouble::too_long, prefix_.number, first_.end};
    match_.ambiguous_currency = first_.measure.money && first_.measure.ambiguous;
    return {std::move(match_), Trouble::none, prefix_.number, match_.end};
  }

 private:
  // A second term behind a joint. Without one, the phrase has no "between" or "from" either.
  bool read_range() {
    if (first_.fold || first_.number.part) return drop_opening();
    // "$350 per kg to $680 per kg": both ends have the rate.
    const auto rate = read_rate(text_, first_.end, vocabulary_);
    const std::size_t first_end = rate ? rate->end : first_.end;
    const Joint joint = read_joint(text_, first_end, prefix_.between, vocabulary_.lexicon);
    if (!joint) return drop_opening();
    TermScan scan = read_term(text_, joint.end, vocabulary_);
    if (!scan.term || scan.term->number.part) return drop_opening();
    Term low = first_;
    Term high = std::move(*scan.term);
    const bool measured = low.measure && high.measure;
    // "paid $5 million to 200 customers"
    const bool counted = low.measure.money && !high.measure && !joint.dash && !prefix_.from &&
                         read_noun(text_, high.end, vocabulary_.lexicon);
    if (counted) return drop_opening();
    if (!share(low, high, prefix_.from) || !in_order(low, high, joint.dash)) return drop_opening();
    const auto second_rate = read_rate(text_, high.end, vocabulary_);
    if (rate && (!second_rate || second_rate->per != rate->per)) return drop_opening();
    auto quantity = quantity_of(low, high, prefix_);
    if (!quantity) return drop_opening();
    match_.quantity = std::move(*quantity);
    match_.dash = joint.dash;
    match_.both_measured = measured;
    match_.first_begin = prefix_.from || prefix_.between ? prefix_.opened : prefix_.begin;
    match_.first_end = first_end;
    match_.second_begin = joint.end;
    match_.from = prefix_.from;
    match_.between = prefix_.between;
    match_.end = high.end;
    first_ = std::move(high);
    read_rest();
    return true;
  }

  // A range may fall only where its words or its unit say that it is one.
  bool in_order(const Term& low, const Term& high, bool dash) {
    const auto first = low.value();
    const auto second = high.value();
    if (!first || !second) return false;
    match_.reversed = *first > *second;
    const bool opened = prefix_.from || prefix_.between;
    if (!match_.reversed || opened) return true;
    // "rose by 20,000 to 33.4m"
    const auto beyond = multiply(*second, Decimal(100, 0));
    return !dash && high.measure && beyond && (second->sign() <= 0 || *first < *beyond);
  }

  bool drop_opening() {
    match_.reversed = false;
    if (prefix_.between || prefix_.from) {
      // What stood before the opening word no longer touches the number.
      if (prefix_.opened == prefix_.number) prefix_.hedge.reset();
      match_.begin = prefix_.opened;
      // "Up from 38": what is up is another number.
      if (prefix_.from) prefix_.change = Change::none;
      prefix_.between = prefix_.from = false;
    }
    return false;
  }

  // "one in five", "two out of three", before what is counted or nothing.
  bool read_share() {
    if (first_.measure || first_.fold || !first_.number.plain || first_.trailing) return false;
    const std::size_t at = skip_blanks(text_, first_.end);
    const auto word = vocabulary_.lexicon.number_words.find(text_, at);
    if (!word || *word.entry != NumberWord::share || at == first_.end) return false;
    const TermScan scan = read_term(text_, skip_blanks(text_, at + word.length), vocabulary_);
    if (!scan.term || scan.term->measure || scan.term->fold || scan.term->number.part) return false;
    const auto part = first_.value();
    const auto whole = scan.term->value();
    if (!part || !whole || !is_share(*part, *whole)) return false;
    const auto counted = [](const Decimal& value) {
      std::int64_t count = value.mantissa();
      for (std::int32_t place = value.exponent(); place > 0; --place) count *= 10;
      return count;
    };
    const std::int64_t low = counted(*part);
    const std::int64_t high = counted(*whole);
    first_.number.digits = fraction_value(low, high);
    first_.number.power = 0;
    constexpr std::int64_t most_of_a_part = 10;
    first_.number.part = high <= most_of_a_part;  // "one in five" is a fifth
    first_.number.fraction = std::to_string(low / std::gcd(low, high)) + "/" +
                             std::to_string(high / std::gcd(low, high));
    first_.number.plain = false;
    first_.trailing = scan.term->trailing;
    match_.end = first_.end = scan.term->end;
    if (auto noun = read_noun(text_, match_.end, vocabulary_.lexicon)) {
      match_.quantity.of = std::move(noun->singular);
      match_.end = noun->end;
    }
    auto quantity = quantity_of(first_, prefix_, false);
    if (!quantity) return false;
    quantity->of = std::move(match_.quantity.of);
    match_.quantity = std::move(*quantity);
    return true;
  }

  // A year is not what a share is of.
  static bool is_share(const Decimal& part, const Decimal& whole) {
    const bool year = whole >= Decimal(1900, 0) && whole < Decimal(2100, 0);
    return part.exponent() >= 0 && whole.exponent() >= 0 && part.sign() > 0 && part < whole &&
           whole <= Decimal(10'000'000, 0) && !year;
  }

  // "5 ± 1 km", "8.92(3) Å": the value with a stated interval.
  bool read_spread() {
    if (first_.spread) return take_spread(*first_.spread);
    constexpr int most = 4;  // more kinds of uncertainty are not told apart
    std::optional<Decimal> reach;
    for (int spreads = 0; spreads < most; ++spreads) {
      auto next = next_spread();
      if (!next) break;
      if (!share_spread(*next)) return false;
      const auto value = next->value();
      if (!value || value->sign() < 0) return false;
      reach = reach ? add(*reach, *value) : value;
      if (!reach) return false;
      match_.end = behind_note(next->end);
    }
    if (!reach) return false;
    read_common_power(*reach);
    if (!first_.measure && match_.end > first_.end) {
      first_.measure = measure_after(text_, match_.end, false, vocabulary_);
      if (first_.measure) match_.end = first_.measure.end;
    }
    return take_spread(*reach);
  }

  // The term behind the next "±".
  std::optional<Term> next_spread() const {
    const std::size_t at = skip_blanks(text_, match_.end);
    const auto sign = match_any(text_, at, plus_or_minus);
    if (sign == 0) return std::nullopt;
    return read_term(text_, skip_blanks(text_, at + sign), vocabulary_).term;
  }

  // Behind the bracket in "± 0.21 (stat.) ± 0.11", where another sign or a unit follows.
  std::size_t behind_note(std::size_t at) const {
    constexpr std::size_t longest = 12;
    const std::size_t open = skip_blanks(text_, at);
    if (open >= text_.size() || text_[open] != '(') return at;
    std::size_t end = open + 1;
    while (end - open < longest && end < text_.size() &&
           (text_[end] == '.' || (is_word_byte(text_, end) && text_[end] > '9'))) {
      ++end;
    }
    if (end >= text_.size() || text_[end] != ')' || end == open + 1) return at;
    const std::size_t next = skip_blanks(text_, end + 1);
    const bool goes_on = match_any(text_, next, plus_or_minus) != 0 ||
                         measure_after(text_, end + 1, false, vocabulary_);
    return goes_on ? end + 1 : at;
  }

  // What only one of the two says holds for both.
  bool share_spread(Term& spread) {
    if (first_.measure && spread.measure && first_.measure.unit != spread.measure.unit)
      return false;
    if (!first_.measure) first_.measure = spread.measure;
    if (!spread.measure) spread.measure = first_.measure;
    if (first_.number.power == 0) first_.number.power = spread.number.power;
    return true;
  }

  // "(1.8 ± 0.3) × 10^10 kg"
  void read_common_power(Decimal& reach) {
    if (prefix_.begin == 0 || text_[prefix_.begin - 1] != '(') return;
    if (match_.end >= text_.size() || text_[match_.end] != ')' || first_.measure) return;
    const PowerOfTen power = scan_power(text_, match_.end + 1);
    if (!power) return;
    const auto value = scale(first_.number.digits, power.power);
    const auto scaled = scale(reach, power.power);
    if (!value || !scaled) return;
    first_.number.digits = *value;
    reach = *scaled;
    --match_.begin;
    match_.end = power.end;
  }

  bool take_spread(const Decimal& reach) {
    const auto value = first_.value();
    auto quantity = quantity_of(first_, prefix_, false);
    const auto low = value ? subtract(*value, reach) : value;
    const auto high = value ? add(*value, reach) : value;
    if (!quantity || !low || !high) return false;
    quantity->interval = Interval::closed(*low, *high);
    match_.quantity = std::move(*quantity);
    read_rest();
    return true;
  }

  bool read_single() {
    read_rest();
    auto quantity = quantity_of(first_, prefix_, match_.quantity.per.has_value());
    if (!quantity) return false;
    quantity->per = std::move(match_.quantity.per);
    quantity->of = std::move(match_.quantity.of);
    if (match_.quantity.unit != "1") quantity->unit = std::move(match_.quantity.unit);
    match_.quantity = std::move(*quantity);
    return true;
  }

  // The counted noun and the rate behind the number.
  void read_rest() {
    Quantity& quantity = match_.quantity;
    if (!first_.measure && !first_.fold && first_.number.fraction.empty()) read_counted();
    if (!first_.measure && first_.number.part) read_points();
    if (auto rate = read_rate(text_, match_.end, vocabulary_)) {
      match_.end = rate->end;
      if (!compose(rate->per)) quantity.per = std::move(rate->per);
    }
    if (whole_ && match_.end < text_.size() && !quantity.per) read_trailing_bound();
  }

  void read_counted() {
    const Lexicon& lexicon = vocabulary_.lexicon;
    auto noun = read_abbreviated_noun(text_, match_.end, lexicon);
    if (!noun) noun = read_noun(text_, match_.end, lexicon);
    if (!noun && !whole_) noun = read_modified_noun(text_, match_.end, lexicon);
    if (!noun) noun = read_compound(text_, match_.end, lexicon);
    if (whole_ && (!noun || noun->end != text_.size())) {
      const bool one = first_.number.power == 0 && first_.number.digits == Decimal(1, 0);
      auto last = read_last_noun(text_, match_.end, one, lexicon);
      if (last && !read_rate(text_, match_.end, vocabulary_)) noun = std::move(last);
    }
    if (!noun) return;
    match_.quantity.of = std::move(noun->singular);
    match_.end = noun->end;
  }

  // "half a point", "a quarter point": counts points, and is no share of them.
  void read_points() {
    const Lexicon& lexicon = vocabulary_.lexicon;
    const std::size_t at =
        skip_blanks(text_, behind_part(text_, match_.end, first_.number, lexicon));
    if (at == match_.end || letters_at(text_, at).end == at) return;
    const std::size_t end = letters_at(text_, at).end;
    const auto noun = lexicon.relations.points.find(std::string(text_.substr(at, end - at)));
    if (noun == lexicon.relations.points.end()) return;
    match_.quantity.of = *noun;
    match_.end = end;
    first_.number.fraction.clear();
  }

  // "150 hospitals or more".
  void read_trailing_bound() {
    const Trailing found = read_trailing(text_, match_.end, vocabulary_.lexicon);
    if (found.hedge == nullptr || first_.trailing || match_.quantity.range) return;
    first_.trailing = *found.hedge;
    match_.end = found.end;
  }

  // "30 km per day" is of the unit kilometer-per-day; money and counts keep the rate apart.
  bool compose(const Per& per) {
    const Measure& measure = first_.measure;
    if (!measure || measure.money || per.unit == "1" || per.value != Decimal(1, 0)) return false;
    if (measure.unit.starts_with("per") || is_time(measure.unit)) return false;
    const bool nested = measure.unit.find("-per-") != std::string::npos;
    match_.quantity.unit = measure.unit + (nested ? "-" : "-per-") + per.unit;
    return true;
  }

  std::string_view text_;
  const Vocabulary& vocabulary_;
  bool whole_;
  Prefix prefix_;
  Term first_;
  ValueMatch match_;
};

}  // namespace

Joint read_joint(std::string_view text, std::size_t at, bool between, const Lexicon& lexicon) {
  // "8- to 16-meter".
  const bool hanging = match(text, at, "-") && blank_at(text, at + 1) != 0;
  std::size_t start = skip_blanks(text, hanging ? at + 1 : at);
  const auto word = lexicon.range_words.find(text, start);
  if (word && start > at) {
    const bool joins = *word.entry == RangeWord::to || (between && *word.entry == RangeWord::and_);
    const std::size_t next = skip_blanks(text, start + word.length);
    if (joins && next > start + word.length) return {next, false};
  }
  start = skip_blanks(text, at);
  const std::size_t dash = match_any(text, start, dashes);
  if (dash == 0) return {};
  const std::size_t next = skip_blanks(text, start + dash);
  // Blanks stand on both sides or on none.
  if ((start == at) != (next == start + dash)) return {};
  return {next, true};
}

PhraseScan read_phrase(std::string_view text, std::size_t at, bool whole,
                       const Vocabulary& vocabulary) {
  return PhraseReader(text, at, whole, vocabulary).read();
}

}  // namespace veritally::extract
