// What the tests of numbers share: an obvious exact number, and decimals made at random.
#pragma once

#include "base/decimal.hpp"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <random>
#include <string>
#include <vector>

#include <boost/multiprecision/cpp_int.hpp>

namespace veritally::test {

using boost::multiprecision::cpp_int;
using Random = std::mt19937_64;

inline std::uint64_t up_to(Random& random, std::uint64_t most) { return random() % (most + 1); }
inline bool one_in(Random& random, std::uint64_t count) { return random() % count == 0; }
inline int between(Random& random, int least, int most) {
  return least + static_cast<int>(up_to(random, static_cast<std::uint64_t>(most - least)));
}

// mantissa * 10^exponent, of any size, as `normal` makes it: the mantissa ends in no zero, and zero
// is 0 * 10^0.
struct Exact {
  cpp_int mantissa;
  int exponent = 0;

  bool operator==(const Exact&) const = default;
};

// REQUIRES: power < 600.
inline const cpp_int& ten_to(int power) {
  static const std::vector<cpp_int> powers = [] {
    std::vector<cpp_int> table = {1};
    while (table.size() < 600) table.emplace_back(table.back() * 10);
    return table;
  }();
  return powers[static_cast<std::size_t>(power)];
}

inline Exact normal(cpp_int mantissa, int exponent) {
  if (mantissa == 0) return {};
  for (const int step : {64, 16, 4, 1}) {
    while (mantissa % ten_to(step) == 0) {
      mantissa /= ten_to(step);
      exponent += step;
    }
  }
  return {mantissa, exponent};
}

inline Exact exact(const Decimal& value) { return normal(value.mantissa(), value.exponent()); }

// Whether a mantissa of 63 bits with that exponent is the number.
inline bool held_at(const Exact& number, int exponent) {
  if (number.mantissa == 0) return true;
  if (exponent > number.exponent || number.exponent - exponent > 19) return false;
  return abs(number.mantissa) * ten_to(number.exponent - exponent) <=
         std::numeric_limits<std::int64_t>::max();
}

// Whether any Decimal is the number.
inline bool held(const Exact& number) {
  return number.exponent >= Decimal::min_exponent &&
         held_at(number, std::min<int>(number.exponent, Decimal::max_exponent));
}

inline bool in_range(int exponent) {
  return exponent >= Decimal::min_exponent && exponent <= Decimal::max_exponent;
}

inline std::int64_t random_mantissa(Random& random) {
  constexpr auto most = static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());
  std::uint64_t size = (random() & most) >> up_to(random, 62);
  switch (up_to(random, 5)) {
    case 0:
      size = most - up_to(random, 20);
      break;
    case 1:
      size = up_to(random, 20);
      break;
    case 2:
      // Ends in zeros, which can move into the exponent.
      for (auto zeros = up_to(random, 18); zeros > 0 && size <= most / 10; --zeros) size *= 10;
      break;
    default:
      break;
  }
  const auto mantissa = static_cast<std::int64_t>(size);
  return one_in(random, 2) ? mantissa : -mantissa;
}

inline int random_exponent(Random& random) {
  switch (up_to(random, 5)) {
    case 0:
      return between(random, Decimal::min_exponent, Decimal::max_exponent);
    case 1:
      return between(random, 105, Decimal::max_exponent);
    case 2:
      return between(random, Decimal::min_exponent, -105);
    default:
      return between(random, -12, 12);
  }
}

inline Decimal random_decimal(Random& random) {
  return {random_mantissa(random), random_exponent(random)};
}

// Another one, as a rule of a size at which the digits of the two meet.
inline Decimal random_near(Random& random, const Decimal& other) {
  if (one_in(random, 4)) return random_decimal(random);
  const int exponent = other.exponent() + between(random, -40, 40);
  return {random_mantissa(random), std::clamp<int>(exponent, Decimal::min_exponent, 120)};
}

inline std::string shown(const Decimal& value) {
  return std::to_string(value.mantissa()) + "e" + std::to_string(value.exponent());
}

}  // namespace veritally::test
