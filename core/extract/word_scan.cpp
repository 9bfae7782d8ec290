#include "extract/word_scan.hpp"

#include "base/byte_bits.hpp"

namespace veritally::extract {
namespace {

Bytes letters(Bytes bytes) { return bytes.lower().between('a', 'z'); }
Bytes digits(Bytes bytes) { return bytes.between('0', '9'); }
Bytes beyond_ascii(Bytes bytes) { return bytes; }
Bytes continuing(Bytes bytes) { return bytes.between(0x80, 0xBF); }
// Of U+0080 to BF, and of U+2000 to 2FFF.
Bytes signs(Bytes bytes) { return bytes.equal('\xC2') | bytes.equal('\xE2'); }
Bytes wide_letters(Bytes bytes) { return bytes.between(0xC3, 0xFF).without(bytes.equal('\xE2')); }

}  // namespace

void WordScan::read() {
  begin_ = next_;
  next_ += bits_size;
  std::uint64_t firsts = bits_of(text_, begin_, letters);
  std::uint64_t inside = firsts;
  places_ = bits_of(text_, begin_, digits);
  if (bits_of(text_, begin_, beyond_ascii) != 0) {
    firsts |= bits_of(text_, begin_, wide_letters);
    places_ |= bits_of(text_, begin_, signs);
    // What continues a letter is inside of its word: the carry of the sum runs through it.
    const std::uint64_t continued = bits_of(text_, begin_, continuing);
    const std::uint64_t behind_letter = (firsts << 1U | in_word_) & continued;
    inside = firsts | (continued & ~(continued + behind_letter));
  }
  places_ |= firsts & ~(inside << 1U | in_word_);
  in_word_ = inside >> 63U;
}

}  // namespace veritally::extract
