// scan_digits(): numbers written in digits.
#include "extract/number.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <numeric>

namespace veritally::extract {
namespace {

bool is_digit(std::string_view text, std::size_t at) {
  return at < text.size() && text[at] >= '0' && text[at] <= '9';
}

std::size_t digits_end(std::string_view text, std::size_t at) {
  while (is_digit(text, at)) ++at;
  return at;
}

// Digits as they are read one after the other, with the decimal place counted along.
class Accumulator {
 public:
  void take(std::string_view digits) {
    for (const char c : digits) {
      const std::int64_t digit = c - '0';
      if (mantissa_ > (max_ - digit) / 10) {
        overflow_ = true;
        return;
      }
      mantissa_ = mantissa_ * 10 + digit;
    }
  }
  std::int64_t mantissa() const { return mantissa_; }
  bool overflow() const { return overflow_; }

 private:
  static constexpr std::int64_t max_ = 999'999'999'999'999'999;  // 18 digits: room for arithmetic
  std::int64_t mantissa_ = 0;
  bool overflow_ = false;
};

// The length of the sign that stands between groups at `at`, if it is one and a digit follows.
std::size_t separator(std::string_view text, std::size_t at, std::string_view sign) {
  return text.substr(at).starts_with(sign) && is_digit(text, at + sign.size()) ? sign.size() : 0;
}

// Whether groups of digits have lengths that separate thousands: 1,440,000, or 12,34,567 as in
// India. Taken one after the other.
class Grouping {
 public:
  explicit Grouping(std::size_t first) : threes_(first <= 3), twos_(first <= 2) {}
  void take(std::size_t length) {
    threes_ = threes_ && length == 3;
    twos_ = twos_ && (last_ == 0 || last_ == 2);
    last_ = length;
  }
  bool good() const { return last_ == 0 || threes_ || (twos_ && last_ == 3); }

