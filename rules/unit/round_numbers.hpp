// Round numbers of texts that are converted into round numbers: "35 mph (55 kph)". For
// unit/conversion, which it belongs to.
#pragma once

#include <veritally/plugin.hpp>

#include <cstdint>
#include <cstdlib>

namespace veritally::rules {

namespace detail {

inline bool is_point(const plugin::Claim& claim) {
  return claim.comparator == plugin::Comparator::equal && !claim.range;
}

// Of two digits and more that end in 0 or 5: it may be rounded to 5.
inline bool ends_in_five(const vt_decimal& value) {
  return value.exponent == 0 && std::abs(value.mantissa) >= 10 && value.mantissa % 5 == 0;
}

// Whether two numbers lie no further apart than that.
inline bool are_near(const plugin::Number& a, const plugin::Number& b, const plugin::Number& most) {
  return !(a - b).above(most) && !(b - a).above(most);
}

inline plugin::Number part_of(const plugin::Host& host, const plugin::Number& number,
                              std::int32_t percent) {
  const plugin::Number part = number * host.number(percent, -2);
  const plugin::Number zero = host.number(0);
  return part.below(zero) ? zero - part : part;
}

// Whether both may be what is left of one amount after rounding each to 5: alone the result, or,
// where that is within 5 % of the exact one, the original too.
inline bool are_rounded_to_five(const plugin::Host& host, const plugin::Claim& given,
                                const plugin::Claim& result, const plugin::Number& exact) {
  if (!ends_in_five(given.value) || !ends_in_five(result.value)) return false;
  const plugin::Number stated = host.number(result.nominal);
  const plugin::Number half = host.number(25, -1);
  if (are_near(stated, exact, half)) return true;
  const auto factor = exact / host.number(given.nominal);
  return factor && are_near(stated, exact, half + half * *factor) &&
         are_near(stated, exact, part_of(host, exact, 5));
}

}  // namespace detail

// Whether a stated conversion is what the exact one comes to in round numbers:
//
// - the zeros at its end are no digits, as in "500 miles (800 km)", within 1 % of the exact one;
// - both end in 0 or 5 and are rounded to that, as speeds of wind are: "35 mph (55 kph)", "45 miles
//   (75 km)". The original may have been rounded before it was converted.
inline bool is_round_conversion(const plugin::Host& host, const plugin::Claim& given,
                                const plugin::Claim& result, const plugin::Figure& exact) {
  const bool points = detail::is_point(given) && detail::is_point(result);
  if (!points || !plugin::was_read(host, result.document)) return false;
  const plugin::Number stated = host.number(result.nominal);
  const auto digit = plugin::last_sure_digit(result.value);
  if (digit && plugin::rounds_to(exact.stated, *digit, stated) &&
      detail::are_near(stated, exact.stated, detail::part_of(host, exact.stated, 1))) {
    return true;
  }
  return detail::are_rounded_to_five(host, given, result, exact.stated);
}

}  // namespace veritally::rules
