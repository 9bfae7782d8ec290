#include "claim/quantity.hpp"

#include "claim/words.hpp"

#include <array>

namespace veritally {
namespace {

constexpr std::array<std::string_view, 5> comparator_names = {"=", "<", "<=", ">", ">="};
constexpr std::array<std::string_view, 3> change_names = {"none", "up", "down"};

// Half a unit of the last written digit.
std::optional<Decimal> half_unit(const Decimal& value) {
  if (value.exponent() == Decimal::min_exponent) return std::nullopt;
  return Decimal(5, value.exponent() - 1);
}

std::optional<Decimal> magnitude(const Decimal& value) {
  return value.sign() < 0 ? negate(value) : value;
}

std::optional<Decimal> hedge(const Decimal& value) {
  const auto size = magnitude(value);
  return size ? multiply(*size, Decimal(approximate_percent, -2)) : std::nullopt;
}

std::optional<Interval> around(const Decimal& low, const Decimal& high, const Decimal& below,
                               const Decimal& above) {
  const auto bottom = subtract(low, below);
  const auto top = add(high, above);
  if (!bottom || !top) return std::nullopt;
  return Interval::closed(*bottom, *top);
}

Interval half_line(const Decimal& value, Comparator comparator) {
  Interval out = Interval::everything();
  const bool open = comparator == Comparator::less || comparator == Comparator::greater;
  const bool upper = comparator == Comparator::less || comparator == Comparator::less_equal;
  (upper ? out.high : out.low) = {value, open, false};
  return out;
}

}  // namespace

std::string_view to_string(Comparator comparator) {
  return comparator_names[static_cast<std::size_t>(comparator)];
}
std::string_view to_string(Change change) { return change_names[static_cast<std::size_t>(change)]; }
std::optional<Comparator> parse_comparator(std::string_view text) {
  return named<Comparator>(comparator_names, text);
}
std::optional<Change> parse_change(std::string_view text) {
  return named<Change>(change_names, text);
}

std::optional<Interval> interval_of(const Decimal& value, Comparator comparator, bool approximate) {
  if (comparator != Comparator::equal) return half_line(value, comparator);
  const auto half = half_unit(value);
  if (!half) return std::nullopt;
  if (!approximate) return around(value, value, *half, *half);
  const auto part = hedge(value);
  if (!part) return std::nullopt;
  const Decimal reach = std::max(*half, *part);
  return around(value, value, reach, reach);
}

std::optional<Interval> interval_of_range(const Decimal& low, const Decimal& high,
                                          bool approximate) {
  if (!approximate) return Interval::closed(low, high);
  const auto below = hedge(low);
  const auto above = hedge(high);
  if (!below || !above) return std::nullopt;
  return around(low, high, *below, *above);
}

Interval nominal(const Quantity& quantity) {
  if (quantity.range) return Interval::closed(quantity.range->first, quantity.range->second);
  if (quantity.comparator == Comparator::equal) return Interval::point(quantity.value);
  // "Just over 60" ends not far above it.
  if (quantity.approximate) return quantity.interval;
  return half_line(quantity.value, quantity.comparator);
}

}  // namespace veritally
