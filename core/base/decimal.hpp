// Decimal: an exact decimal number, mantissa * 10^exponent, that remembers how it was written.
//
// "315 billion" is 315 * 10^9 and "10.50" is 1050 * 10^-2: the exponent is the place of the last
// written digit, so 10.5 and 10.50 compare equal but differ in `unit()`. Nothing here rounds and
// nothing here is floating point; a result that does not fit is an error. All functions are pure.
#pragma once

#include "base/result.hpp"

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace veritally {

class Decimal {
 public:
  // The exponents that a Decimal can have. Quantities of any science fit well inside.
  static constexpr std::int32_t max_exponent = 120;
  static constexpr std::int32_t min_exponent = -120;

  constexpr Decimal() = default;
  // REQUIRES: min_exponent <= exponent <= max_exponent.
  constexpr Decimal(std::int64_t mantissa, std::int32_t exponent)
      : mantissa_(mantissa), exponent_(exponent) {}

  // Reads "-12.50" or "1.5e9" (the JSON number grammar, a leading '+' and leading zeros allowed).
  // More digits than 64 bits hold, or an exponent out of range, is an error: never rounded.
  static Result<Decimal> parse(std::string_view text);

  constexpr std::int64_t mantissa() const { return mantissa_; }
  constexpr std::int32_t exponent() const { return exponent_; }
  constexpr bool is_zero() const { return mantissa_ == 0; }
  constexpr int sign() const { return (mantissa_ > 0) - (mantissa_ < 0); }

  // The same number with the fewest mantissa digits: 1050e-2 becomes 105e-1, zero becomes 0e0.
  Decimal normalized() const;

  // A decimal string without exponent: "315000000000", "-0.05". Keeps written zeros: "10.50".
  std::string to_string() const;

  // Compares the numbers, whatever their exponents.
  friend std::strong_ordering operator<=>(const Decimal& a, const Decimal& b);
  friend bool operator==(const Decimal& a, const Decimal& b) { return (a <=> b) == 0; }
  friend std::strong_ordering compare(const Decimal& a, const Decimal& b) { return a <=> b; }

 private:
  std::int64_t mantissa_ = 0;
  std::int32_t exponent_ = 0;
};

// Exact arithmetic. The result has the lower exponent of the two (sum of both for a product)
// while it fits, and is normalized to fit otherwise; nullopt where no 64-bit mantissa holds it.
std::optional<Decimal> add(const Decimal& a, const Decimal& b);
std::optional<Decimal> subtract(const Decimal& a, const Decimal& b);
std::optional<Decimal> multiply(const Decimal& a, const Decimal& b);
std::optional<Decimal> negate(const Decimal& a);

// The number multiplied by 10^power, with the digits as written.
std::optional<Decimal> scale(const Decimal& a, std::int32_t power);

// Bounds of the number as binary doubles: down(a) <= a <= up(a), apart from it by less
// than one part in 10^14. For filters only: what they cannot decide is compared exactly.
double round_down(const Decimal& a);
double round_up(const Decimal& a);

}  // namespace veritally
