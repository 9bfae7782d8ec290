// The known slips of hand and eye that make one number of another: a power of ten (million for
// billion), the sign, two digits exchanged. A rule whose stated and computed results do not agree
// asks which of them would explain it:
//
//   for (const Variant& variant : stated_slips(host, claim, computed)) ... describe(variant)
//   for (const OperandSlip& slip : operand_slips(host, stated, operands, figures, compute)) ...
//
// A slip is an explanation and no proof: which of the numbers is wrong, nobody knows.
#pragma once

#include <veritally/plugin/exact.hpp>
#include <veritally/plugin/figure.hpp>
#include <veritally/plugin/host.hpp>
#include <veritally/plugin/types.hpp>

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <optional>
#include <string>
#include <vector>

namespace veritally::plugin {

enum class Slip : std::uint8_t { power_of_ten, sign, transposed_digits };

// A number as it may have been meant, and by which slip it became what is written.
struct Variant {
  Slip slip;
  Figure figure;
  std::int32_t shift = 0;  // times 10^shift
};

namespace detail {

inline constexpr std::int32_t largest_shift = 12;  // a trillion

// The value with each pair of neighbouring digits exchanged that makes another number of as many
// digits.
inline std::vector<vt_decimal> transpositions(const vt_decimal& value) {
  std::vector<vt_decimal> all;
  const std::int64_t size = value.mantissa < 0 ? -value.mantissa : value.mantissa;
  for (std::int64_t place = 1; place <= size / 10; place *= 10) {
    const std::int64_t low = size / place % 10;
    const std::int64_t high = size / place / 10 % 10;
    const bool leading = size / place < 100;
    if (low == high || (leading && low == 0)) continue;
    const std::int64_t moved = size + (low - high) * 9 * place;
    all.push_back({value.mantissa < 0 ? -moved : moved, value.exponent, 0});
  }
  return all;
}

// The smallest power of ten by which a figure must be multiplied, or divided (direction -1), for
// `side_of` to call it 0; -1 means below what is looked for, 1 above. It is monotone in the size of
// the figure: if even the furthest power stays on the side of the figure itself, none fits.
template <class SideOf>
std::optional<Variant> find_shift(const Host& host, const Figure& figure, std::int32_t direction,
                                  const SideOf& side_of) {
  const auto moved = [&](std::int32_t size) {
    const std::int32_t shift = size * direction;
    return Variant{Slip::power_of_ten, figure * constant(host, 1, shift), shift};
  };
  const int start = side_of(Variant{Slip::power_of_ten, figure});
  if (side_of(moved(largest_shift + 1)) == start) return std::nullopt;
  for (std::int32_t size = 1; size <= largest_shift; ++size) {
    const Variant variant = moved(size);
    const int side = side_of(variant);
    if (side == 0) return variant;
    if (side != start) break;
  }
  return std::nullopt;
}

// Whether a figure times so many powers of ten may be what its claim counts: people and things are
// whole, and 10 women are no slip for a tenth of one.
inline bool may_shift(const Host& host, const Claim& claim, std::int32_t shift) {
  if (claim.of == 0 || claim.value.exponent < 0 || host.text(Column::unit, claim.unit) != "1") {
    return true;
  }
  std::int64_t digits = claim.value.mantissa;
  std::int32_t zeros = claim.value.exponent;
  for (; digits != 0 && digits % 10 == 0; digits /= 10) ++zeros;
  return zeros + shift >= 0;
}

// The variants of a claim's figure that `side_of` calls 0. A bound has no powers of ten: nearly any
// would do.
template <class SideOf>
std::vector<Variant> fitting(const Host& host, const Claim& claim, const Figure& figure,
                             const SideOf& side_of) {
  std::vector<Variant> all;
  if (claim.value.mantissa == 0 || claim.value.mantissa == INT64_MIN) return all;
  const auto keep = [&](const Variant& variant) {
    if (side_of(variant) == 0) all.push_back(variant);
  };
  const bool bound = claim.comparator != Comparator::equal;
  for (const std::int32_t direction : {1, -1}) {
    if (bound) break;
    const auto shifted = find_shift(host, figure, direction, side_of);
    if (shifted && may_shift(host, claim, shifted->shift)) all.push_back(*shifted);
  }
  keep({Slip::sign, constant(host, 0) - figure});
  if (bound || claim.range) return all;
  for (const vt_decimal& value : transpositions(claim.value)) {
    const auto ratio = host.number(value.mantissa) / host.number(claim.value.mantissa);
    const Number step = figure.stated * *ratio - figure.stated;
    keep({Slip::transposed_digits, {figure.stated + step, figure.allowed + step}});
  }
  return all;
}

inline int side(const Stated& stated, const Figure& computed) {
  if (judge(stated, computed) != Verdict::inconsistent) return 0;
  return computed.allowed.below(stated.figure.allowed) ? -1 : 1;
}

}  // namespace detail

// The slips in a claim's own number under which it agrees with a computed one. A result that may
// be zero has no order of magnitude and no sign to be wrong.
inline std::vector<Variant> stated_slips(const Host& host, const Claim& claim,
                                         const Figure& computed) {
  const Stated stated = stated_in(host, claim);
  auto found = detail::fitting(host, claim, stated.figure, [&](const Variant& variant) {
    const std::int32_t last_digit = stated.last_digit + variant.shift;
    return -detail::side({variant.figure, last_digit, stated.point}, computed);
  });
  if (computed.allowed.contains(host.number(0))) {
    std::erase_if(found, [](const Variant& v) { return v.slip != Slip::transposed_digits; });
  }
  return found;
}

// A slip in an operand, by its place in the operation.
struct OperandSlip {
  std::size_t operand = 0;
  Variant variant;
};

// The slips in one operand under which `compute`, a function of all figures, gives what is stated.
// For operations that add and subtract: in a product, a slip in any factor explains the same.
template <class Compute>
std::vector<OperandSlip> operand_slips(const Host& host, const Stated& stated,
                                       const std::vector<Claim>& operands,
                                       const std::vector<Figure>& figures, const Compute& compute) {
  std::vector<OperandSlip> found;
  std::vector<Figure> meant = figures;
  for (std::size_t i = 0; i < operands.size(); ++i) {
    const auto side_of = [&](const Variant& variant) {
      meant[i] = variant.figure;
      return detail::side(stated, *compute(meant));
    };
    for (const Variant& variant : detail::fitting(host, operands[i], figures[i], side_of)) {
      found.push_back({i, variant});
    }
    meant[i] = figures[i];
  }
  return found;
}

// The powers of ten in one operand under which `compute` gives what is stated.
template <class Compute>
std::vector<OperandSlip> operand_powers(const Host& host, const Stated& stated,
                                        const std::vector<Claim>& operands,
                                        const std::vector<Figure>& figures,
                                        const Compute& compute) {
  std::vector<OperandSlip> found;
  std::vector<Figure> meant = figures;
  for (std::size_t i = 0; i < operands.size(); ++i) {
    const auto side_of = [&](const Variant& variant) {
      meant[i] = variant.figure;
      constexpr int neither = 2;
      const auto result = compute(meant);
      return result ? detail::side(stated, *result) : neither;
    };
    const bool plain =
        operands[i].comparator == Comparator::equal && operands[i].value.mantissa != 0;
    for (const std::int32_t direction : {1, -1}) {
      if (!plain || !stated.point) break;
      const auto shifted = detail::find_shift(host, figures[i], direction, side_of);
      const bool whole = shifted && detail::may_shift(host, operands[i], shifted->shift);
      if (whole) found.push_back({i, *shifted});
    }
    meant[i] = figures[i];
  }
  return found;
}

// Whether a slip took one scale word for another: million for billion.
inline bool is_scale_word(const Claim& claim, const Variant& variant) {
  return variant.slip == Slip::power_of_ten && variant.shift % 3 == 0 && claim.value.exponent > 0;
}

// "a factor of 1,000", "the sign", "two exchanged digits".
inline std::string describe(const Variant& variant) {
  if (variant.slip == Slip::sign) return "the sign";
  if (variant.slip == Slip::transposed_digits) return "two exchanged digits";
  std::string power = "a factor of 1";
  for (std::int32_t zeros = std::abs(variant.shift); zeros > 0; --zeros) {
    if (zeros % 3 == 0) power += ',';
    power += '0';
  }
  return power;
}

}  // namespace veritally::plugin
