// BlockWriter: fills the text, map and blocks of a document, piece by piece.
//
// Order of calls: open a block, append to it, close it (or open the next). Blanks at the front of a
// block are left out, blocks of blanks alone are none, and a line feed parts each from the next.
// A writer borrows its document, whose text and map are empty at first.
#pragma once

#include "document/document.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace veritally {

class BlockWriter {
 public:
  explicit BlockWriter(Document& document) : document_(document) {}

  // An item of a list begins: the next block of this kind is its first.
  void begin_item() { item_parts_ = 0; }
  // Begins a block of this kind, and closes the one before.
  void open(BlockKind kind, unsigned level = 0);
  // The index of the block in the document, if it has any text.
  std::optional<std::uint32_t> close();
  bool is_open() const { return open_; }
  BlockKind kind() const { return block_.kind; }
  bool is_empty() const { return empty_; }

  // The next bytes are those at `source`.
  void verbatim(std::string_view bytes, std::size_t source);
  // The next bytes stand for the source's [begin, end).
  void replaced(std::string_view bytes, std::size_t begin, std::size_t end);

  // What stands at the source's [begin, end) is left out.
  void leave_out(std::size_t begin, std::size_t end);
  // A line ends, whatever markup said so.
  void end_line();

  // Where in the text the next byte will stand.
  std::size_t position() const { return document_.text.size(); }

 private:
  Document& document_;
  Block block_;
  std::uint32_t item_parts_ = 0;  // blocks of the item so far
  bool open_ = false;
  bool empty_ = true;  // nothing but blanks was appended to the block
};

}  // namespace veritally
