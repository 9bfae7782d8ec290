// The words of a claim with another number in them, written in their manner: for fixes.
//
//   reworded(host, claim, number, 8)   "roughly $31.5 billion" becomes "roughly $30.2 billion"
//
// The digits of the claim's value are looked for in its words, and the new ones take their place,
// with the same marks between them and the same scale word behind. nullopt where that is not sure:
// the value is spelled out, several numbers stand there, or the marks can be read in two ways. Any
// thread may call it, with the Host that it received.
#pragma once

#include <veritally/plugin/exact.hpp>
#include <veritally/plugin/host.hpp>
#include <veritally/plugin/types.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace veritally::plugin {

namespace detail {

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }

// A number as it is written: "1,234.5" has the grouping ',', the point '.' and one decimal.
struct Written {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::string digits{};  // alone, without leading zeros
  char grouping = '\0';  // none
  char point = '.';
  std::int32_t decimals = 0;
};

// The only number in the words; nullopt where there are none or several.
inline std::optional<Written> find_written(std::string_view words) {
  const auto first = std::find_if(words.begin(), words.end(), is_digit);
  if (first == words.end()) return std::nullopt;
  Written written{.begin = static_cast<std::size_t>(first - words.begin())};
  written.end = written.begin;
  for (std::size_t i = written.begin; i < words.size(); ++i) {
    const bool mark = words[i] == '.' || words[i] == ',';
    if (is_digit(words[i])) {
      written.digits += words[i];
      written.end = i + 1;
    } else if (!mark) {
      break;
    }
  }
  written.digits.erase(0, std::min(written.digits.find_first_not_of('0'), written.digits.size()));
  const std::string_view rest = words.substr(written.end);
  if (std::any_of(rest.begin(), rest.end(), is_digit)) return std::nullopt;
  return written;
}

// Says which of the marks group and which one is the point. The exponent of the value tells:
// without the decimals it is that of a scale word. False where neither reading fits, or both do.
inline bool read_marks(std::string_view number, std::int32_t exponent, Written& written) {
  const auto last = number.find_last_of(".,");
  if (last == std::string_view::npos) return true;
  const auto is_scale = [](std::int32_t power) { return power >= 0 && power % 3 == 0; };
  const auto first = number.find_first_of(".,");
  const auto behind = static_cast<std::int32_t>(number.size() - last - 1);
  const char mark = number[last];
  const bool alike = number[first] == mark;
  const bool groups = alike && behind == 3 && is_scale(exponent);
  const bool points = (first == last || !alike) && is_scale(exponent + behind);
  if (groups == points && (!groups || exponent != 0)) return false;
  if (groups) {
    written.grouping = mark;
    written.point = mark == ',' ? '.' : ',';
  } else {
    written.grouping = first == last ? '\0' : number[first];
    written.point = mark;
    written.decimals = behind;
  }
  return true;
}

// "1234.5" in the manner of what was written.
inline std::string in_manner_of(const Written& written, std::string_view plain,
                                std::int32_t decimals) {
  const std::string_view whole = plain.substr(0, plain.find('.'));
  std::string fraction(plain.substr(std::min(whole.size() + 1, plain.size())));
  fraction.resize(std::max(fraction.size(), static_cast<std::size_t>(std::max(decimals, 0))), '0');
  std::string text;
  for (std::size_t i = 0; i < whole.size(); ++i) {
    const bool group = i > 0 && (whole.size() - i) % 3 == 0;
    if (group && written.grouping != '\0') text += written.grouping;
    text += whole[i];
  }
  if (!fraction.empty()) text += written.point + fraction;
  return text;
}

}  // namespace detail

// The claim's words with `number`, rounded to `digit` and above zero, in place of its value.
inline std::optional<std::string> reworded(const Host& host, const Claim& claim,
                                           const Number& number, std::int32_t digit) {
  const auto origin = host.origin(claim.ref);
  if (!origin || claim.value.mantissa <= 0) return std::nullopt;
  const std::string_view words = origin->words;
  auto written = detail::find_written(words);
  if (!written || written->digits != std::to_string(claim.value.mantissa)) return std::nullopt;
  const std::string_view old = words.substr(written->begin, written->end - written->begin);
  if (!detail::read_marks(old, claim.value.exponent, *written)) return std::nullopt;
  const std::int32_t scale = claim.value.exponent + written->decimals;
  const std::string plain = number.show(scale, 20);
  const auto foreign = [](char c) { return !detail::is_digit(c) && c != '.'; };
  if (std::any_of(plain.begin(), plain.end(), foreign)) return std::nullopt;
  return std::string(words.substr(0, written->begin)) +
         detail::in_manner_of(*written, plain, scale - digit) +
         std::string(words.substr(written->end));
}

}  // namespace veritally::plugin
