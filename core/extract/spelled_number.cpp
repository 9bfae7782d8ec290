// scan_spelled(): numbers written in words, by the grammar
//   number = part | group { [","] ["and"] group } [ "point" digit { digit } ] [ "and" part ] [
//   scale ] group  = ( small | "a" ) [ "hundred" [ ["and"] small ] ] { scale } | ( small | "a" )
//   "dozen" part   = [ "a" | small ] fraction [ ["of"] ["a"] ( scale | "dozen" ) ]
#include "extract/number.hpp"

#include <array>
#include <numeric>

namespace veritally::extract {
namespace {

constexpr std::array<std::int64_t, 19> powers = [] {
  std::array<std::int64_t, 19> table{1};
  for (std::size_t i = 1; i < table.size(); ++i) table[i] = table[i - 1] * 10;
  return table;
}();

// Behind the blanks or the one hyphen that join two words of a number.
std::size_t behind_joint(std::string_view text, std::size_t at) {
  return at < text.size() && text[at] == '-' ? at + 1 : skip_blanks(text, at);
}

// The same, also behind a hyphen between blanks, as tokenisers write it: "fifty - two".
std::size_t behind_parted_joint(std::string_view text, std::size_t at) {
  const std::size_t next = behind_joint(text, at);
  const bool parted = next > at && next + 1 < text.size() && text[next] == '-';
  return parted ? skip_blanks(text, next + 1) : next;
}

class SpelledReader {
 public:
  SpelledReader(std::string_view text, std::size_t at, const Lexicon& lexicon)
      : text_(text), lexicon_(lexicon), at_(at) {}

  NumberScan read() {
    if (read_part()) return done();
    if (!read_groups()) return too_long_ ? trouble() : NumberScan{};
    if (decimals_ == 0) read_point();
    read_divisor();
    read_and_part();
    return too_long_ ? trouble() : done();
  }

 private:
  NumberScan trouble() const { return {std::nullopt, Trouble::too_long, at_}; }

  NumberScan done() {
    number_.spelled = true;
    number_.end = at_;
    return {number_, Trouble::none, at_};
  }

  bool word(NumberWord wanted, std::size_t at, std::size_t& end) const {
    const auto found = lexicon_.number_words.find(text_, at);
    if (!found || *found.entry != wanted) return false;
    end = at + found.length;
    return true;
  }

  // An article and the blanks behind it.
  bool article(std::size_t at, std::size_t& end) const {
    if (!word(NumberWord::article, at, end)) return false;
    end = skip_blanks(text_, end);
    return true;
  }

  // A number of spelled words that get smaller: "seven", "twenty-five", "trescientos veinticinco".
  bool small(std::size_t at, std::int64_t& value, std::size_t& end) const {
    const auto first = lexicon_.spelled.find(text_, at);
    if (!first) return false;
    value = *first.entry;
    end = at + first.length;
    while (const std::int64_t room = room_behind(value)) {
      const std::size_t next =
          room == 10 ? behind_parted_joint(text_, end) : behind_joint(text_, end);
      const auto more = lexicon_.spelled.find(text_, next);
      if (!more || *more.entry <= 0 || *more.entry >= room) break;
      value += *more.entry;
      end = next + more.length;
    }
    return true;
  }

  // What may be added to a number: less than ten to "twenty", nothing to "ten".
  static std::int64_t room_behind(std::int64_t value) {
    if (value < 20 || value % 10 != 0) return 0;
    return value % 100 == 0 ? 100 : 10;
  }

  // Up to 9999 by "hundred", then a dozen or scale words: "three hundred and five thousand".
  struct Group {
    std::int64_t value = 0;
    std::int32_t unit = 0;   // the place of its last digit: 2 for "three hundred"
    std::int32_t power = 0;  // what its scale words multiply by
    std::size_t end = 0;

    Decimal digits() const { return {value / powers[static_cast<std::size_t>(unit)], unit}; }
    // The place above its first digit.
    std::int32_t height() const {
      std::int32_t count = power;
      for (std::int64_t rest = value; rest > 0; rest /= 10) ++count;
      return count;
    }
  };

