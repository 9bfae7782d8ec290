#include "document/source_map.hpp"

#include <algorithm>
#include <cassert>
#include <iterator>

namespace veritally {

void SourceMap::append_verbatim(std::size_t length, std::uint64_t source) {
  if (length == 0) return;
  const bool adjoins = !pieces_.empty() && pieces_.back().end == 0 &&
                       pieces_.back().begin + (length_ - pieces_.back().text) == source;
  if (!adjoins) pieces_.push_back({length_, source, 0});
  length_ += length;
}

void SourceMap::append_replaced(std::size_t length, std::uint64_t begin, std::uint64_t end) {
  assert(begin < end);
  if (length == 0) return;
  pieces_.push_back({length_, begin, end});
  length_ += length;
}

const SourceMap::Piece& SourceMap::piece_at(std::size_t text) const {
  assert(text < length_);
  const auto behind =
      std::upper_bound(pieces_.begin(), pieces_.end(), text,
                       [](std::size_t offset, const Piece& piece) { return offset < piece.text; });
  return *std::prev(behind);
}

std::uint64_t SourceMap::begin_of(std::size_t text) const {
  const Piece& piece = piece_at(text);
  return piece.end != 0 ? piece.begin : piece.begin + (text - piece.text);
}

std::uint64_t SourceMap::end_of(std::size_t text) const {
  assert(text > 0);
  const Piece& piece = piece_at(text - 1);
  return piece.end != 0 ? piece.end : piece.begin + (text - piece.text);
}

}  // namespace veritally
