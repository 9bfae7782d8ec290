// Which of sixty-four bytes are what, as the bits of one word: for searches that would otherwise
// look at one byte after the other.
//
// A test is written over sixteen bytes at once and made of equal(), between() and their
// combinations:
//
//   bits_of(text, at, [](Bytes bytes) { return bytes.equal('.') | bytes.between('0', '9'); })
#pragma once

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace veritally {

// Sixteen bytes, or what holds of each of them.
class PortableBytes {
 public:
  static constexpr std::size_t size = 16;

  explicit PortableBytes(const char* from) { std::memcpy(bytes_.data(), from, size); }

  PortableBytes equal(char byte) const {
    return each([&](unsigned char b) { return b == static_cast<unsigned char>(byte) ? 0xFF : 0; });
  }
  // Both ends included.
  PortableBytes between(unsigned char low, unsigned char high) const {
    return each([&](unsigned char b) { return b >= low && b <= high ? 0xFF : 0; });
  }
  // With the bit set that ASCII's letters in lower case have.
  PortableBytes lower() const {
    return each([](unsigned char b) { return b | 0x20; });
  }

  PortableBytes operator|(const PortableBytes& other) const {
    return both(other, [](unsigned char a, unsigned char b) { return a | b; });
  }
  PortableBytes operator&(const PortableBytes& other) const {
    return both(other, [](unsigned char a, unsigned char b) { return a & b; });
  }
  PortableBytes without(const PortableBytes& other) const {
    return both(other, [](unsigned char a, unsigned char b) { return a & ~b; });
  }

  // The highest bit of each byte.
  std::uint64_t bits() const {
    std::uint64_t bits = 0;
    for (std::size_t i = 0; i < size; ++i) bits |= static_cast<std::uint64_t>(bytes_[i] >> 7U) << i;
    return bits;
  }

 private:
  PortableBytes() = default;
  template <class Make>
  PortableBytes each(const Make& make) const {
    PortableBytes made;
    for (std::size_t i = 0; i < size; ++i) {
      made.bytes_[i] = static_cast<unsigned char>(make(bytes_[i]));
    }
    return made;
  }
  template <class Make>
  PortableBytes both(const PortableBytes& other, const Make& make) const {
    PortableBytes made;
    for (std::size_t i = 0; i < size; ++i) {
      made.bytes_[i] = static_cast<unsigned char>(make(bytes_[i], other.bytes_[i]));
    }
    return made;
  }

  std::array<unsigned char, size> bytes_{};
};

#if defined(__SSE2__)

// The same in one register.
class SseBytes {
 public:
  static constexpr std::size_t size = 16;

  explicit SseBytes(const char* from)
      : bytes_(_mm_loadu_si128(reinterpret_cast<const __m128i*>(from))) {}

  SseBytes equal(char byte) const { return SseBytes(_mm_cmpeq_epi8(bytes_, _mm_set1_epi8(byte))); }
  SseBytes between(unsigned char low, unsigned char high) const {
    const __m128i above = _mm_sub_epi8(bytes_, _mm_set1_epi8(static_cast<char>(low)));
    const __m128i width = _mm_set1_epi8(static_cast<char>(high - low));
    return SseBytes(_mm_cmpeq_epi8(_mm_min_epu8(above, width), above));
  }
  SseBytes lower() const { return SseBytes(_mm_or_si128(bytes_, _mm_set1_epi8(0x20))); }

  SseBytes operator|(SseBytes other) const { return SseBytes(_mm_or_si128(bytes_, other.bytes_)); }
  SseBytes operator&(SseBytes other) const { return SseBytes(_mm_and_si128(bytes_, other.bytes_)); }
  SseBytes without(SseBytes other) const {
    return SseBytes(_mm_andnot_si128(other.bytes_, bytes_));
  }

  std::uint64_t bits() const { return static_cast<std::uint16_t>(_mm_movemask_epi8(bytes_)); }

 private:
  explicit SseBytes(__m128i bytes) : bytes_(bytes) {}

  __m128i bytes_;
};

using Bytes = SseBytes;
#else
using Bytes = PortableBytes;
#endif

inline constexpr std::size_t bits_size = 64;

// The bits of the bytes from `at` on for which the test holds, the first one the lowest. Behind the
// text's end zeros are tested.
template <class Test>
std::uint64_t bits_of(std::string_view text, std::size_t at, const Test& test) {
  std::array<char, bits_size> rest;
  const char* from = text.data() + at;
  if (text.size() - at < bits_size) {
    rest.fill('\0');
    std::memcpy(rest.data(), from, text.size() - at);
    from = rest.data();
  }
  std::uint64_t bits = 0;
  for (std::size_t i = 0; i < bits_size; i += Bytes::size)
    bits |= test(Bytes(from + i)).bits() << i;
  return bits;
}

}  // namespace veritally
