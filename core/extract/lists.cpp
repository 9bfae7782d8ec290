#include "extract/lists.hpp"

#include "extract/context.hpp"
#include "extract/measure.hpp"
#include "extract/number.hpp"
#include "extract/words.hpp"

#include <algorithm>

namespace veritally::extract {
namespace {

enum class ListJoint : std::uint8_t { none, comma, conjunction };

// What stands between two members of a list and nothing else: a comma, a word for "and", "or" or
// "versus", or both; a hyphen may hang at the first one ("12- and 24-h cultures").
ListJoint joint_of(std::string_view text, const Mention& one, const Mention& next,
                   const Lexicon& lexicon) {
  std::size_t at = one.end;
  if (at < text.size() && text[at] == '-') ++at;
  const bool comma = at < text.size() && text[at] == ',';
  if (comma) ++at;
  at = skip_blanks(text, at);
  if (at == next.begin) return at > one.end + 1 ? ListJoint::comma : ListJoint::none;
  const auto word = lexicon.number_words.find(text, at);
  std::size_t length = word && *word.entry == NumberWord::and_ ? word.length : 0;
  // "30, or 25 %": behind a comma the same is said in another unit.
  const auto other = lexicon.alternatives.find(text, at);
  if (other && !comma) length = other.length;
  if (const auto versus = lexicon.versus.find(text, at)) length = versus.length;
  const bool joins = length != 0 && skip_blanks(text, at + length) == next.begin;
  return joins ? ListJoint::conjunction : ListJoint::none;
}

bool ends_in_digit(std::string_view text, const Mention& one) {
  return text[one.end - 1] >= '0' && text[one.end - 1] <= '9';
}

// "4 % of the staff".
bool is_part(std::string_view text, const Mention& one, const Lexicon& lexicon) {
  const auto word = lexicon.number_words.find(text, skip_blanks(text, one.end));
  return word && *word.entry == NumberWord::of;
}

// "5 km, or 3 miles".
bool is_apposed(std::string_view text, const Mention& one, const Mention& next,
                const Lexicon& lexicon) {
  const std::string_view between = text.substr(one.end, next.begin - one.end);
  if (!between.starts_with(", ") || one.quantity.unit == next.quantity.unit) return false;
  const Word word = word_before(text, next.begin);
  return word.begin == one.end + 2 && is_in(lexicon.alternatives, text, word);
}

// The power of ten of the scale word behind the digits of the mention, 0 where there is none.
int scale_word(std::string_view text, const Mention& one, const Lexicon& lexicon) {
  const std::size_t digits = text.find_first_of("0123456789", one.begin);
  if (digits >= one.end) return 0;
  const NumberScan scan = scan_digits(text, digits, lexicon);
  if (!scan.number) return 0;
  const std::size_t at = skip_blanks(text, scan.number->end);
  const auto word = lexicon.scale_words.find(text, at);
  return word && at < one.end ? *word.entry : 0;
}

// Whether neither is ten times the other or more.
bool are_near(const Decimal& one, const Decimal& other) {
  const auto tenfold = [](const Decimal& value) { return scale(value, 1); };
  const auto first = tenfold(one);
  const auto second = tenfold(other);
  return first && second && other < *first && one < *second;
}

bool multiply_by_power(Quantity& quantity, int power) {
  const auto value = scale(quantity.value, power);
  const auto low = scale(quantity.interval.low.value, power);
  const auto high = scale(quantity.interval.high.value, power);
  if (!value || !low || !high) return false;
  quantity.value = *value;
  quantity.interval.low.value = *low;
  quantity.interval.high.value = *high;
  return true;
}

// A count that turned out to be measured, or rounded to a scale, is as exact as its digits.
void round_anew(Quantity& quantity) {
  const bool exact = quantity.interval.low.value == quantity.interval.high.value;
  if (quantity.range || quantity.approximate || !exact) return;
  if (const auto interval = interval_of(quantity.value, quantity.comparator, false)) {
    quantity.interval = *interval;
  }
}

// "fell 5 %, 4 % and 3 %": one word for the change of all.
void share_changes(std::string_view text, std::vector<Mention>& mentions, std::size_t first,
                   const Lexicon& lexicon) {
  for (std::size_t i = first + 1; i < mentions.size(); ++i) {
    const Quantity& one = mentions[i - 1].quantity;
    Quantity& next = mentions[i].quantity;
    const bool rates = next.unit.starts_with("per") && next.unit == one.unit;
    if (rates && next.change == Change::none && !is_part(text, mentions[i], lexicon) &&
        joint_of(text, mentions[i - 1], mentions[i], lexicon) != ListJoint::none) {
      next.change = one.change;
    }
  }
}

// "2.16 [1.90 to 2.41] W m−2", "5 (±1) m": the unit behind a bracket is of what stands in it and
// before it.
void share_behind_bracket(std::string_view text, std::vector<Mention>& mentions, std::size_t first,
                          std::size_t inner, const Vocabulary& vocabulary) {
  constexpr std::size_t longest = 40;
  Mention& within = mentions[inner];
  const std::size_t close = within.end;
  if (close >= text.size() || (text[close] != ')' && text[close] != ']')) return;
  if (!is_bare(within.quantity)) return;
  const std::size_t from = within.begin > longest ? within.begin - longest : 0;
  const std::size_t behind =
      text.substr(from, within.begin - from).rfind(text[close] == ')' ? '(' : '[');
  if (behind == std::string_view::npos) return;
  const std::size_t open = from + behind;
  std::size_t outer = inner;
  while (outer > first && mentions[outer - 1].begin > open) --outer;
  if (outer == first || skip_blanks_back(text, open) != mentions[outer - 1].end) return;
  Quantity& before = mentions[outer - 1].quantity;
  const Measure unit = measure_after(text, close + 1, false, vocabulary);
  if (!is_bare(before) || !unit || unit.money || blank_at(text, close + 1) == 0) return;
  for (Quantity* quantity : {&before, &within.quantity}) {
    quantity->unit = unit.unit;
    round_anew(*quantity);
  }
}

// Gives each member of a list what the one behind it says. Members come from the last one on.
class Sharing {
 public:
  Sharing(std::string_view text, const Lexicon& lexicon) : text_(text), lexicon_(lexicon) {}

