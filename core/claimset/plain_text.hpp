// Plain pieces of JSON text: strings without escapes and short decimals, for the fast way of JSONL.
#pragma once

#include "base/byte_bits.hpp"
#include "base/decimal.hpp"

#include <bit>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace veritally {

inline constexpr std::size_t plain_step = Bytes::size;

// The bytes of sixteen before the first that ends a plain string (a quote, a backslash or a
// control character); 16 where there is none.
inline std::size_t plain_bytes(const char* at) {
  const Bytes bytes(at);
  const std::uint64_t hits = (bytes.equal('"') | bytes.equal('\\') | bytes.between(0, 0x1F)).bits();
  return hits == 0 ? plain_step : static_cast<std::size_t>(std::countr_zero(hits));
}

inline bool is_digit(char c) { return c >= '0' && c <= '9'; }

static_assert(std::endian::native == std::endian::little);

// The number that one to eight bytes are, the first of them in the lowest byte, if all are digits;
// else a number above all those.
inline std::uint64_t short_number(std::uint64_t bytes, std::size_t count) {
  constexpr std::uint64_t each = 0x0101010101010101;
  // Moved up, with zeros before them. Digits are then 0 to 9.
  const unsigned shift = 64 - 8 * static_cast<unsigned>(count);
  const std::uint64_t digits = (bytes << shift) - ((each * '0') << shift);
  if ((((digits + each * 0x76) | digits) & (each * 0x80)) != 0) return UINT64_MAX;
  // Pairs, fours and eights of digits, each half at once.
  const std::uint64_t pairs = (digits * 10 + (digits >> 8)) & 0x00ff00ff00ff00ff;
  const std::uint64_t fours = (pairs * 100 + (pairs >> 16)) & 0x0000ffff0000ffff;
  return (fours * 10000 + (fours >> 32)) & 0xffffffff;
}

// A plain decimal of one to eight bytes without a sign, which most are.
// REQUIRES: eight readable bytes.
inline bool parse_tiny_decimal(std::string_view text, Decimal& out) {
  constexpr std::uint64_t each = 0x0101010101010101;
  std::uint64_t bytes = 0;
  std::memcpy(&bytes, text.data(), 8);
  std::size_t count = text.size();
  std::int32_t exponent = 0;
  // The lowest byte that is a point has its top bit set, and none below it.
  const std::uint64_t other = bytes ^ (each * '.');
  const std::uint64_t points = (other - each) & ~other & (each * 0x80);
  const auto point = static_cast<std::size_t>(std::countr_zero(points | 1ULL << 63)) / 8;
  if (points != 0 && point < count) {
    if (point == 0 || point + 1 == count) return false;
    const std::uint64_t before = (std::uint64_t{1} << (8 * point)) - 1;
    bytes = (bytes & before) | ((bytes >> 8) & ~before);
    --count;
    exponent = static_cast<std::int32_t>(point) - static_cast<std::int32_t>(count);
  }
  const std::uint64_t mantissa = short_number(bytes, count);
  if (mantissa == UINT64_MAX) return false;
  out = Decimal(static_cast<std::int64_t>(mantissa), exponent);
  return true;
}

// A plain decimal of at most 17 digits: the interval's ends have one more and still fit.
// REQUIRES: eight readable bytes.
inline bool parse_short_decimal(std::string_view text, Decimal& out) {
  if (text.empty() || text.size() > 18) return false;  // the digits below must not overflow
  if (text.size() <= 8 && parse_tiny_decimal(text, out)) return true;
  const char* at = text.data();
  const char* end = at + text.size();
  const bool negative = at != end && *at == '-';
  if (negative) ++at;
  std::int64_t mantissa = 0;
  std::int32_t exponent = 0;
  const char* point = nullptr;
  const char* first = at;
  for (; at != end; ++at) {
    if (*at == '.' && point == nullptr && at != first) {
      point = at;
    } else if (is_digit(*at)) {
      mantissa = mantissa * 10 + (*at - '0');
    } else {
      return false;
    }
  }
  const auto length = end - first;
  if (length == 0 || length > 17) return false;
  if (point != nullptr) {
    exponent = static_cast<std::int32_t>(point - end + 1);
    if (exponent == 0) return false;
  }
  out = Decimal(negative ? -mantissa : mantissa, exponent);
  return true;
}

// Steps to the first byte that ends a plain string; to `end` or behind it where there is none.
// REQUIRES: sixteen readable bytes behind `end`.
inline void to_special(const char*& at, const char* end) {
  std::size_t plain = 0;
  do {
    plain = plain_bytes(at);
    at += plain;
  } while (plain == plain_step && at < end);
}

// The text of a plain string that begins at `at`, and `at` behind its closing quote. False where
// the string is not plain. REQUIRES: sixteen readable bytes behind `end`.
inline bool plain_text(const char*& at, const char* end, std::string_view& out) {
  const char* start = at;
  to_special(at, end);
  if (at >= end || *at != '"') return false;
  out = {start, static_cast<std::size_t>(at - start)};
  ++at;
  return true;
}

}  // namespace veritally
