#include "base/rational.hpp"

#include <limits>

namespace veritally {
namespace {

using boost::multiprecision::cpp_int;

cpp_int power_of_ten(int exponent) {
  return boost::multiprecision::pow(cpp_int(10), static_cast<unsigned>(exponent));
}

int digits_in(std::int64_t number) {
  int digits = 0;
  for (; number != 0; number /= 10) ++digits;
  return digits;
}

// numerator / denominator as an integer, rounded as told. REQUIRES: denominator > 0.
cpp_int divide(const cpp_int& numerator, const cpp_int& denominator, Rounding rounding) {
  cpp_int quotient;
  cpp_int remainder;
  boost::multiprecision::divide_qr(numerator, denominator, quotient, remainder);
  if (remainder == 0) return quotient;
  const bool negative = numerator < 0;
  switch (rounding) {
    case Rounding::down:
      return negative ? cpp_int(quotient - 1) : quotient;
    case Rounding::up:
      return negative ? quotient : cpp_int(quotient + 1);
    case Rounding::nearest:
      break;
  }
  if (2 * abs(remainder) < denominator) return quotient;
  return negative ? cpp_int(quotient - 1) : cpp_int(quotient + 1);
}

}  // namespace

Rational to_rational(const Decimal& value) {
  const cpp_int mantissa = value.mantissa();
  if (value.exponent() >= 0) return Rational(mantissa * power_of_ten(value.exponent()));
  return Rational(mantissa, power_of_ten(-value.exponent()));
}

std::strong_ordering compare(const Rational& a, const Rational& b) {
  const int order = cpp_int(numerator(a) * denominator(b)).compare(numerator(b) * denominator(a));
  return order <=> 0;
}

std::optional<Decimal> to_decimal(const Rational& value) {
  cpp_int rest = denominator(value);
  const int twos = static_cast<int>(lsb(rest));
  rest >>= twos;
  int fives = 0;
  for (; rest % 5 == 0; rest /= 5) ++fives;
  const int places = std::max(twos, fives);
  if (rest != 1 || places > -Decimal::min_exponent) return std::nullopt;
  cpp_int mantissa = numerator(value);
  if (places > 0) mantissa *= power_of_ten(places) / denominator(value);
  int exponent = -places;
  while (mantissa != 0 && mantissa % 10 == 0 && exponent < Decimal::max_exponent) {
    mantissa /= 10;
    ++exponent;
  }
  if (abs(mantissa) > std::numeric_limits<std::int64_t>::max()) return std::nullopt;
  return Decimal(static_cast<std::int64_t>(mantissa), mantissa == 0 ? 0 : exponent);
}

std::string to_fixed(const Rational& value, int places, Rounding rounding) {
  const cpp_int scaled =
      divide(numerator(value) * power_of_ten(places), denominator(value), rounding);
  std::string digits = cpp_int(abs(scaled)).str();
  if (places > 0) {
    const auto wanted = static_cast<std::size_t>(places);
    if (digits.size() <= wanted) digits.insert(0, wanted + 1 - digits.size(), '0');
    digits.insert(digits.size() - wanted, ".");
  }
  return scaled < 0 ? "-" + digits : digits;
}

std::string to_significant(const Rational& value, int digits, Rounding rounding) {
  if (numerator(value) == 0) return "0";
  // A fraction that ends within the digits is quickly told from its decimal.
  if (const auto exact = to_decimal(value); exact && digits_in(exact->mantissa()) <= digits) {
    return exact->to_string();
  }
  // The place of the leading digit: 10^lead <= |value| < 10^(lead + 1).
  const cpp_int top = abs(numerator(value));
  const cpp_int bottom = denominator(value);
  int lead = static_cast<int>(top.str().size()) - static_cast<int>(bottom.str().size());
  const bool below =
      lead >= 0 ? top < bottom * power_of_ten(lead) : top * power_of_ten(-lead) < bottom;
  if (below) --lead;
  const int places = digits - 1 - lead;
  if (places < 0) {
    const cpp_int unit = power_of_ten(-places);
    return cpp_int(divide(numerator(value), denominator(value) * unit, rounding) * unit).str();
  }
  std::string text = to_fixed(value, places, rounding);
  if (places > 0) {
    text.erase(text.find_last_not_of('0') + 1);
    if (text.back() == '.') text.pop_back();
  }
  return text;
}

Result<Rational> parse_rational(std::string_view text) {
  const auto slash = text.find('/');
  const auto top = Decimal::parse(text.substr(0, slash));
  if (!top) return tl::unexpected(top.error());
  if (slash == std::string_view::npos) return to_rational(*top);
  const auto bottom = Decimal::parse(text.substr(slash + 1));
  if (!bottom) return tl::unexpected(bottom.error());
  if (bottom->is_zero()) {
    return fail(ErrorKind::reference, "\"" + std::string(text) + "\" divides by zero");
  }
  return Rational(to_rational(*top) / to_rational(*bottom));
}

}  // namespace veritally