 private:
  bool threes_;
  bool twos_;
  std::size_t last_ = 0;
};

struct Whole {
  std::size_t end = 0;
  bool misgrouped = false;
};

// Groups between blanks or apostrophes: only as far as all of them have three digits ("10 000
// dollars").
Whole blank_groups(std::string_view text, std::size_t at, std::string_view sign,
                   Accumulator& into) {
  while (separator(text, at, sign) != 0) {
    const std::size_t start = at + sign.size();
    if (digits_end(text, start) != start + 3) break;
    into.take(text.substr(start, 3));
    at = start + 3;
  }
  return {at, false};
}

Whole sign_groups(std::string_view text, std::size_t begin, std::size_t at, std::string_view sign,
                  Accumulator& into) {
  Grouping grouping(at - begin);
  while (separator(text, at, sign) != 0) {
    const std::size_t start = at + sign.size();
    at = digits_end(text, start);
    grouping.take(at - start);
    into.take(text.substr(start, at - start));
  }
  return {at, text[begin] == '0' || !grouping.good()};
}

// The digits before the decimal sign with their groups.
Whole read_whole(std::string_view text, std::size_t at, const Lexicon& lexicon, Accumulator& into) {
  const std::size_t end = digits_end(text, at);
  into.take(text.substr(at, end - at));
  for (const auto& sign : lexicon.grouping) {
    if (separator(text, end, sign) == 0) continue;
    const bool point = sign == "," || sign == ".";  // the others also mean feet or part sentences
    if (point) return sign_groups(text, at, end, sign, into);
    if (end - at <= 3 && text[at] != '0') return blank_groups(text, end, sign, into);
  }
  return {end, false};
}

constexpr std::array<std::string_view, 10> superscripts = {"⁰", "¹", "²", "³", "⁴",
                                                           "⁵", "⁶", "⁷", "⁸", "⁹"};

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

constexpr std::array<std::string_view, 2> minus_signs = {"-", "−"};

using Power = PowerOfTen;

Power read_power_digits(std::string_view text, std::size_t at, bool negative) {
  std::size_t end = digits_end(text, at);
  if (end == at || end - at > 3) return {};
  std::int32_t power = 0;
  for (; at < end; ++at) power = power * 10 + (text[at] - '0');
  return {negative ? -power : power, end};
}

Power read_superscript(std::string_view text, std::size_t at) {
  const std::size_t sign = match(text, at, "⁻");
  at += sign;
  const std::size_t begin = at;
  std::int32_t power = 0;
  while (power < 100) {
    std::size_t digit = 0;
    while (digit < superscripts.size() && match(text, at, superscripts[digit]) == 0) ++digit;
    if (digit == superscripts.size()) break;
    power = power * 10 + static_cast<std::int32_t>(digit);
    at += superscripts[digit].size();
  }
  if (at == begin) return {};
  return {sign ? -power : power, at};
}

// "^6", "^-3", "^{-3}".
Power read_caret(std::string_view text, std::size_t at) {
  if (match(text, at, "^") == 0) return {};
  ++at;
  const std::size_t brace = match(text, at, "{");
  at += brace;
  const std::size_t minus = match_any(text, at, minus_signs);
  Power power = read_power_digits(text, at + minus, minus != 0);
  if (!power || brace == 0) return power;
  if (match(text, power.end, "}") == 0) return {};
  ++power.end;
  return power;
}

// "e9", "E-3", "×10^9", "x10-3", "× 10⁻⁵".
Power read_exponent(std::string_view text, std::size_t at) {
  if (at < text.size() && (text[at] == 'e' || text[at] == 'E')) {
    ++at;
    const std::size_t minus = match_any(text, at, minus_signs);
    return read_power_digits(text, at + (minus ? minus : match(text, at, "+")), minus != 0);
  }
  if (at >= text.size()) return {};
  static constexpr std::array<std::string_view, 4> times = {"×", "x", "·", "*"};
  at = skip_blanks(text, at);
  const std::size_t sign = match_any(text, at, times);
  if (sign == 0) return {};
  at = skip_blanks(text, at + sign);
  const std::size_t ten = match(text, at, "10");
  if (ten == 0) return {};
  at += ten;
  if (const Power power = read_superscript(text, at)) return power;
  if (const Power power = read_caret(text, at)) return power;
  const std::size_t minus = match_any(text, at, minus_signs);
  return minus == 0 ? Power{} : read_power_digits(text, at + minus, true);
}

// Units that a span of 10 to 15 has, and no tiny power of ten.
bool is_everyday_unit(std::string_view symbol) {
  static constexpr std::array<std::string_view, 9> units = {"cm", "mm",  "km", "µm", "nm",
                                                            "h",  "min", "d",  "yr"};
  return std::ranges::find(units, symbol) != units.end();
}

// Whether the sign of a unit stands behind the blank at `at`: a few letters that are no word of
// the language, raised or of a kind that is measured in tiny powers of ten.
bool unit_sign_follows(std::string_view text, std::size_t at, const Lexicon& lexicon) {
  const std::size_t start = skip_blanks(text, at);
  std::size_t end = start;
  while (end < text.size() && end - start < 6 && !is_digit(text, end) &&
         (is_word_byte(text, end) || static_cast<unsigned char>(text[end]) == 0xC2 ||
          static_cast<unsigned char>(text[end]) == 0xB5)) {
    ++end;
  }
  if (start == at || end == start || end - start > 4) return false;
  const auto word = lexicon.function_words.find(text, start);
  if (word && start + word.length == end) return false;
  const bool raised =
      is_digit(text, end) || match(text, end, "−") != 0 || match(text, end, "²") != 0;
  return raised || !is_everyday_unit(text.substr(start, end - start));
}

// Whether another such power follows that this one goes up to: "10−15 to 10−18 m2".
bool power_follows(std::string_view text, std::size_t at, const Lexicon& lexicon) {
  const std::size_t start = skip_blanks(text, at);
  const auto to = lexicon.range_words.find(text, start);
  const auto with = lexicon.number_words.find(text, start);
  const std::size_t length = to ? to.length : with ? with.length : 0;
  return length != 0 && match(text, skip_blanks(text, start + length), "10−") != 0;
}

// "10⁶", "10^5", "10−18 m2": ten to a power. A minus may also join the ends of a range: it is one
// where the power would be large, and no unit's sign or other power tells.
Power read_bare_power(std::string_view text, std::size_t at, const Lexicon& lexicon) {
  constexpr std::string_view ten = "10";
  constexpr std::string_view sign = "−";
  if (match(text, at, ten) == 0) return {};
  at += ten.size();
  if (const Power power = read_superscript(text, at)) return power;
  if (const Power power = read_caret(text, at)) return power;
  if (match(text, at, sign) == 0) return {};
  const Power power = read_power_digits(text, at + sign.size(), true);
  if (!power || is_word_byte(text, power.end)) return {};
  if (power.power >= -10) return match(text, power.end, "%") == 0 ? power : Power{};
  const bool told =
      unit_sign_follows(text, power.end, lexicon) || power_follows(text, power.end, lexicon);
  return told ? power : Power{};
}

struct Vulgar {
  std::string_view sign;
  std::int64_t numerator;
  std::int64_t denominator;
};
constexpr std::array vulgar_fractions = {
    Vulgar{"½", 1, 2}, Vulgar{"⅓", 1, 3}, Vulgar{"⅔", 2, 3}, Vulgar{"¼", 1, 4}, Vulgar{"¾", 3, 4},
    Vulgar{"⅕", 1, 5}, Vulgar{"⅖", 2, 5}, Vulgar{"⅗", 3, 5}, Vulgar{"⅘", 4, 5}, Vulgar{"⅙", 1, 6},
    Vulgar{"⅚", 5, 6}, Vulgar{"⅛", 1, 8}, Vulgar{"⅜", 3, 8}, Vulgar{"⅝", 5, 8}, Vulgar{"⅞", 7, 8}};

struct Fraction {
  std::int64_t numerator = 0;
  std::int64_t denominator = 1;
  std::size_t end = 0;
  explicit operator bool() const { return end != 0; }
};

// "½" or "1/2": a proper fraction of small numbers that no third number follows (1/2/2025).
Fraction read_fraction(std::string_view text, std::size_t at) {
  if (at >= text.size()) return {};
  if (!is_digit(text, at)) {
    const auto lead = static_cast<unsigned char>(text[at]);
    if (lead != 0xC2 && lead != 0xE2) return {};  // of the signs below
    for (const auto& [sign, numerator, denominator] : vulgar_fractions) {
      if (const auto length = match(text, at, sign)) return {numerator, denominator, at + length};
    }
    return {};
  }
  const std::size_t slash = digits_end(text, at);
  if (slash - at > 3 || match(text, slash, "/") + match(text, slash, "⁄") == 0) return {};
  const std::size_t low = slash + (text[slash] == '/' ? 1 : std::string_view("⁄").size());
  const std::size_t end = digits_end(text, low);
  if (end == low || end - low > 4 || text[low] == '0' || is_word_byte(text, end)) return {};
  if ((match(text, end, "/") || match(text, end, ".")) && is_digit(text, end + 1)) return {};
  const auto number = [&](std::size_t from, std::size_t to) {
    return std::strtoll(std::string(text.substr(from, to - from)).c_str(), nullptr, 10);
  };
  const std::int64_t numerator = number(at, slash);
  const std::int64_t denominator = number(low, end);
  if (numerator == 0 || numerator >= denominator) return {};
  return {numerator, denominator, end};
}

std::string shown(const Fraction& fraction) {
  const std::int64_t shared = std::gcd(fraction.numerator, fraction.denominator);
  return std::to_string(fraction.numerator / shared) + "/" +
         std::to_string(fraction.denominator / shared);
}

// The whole number just read with a fraction behind it: "2 1/2", "2½".
void add_fraction(std::string_view text, Number& number) {
  const std::size_t gap = skip_blanks(text, number.end);
  const Fraction fraction = read_fraction(text, gap);
  if (!fraction) return;
  const auto sum = add(number.digits, fraction_value(fraction.numerator, fraction.denominator));
  if (!sum) return;
  number.digits = *sum;
  number.end = fraction.end;
  number.plain = false;
}

// What may not follow a number directly: another decimal sign or group with digits.
bool goes_on(std::string_view text, std::size_t at) {
  return at < text.size() && (text[at] == '.' || text[at] == ',') && is_digit(text, at + 1);
}

std::size_t behind_digits_and_signs(std::string_view text, std::size_t at) {
  while (is_digit(text, at) || goes_on(text, at)) ++at;
  return at;
}

}  // namespace

Decimal fraction_value(std::int64_t numerator, std::int64_t denominator) {
  // Digits are made one by one: six significant ones, and one more to round by.
  std::int64_t mantissa = numerator / denominator;
  std::int64_t rest = numerator % denominator;
  std::int32_t exponent = 0;
  while (rest != 0 && mantissa < 1'000'000) {
    mantissa = mantissa * 10 + rest * 10 / denominator;
    rest = rest * 10 % denominator;
    --exponent;
  }
  if (mantissa >= 1'000'000 && exponent < 0) {
    mantissa = (mantissa + 5) / 10;
    ++exponent;
  }
  return Decimal(mantissa, exponent);
}

PowerOfTen scan_power(std::string_view text, std::size_t at) { return read_exponent(text, at); }

NumberScan scan_digits(std::string_view text, std::size_t at, const Lexicon& lexicon) {
  Number number;
  if (const Fraction fraction = read_fraction(text, at)) {
    number.digits = fraction_value(fraction.numerator, fraction.denominator);
    number.fraction = shown(fraction);
    number.end = fraction.end;
    number.plain = false;
    return {number, Trouble::none, fraction.end};
  }
  if (const Power power = read_bare_power(text, at, lexicon)) {
    number.digits = Decimal(1, power.power);
    number.end = power.end;
    number.plain = false;
    return {number, Trouble::none, power.end};
  }
  const bool bare = at < text.size() && text[at] == lexicon.decimal && is_digit(text, at + 1);
  if (!bare && !is_digit(text, at)) return {};
  Accumulator digits;
  Whole whole{at, false};
  if (!bare) whole = read_whole(text, at, lexicon, digits);
  std::size_t end = whole.end;
  std::size_t places = 0;
  if (end < text.size() && text[end] == lexicon.decimal && is_digit(text, end + 1)) {
    const std::size_t last = digits_end(text, end + 1);
    digits.take(text.substr(end + 1, last - end - 1));
    places = last - end - 1;
    end = last;
    number.plain = false;
  }
  if (whole.misgrouped || goes_on(text, end)) {
    return {std::nullopt, Trouble::misgrouped, behind_digits_and_signs(text, end)};
  }
  if (digits.overflow()) return {std::nullopt, Trouble::too_long, end};
  number.digits = Decimal(digits.mantissa(), -static_cast<std::int32_t>(places));
  number.end = end;
  if (const Power power = read_exponent(text, end)) {
    const auto scaled = scale(number.digits, power.power);
    if (!scaled) return {std::nullopt, Trouble::too_long, power.end};
    number.digits = *scaled;
    number.end = power.end;
    number.plain = false;
  } else if (places == 0) {
    add_fraction(text, number);
  }
  return {number, Trouble::none, number.end};
}

}  // namespace veritally::extract