  void share(Mention& one, Mention& next) {
    Quantity& before = one.quantity;
    Quantity& behind = next.quantity;
    // "rose $1.12, or 1.4 %": the same in another unit.
    if (behind.change == Change::none && is_apposed(text_, one, next, lexicon_)) {
      behind.change = before.change;
    }
    const ListJoint joint = joint_of(text_, one, next, lexicon_);
    in_list_ = joint == ListJoint::conjunction || (in_list_ && joint == ListJoint::comma);
    if (!in_list_) return;
    // "aged 21 and 25".
    if (is_bare(behind) && before.unit == "year" && ends_in_digit(text_, one)) behind.unit = "year";
    // "18, and about 15 %": a hedge of its own begins something else.
    const bool alone = behind.approximate && !before.approximate;
    const bool large = before.value >= Decimal(1000, 0) && behind.unit == "percent";
    in_list_ = is_bare(before) && before.comparator == Comparator::equal && !alone && !large;
    if (!in_list_) return;
    const bool rescaled = share_scale(one, next, joint);
    before.of = behind.of;
    if (before.unit != behind.unit || rescaled) {
      before.unit = behind.unit;
      round_anew(before);
    }
  }

 private:
  // "40, 50 and 60 million": from the "and" on backwards.
  bool share_scale(Mention& one, const Mention& next, ListJoint joint) {
    if (joint == ListJoint::conjunction) power_ = scale_word(text_, next, lexicon_);
    if (power_ == 0 || one.quantity.range || !ends_in_digit(text_, one)) return false;
    const auto written = scale(next.quantity.value, -power_);
    const bool near = written && are_near(one.quantity.value, *written);
    if (!near || !multiply_by_power(one.quantity, power_)) {
      power_ = 0;
      return false;
    }
    return true;
  }

  std::string_view text_;
  const Lexicon& lexicon_;
  bool in_list_ = false;  // a list goes on from an "and" backwards
  int power_ = 0;         // of the scale word that the members behind have
};

}  // namespace

void share_lists(std::string_view text, std::vector<Mention>& mentions, std::size_t first,
                 const Vocabulary& vocabulary) {
  const Lexicon& lexicon = vocabulary.lexicon;
  for (std::size_t i = first + 1; i < mentions.size(); ++i) {
    share_behind_bracket(text, mentions, first, i, vocabulary);
  }
  share_changes(text, mentions, first, lexicon);
  Sharing sharing(text, lexicon);
  for (std::size_t i = mentions.size(); i-- > first + 1;) {
    sharing.share(mentions[i - 1], mentions[i]);
  }
}

}  // namespace veritally::extract