  std::optional<Group> group_at(std::size_t at) {
    Group group;
    bool joint = true;
    if (!small(at, group.value, group.end)) {
      // "a million", "a hundred".
      if (!article(at, group.end)) return std::nullopt;
      if (!lexicon_.scale_words.find(text_, group.end) && !lexicon_.dozens.find(text_, group.end) &&
          !lexicon_.scale_parts.find(text_, group.end)) {
        return std::nullopt;
      }
      group.value = 1;
      joint = false;
    }
    read_multipliers(group, joint);
    return group;
  }

  // Reads "hundred [and] small", a dozen and scale words. `joint`: a blank or hyphen comes first.
  void read_multipliers(Group& group, bool joint) {
    for (int words = 0; words < 4; ++words) {
      const std::size_t here = joint ? behind_joint(text_, group.end) : group.end;
      joint = true;
      const auto dozen = lexicon_.dozens.find(text_, here);
      if (dozen && group.power + group.unit == 0) {
        group.value *= *dozen.entry;
        group.end = here + dozen.length;
        return;
      }
      const auto scale = lexicon_.scale_words.find(text_, here);
      if (!scale) return;
      number_.plain = false;
      group.end = here + scale.length;
      if (is_hundred(scale) && group.power == 0 && group.unit == 0 && group.value < 100) {
        group.value *= 100;
        group.unit = 2;
        add_small(group);
      } else {
        group.power += *scale.entry;
      }
    }
  }

  static bool is_hundred(const PhraseTable<int>::Match& scale) {
    return scale && *scale.entry == 2;
  }

  // The "[and] small" behind a "hundred".
  void add_small(Group& group) const {
    std::size_t here = behind_joint(text_, group.end);
    std::size_t end = 0;
    if (word(NumberWord::and_, here, end)) here = skip_blanks(text_, end);
    std::int64_t more = 0;
    if (!small(here, more, end) || more == 0) return;
    const std::size_t next = behind_joint(text_, end);
    // "a hundred and three quarters", "one hundred thirty-fifths", "between one hundred and two
    // hundred"; but "one hundred and thirty-two fifths" are 132.
    const Denominator part = denominator_at(next);
    if (part && more < part.value) return;
    if (denominator_at(here) || is_hundred(lexicon_.scale_words.find(text_, next))) return;
    group.value += more;
    group.unit = 0;
    group.end = end;
  }

  // Groups of falling scale: "two million three hundred thousand and five".
  bool read_groups() {
    auto group = group_at(at_);
    if (!group) return false;
    number_.digits = group->digits();
    number_.power = group->power;
    at_ = group->end;
    while (group->power > 0) {
      const auto before = scale(number_.digits, number_.power);
      const std::int32_t room = group->power;
      group = next_group();
      if (!group || group->height() > room) break;
      const auto more = scale(group->digits(), group->power);
      const auto sum = before && more ? add(*before, *more) : std::nullopt;
      if (!sum) {
        too_long_ = true;
        return false;
      }
      number_.digits = *sum;
      number_.power = 0;
      at_ = group->end;
    }
    return true;
  }

  // The group behind a blank, a comma or an "and".
  std::optional<Group> next_group() {
    std::size_t here = skip_blanks(text_, at_);
    if (here < text_.size() && text_[here] == ',') here = skip_blanks(text_, here + 1);
    std::size_t end = 0;
    if (word(NumberWord::and_, here, end)) here = skip_blanks(text_, end);
    if (here == at_ || part_at(here)) return std::nullopt;
    return group_at(here);
  }

