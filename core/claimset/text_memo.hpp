// TextMemo: the texts that lines repeat at one place, each under a number of its own.
//
// To know such a text again takes one hash and one comparison, its closing quote included, so
// neither its end has to be looked for nor its bytes to be understood. Not thread-safe.
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
  // Numbers go from 1 to this; texts that come later have none.
  static constexpr std::uint32_t most_numbers = (1U << 14) - 1;

  struct Seen {
    std::uint32_t number = 0;  // 0: none
    std::uint8_t meaning = 0;  // what the owner of the memo read from the text
  };
  struct Known {
    ExpectedBytes quoted;  // the text with its quote
    Seen seen;

    std::size_t size() const { return quoted.size() - 1; }
  };

  // The known text that stands here with a quote behind it, or nullptr.
  // REQUIRES: scanner_padding readable bytes.
  const Known* find(const char* at) const {
    const Known& known = known_[place_of(at)];
    return known.seen.number != 0 && known.quoted.stand_at(at) ? &known : nullptr;
  }

  // The number of a plain text that find() did not know; 0 where there are no more numbers.
  // REQUIRES: a quote behind the text, and scanner_padding readable bytes behind that.
  std::uint32_t learn(std::string_view text, std::uint8_t meaning) {
    if (numbers_ == most_numbers) return 0;
    Known& known = known_[place_of(text.data())];
    known.quoted = ExpectedBytes({text.data(), text.size() + 1});
    known.seen = {++numbers_, meaning};
    return numbers_;
  }

 private:
  static std::size_t place_of(const char* at) {
    const std::uint64_t mark = load<std::uint64_t>(at) ^ load<std::uint64_t>(at + 8) * 3;
    return (mark * 0x9e3779b97f4a7c15) >> 56;
  }

  std::array<Known, 256> known_;
  std::uint32_t numbers_ = 0;
};

}  // namespace veritally
