// TextMemo: the values that lines repeat at one place.
//
// A value is kept with what stands behind it in every line of its shape, so that to know it again
// takes one hash and one comparison: neither its end has to be looked for, nor its bytes to be
// understood, nor what follows to be compared. Not thread-safe.
#pragma once

#include "base/bytes.hpp"
#include "claimset/expected_bytes.hpp"

#include <array>
#include <cstdint>
#include <string_view>

namespace veritally {

class TextMemo {
 public:
  static constexpr std::size_t most_telling = 32;
  // Bytes that must be readable behind what is looked at.
  static constexpr std::size_t padding = most_telling + 16;
  static_assert(padding >= ExpectedBytes::padding);

  struct Known {
    ExpectedBytes bytes;           // the value and what stands behind it
    std::size_t whole = SIZE_MAX;  // bytes of both
    std::size_t size = 0;          // of the value
    std::uint64_t key = 0;         // what the owner of the memo makes of the value
    std::string_view packed;       // likewise; borrowed
  };

  // `telling`: where the sixteen bytes begin that tell the values apart best, at most
  // most_telling. Values that do not differ there push each other out.
  explicit TextMemo(std::size_t telling) : telling_(telling) {}

  // The known value that stands here with what belongs behind it, or nullptr.
  // REQUIRES: at <= end, and `padding` readable bytes behind `end`.
  const Known* find(const char* at, const char* end) const {
    const Known& known = known_[place_of(at)];
    const bool fits = known.whole <= static_cast<std::size_t>(end - at);
    return fits && known.bytes.stand_at(at) ? &known : nullptr;
  }

  // Keeps a value that find() did not know, with the bytes that stand behind it.
  // REQUIRES: as of find().
  void learn(std::string_view value, std::size_t behind, std::uint64_t key,
             std::string_view packed) {
    const std::string_view bytes(value.data(), value.size() + behind);
    known_[place_of(value.data())] = {ExpectedBytes(bytes), bytes.size(), value.size(), key,
                                      packed};
  }

 private:
  std::size_t place_of(const char* at) const {
    const std::uint64_t mark =
        load<std::uint64_t>(at + telling_) ^ load<std::uint64_t>(at + telling_ + 8) * 3;
    return (mark * 0x9e3779b97f4a7c15) >> 56;
  }

  std::size_t telling_;
  std::array<Known, 256> known_;
};

}  // namespace veritally
