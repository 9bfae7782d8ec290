// WordScan: the places of a text where a number or word may start, found without looking at each
// of its bytes.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace veritally::extract {

// Yields every digit, every word's first letter, and the first byte of every sign or blank from
// U+0080 to BF and U+2000 to 2FFF, in the order of the text. A word is a run of letters; it ends
// before a digit, and may begin behind one. Borrows the text.
class WordScan {
 public:
  // What the text has before `from` is not looked at: the rest of a word is one.
  WordScan(std::string_view text, std::size_t from) : text_(text), next_(from) {}

  // The next of the places; the text's size where there is none.
  std::size_t next() {
    while (places_ == 0) {
      if (next_ >= text_.size()) return text_.size();
      read();
    }
    const auto place = static_cast<std::size_t>(std::countr_zero(places_));
    places_ &= places_ - 1;
    return begin_ + place;
  }

 private:
  void read();

  std::string_view text_;
  std::size_t begin_ = 0;      // of the bytes that were read last
  std::size_t next_ = 0;       // of those behind them
  std::uint64_t places_ = 0;   // among them, that were not yielded yet
  std::uint64_t in_word_ = 0;  // 1: a letter or its continuation stands before `next_`
};

}  // namespace veritally::extract
