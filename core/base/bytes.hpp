// Short pieces of bytes as words, for hashing and comparing without a call.
#pragma once

#include <bit>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace veritally {

template <class Word>
std::uint64_t load(const char* from) {
  Word word = 0;
  std::memcpy(&word, from, sizeof(word));
  return word;
}

// Fewer than eight bytes as one word: different for different bytes of one length.
inline std::uint64_t load_short(const char* from, std::size_t bytes) {
  if (bytes >= 4) {
    return load<std::uint32_t>(from) << 32 | load<std::uint32_t>(from + bytes - 4);
  }
  if (bytes == 0) return 0;
  return load<std::uint8_t>(from) << 16 | load<std::uint8_t>(from + bytes / 2) << 8 |
         load<std::uint8_t>(from + bytes - 1);
}

// The first eight bytes of a text as one word, the first of them in its lowest byte; zeros stand
// for what a shorter text lacks.
inline std::uint64_t load_padded(std::string_view text) {
  static_assert(std::endian::native == std::endian::little);
  const std::size_t bytes = text.size();
  if (bytes >= 8) return load<std::uint64_t>(text.data());
  if (bytes >= 4) {
    const std::uint64_t last = load<std::uint32_t>(text.data() + bytes - 4);
    return load<std::uint32_t>(text.data()) | last << 8 * (bytes - 4);
  }
  if (bytes == 0) return 0;
  return load<std::uint8_t>(text.data()) |
         load<std::uint8_t>(text.data() + bytes / 2) << 8 * (bytes / 2) |
         load<std::uint8_t>(text.data() + bytes - 1) << 8 * (bytes - 1);
}

// Eight bytes with ASCII's capitals in lower case.
inline std::uint64_t lower_ascii(std::uint64_t bytes) {
  // In each byte the highest bit says whether it is a letter from A to Z.
  constexpr std::uint64_t each = 0x0101010101010101;
  const std::uint64_t low = bytes & (each * 0x7F);
  const std::uint64_t from_a = low + each * (0x80 - 'A');
  const std::uint64_t behind_z = low + each * (0x7F - 'Z');
  return bytes | (from_a & ~behind_z & ~bytes & (each * 0x80)) >> 2U;
}

// memcmp() == 0 for texts that are mostly shorter than a few words.
inline bool equal_bytes(const char* a, const char* b, std::size_t bytes) {
  if (bytes < 8) return load_short(a, bytes) == load_short(b, bytes);
  for (std::size_t at = 0; at + 8 < bytes; at += 8) {
    if (load<std::uint64_t>(a + at) != load<std::uint64_t>(b + at)) return false;
  }
  return load<std::uint64_t>(a + bytes - 8) == load<std::uint64_t>(b + bytes - 8);
}

// The first and the last eight bytes of a text, and its length. Texts of at most sixteen bytes are
// equal if these are.
struct TextEnds {
  static constexpr std::size_t whole = 16;

  std::uint64_t first = 0;
  std::uint64_t last = 0;
  std::uint64_t size = 0;

  bool operator==(const TextEnds&) const = default;
};

inline TextEnds ends_of(std::string_view text) {
  if (text.size() < 8) return {load_short(text.data(), text.size()), 0, text.size()};
  return {load<std::uint64_t>(text.data()), load<std::uint64_t>(text.data() + text.size() - 8),
          text.size()};
}

}  // namespace veritally
