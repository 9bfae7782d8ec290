// By which slip of hand or eye the digits of one number become those of another, for figures that
// were copied wrong. Pure.
#pragma once

#include <veritally/plugin.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <functional>
#include <numeric>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace veritally::rules {

// The same number without zeros at its end.
inline vt_decimal without_zeros(vt_decimal value) {
  while (value.mantissa != 0 && value.mantissa % 10 == 0) {
    value.mantissa /= 10;
    ++value.exponent;
  }
  return value;
}

// Whether one number is the other with fewer digits: 1,360 and 1,366.
inline bool is_rounding(const vt_decimal& one, const vt_decimal& other) {
  vt_decimal coarse = without_zeros(one);
  vt_decimal fine = without_zeros(other);
  if (coarse.exponent < fine.exponent) std::swap(coarse, fine);
  std::int64_t unit = 1;
  for (std::int32_t i = fine.exponent; i < coarse.exponent && i < fine.exponent + 18; ++i) {
    unit *= 10;
  }
  const std::int64_t rest = std::abs(fine.mantissa - fine.mantissa / unit * unit);
  const std::int64_t whole = fine.mantissa / unit;
  return whole == coarse.mantissa || (2 * rest >= unit && std::abs(coarse.mantissa - whole) == 1);
}

enum class Miscopy : std::uint8_t { power_of_ten, same_digits, one_digit };

struct CopySlip {
  Miscopy kind;
  std::size_t digits = 0;  // of the numbers, without zeros at their ends
};

// nullopt where no slip makes one of the other, or both are the same.
inline std::optional<CopySlip> copy_slip(const vt_decimal& one, const vt_decimal& other) {
  const vt_decimal a = without_zeros(one);
  const vt_decimal b = without_zeros(other);
  if ((a.mantissa < 0) != (b.mantissa < 0)) return std::nullopt;
  std::string left = std::to_string(std::abs(a.mantissa));
  std::string right = std::to_string(std::abs(b.mantissa));
  if (left == right) {
    if (a.exponent == b.exponent) return std::nullopt;
    return CopySlip{Miscopy::power_of_ten, left.size()};
  }
  // 380 and 38: the same places, so the zeros at the end count where the other has digits.
  const std::int32_t last = std::min(a.exponent, b.exponent);
  left.append(static_cast<std::size_t>(std::min(a.exponent - last, 18)), '0');
  right.append(static_cast<std::size_t>(std::min(b.exponent - last, 18)), '0');
  if (left.size() != right.size()) return std::nullopt;
  const auto differing = std::inner_product(left.begin(), left.end(), right.begin(), 0,
                                            std::plus<>(), std::not_equal_to<>());
  const std::size_t digits = left.size();
  if (differing == 1) return CopySlip{Miscopy::one_digit, digits};
  std::ranges::sort(left);
  std::ranges::sort(right);
  if (left != right) return std::nullopt;
  return CopySlip{Miscopy::same_digits, digits};
}

// How many telling words two sentences must share for a slip to be likelier than chance: the fewer
// digits agree, the more. nullopt where no slip explains the one number by the other.
inline std::optional<std::size_t> words_wanted(const vt_decimal& one, const vt_decimal& other) {
  const auto slip = copy_slip(one, other);
  if (!slip) return std::nullopt;
  switch (slip->kind) {
    case Miscopy::power_of_ten:
      return slip->digits > 2 ? 1 : 2;
    case Miscopy::same_digits:
      return slip->digits > 2 ? 0 : 1;
    case Miscopy::one_digit:
      break;
  }
  if (slip->digits < 3) return std::nullopt;
  return slip->digits > 3 ? 2 : 3;
}

inline std::string describe_slip(const vt_decimal& one, const vt_decimal& other) {
  const auto slip = copy_slip(one, other);
  if (slip->kind == Miscopy::same_digits) return "the same digits in another order";
  if (slip->kind == Miscopy::one_digit) return "one digit differs";
  return "the same digits, a power of ten apart";
}

// The first number in digits of some words, with its signs: "21.8" of "£21.8m".
inline std::string_view digits_in(std::string_view words) {
  constexpr std::string_view digits = "0123456789";
  constexpr std::string_view inside = "0123456789.,";
  const auto begin = words.find_first_of(digits);
  if (begin == std::string_view::npos) return {};
  const auto end = std::min(words.find_first_not_of(inside, begin), words.size());
  return words.substr(begin, words.find_last_of(digits, end - 1) + 1 - begin);
}

// Whether a text has this number in digits.
inline bool has_digits(std::string_view text, std::string_view number) {
  if (number.empty()) return false;
  const auto is_part = [&](std::size_t at) {  // of a longer number
    return at < text.size() && text[at] >= '0' && text[at] <= '9';
  };
  for (auto at = text.find(number); at != std::string_view::npos; at = text.find(number, at + 1)) {
    const std::size_t end = at + number.size();
    const bool longer =
        (at > 0 && is_part(at - 1)) || is_part(end) ||
        (end < text.size() && (text[end] == '.' || text[end] == ',') && is_part(end + 1)) ||
        (at > 1 && (text[at - 1] == '.' || text[at - 1] == ',') && is_part(at - 2));
    if (!longer) return true;
  }
  return false;
}

}  // namespace veritally::rules
