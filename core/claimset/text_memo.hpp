// TextMemo: the values that lines repeat at one place.
//
// A value is kept with what stands behind it in every line of its shape, so that to know it again
// takes one hash and one comparison: neither its end has to be looked for, nor its bytes to be
// understood, nor what follows to be compared. A value that stands in line after line is compared
// at once: then the processor need not wait for the hash to know where the next value begins.
// Not thread-safe.
#pragma once

#include "base/bytes.hpp"
#include "claimset/expected_bytes.hpp"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace veritally {

class TextMemo {
 public:
  static constexpr std::size_t most_telling = 32;
  // Bytes that must be readable behind what is looked at.
  static constexpr std::size_t padding = most_telling + 16;
  static_assert(padding >= ExpectedBytes::padding);

  // A cache line each.
  struct alignas(64) Known {
    ExpectedBytes bytes;                  // the value and what stands behind it
    std::uint64_t key = 0;                // what the owner of the memo makes of the value
    const std::string* packed = nullptr;  // likewise; borrowed

    // Whether the value stands here. None does where nothing is kept yet.
    bool stands_at(const char* at, const char* end) const {
      return bytes.size() - 1 < static_cast<std::size_t>(end - at) && bytes.stand_at(at);
    }
  };
  static_assert(sizeof(Known) == 64);

  // `telling`: where the sixteen bytes begin that tell the values apart best, at most
  // most_telling. Values that do not differ there push each other out.
  explicit TextMemo(std::size_t telling) : telling_(telling) {}

  // The known value that stands here with what belongs behind it, or nullptr; valid until the next
  // learn(). REQUIRES: at <= end, and `padding` readable bytes behind `end`.
  const Known* find(const char* at, const char* end) {
    if (repeated_ >= steady && last_->stands_at(at, end)) return last_;
    const Known& known = known_[place_of(at)];
    if (!known.stands_at(at, end)) return nullptr;
    // Without a branch: whether a value comes again is what cannot be guessed.
    repeated_ = (repeated_ + 1) * static_cast<std::uint64_t>(&known == last_);
    last_ = &known;
    return &known;
  }

  // Keeps a value that find() did not know, with the bytes that stand behind it.
  // REQUIRES: as of find().
  void learn(std::string_view value, std::size_t behind, std::uint64_t key,
             const std::string* packed) {
    const std::string_view bytes(value.data(), value.size() + behind);
    known_[place_of(value.data())] = {ExpectedBytes(bytes), key, packed};
  }

 private:
  // So often a value must have stood in one line after the other to be looked for first: values
  // that change at random do not, and would only be guessed wrong.
  static constexpr std::uint64_t steady = 16;

  std::size_t place_of(const char* at) const {
    const std::uint64_t mark =
        load<std::uint64_t>(at + telling_) ^ load<std::uint64_t>(at + telling_ + 8) * 3;
    return (mark * 0x9e3779b97f4a7c15) >> 56;
  }

  std::size_t telling_;
  const Known* last_ = nullptr;  // that was found
  std::uint64_t repeated_ = 0;   // how often it was found again
  std::array<Known, 256> known_;
};

}  // namespace veritally
