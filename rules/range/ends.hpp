// The two ends of a range as they are written, and the power of ten that each was read with.
#pragma once

#include <veritally/plugin.hpp>

#include <cstdint>
#include <optional>
#include <string_view>

namespace veritally::rules {

struct Ends {
  vt_decimal first{};  // the digits alone: 65 of "$65 to $60 billion"
  vt_decimal second{};
  std::int32_t first_power = 0;
  std::int32_t second_power = 0;
  bool second_is_bare = false;  // nothing stands behind it: "1.5 million to 2"
};

namespace detail {

// The digits from a place on, with points and without commas, and where they end.
inline std::optional<vt_decimal> digits_at(std::string_view text, std::size_t& at) {
  while (at < text.size() && !plugin::is_digit(text[at])) ++at;
  constexpr int most = 15;
  vt_decimal value{};
  int count = 0;
  bool decimals = false;
  for (; at < text.size() && count <= most; ++at) {
    if (plugin::is_digit(text[at])) {
      value.mantissa = value.mantissa * 10 + (text[at] - '0');
      if (decimals) --value.exponent;
      ++count;
    } else if (at + 1 < text.size() && plugin::is_digit(text[at + 1]) && text[at] == '.') {
      decimals = true;
    } else if (at + 1 >= text.size() || !plugin::is_digit(text[at + 1]) || text[at] != ',') {
      break;
    }
  }
  return count > 0 && count <= most ? std::optional(value) : std::nullopt;
}

inline vt_decimal shortest(vt_decimal value) {
  while (value.mantissa != 0 && value.mantissa % 10 == 0) {
    value.mantissa /= 10;
    ++value.exponent;
  }
  return value;
}

// The power of ten that makes the written number of the meant one; nullopt if none does.
inline std::optional<std::int32_t> power_between(const vt_decimal& written,
                                                 const vt_decimal& meant) {
  const vt_decimal from = shortest(written);
  const vt_decimal to = shortest(meant);
  if (from.mantissa != to.mantissa || from.mantissa == 0) return std::nullopt;
  return to.exponent - from.exponent;
}

}  // namespace detail

// nullopt where the ends are not two numbers in digits. `reversed`: the higher one stands first.
inline std::optional<Ends> ends_of(std::string_view words, const plugin::Claim& claim,
                                   bool reversed) {
  std::size_t at = 0;
  const auto first = detail::digits_at(words, at);
  const auto second = first ? detail::digits_at(words, at) : std::nullopt;
  if (!second) return std::nullopt;
  const vt_decimal& low = reversed ? claim.nominal.high : claim.nominal.low;
  const vt_decimal& high = reversed ? claim.nominal.low : claim.nominal.high;
  const auto first_power = detail::power_between(*first, low);
  const auto second_power = detail::power_between(*second, high);
  if (!first_power || !second_power) return std::nullopt;
  return Ends{*first, *second, *first_power, *second_power, at == words.size()};
}

}  // namespace veritally::rules