  // "point five": digits one by one.
  void read_point() {
    std::size_t end = 0;
    if (!word(NumberWord::point, skip_blanks(text_, at_), end)) return;
    while (decimals_ < 9) {
      const std::size_t here = skip_blanks(text_, end);
      const auto digit = lexicon_.spelled.find(text_, here);
      if (digit && decimals_ == 0 && *digit.entry > 9 && read_tens_behind_point(here)) return;
      if (!digit || *digit.entry > 9) break;
      const auto sum = add(number_.digits, Decimal(*digit.entry, -1 - decimals_));
      if (!sum) break;
      number_.digits = *sum;
      ++decimals_;
      end = at_ = here + digit.length;
    }
    if (decimals_ == 0) return;
    number_.plain = false;
    read_scale();
  }

  // "point seventy-one".
  bool read_tens_behind_point(std::size_t at) {
    std::int64_t value = 0;
    std::size_t end = 0;
    if (!small(at, value, end)) return false;
    const auto sum = add(number_.digits, Decimal(value, -2));
    if (!sum) return false;
    number_.digits = *sum;
    number_.plain = false;
    decimals_ = 2;
    at_ = end;
    read_scale();
    return true;
  }

  // "twenty-three fifths", "two thousandths": what was read divided.
  void read_divisor() {
    if (decimals_ != 0) return;
    const std::size_t here = behind_joint(text_, at_);
    if (const auto power = lexicon_.scale_parts.find(text_, here)) {
      number_.power -= *power.entry;
      number_.plain = false;
      at_ = here + power.length;
      return;
    }
    const Denominator fraction = denominator_at(here);
    const bool plural = fraction && text_[fraction.end - 1] == 's';
    const auto whole = scale(number_.digits, number_.power);
    if (!plural || !whole || number_.digits.exponent() < 0) return;
    if (*whole >= Decimal(10'000, 0) || *whole <= Decimal(0, 0)) return;
    std::int64_t numerator = whole->mantissa();
    for (std::int32_t place = whole->exponent(); place > 0; --place) numerator *= 10;
    number_.digits = fraction_value(numerator, fraction.value);
    number_.power = 0;
    number_.plain = false;
    at_ = fraction.end;
  }

  void read_scale() {
    const std::size_t here = behind_joint(text_, at_);
    const auto scale = lexicon_.scale_words.find(text_, here);
    if (!scale) return;
    number_.power = *scale.entry;
    number_.plain = false;
    at_ = here + scale.length;
  }

  // "third", "fifths", "twenty-fifth"; tens have a hyphen, as "twenty fifths" are twenty of them.
  struct Denominator {
    std::int64_t value = 0;
    std::size_t end = 0;
    explicit operator bool() const { return end != 0; }
  };
  Denominator denominator_at(std::size_t at) const {
    if (const auto fraction = lexicon_.fractions.find(text_, at)) {
      return {*fraction.entry, at + fraction.length};
    }
    const auto tens = lexicon_.spelled.find(text_, at);
    if (!tens || room_behind(*tens.entry) != 10) return {};
    const std::size_t hyphen = at + tens.length;
    if (hyphen >= text_.size() || text_[hyphen] != '-') return {};
    const auto ones = lexicon_.fractions.find(text_, hyphen + 1);
    if (!ones || *ones.entry < 3 || *ones.entry > 9) return {};
    return {*tens.entry + *ones.entry, hyphen + 1 + ones.length};
  }

  // "a half" or "two thirds" at `at`.
  struct Part {
    std::int64_t numerator = 0;
    std::int64_t denominator = 1;
    std::size_t end = 0;
    bool certain = false;  // no ordinal: "two thirds", "a half"
    bool plain = false;    // the word for the denominator is none
    explicit operator bool() const { return end != 0; }
  };
  Part part_at(std::size_t at) const {
    std::int64_t numerator = 1;
    std::size_t end = at;
    const bool counted = small(at, numerator, end);
    if (!counted && !article(at, end)) end = at;
    const std::size_t here = counted ? behind_parted_joint(text_, end) : end;
    const Denominator fraction = denominator_at(here);
    if (!fraction || (end == at && fraction.value != 2 && !scale_behind(fraction.end))) return {};
    const bool proper = numerator < fraction.value || fraction.value == 2;
    if (numerator == 0 || !proper || std::gcd(numerator, fraction.value) != 1) return {};
    return {numerator, fraction.value, fraction.end,
            numerator > 1 || (fraction.value == 2 && end > at),
            static_cast<bool>(lexicon_.plain_fractions.find(text_, here))};
  }
  bool scale_behind(std::size_t at) const {
    const std::size_t next = skip_blanks(text_, at);
    return next > at && lexicon_.scale_words.find(text_, next);
  }
  // "half a million", "a third", "two thirds", "a quarter of a billion", "half a dozen".
  bool read_part() {
    const Part part = part_at(at_);
    if (!part) return false;
    std::size_t here = skip_blanks(text_, part.end);
    std::size_t end = 0;
    if (word(NumberWord::of, here, end)) here = skip_blanks(text_, end);
    if (article(here, end)) here = end;
    number_.digits = fraction_value(part.numerator, part.denominator);
    number_.plain = false;
    number_.part = true;
    at_ = part.end;
    if (const auto scale = lexicon_.scale_words.find(text_, here)) {
      number_.power = *scale.entry;
      at_ = here + scale.length;
    } else if (const auto dozen = lexicon_.dozens.find(text_, here)) {
      number_.digits = fraction_value(part.numerator * *dozen.entry, part.denominator);
      at_ = here + dozen.length;
    } else {
      const bool alone = part.certain || part.denominator == 2 || stands_alone(part.end);
      if (!alone && !parts_unit(part)) return false;
      number_.fraction = std::to_string(part.numerator) + "/" + std::to_string(part.denominator);
    }
    return true;
  }

  // Whether "a third" is a part: "a third person" counts persons, "a third-quarter profit"
  // quarters.
  bool stands_alone(std::size_t end) const {
    if (end < text_.size() && text_[end] == '-') return false;
    const std::size_t next = skip_blanks(text_, end);
    if (next == end || !is_word_byte(text_, next)) return next != end || !is_word_byte(text_, end);
    return static_cast<bool>(lexicon_.after_fraction.find(text_, next));
  }

  // "a quarter point", "a quarter-point cut".
  bool parts_unit(const Part& part) const {
    const std::size_t hyphen = part.end < text_.size() && text_[part.end] == '-' ? 1 : 0;
    return part.plain && lexicon_.parted_units.find(text_, skip_blanks(text_, part.end + hyphen));
  }

  // "fifty-four hundredths" at `at`.
  Part decimal_part_at(std::size_t at) const {
    std::int64_t numerator = 0;
    std::size_t end = at;
    if (!small(at, numerator, end)) return {};
    const std::size_t here = behind_joint(text_, end);
    const auto power = lexicon_.scale_parts.find(text_, here);
    if (!power || *power.entry > 9) return {};
    const std::int64_t denominator = powers[static_cast<std::size_t>(*power.entry)];
    if (numerator == 0 || numerator >= denominator) return {};
    return {numerator, denominator, here + power.length, true};
  }

  // "and a half", "and three quarters", and the scale word behind: "one and a half million".
  void read_and_part() {
    std::size_t end = 0;
    if (!word(NumberWord::and_, skip_blanks(text_, at_), end)) return;
    const std::size_t behind = skip_blanks(text_, end);
    Part part = part_at(behind);
    if (!part) part = decimal_part_at(behind);
    if (!part) return;
    const auto sum = add(number_.digits, fraction_value(part.numerator, part.denominator));
    if (!sum) return;
    number_.digits = *sum;
    number_.plain = false;
    at_ = part.end;
    if (number_.power == 0) read_scale();
  }

  std::string_view text_;
  const Lexicon& lexicon_;
  std::size_t at_;
  Number number_;
  std::int32_t decimals_ = 0;
  bool too_long_ = false;
};

}  // namespace

NumberScan scan_spelled(std::string_view text, std::size_t at, const Lexicon& lexicon) {
  return SpelledReader(text, at, lexicon).read();
}

}  // namespace veritally::extract
