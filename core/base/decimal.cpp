#include "base/decimal.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace veritally {
namespace {

__extension__ using Wide = __int128;
__extension__ using UnsignedWide = unsigned __int128;

constexpr std::int64_t max_mantissa = std::numeric_limits<std::int64_t>::max();

// 10^0 to 10^38: all powers that a 128-bit integer holds.
constexpr std::array<UnsignedWide, 39> powers = [] {
  std::array<UnsignedWide, 39> table{};
  table[0] = 1;
  for (std::size_t i = 1; i < table.size(); ++i) table[i] = table[i - 1] * 10;
  return table;
}();

UnsignedWide magnitude(Wide value) {
  return value < 0 ? -static_cast<UnsignedWide>(value) : static_cast<UnsignedWide>(value);
}

int digits(UnsignedWide value) {
  int count = 1;
  while (count < 39 && value >= powers[static_cast<std::size_t>(count)]) ++count;
  return count;
}

// A wide mantissa as a Decimal, with trailing zeros moved to the exponent where that is needed.
std::optional<Decimal> fit(Wide mantissa, std::int32_t exponent) {
  while ((magnitude(mantissa) > static_cast<UnsignedWide>(max_mantissa) ||
          exponent < Decimal::min_exponent) &&
         mantissa != 0 && mantissa % 10 == 0) {
    mantissa /= 10;
    ++exponent;
  }
  if (mantissa == 0) {
    return Decimal(0, exponent < Decimal::min_exponent   ? Decimal::min_exponent
                      : exponent > Decimal::max_exponent ? Decimal::max_exponent
                                                         : exponent);
  }
  while (exponent > Decimal::max_exponent &&
         magnitude(mantissa) <= static_cast<UnsignedWide>(max_mantissa) / 10) {
    mantissa *= 10;
    --exponent;
  }
  if (magnitude(mantissa) > static_cast<UnsignedWide>(max_mantissa) ||
      exponent < Decimal::min_exponent || exponent > Decimal::max_exponent) {
    return std::nullopt;
  }
  return Decimal(static_cast<std::int64_t>(mantissa), exponent);
}

tl::unexpected<Error> unreadable(std::string_view text, std::string_view why) {
  std::string shown(text.substr(0, 40));
  if (text.size() > 40) shown += "...";
  return fail(ErrorKind::input, "\"" + shown + "\" " + std::string(why));
}

// The digits of "12.50" as 1250 with exponent -2. Stops at the first character of no digit run.
struct Digits {
  std::uint64_t mantissa = 0;
  std::int32_t exponent = 0;
  std::size_t length = 0;  // characters read, the point included
  bool any = false;
  bool overflow = false;
  bool bare_point = false;  // a point without a digit on both sides
};

Digits read_digits(std::string_view text) {
  Digits out;
  bool point = false;
  bool after_point = false;
  for (; out.length < text.size(); ++out.length) {
    const char c = text[out.length];
    if (c == '.' && !point) {
      point = true;
      out.bare_point = !out.any;
      continue;
    }
    if (c < '0' || c > '9') break;
    const auto digit = static_cast<std::uint64_t>(c - '0');
    if (out.mantissa > (static_cast<std::uint64_t>(max_mantissa) - digit) / 10) {
      out.overflow = true;
    } else {
      out.mantissa = out.mantissa * 10 + digit;
    }
    out.any = true;
    if (point) {
      after_point = true;
      --out.exponent;
    }
  }
  if (point && !after_point) out.bare_point = true;
  return out;
}

}  // namespace

Result<Decimal> Decimal::parse(std::string_view text) {
  std::string_view rest = text;
  bool negative = false;
  if (!rest.empty() && (rest.front() == '-' || rest.front() == '+')) {
    negative = rest.front() == '-';
    rest.remove_prefix(1);
  }
  const Digits read = read_digits(rest);
  rest.remove_prefix(read.length);
  if (!read.any || read.bare_point) return unreadable(text, "is not a decimal number");
  std::int32_t exponent = 0;
  if (!rest.empty() && (rest.front() == 'e' || rest.front() == 'E')) {
    rest.remove_prefix(1);
    bool down = false;
    if (!rest.empty() && (rest.front() == '-' || rest.front() == '+')) {
      down = rest.front() == '-';
      rest.remove_prefix(1);
    }
    if (rest.empty()) return unreadable(text, "is not a decimal number");
    while (!rest.empty() && rest.front() >= '0' && rest.front() <= '9') {
      if (exponent < 100000) exponent = exponent * 10 + (rest.front() - '0');
      rest.remove_prefix(1);
    }
    if (down) exponent = -exponent;
  }
  if (!rest.empty()) return unreadable(text, "is not a decimal number");
  if (read.overflow) return unreadable(text, "has more digits than fit into 64 bits");
  const Wide mantissa = negative ? -static_cast<Wide>(read.mantissa) : Wide{read.mantissa};
  if (const auto value = fit(mantissa, read.exponent + exponent)) return *value;
  return unreadable(text, "has an exponent out of range (-120 to 120)");
}

