// LineBlocks: the lines that begin inside one stretch of a file, in blocks of whole lines.
//
// A block is small enough to stay in the processor's second-level cache while its lines are read,
// and is followed by readable bytes for readers that look ahead. Blocks hold every line whole: the
// last line of the stretch to its end, however far that is, and nothing of the line that began
// before. One thread.
#pragma once

#include "base/byte_source.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace veritally {

class LineBlocks {
 public:
  // Bytes that are readable behind every block.
  static constexpr std::size_t padding = 64;

  // The lines that begin at `begin` to `end` - 1. `buffer` is the memory to use, kept from stretch
  // to stretch. REQUIRES: end <= bytes.size().
  LineBlocks(const ByteSource& bytes, std::uint64_t begin, std::uint64_t end, std::string& buffer);

  // The next block, valid until the next call; empty at the end of the stretch.
  Result<std::string_view> next();
  // Where the block of the last next() stands in the file.
  std::uint64_t offset() const { return offset_; }

 private:
  Result<void> find_first_line(std::uint64_t begin);
  Result<std::string_view> load(std::size_t bytes);

  const ByteSource& bytes_;
  std::uint64_t end_;
  std::string& buffer_;
  std::uint64_t next_ = 0;  // where the next block begins
  std::uint64_t offset_ = 0;
  bool started_ = false;
};

}  // namespace veritally
