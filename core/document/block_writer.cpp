#include "document/block_writer.hpp"

#include "document/lines.hpp"

#include <algorithm>

namespace veritally {
namespace {

// Stands in a text for what is left out of the middle of a block, such as code, so that what stands
// on its two sides does not read as one phrase.
constexpr std::string_view left_out = "\uFFFC";

}  // namespace

void BlockWriter::open(BlockKind kind, unsigned level) {
  close();
  if (!document_.text.empty()) {
    document_.text += '\n';
    document_.source.append_gap(1);
  }
  block_ = {};
  block_.kind = kind;
  block_.level = static_cast<std::uint8_t>(std::min(level, 255U));
  block_.begin = position();
  if (kind == BlockKind::item) block_.part = item_parts_;
  open_ = true;
  empty_ = true;
}

std::optional<std::uint32_t> BlockWriter::close() {
  if (!open_) return std::nullopt;
  open_ = false;
  if (empty_) return std::nullopt;
  const std::string_view text = std::string_view(document_.text).substr(block_.begin);
  block_.end = block_.begin + trim(text).size();
  if (block_.kind == BlockKind::item) ++item_parts_;
  document_.blocks.push_back(block_);
  return static_cast<std::uint32_t>(document_.blocks.size() - 1);
}

void BlockWriter::verbatim(std::string_view bytes, std::size_t source) {
  if (empty_) {
    const std::size_t blanks = leading_blanks(bytes);
    bytes.remove_prefix(blanks);
    source += blanks;
    empty_ = bytes.empty();
  }
  document_.text += bytes;
  document_.source.append_verbatim(bytes.size(), source);
}

void BlockWriter::replaced(std::string_view bytes, std::size_t begin, std::size_t end) {
  if (empty_) bytes.remove_prefix(leading_blanks(bytes));
  if (bytes.empty()) return;
  empty_ = false;
  document_.text += bytes;
  document_.source.append_replaced(bytes.size(), begin, end);
}

void BlockWriter::leave_out(std::size_t begin, std::size_t end) {
  if (!empty_) replaced(left_out, begin, end);
}

void BlockWriter::end_line() {
  if (empty_ || document_.text.back() == '\n') return;
  document_.text += '\n';
  document_.source.append_gap(1);
}

}  // namespace veritally
