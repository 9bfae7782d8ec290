// LineIndex: lines and columns of places in a document's bytes as given.
//
// Lines end with a line feed and count from 1; columns count code points from 1. A byte order mark
// takes no column. Made in one pass over the bytes; a look-up takes the logarithm of the number of
// lines, and counts in a few hundred bytes at most, however long the line is. Const from then on:
// any number of threads may share one.
#pragma once

#include "document/encoding.hpp"

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace veritally {

class LineIndex {
 public:
  struct LineColumn {
    std::uint64_t line = 1;
    std::uint64_t column = 1;
  };

  // Borrows the bytes. `encoding` is theirs, as Document::encoding says.
  LineIndex(std::string_view bytes, Encoding encoding);

  // REQUIRES: offset <= the number of bytes, where a character begins or the bytes end.
  LineColumn at(std::uint64_t offset) const;

 private:
  void find_lines();
  void count_blocks();
  std::uint64_t code_points_before(std::size_t offset) const;

  std::string_view bytes_;
  Encoding encoding_;
  std::vector<std::uint32_t> lines_;   // where each begins
  std::vector<std::uint32_t> counts_;  // of code points before each block of bytes
};

}  // namespace veritally
