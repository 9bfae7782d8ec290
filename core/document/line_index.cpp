#include "document/line_index.hpp"

#include "base/utf8.hpp"

#include <algorithm>

namespace veritally {
namespace {

constexpr std::size_t block_size = 512;

bool is_utf16(Encoding encoding) {
  return encoding == Encoding::utf16_le || encoding == Encoding::utf16_be;
}

// Units of two bytes that do not continue a pair.
std::uint64_t count_utf16(std::string_view bytes, bool big_endian) {
  std::uint64_t count = 0;
  for (std::size_t at = big_endian ? 0 : 1; at < bytes.size(); at += 2) {
    count += (static_cast<unsigned char>(bytes[at]) & 0xFCU) != 0xDCU;
  }
  return count;
}

std::uint64_t count_in(std::string_view bytes, Encoding encoding) {
  switch (encoding) {
    case Encoding::utf8:
      return count_code_points(bytes);
    case Encoding::utf16_le:
    case Encoding::utf16_be:
      return count_utf16(bytes, encoding == Encoding::utf16_be);
    case Encoding::single_byte:
      break;
  }
  return bytes.size();
}

}  // namespace

LineIndex::LineIndex(std::string_view bytes, Encoding encoding)
    : bytes_(bytes), encoding_(encoding) {
  find_lines();
  count_blocks();
}

void LineIndex::find_lines() {
  lines_.push_back(
      encoding_ == Encoding::single_byte ? 0 : static_cast<std::uint32_t>(byte_order_mark(bytes_)));
  const bool wide = is_utf16(encoding_);
  for (std::size_t at = bytes_.find('\n'); at != std::string_view::npos;
       at = bytes_.find('\n', at + 1)) {
    if (!wide) {
      lines_.push_back(static_cast<std::uint32_t>(at + 1));
      continue;
    }
    const bool big_endian = encoding_ == Encoding::utf16_be;
    const std::size_t unit = at & ~std::size_t{1};
    const std::size_t low = big_endian ? unit + 1 : unit;
    if (at == low && unit + 1 < bytes_.size() && bytes_[unit ^ (big_endian ? 0U : 1U)] == '\0') {
      lines_.push_back(static_cast<std::uint32_t>(unit + 2));
    }
  }
}

void LineIndex::count_blocks() {
  counts_.reserve(bytes_.size() / block_size + 1);
  std::uint64_t count = 0;
  for (std::size_t at = 0; at <= bytes_.size(); at += block_size) {
    counts_.push_back(static_cast<std::uint32_t>(count));
    count += count_in(bytes_.substr(at, block_size), encoding_);
  }
}

std::uint64_t LineIndex::code_points_before(std::size_t offset) const {
  const std::size_t block = offset / block_size;
  return counts_[block] +
         count_in(bytes_.substr(block * block_size, offset % block_size), encoding_);
}

LineIndex::LineColumn LineIndex::at(std::uint64_t offset) const {
  const auto behind = std::upper_bound(lines_.begin() + 1, lines_.end(), offset);
  const std::size_t begin = *(behind - 1);
  LineColumn place;
  place.line = static_cast<std::uint64_t>(behind - lines_.begin());
  if (offset > begin) place.column += code_points_before(offset) - code_points_before(begin);
  return place;
}

}  // namespace veritally
