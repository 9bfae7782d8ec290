// Quantity: a stated amount, as the words give it and as what they allow.
//
// `value` (or `range`) is what is written, with scale words applied and the written precision kept
// in the decimal's exponent; `interval` is what the digits and hedges allow, or what a claim set
// gave. Units are names: ISO 4217 codes, "percent", CLDR unit identifiers, "1" for a bare number.
#pragma once

#include "base/decimal.hpp"
#include "base/interval.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace veritally {

enum class Comparator : std::uint8_t { equal, less, less_equal, greater, greater_equal };
enum class Change : std::uint8_t { none, up, down };

// What a rate is per: "per 100,000 persons" is {100000, "1", "person"}.
struct Per {
  Decimal value{1, 0};
  std::string unit = "1";
  std::string of;

  bool operator==(const Per&) const = default;
};

struct Quantity {
  Decimal value;                                     // as stated; unused for a range
  std::optional<std::pair<Decimal, Decimal>> range;  // the ends as stated, low first
  std::string unit = "1";
  std::string of;  // the counted noun, singular; empty where none
  Comparator comparator = Comparator::equal;
  bool approximate = false;
  Change change = Change::none;
  std::optional<Per> per;
  std::string fraction;  // "1/3" where the text says "a third"; else empty
  Interval interval;
};

// The contract's spellings: "=", "<", "<=", ">", ">="; "none", "up", "down".
std::string_view to_string(Comparator comparator);
std::string_view to_string(Change change);
std::optional<Comparator> parse_comparator(std::string_view text);
std::optional<Change> parse_change(std::string_view text);

// Hedges, as parts of the value (docs/semantics.md): "about 300" is 300 give or take 5 %.
inline constexpr int approximate_percent = 5;

// What a stated value allows, from its last written digit, comparator and hedge:
//   =            [v - u/2, v + u/2] where u is the unit of the last written digit
//   = approx     v give or take the larger of u/2 and 5 % of |v|
//   < <= > >=    one-sided at v exactly
// nullopt where an end does not fit a Decimal: the value has too many digits.
std::optional<Interval> interval_of(const Decimal& value, Comparator comparator, bool approximate);

// The same for a stated range: [low, high] as written, widened by 5 % when approximate.
// REQUIRES: low <= high.
std::optional<Interval> interval_of_range(const Decimal& low, const Decimal& high,
                                          bool approximate);

// What is stated, without rounding: {value}, [low, high], a half-line or, hedged, its interval.
Interval nominal(const Quantity& quantity);

}  // namespace veritally
