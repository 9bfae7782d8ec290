// SourceMap: where each byte of a text stands in the bytes it was read from.
//
// The text is a row of pieces, appended in its order; their sources need not be in order. A piece
// is a run of equal units: so many bytes of the text stand for so many of the source, one unit
// behind another. So the same bytes (1 for 1), a run of letters in UTF-16 (1 for 2) and an entity
// (a unit by itself) are all one piece of 16 bytes.
//
// Texts and sources have less than 4 GiB.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace veritally {

class SourceMap {
 public:
  // The next `length` bytes of the text are the bytes at `source`.
  void append_verbatim(std::size_t length, std::uint64_t source);
  // The next `length` bytes of the text stand as a whole for the bytes [begin, end) of the source.
  void append_replaced(std::size_t length, std::uint64_t begin, std::uint64_t end);
  // The next `length` bytes of the text part blocks and stand nowhere in the source. Their places
  // are of no meaning.
  void append_gap(std::size_t length);

  // Where the byte at `text` begins in the source: that of the unit it belongs to.
  std::uint64_t begin_of(std::size_t text) const;
  // Where the text that ends at `text` ends in the source: behind the last unit it has part of.
  // REQUIRES: text > 0.
  std::uint64_t end_of(std::size_t text) const;

  // The map of the same text to the source of `inner`, whose text is this map's source.
  SourceMap through(const SourceMap& inner) const;

  // Gives memory back that was obtained ahead.
  void shrink() { pieces_.shrink_to_fit(); }

  std::size_t length() const { return length_; }
  std::size_t memory() const { return pieces_.capacity() * sizeof(Piece); }

 private:
  struct Piece {
    std::uint32_t text = 0;    // where it begins
    std::uint32_t source = 0;  // where its first unit begins
    std::uint32_t text_step = 1;
    std::uint32_t source_step = 1;

    std::uint64_t source_at(std::size_t units) const { return source + units * source_step; }
  };
  // The next `length` bytes are units from `source` on.
  void append(std::size_t length, std::uint64_t source, std::size_t text_step,
              std::uint64_t source_step);
  void append_through(const SourceMap& inner, std::size_t length, std::size_t begin);
  std::size_t index_at(std::size_t text) const;
  // Where the piece ends in the text.
  std::size_t end_of_piece(std::size_t index) const {
    return index + 1 < pieces_.size() ? pieces_[index + 1].text : length_;
  }

  std::vector<Piece> pieces_;
  std::size_t length_ = 0;
};

}  // namespace veritally
