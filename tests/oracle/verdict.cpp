#include "verdict.hpp"

#include <algorithm>
#include <cstdint>
#include <map>
#include <string_view>
#include <utility>

namespace veritally::oracle {
namespace {

using Values = std::vector<Rational>;

Rational sum_of(const Values& values) {
  Rational sum = 0;
  for (const Rational& value : values) sum += value;
  return sum;
}

// The operation itself; its operands are in one unit where they must be.
Rational result_of(Kind kind, const Values& values) {
  switch (kind) {
    case Kind::sum:
    case Kind::column:
      return sum_of(values);
    case Kind::difference:
      return values[0] * 2 - sum_of(values);
    case Kind::average:
      return sum_of(values) / static_cast<int>(values.size());
    case Kind::product: {
      Rational product = 1;
      for (const Rational& value : values) product *= value;
      return product;
    }
    case Kind::ratio:
    case Kind::multiple:
    case Kind::share:
      return values[0] / values[1];
    case Kind::percent_change:
      return values[0] / values[1] - 1;
    case Kind::conversion:
      return values[0];
  }
  return 0;
}

bool divides(Kind kind) {
  return kind == Kind::ratio || kind == Kind::multiple || kind == Kind::share ||
         kind == Kind::percent_change;
}

// The operands are levels; of all else they are amounts, and a fall is less than nothing.
bool takes_levels(Kind kind) { return kind == Kind::multiple || kind == Kind::percent_change; }

// A dimension as powers of simple ones: a speed is length over time.
using Powers = std::map<std::string_view, int>;

Powers powers_of(std::string_view dimension) {
  if (dimension == "number") return {};
  if (dimension == "area") return {{"length", 2}};
  if (dimension == "speed") return {{"length", 1}, {"time", -1}};
  if (dimension == "number per year") return {{"years", -1}};
  return {{dimension, 1}};
}

// a * b, or a / b where the sign is -1.
Powers combined(Powers a, const Powers& b, int sign) {
  for (const auto& [dimension, power] : b) a[dimension] += sign * power;
  std::erase_if(a, [](const auto& each) { return each.second == 0; });
  return a;
}

// The units of the operands make that of the result.
bool units_fit(Kind kind, const Unit& unit, const std::vector<Told>& operands) {
  const auto powers = [&](std::size_t i) { return powers_of(operands[i].unit->dimension); };
  const auto all = [&](const auto& fits) {
    return std::ranges::all_of(operands, [&](const Told& each) { return fits(*each.unit); });
  };
  switch (kind) {
    case Kind::sum:
    case Kind::column:
    case Kind::difference:
    case Kind::average:
    case Kind::conversion:
      // Percents that are taken from one another leave percentage points.
      if (unit.dimension == "points") return all([](const Unit& u) { return u.name == "percent"; });
      return all([&](const Unit& u) { return u.dimension == unit.dimension; });
    case Kind::multiple:
    case Kind::share:
    case Kind::percent_change:
      return unit.dimension == "number" && powers(0) == powers(1);
    case Kind::ratio:
      return powers_of(unit.dimension) == combined(powers(0), powers(1), -1);
    case Kind::product:
      return powers_of(unit.dimension) == combined(powers(0), powers(1), 1);
  }
  return false;
}

// A change of temperature has no zero point.
Rational zero_of(const Told& told) { return told.change ? Rational(0) : told.unit->zero; }

// In the base unit of its dimension.
Range in_base_unit(Kind kind, const Told& told, const Range& level) {
  const Range amount = told.fall && !takes_levels(kind) ? mirrored(level) : level;
  return {amount.low * told.unit->factor + zero_of(told),
          amount.high * told.unit->factor + zero_of(told)};
}

bool is_defined(Kind kind, const Unit& unit, const std::vector<Told>& operands) {
  if (!units_fit(kind, unit, operands)) return false;
  if (!divides(kind)) return true;
  const Range divisor = in_base_unit(kind, operands[1], operands[1].allowed);
  static const Rational near_zero = power_of_ten(-40);
  return divisor.low > near_zero || (divisor.high < -near_zero && kind != Kind::percent_change);
}

// In the unit of the result. REQUIRES: is_defined.
Range computed(Kind kind, const Told& result, const std::vector<Told>& operands,
               const Range Told::* meaning) {
  std::vector<Range> ranges;
  for (const Told& operand : operands) {
    ranges.push_back(in_base_unit(kind, operand, operand.*meaning));
  }
  const Range base = reach(ranges, [&](const Values& values) { return result_of(kind, values); });
  return {(base.low - zero_of(result)) / result.unit->factor,
          (base.high - zero_of(result)) / result.unit->factor};
}

// The computed value rounded to that digit is the stated one.
bool rounds_to(const Range& computed_value, int digit, const Range& stated) {
  return meet({rounded(computed_value.low, digit), rounded(computed_value.high, digit)}, stated);
}

// The power of ten of the last digit that is not zero, where the zeros behind it may stand for
// digits that were rounded away; else that of the last digit.
int last_sure_digit(const Written& number) {
  int digit = number.last_digit();
  if (number.decimals > 0 || number.digits == 0) return digit;
  for (std::int64_t rest = number.digits; rest % 10 == 0; rest /= 10) ++digit;
  return digit;
}

std::string judged(const Told& result, const Range& as_stated, const Range& allowed) {
  const Range stated = result.stated_amount();
  const Range stated_allowed = result.allowed_amount();
  const int digit = result.number.last_digit();
  const bool possible = meet(allowed, stated_allowed);
  const Rational width = stated_allowed.high - stated_allowed.low;
  const bool narrow = width != 0 && width < power_of_ten(digit);
  const bool may_round = result.point && (possible || !narrow);
  if (meet(as_stated, stated)) return "consistent";
  if (may_round && rounds_to(as_stated, digit, stated)) return "consistent";
  if (possible) return "consistent-by-rounding";
  const bool other_sign =
      (allowed.low > 0 && stated_allowed.high < 0) || (allowed.high < 0 && stated_allowed.low > 0);
  const int sure = last_sure_digit(result.number);
  const bool zeros = result.point && sure > digit && rounds_to(as_stated, sure, stated);
  return zeros && !other_sign ? "inconsistent note" : "inconsistent error";
}

bool ends_in_five(const Written& number) {
  return number.last_digit() == 0 && number.digits >= 10 && number.digits % 5 == 0;
}

// In a text the zeros at the end of a converted number may be no digits, within 1 %; and numbers
// that end in 0 or 5 may be rounded to that: the result, or, within 5 %, both.
bool is_round_conversion(const Told& result, const Told& given, const Rational& exact) {
  if (!result.point || !given.point) return false;
  const Rational off = abs(Rational(result.number.value() - exact));
  const int sure = last_sure_digit(result.number);
  const bool zeros =
      sure > result.number.last_digit() && rounded(exact, sure) == result.number.value();
  if (zeros && off * 100 <= abs(exact)) return true;
  if (!ends_in_five(result.number) || !ends_in_five(given.number)) return false;
  const Rational half(5, 2);
  const Rational both = half + half * exact / given.number.value();
  return off <= half || (off <= both && off * 20 <= abs(exact));
}

std::string rule_of(Kind kind, const Told& result, const Told& operand) {
  switch (kind) {
    case Kind::sum:
    case Kind::difference:
      return "sum/total";
    case Kind::column:
      return "sum/table";
    case Kind::average:
      return "ratio/average";
    case Kind::product:
    case Kind::ratio:
      return "ratio/rate";
    case Kind::multiple:
      return "change/multiple";
    case Kind::share:
      return "ratio/share";
    case Kind::percent_change:
      return "change/percent";
    case Kind::conversion:
      break;
  }
  const bool money = result.unit->is_money() && operand.unit->is_money();
  return money && result.unit != operand.unit ? "currency/conversion" : "unit/conversion";
}

}  // namespace

std::string kind_name(Kind kind) {
  static const std::map<Kind, std::string> names = {{Kind::sum, "sum"},
                                                    {Kind::difference, "difference"},
                                                    {Kind::average, "average"},
                                                    {Kind::product, "product"},
                                                    {Kind::ratio, "ratio"},
                                                    {Kind::share, "share"},
                                                    {Kind::conversion, "conversion"},
                                                    {Kind::percent_change, "percent-change"}};
  return names.at(kind);
}

std::string expected(Kind kind, Told result, std::vector<Told> operands, bool in_text) {
  if (kind == Kind::ratio && result.change && result.unit->name == "1") kind = Kind::multiple;
  if (kind == Kind::multiple) {
    // A fourfold fall counts how often the new value goes into the old one.
    if (result.fall && result.number.value() > 1) std::swap(operands[0], operands[1]);
    result.fall = false;
  }
  const std::string rule = rule_of(kind, result, operands.front());
  if (!is_defined(kind, *result.unit, operands)) return rule + " undetermined";
  const Range as_stated = computed(kind, result, operands, &Told::stated);
  Range allowed = computed(kind, result, operands, &Told::allowed);
  const Range stated = result.allowed_amount();
  if (in_text && rule == "unit/conversion" && !meet(allowed, stated) &&
      is_round_conversion(result, operands.front(), as_stated.low)) {
    allowed = {std::min(allowed.low, stated.low), std::max(allowed.high, stated.high)};
  }
  return rule + ' ' + judged(result, as_stated, allowed);
}

std::optional<Rational> nominal(Kind kind, const Unit& unit, std::vector<Told> operands) {
  if (!is_defined(kind, unit, operands)) return std::nullopt;
  for (Told& operand : operands) operand.stated = exactly(operand.number.value());
  Told result{.unit = &unit};
  result.change = operands.front().change;
  return computed(kind, result, operands, &Told::stated).low;
}

}  // namespace veritally::oracle
