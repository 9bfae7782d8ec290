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
    if (size_ == 0) return;
    before_ = (size_ - 1) / padding * padding;
    last_ = (1U << (size_ - before_)) - 1;
  }

  std::size_t size() const { return size_; }

#if defined(__SSE2__)
  // Whether they stand here. REQUIRES: size() + padding readable bytes.
  bool stand_at(const char* at) const {
    for (std::size_t i = 0; i < before_; i += padding) {
      if (differ(at, i) != 0) return false;
    }
    return (differ(at, before_) & last_) == 0;
  }
#else
  bool stand_at(const char* at) const { return std::memcmp(at, bytes_.data(), size_) == 0; }
#endif

 private:
#if defined(__SSE2__)
  // Sixteen bytes of both from `i` on: a bit where they are not the same.
  unsigned differ(const char* at, std::size_t i) const {
    const __m128i left = _mm_loadu_si128(reinterpret_cast<const __m128i*>(at + i));
    const __m128i right = _mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes_.data() + i));
    return ~static_cast<unsigned>(_mm_movemask_epi8(_mm_cmpeq_epi8(left, right))) & 0xffffU;
  }
#endif

  std::string bytes_;  // and some to read over
  std::size_t size_ = 0;
  std::size_t before_ = 0;  // bytes before the last sixteen or fewer
  unsigned last_ = 0;       // a bit for each of those
};

}  // namespace veritally
