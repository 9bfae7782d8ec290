// Roots, for growth over several periods: the factor that is taken n times to come from one value
// to another.
//
//   if (const auto factor = root(host, *(now / old), 5)) ...   // a year's of five
//
// A root is no fraction as a rule. What is allowed becomes an interval that holds it, wider by less
// than 10^-9; what is stated becomes the one end of that, which is exact to nine digits.
#pragma once

#include <veritally/plugin/figure.hpp>
#include <veritally/plugin/host.hpp>

#include <cstdint>
#include <optional>

namespace veritally::plugin {

namespace detail {

inline constexpr std::int32_t root_digits = -9;
inline constexpr std::int64_t largest_root = 1'000'000'000'000'000;  // 10^6

// The largest m below `largest_root` whose power does not pass the number's low end (or, with
// `high`, its high end), in units of 10^root_digits.
inline std::int64_t floor_root(const Host& host, const Number& number, std::uint32_t degree,
                               bool high) {
  std::int64_t fits = 0;
  std::int64_t passes = largest_root;
  while (passes - fits > 1) {
    const std::int64_t middle = fits + (passes - fits) / 2;
    const Number power = host.number(middle, root_digits).power(degree);
    const bool beyond = high ? number.ends_before(power) : number.starts_before(power);
    (beyond ? passes : fits) = middle;
  }
  return fits;
}

}  // namespace detail

// nullopt where the figure may be nothing, or is out of reach.
inline std::optional<Figure> root(const Host& host, const Figure& figure, std::uint32_t degree) {
  constexpr std::uint32_t most = 200;
  const Number zero = host.number(0);
  const Number top = host.number(1'000'000);
  if (degree == 0 || degree > most || !figure.allowed.above(zero) || !figure.allowed.below(top)) {
    return std::nullopt;
  }
  const auto at = [&](std::int64_t mantissa) { return host.number(mantissa, detail::root_digits); };
  const std::int64_t low = detail::floor_root(host, figure.allowed, degree, false);
  const std::int64_t high = detail::floor_root(host, figure.allowed, degree, true);
  return Figure{at(detail::floor_root(host, figure.stated, degree, false)),
                hull(at(low), at(high + 1))};
}

}  // namespace veritally::plugin
