// How rules write numbers, so that the workings of all rules look alike:
//
//   75 + 100 + [60, 65] + 80 = [315, 320] bn USD; stated ~315 bn USD
//
// One Scale is chosen for a line, from its largest figure; operands are shown bare, results and
// stated values with their unit.
#pragma once

#include <veritally/abi.h>
#include <veritally/plugin/exact.hpp>
#include <veritally/plugin/host.hpp>
#include <veritally/plugin/types.hpp>

#include <charconv>
#include <cstdint>
#include <string>
#include <string_view>

namespace veritally::plugin {

// A power of ten and its short name: "bn" is 10^9.
struct Scale {
  std::int32_t power = 0;
  std::string_view name;
};

// The scale for a value of a unit: tn, bn or mn by its size for money and bare numbers, else none.
inline Scale scale_of(const Host& host, const vt_decimal& value, std::string_view unit) {
  if (unit != "1") {
    const auto known = host.unit(unit);
    if (!known || !known->currency) return {};
  }
  vt_decimal size = value;
  if (size.mantissa < 0) size.mantissa = -(size.mantissa + 1);  // no overflow; near enough
  constexpr Scale scales[] = {{12, "tn"}, {9, "bn"}, {6, "mn"}};
  for (const Scale& scale : scales) {
    if (compare(size, {1, scale.power, 0}) >= 0) return scale;
  }
  return {};
}

inline Scale scale_of(const Host& host, const Claim& claim) {
  return scale_of(host, claim.value, host.text(Column::unit, claim.unit));
}

// What follows a number: " bn USD", " %", " mn GPU", "". `of` is the counted noun.
inline std::string suffix(Scale scale, std::string_view unit, std::string_view of = {}) {
  std::string text;
  const auto append = [&text](std::string_view word) {
    if (!word.empty()) text.append(" ").append(word);
  };
  append(scale.name);
  if (unit == "percent") {
    append("%");
  } else if (unit != "1") {
    append(unit);
  }
  append(of);
  return text;
}

inline std::string suffix(const Host& host, const Claim& claim, Scale scale) {
  return suffix(scale, host.text(Column::unit, claim.unit), host.text(Column::of, claim.of));
}

// A claim's stated value: "75", "[60, 65]", "> 100", "~315". Exact, never rounded.
inline std::string show(const Host& host, const Claim& claim, Scale scale) {
  std::string text = claim.approximate ? "~" : "";
  return text.append(host.show(claim.nominal, scale.power));
}

// The same with its unit: "~315 bn USD".
inline std::string show_with_unit(const Host& host, const Claim& claim, Scale scale) {
  return show(host, claim, scale).append(suffix(host, claim, scale));
}

// A computed number with the unit of a claim: "[315, 320] bn USD".
inline std::string show_with_unit(const Host& host, const Number& number, const Claim& like,
                                  Scale scale) {
  return number.show(scale.power).append(suffix(host, like, scale));
}

// An option that is a whole number or a decimal, "5" or "2.5". Throws Failure otherwise.
inline vt_decimal parse_decimal(std::string_view text) {
  std::string digits;
  vt_decimal value{};
  bool after_point = false;
  for (const char c : text) {
    if (c == '.' && !after_point) {
      after_point = true;
    } else {
      digits.push_back(c);
      value.exponent -= after_point ? 1 : 0;
    }
  }
  const char* const end = digits.data() + digits.size();
  const auto [stop, error] = std::from_chars(digits.data(), end, value.mantissa);
  if (error != std::errc() || stop != end || value.exponent < -18) {
    throw Failure("\"" + std::string(text) + "\" is not a number");
  }
  return value;
}

}  // namespace veritally::plugin
