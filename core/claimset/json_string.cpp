#include "claimset/json_string.hpp"

#include "claimset/plain_text.hpp"

#include <array>
#include <cstdint>
#include <cstring>

namespace veritally {
namespace {

constexpr std::uint8_t no_digit = 0xFF;

constexpr std::array<std::uint8_t, 256> hexadecimal_digits() {
  std::array<std::uint8_t, 256> values{};
  values.fill(no_digit);
  for (std::uint8_t i = 0; i < 10; ++i) values['0' + i] = i;
  for (std::uint8_t i = 0; i < 6; ++i) {
    values['a' + i] = values['A' + i] = static_cast<std::uint8_t>(10 + i);
  }
  return values;
}

// What the byte behind a backslash means; 0 where that is not one character.
constexpr std::array<char, 256> short_escapes() {
  std::array<char, 256> meanings{};
  constexpr std::string_view from = "\"\\/bfnrt";
  constexpr std::string_view to = "\"\\/\b\f\n\r\t";
  for (std::size_t i = 0; i < from.size(); ++i) {
    meanings[static_cast<std::uint8_t>(from[i])] = to[i];
  }
  return meanings;
}

// The number that the four bytes behind "\u" are; above 0xFFFF where they are not.
std::uint32_t code_unit(const char* digits) {
  static constexpr auto values = hexadecimal_digits();
  std::uint32_t code = 0;
  std::uint32_t all = 0;
  for (std::size_t i = 0; i < 4; ++i) {
    const std::uint32_t value = values[static_cast<std::uint8_t>(digits[i])];
    code = code << 4U | (value & 0xFU);
    all |= value;
  }
  return all == no_digit ? no_digit << 16U : code;
}

// Writes a code point, and gives the place behind it.
char* put_utf8(std::uint32_t code, char* to) {
  const auto put = [&to](std::uint32_t byte) { *to++ = static_cast<char>(byte); };
  if (code < 0x80) {
    put(code);
    return to;
  }
  if (code < 0x800) {
    put(0xC0U | code >> 6U);
  } else if (code < 0x10000) {
    put(0xE0U | code >> 12U);
    put(0x80U | (code >> 6U & 0x3FU));
  } else {
    put(0xF0U | code >> 18U);
    put(0x80U | (code >> 12U & 0x3FU));
    put(0x80U | (code >> 6U & 0x3FU));
  }
  put(0x80U | (code & 0x3FU));
  return to;
}

// Steps over the escape at `at`. False where it means nothing that is read here.
bool step_over_escape(const char*& at, const char* end, char*& to) {
  static constexpr auto meanings = short_escapes();
  constexpr std::ptrdiff_t unit = 6;  // "\uXXXX"
  if (const char meaning = meanings[static_cast<std::uint8_t>(at[1])]; meaning != 0) {
    *to++ = meaning;
    at += 2;
    return true;
  }
  if (at[1] != 'u' || end - at < unit) return false;
  std::uint32_t code = code_unit(at + 2);
  if (code == 0 || code > 0xFFFF) return false;
  at += unit;
  if (code >= 0xD800 && code < 0xE000) {
    if (code >= 0xDC00 || end - at < unit || at[0] != '\\' || at[1] != 'u') return false;
    const std::uint32_t low = code_unit(at + 2);
    if (low < 0xDC00 || low >= 0xE000) return false;
    code = 0x10000 + ((code - 0xD800) << 10U) + (low - 0xDC00);
    at += unit;
  }
  to = put_utf8(code, to);
  return true;
}

}  // namespace

RawString find_string(const char* begin, const char* at, const char* end) {
  for (;;) {
    to_special(at, end);
    if (at >= end) return {begin, nullptr};
    if (*at == '"') return {begin, at};
    if (*at != '\\') return {begin, nullptr};
    at += 2;
  }
}

std::string_view unescape(RawString raw, char* to) {
  static_assert(plain_step <= unescape_padding);
  char* const begin = to;
  for (const char* at = raw.begin; at < raw.end;) {
    std::memcpy(to, at, plain_step);
    const std::size_t plain = plain_bytes(at);
    at += plain;
    to += plain;
    if (plain < plain_step && at < raw.end && !step_over_escape(at, raw.end, to)) return {};
  }
  return {begin, static_cast<std::size_t>(to - begin)};
}

}  // namespace veritally
