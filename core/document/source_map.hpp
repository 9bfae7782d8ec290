// SourceMap: where each byte of a text stands in the bytes it was read from.
//
// The text is a row of pieces. A verbatim piece has the same bytes as its source; a replaced one
// (an entity, a folded escape, another encoding's character) stands for a stretch of the source as
// a whole. Pieces are appended in the order of the text; their sources need not be in order.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace veritally {

class SourceMap {
 public:
  // The next `length` bytes of the text are the bytes at `source`. Joins the piece before it where
  // they adjoin.
  void append_verbatim(std::size_t length, std::uint64_t source);
  // The next `length` bytes of the text stand for the bytes [begin, end) of the source.
  void append_replaced(std::size_t length, std::uint64_t begin, std::uint64_t end);

  // Where the byte at `text` begins in the source: of a replaced piece, its begin.
  std::uint64_t begin_of(std::size_t text) const;
  // Where the text that ends at `text` ends in the source: of a replaced piece, its end.
  // REQUIRES: text > 0.
  std::uint64_t end_of(std::size_t text) const;

  std::size_t length() const { return length_; }
  std::size_t memory() const { return pieces_.capacity() * sizeof(Piece); }

 private:
  struct Piece {
    std::size_t text = 0;     // where it begins
    std::uint64_t begin = 0;  // in the source
    std::uint64_t end = 0;    // of a replaced piece; of a verbatim one, 0
  };
  const Piece& piece_at(std::size_t text) const;

  std::vector<Piece> pieces_;
  std::size_t length_ = 0;
};

}  // namespace veritally
