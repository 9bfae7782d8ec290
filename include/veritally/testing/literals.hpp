// Claims from short literals, for tests: "~315 bn USD", "[60, 65] bn USD", "> 100 mn", "12.5 %".
//
//   [~] [< | <= | > | >=] number [mn | bn | tn] [unit]
//   [~] "[" number, number "]"   [mn | bn | tn] [unit]
//
// It is the form in which workings show numbers, and not how prose is read. Rounding and hedges as
// the program has them: half a unit of the last digit; "~" five percent. Throws
// std::invalid_argument for anything else.
#pragma once

#include <veritally/abi.h>
#include <veritally/plugin/types.hpp>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

namespace veritally::testing {

struct Quantity {
  vt_decimal value{};
  vt_interval nominal{};
  vt_interval interval{};
  std::string unit = "1";
  plugin::Comparator comparator = plugin::Comparator::equal;
  bool approximate = false;
  bool range = false;
};

namespace detail {

inline std::int64_t checked(std::int64_t a, std::int64_t b, std::int64_t c) {
  std::int64_t product = 0;
  std::int64_t result = 0;
  if (__builtin_mul_overflow(a, b, &product) || __builtin_add_overflow(product, c, &result)) {
    throw std::invalid_argument("a number of a test has too many digits");
  }
  return result;
}

// The value moved by `steps` times its exponent's unit over ten: 315 and 5 make 315.5.
inline vt_decimal moved(const vt_decimal& value, std::int64_t tenths) {
  return {checked(value.mantissa, 10, tenths), value.exponent - 1, 0};
}

// The value moved by five percent of its size, `direction` -1 or 1.
inline vt_decimal hedged(const vt_decimal& value, int direction) {
  const std::int64_t size = value.mantissa < 0 ? -value.mantissa : value.mantissa;
  return {checked(value.mantissa, 100, direction * checked(size, 5, 0)), value.exponent - 2, 0};
}

class QuantityReader {
 public:
  explicit QuantityReader(std::string_view text) : whole_(text), rest_(text) {}

  Quantity read() {
    out_.approximate = skip("~");
    read_comparator();
    vt_decimal low{};
    vt_decimal high{};
    if (skip("[")) {
      out_.range = true;
      low = number();
      if (!skip(",")) bad();
      high = number();
      if (!skip("]")) bad();
    } else {
      low = high = number();
    }
    const std::int32_t scale = skip("mn") ? 6 : skip("bn") ? 9 : skip("tn") ? 12 : 0;
    low.exponent += scale;
    high.exponent += scale;
    if (!rest_.empty()) out_.unit = rest_ == "%" ? "percent" : std::string(rest_);
    const char first = out_.unit.front();
    const bool is_word = (first >= 'a' && first <= 'z') || (first >= 'A' && first <= 'Z');
    if (!(is_word || out_.unit == "1") || out_.unit.find(' ') != std::string::npos) bad();
    fill(low, high);
    return out_;
  }

 private:
  [[noreturn]] void bad() const {
    throw std::invalid_argument("not a quantity of a test: \"" + std::string(whole_) + "\"");
  }

  bool skip(std::string_view token) {
    if (!rest_.starts_with(token)) return false;
    rest_.remove_prefix(token.size());
    rest_.remove_prefix(std::min(rest_.find_first_not_of(' '), rest_.size()));
    return true;
  }

  void read_comparator() {
    using plugin::Comparator;
    constexpr std::pair<std::string_view, Comparator> signs[] = {{"<=", Comparator::less_equal},
                                                                 {">=", Comparator::greater_equal},
                                                                 {"<", Comparator::less},
                                                                 {">", Comparator::greater}};
    for (const auto& [sign, comparator] : signs) {
      if (skip(sign)) {
        out_.comparator = comparator;
        return;
      }
    }
  }

  vt_decimal number() {
    const bool negative = skip("-");
    vt_decimal value{};
    bool after_point = false;
    std::size_t digits = 0;
    while (!rest_.empty()) {
      const char c = rest_.front();
      if (c >= '0' && c <= '9') {
        value.mantissa = checked(value.mantissa, 10, c - '0');
        value.exponent -= after_point ? 1 : 0;
        ++digits;
      } else if (c == '.' && !after_point) {
        after_point = true;
      } else {
        break;
      }
      rest_.remove_prefix(1);
    }
    if (digits == 0) bad();
    skip(" ");
    if (negative) value.mantissa = -value.mantissa;
    return value;
  }

  void fill(const vt_decimal& low, const vt_decimal& high) {
    using plugin::Comparator;
    out_.value = low;
    if (out_.comparator != Comparator::equal) {
      const bool less =
          out_.comparator == Comparator::less || out_.comparator == Comparator::less_equal;
      const bool open =
          out_.comparator == Comparator::less || out_.comparator == Comparator::greater;
      const std::uint32_t flags =
          (less ? VT_LOW_UNBOUNDED : VT_HIGH_UNBOUNDED) | (!open  ? 0U
                                                           : less ? VT_HIGH_OPEN
                                                                  : VT_LOW_OPEN);
      out_.nominal = out_.interval = {low, high, flags, 0};
      return;
    }
    out_.nominal = out_.interval = {low, high, 0, 0};
    const bool by_percent = out_.approximate && (out_.range || low.mantissa >= 10 ||
                                                 low.mantissa <= -10);  // else u/2 is larger
    if (by_percent) {
      out_.interval = {hedged(low, -1), hedged(high, 1), 0, 0};
    } else if (!out_.range) {
      out_.interval = {moved(low, -5), moved(high, 5), 0, 0};
    }
  }

  std::string_view whole_;
  std::string_view rest_;
  Quantity out_;
};

}  // namespace detail

inline Quantity quantity(std::string_view text) { return detail::QuantityReader(text).read(); }

// Days since 1970-01-01 of the first of January of a year.
constexpr std::int32_t first_day(std::int32_t year) {
  const std::int32_t before = year - 1;
  return (year - 1970) * 365 + (before / 4 - before / 100 + before / 400) - 477;
}
static_assert(first_day(1970) == 0 && first_day(2025) == 20089 && first_day(2001) == 11323);

// The whole year.
inline plugin::Period year(std::int32_t number) {
  return {first_day(number), first_day(number + 1) - 1, false, plugin::Relationship::during};
}

}  // namespace veritally::testing