Decimal Decimal::normalized() const {
  if (mantissa_ == 0) return {};
  Decimal out = *this;
  while (out.mantissa_ % 10 == 0 && out.exponent_ < max_exponent) {
    out.mantissa_ /= 10;
    ++out.exponent_;
  }
  return out;
}

std::string Decimal::to_string() const {
  const std::string digits = std::to_string(static_cast<std::uint64_t>(magnitude(mantissa_)));
  std::string text(mantissa_ < 0 ? "-" : "");
  if (exponent_ >= 0) {
    text += digits;
    if (mantissa_ != 0) text.append(static_cast<std::size_t>(exponent_), '0');
    return text;
  }
  const auto places = static_cast<std::size_t>(-exponent_);
  const std::size_t whole = digits.size() > places ? digits.size() - places : 0;
  text += whole == 0 ? std::string(1, '0') : digits.substr(0, whole);
  text += '.';
  if (whole == 0) text.append(places - digits.size(), '0');
  return text + digits.substr(whole);
}

std::strong_ordering operator<=>(const Decimal& a, const Decimal& b) {
  if (a.sign() != b.sign()) return a.sign() <=> b.sign();
  if (a.mantissa_ == 0) return std::strong_ordering::equal;
  if (a.exponent_ == b.exponent_) return a.mantissa_ <=> b.mantissa_;
  const UnsignedWide x = magnitude(a.mantissa_);
  const UnsignedWide y = magnitude(b.mantissa_);
  const int leading_x = digits(x) + a.exponent_;
  const int leading_y = digits(y) + b.exponent_;
  std::strong_ordering order = leading_x <=> leading_y;
  if (order == 0) {
    // The same leading place: the exponents differ by at most 18, so both fit into 128 bits.
    const int shift = a.exponent_ - b.exponent_;
    const UnsignedWide scaled_x = shift > 0 ? x * powers[static_cast<std::size_t>(shift)] : x;
    const UnsignedWide scaled_y = shift < 0 ? y * powers[static_cast<std::size_t>(-shift)] : y;
    order = scaled_x <=> scaled_y;
  }
  return a.mantissa_ < 0 ? 0 <=> order : order;
}

std::optional<Decimal> add(const Decimal& a, const Decimal& b) {
  if (a.exponent() < b.exponent()) return add(b, a);
  if (a.is_zero()) return b;
  const int shift = a.exponent() - b.exponent();
  if (shift <= 19) {
    const Wide shifted =
        Wide{a.mantissa()} * static_cast<Wide>(powers[static_cast<std::size_t>(shift)]);
    return fit(shifted + b.mantissa(), b.exponent());
  }
  if (b.is_zero()) return a;
  // More than 19 places apart: a 64-bit sum exists only if b ends in zeros that close the gap.
  const Decimal closer = b.normalized();
  return closer.exponent() > b.exponent() ? add(a, closer) : std::nullopt;
}

std::optional<Decimal> negate(const Decimal& a) { return fit(-Wide{a.mantissa()}, a.exponent()); }

std::optional<Decimal> subtract(const Decimal& a, const Decimal& b) {
  const auto minus = negate(b);
  return minus ? add(a, *minus) : std::nullopt;
}

std::optional<Decimal> multiply(const Decimal& a, const Decimal& b) {
  return fit(Wide{a.mantissa()} * b.mantissa(), a.exponent() + b.exponent());
}

std::optional<Decimal> scale(const Decimal& a, std::int32_t power) {
  // Beyond the range of exponents and digits nothing changes any more, and nothing may overflow.
  return fit(Wide{a.mantissa()}, a.exponent() + std::clamp(power, -1000, 1000));
}

namespace {

// Powers of ten that a double holds exactly.
constexpr std::array<double, 23> exact_powers = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                                 1e8,  1e9,  1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
                                                 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};

// The nearest double, give or take a few units in the last place; exact where `exact` is set.
double approximate(const Decimal& a, bool& exact) {
  const double mantissa = static_cast<double>(a.mantissa());
  const int exponent = a.exponent();
  exact = exponent == 0 && a.mantissa() > -(1LL << 53) && a.mantissa() < (1LL << 53);
  if (exponent == 0) return mantissa;
  if (exponent > 0 && exponent <= 22) {
    return mantissa * exact_powers[static_cast<std::size_t>(exponent)];
  }
  if (exponent < 0 && exponent >= -22) {
    return mantissa / exact_powers[static_cast<std::size_t>(-exponent)];
  }
  return mantissa * std::pow(10.0, exponent);
}

// More than the error of `approximate`, as a part of the value.
constexpr double slack = 0x1p-49;

}  // namespace

double round_down(const Decimal& a) {
  bool exact = false;
  const double near = approximate(a, exact);
  return exact ? near : near - std::abs(near) * slack;
}

double round_up(const Decimal& a) {
  bool exact = false;
  const double near = approximate(a, exact);
  return exact ? near : near + std::abs(near) * slack;
}

}  // namespace veritally
