// ExpectedBytes: bytes that are looked for again and again at places where they mostly stand.
#pragma once

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

#include <cstddef>
#include <cstring>
#include <string>
#include <string_view>

namespace veritally {

class ExpectedBytes {
 public:
  // Bytes that must be readable behind as many bytes as there are here.
  static constexpr std::size_t padding = 16;

  ExpectedBytes() = default;
  explicit ExpectedBytes(std::string_view bytes) : bytes_(bytes), size_(bytes.size()) {
    bytes_.append(padding, '\0');
    if (size_ < padding) first_ = (1U << size_) - 1;
  }

  std::size_t size() const { return size_; }
  bool operator==(const ExpectedBytes& other) const { return bytes_ == other.bytes_; }

#if defined(__SSE2__)
  // Whether they stand here. REQUIRES: size() + padding readable bytes.
  bool stand_at(const char* at) const {
    const char* const bytes = bytes_.data();
    // The first sixteen and the last sixteen, some of them twice, and what stands between them: no
    // branch that could be guessed wrong where there are at most 32.
    const std::size_t last = size_ > padding ? size_ - padding : 0;
    __m128i differ = _mm_or_si128(differences(at, bytes), differences(at + last, bytes + last));
    for (std::size_t i = padding; i < last; i += padding) {
      differ = _mm_or_si128(differ, differences(at + i, bytes + i));
    }
    return (same(differ) & first_) == first_;
  }
#else
  bool stand_at(const char* at) const { return std::memcmp(at, bytes_.data(), size_) == 0; }
#endif

 private:
#if defined(__SSE2__)
  // Sixteen bytes, 0 where both have the same.
  static __m128i differences(const char* at, const char* bytes) {
    return _mm_xor_si128(_mm_loadu_si128(reinterpret_cast<const __m128i*>(at)),
                         _mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes)));
  }
  // A bit where a byte is 0.
  static unsigned same(__m128i differ) {
    return static_cast<unsigned>(_mm_movemask_epi8(_mm_cmpeq_epi8(differ, _mm_setzero_si128())));
  }
#endif

  std::string bytes_ = std::string(padding, '\0');  // and some to read over
  std::size_t size_ = 0;
  unsigned first_ = 0xffff;  // a bit for each of the first sixteen
};

}  // namespace veritally
