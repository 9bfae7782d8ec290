// Reads the notation in which papers report statistics: "t(28) = 2.20, p = .036", "M = 5.19".
//
//   Notation at(text, begin);
//   if (at.take("M")) if (const auto sign = at.comparison()) if (const auto mean = at.number()) ...
//
// What is asked for stands at the place or behind blanks there, and is passed; else the place
// stays.
#pragma once

#include <veritally/plugin.hpp>

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string_view>
#include <utility>

namespace veritally::rules {

class Notation {
 public:
  explicit Notation(std::string_view text, std::uint64_t at = 0) : text_(text), at_(at) {}

  std::uint64_t at() const { return at_; }

  bool take(std::string_view word) {
    const std::uint64_t begin = behind_blanks();
    if (text_.substr(begin, word.size()) != word) return false;
    at_ = begin + word.size();
    return true;
  }
  // The first of the words that stands here.
  bool take_one_of(std::initializer_list<std::string_view> words) {
    for (const std::string_view word : words) {
      if (take(word)) return true;
    }
    return false;
  }

  std::optional<plugin::Comparator> comparison() {
    using enum plugin::Comparator;
    constexpr std::pair<std::string_view, plugin::Comparator> signs[] = {
        {"<=", less_equal},     {">=", greater_equal},
        {"\u2264", less_equal}, {"\u2265", greater_equal},
        {"\u2a7d", less_equal}, {"\u2a7e", greater_equal},
        {"=", equal},           {"<", less},
        {">", greater}};
    for (const auto& [sign, meaning] : signs) {
      if (take(sign)) return meaning;
    }
    return std::nullopt;
  }

  // "2.20", ".036", "-1.5"; with a comma for the point where `comma` says so. None of grouped
  // digits, of exponents, nor of more digits than a double holds.
  std::optional<vt_decimal> number(bool comma) {
    const std::uint64_t start = at_;
    const bool negative = take_one_of({"-", "\u2212", "\u2013"});
    constexpr int most_digits = 15;
    vt_decimal value{};
    int digits = 0;
    bool point = false;
    std::uint64_t end = behind_blanks();
    for (; end < text_.size(); ++end) {
      const bool before_digit = end + 1 < text_.size() && plugin::is_digit(text_[end + 1]);
      const bool mark = text_[end] == '.' || (comma && text_[end] == ',');
      if (mark && before_digit && !point) {
        point = true;
      } else if (plugin::is_digit(text_[end])) {
        ++digits;
        if (digits > most_digits) break;
        value.mantissa = value.mantissa * 10 + (text_[end] - '0');
        value.exponent -= point ? 1 : 0;
      } else {
        break;
      }
    }
    const bool ends = end == text_.size() || !plugin::starts_letter(text_[end]);
    if (digits == 0 || digits > most_digits || !ends) {
      at_ = start;
      return std::nullopt;
    }
    if (negative) value.mantissa = -value.mantissa;
    at_ = end;
    return value;
  }

 private:
  // Blanks that do not break a line are written with two or three bytes.
  std::uint64_t behind_blanks() const {
    std::uint64_t at = at_;
    for (bool more = true; more;) {
      more = false;
      for (const std::string_view blank :
           {" ", "\n", "\t", "\u00a0", "\u2009", "\u200a", "\u202f"}) {
        if (text_.substr(at, blank.size()) != blank) continue;
        at += blank.size();
        more = true;
      }
    }
    return at;
  }

  std::string_view text_;
  std::uint64_t at_;
};

// Whether numbers are written with a comma for the point.
inline bool writes_commas(const plugin::Document& document) {
  return plugin::is_one_of(document.language().substr(0, 2), {"de", "fr", "es"});
}

// The claims of a sentence that stand between two places.
inline std::vector<plugin::ClaimRef> claims_between(const plugin::Document& document,
                                                    const plugin::Sentence& sentence,
                                                    std::uint64_t begin, std::uint64_t end) {
  std::vector<plugin::ClaimRef> claims;
  const auto places = document.places_of(sentence);
  for (std::size_t i = 0; i < places.size(); ++i) {
    const bool inside = places[i].begin >= begin && places[i].end <= end;
    if (inside) claims.push_back(document.claims_of(sentence)[i]);
  }
  return claims;
}

}  // namespace veritally::rules
