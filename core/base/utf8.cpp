#include "base/utf8.hpp"

#include <algorithm>
#include <cstring>

namespace veritally {
namespace {

bool continues(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

bool all_ascii(const char* eight_bytes) {
  std::uint64_t word = 0;
  std::memcpy(&word, eight_bytes, sizeof word);
  return (word & 0x8080808080808080U) == 0;
}

// What may follow a leading byte (Unicode 15, table 3-7).
struct Lead {
  std::size_t length = 0;  // 0: no character starts with this byte
  unsigned char second_low = 0x80;
  unsigned char second_high = 0xBF;
};

Lead lead_of(char c) {
  const auto byte = static_cast<unsigned char>(c);
  if (byte < 0x80) return {1};
  if (byte < 0xC2) return {};
  if (byte < 0xE0) return {2};
  if (byte == 0xE0) return {3, 0xA0, 0xBF};
  if (byte == 0xED) return {3, 0x80, 0x9F};
  if (byte < 0xF0) return {3};
  if (byte == 0xF0) return {4, 0x90, 0xBF};
  if (byte < 0xF4) return {4};
  if (byte == 0xF4) return {4, 0x80, 0x8F};
  return {};
}

// The bytes at the front that are a character or the broken beginning of one.
struct Piece {
  std::size_t length = 1;
  bool valid = false;
};

Piece first_piece(std::string_view text) {
  const Lead lead = lead_of(text.front());
  if (lead.length == 0) return {};
  if (lead.length == 1) return {1, true};
  if (text.size() < 2) return {};
  const auto second = static_cast<unsigned char>(text[1]);
  if (second < lead.second_low || second > lead.second_high) return {};
  std::size_t length = 2;
  while (length < lead.length && length < text.size() && continues(text[length])) ++length;
  return {length, length == lead.length};
}

}  // namespace

std::size_t valid_utf8_prefix(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size()) {
    if (at + 8 <= text.size() && all_ascii(text.data() + at)) {
      at += 8;
      continue;
    }
    const Piece piece = first_piece(text.substr(at));
    if (!piece.valid) return at;
    at += piece.length;
  }
  return at;
}

std::size_t broken_utf8_prefix(std::string_view text) { return first_piece(text).length; }

std::string repair_utf8(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const std::size_t valid = valid_utf8_prefix(text);
    out.append(text.substr(0, valid));
    text.remove_prefix(valid);
    if (text.empty()) break;
    out += "\xEF\xBF\xBD";
    text.remove_prefix(broken_utf8_prefix(text));
  }
  return out;
}

void append_utf8(char32_t code_point, std::string& into) {
  const auto put = [&into](char32_t byte) { into += static_cast<char>(byte); };
  const auto put_rest = [&](char32_t shift) { put(0x80U | (code_point >> shift & 0x3FU)); };
  if (code_point < 0x80) return put(code_point);
  if (code_point < 0x800) {
    put(0xC0U | code_point >> 6U);
    return put_rest(0);
  }
  if (code_point < 0x10000) {
    put(0xE0U | code_point >> 12U);
  } else {
    put(0xF0U | code_point >> 18U);
    put_rest(12);
  }
  put_rest(6);
  put_rest(0);
}

// Counts of a byte each, in pieces too short to overflow one, are counted many at once.
std::uint64_t count_code_points(std::string_view text) {
  constexpr std::size_t piece = 192;
  std::uint64_t count = 0;
  for (std::size_t at = 0; at < text.size(); at += piece) {
    std::uint8_t here = 0;
    for (const char c : text.substr(at, piece))
      here = static_cast<std::uint8_t>(here + !continues(c));
    count += here;
  }
  return count;
}

std::string_view first_code_points(std::string_view text, std::size_t count) {
  std::size_t at = 0;
  for (; at < text.size(); ++at) {
    if (!continues(text[at]) && count-- == 0) break;
  }
  return text.substr(0, at);
}

}  // namespace veritally
