#include "document/source_map.hpp"

#include <algorithm>
#include <cassert>
#include <limits>

namespace veritally {

void SourceMap::append(std::size_t length, std::uint64_t source, std::size_t text_step,
                       std::uint64_t source_step) {
  if (length == 0) return;
  assert(length % text_step == 0);
  assert(source + length / text_step * source_step <= std::numeric_limits<std::uint32_t>::max());
  assert(length_ + length <= std::numeric_limits<std::uint32_t>::max());
  const bool adjoins =
      !pieces_.empty() && pieces_.back().text_step == text_step &&
      pieces_.back().source_step == source_step &&
      pieces_.back().source_at((length_ - pieces_.back().text) / text_step) == source;
  if (!adjoins) {
    pieces_.push_back({static_cast<std::uint32_t>(length_), static_cast<std::uint32_t>(source),
                       static_cast<std::uint32_t>(text_step),
                       static_cast<std::uint32_t>(source_step)});
  }
  length_ += length;
}

void SourceMap::append_verbatim(std::size_t length, std::uint64_t source) {
  append(length, source, 1, 1);
}

void SourceMap::append_replaced(std::size_t length, std::uint64_t begin, std::uint64_t end) {
  assert(begin < end);
  append(length, begin, length, end - begin);
}

// A gap behind a verbatim piece is taken to be part of it, which costs no piece.
void SourceMap::append_gap(std::size_t length) {
  if (pieces_.empty()) {
    append(length, 0, 1, 0);
  } else if (pieces_.back().text_step == 1 && pieces_.back().source_step == 1) {
    length_ += length;
  } else {
    append(length, end_of(length_), 1, 0);
  }
}

std::size_t SourceMap::index_at(std::size_t text) const {
  assert(text < length_);
  const auto behind =
      std::upper_bound(pieces_.begin(), pieces_.end(), text,
                       [](std::size_t offset, const Piece& piece) { return offset < piece.text; });
  return static_cast<std::size_t>(behind - pieces_.begin()) - 1;
}

std::uint64_t SourceMap::begin_of(std::size_t text) const {
  const Piece& piece = pieces_[index_at(text)];
  return piece.source_at((text - piece.text) / piece.text_step);
}

std::uint64_t SourceMap::end_of(std::size_t text) const {
  assert(text > 0);
  const Piece& piece = pieces_[index_at(text - 1)];
  return piece.source_at((text - 1 - piece.text) / piece.text_step + 1);
}

// The next `length` bytes are the same as those of inner's text from `begin` on.
void SourceMap::append_through(const SourceMap& inner, std::size_t length, std::size_t begin) {
  const std::size_t end = std::min(begin + length, inner.length_);
  const std::size_t gap = begin + length - std::max(begin, end);
  for (std::size_t i = begin < end ? inner.index_at(begin) : 0; begin < end; ++i) {
    const Piece& piece = inner.pieces_[i];
    const std::size_t until = std::min(end, inner.end_of_piece(i));
    const std::size_t from = begin - piece.text;
    if (from % piece.text_step == 0 && (until - begin) % piece.text_step == 0) {
      append(until - begin, piece.source_at(from / piece.text_step), piece.text_step,
             piece.source_step);
    } else {
      append_replaced(until - begin, inner.begin_of(begin), inner.end_of(until));
    }
    begin = until;
  }
  if (gap != 0) append_gap(gap);
}

SourceMap SourceMap::through(const SourceMap& inner) const {
  SourceMap map;
  for (std::size_t i = 0; i < pieces_.size(); ++i) {
    const Piece& piece = pieces_[i];
    const std::size_t length = end_of_piece(i) - piece.text;
    if (piece.source_step == 0) {
      map.append_gap(length);
      continue;
    }
    if (piece.text_step == 1 && piece.source_step == 1) {
      map.append_through(inner, length, piece.source);
      continue;
    }
    for (std::size_t unit = 0; unit < length / piece.text_step; ++unit) {
      map.append_replaced(piece.text_step, inner.begin_of(piece.source_at(unit)),
                          inner.end_of(piece.source_at(unit + 1)));
    }
  }
  return map;
}

}  // namespace veritally
