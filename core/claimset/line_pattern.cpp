// The shape of lines: the part of LineScanner that expects a line to look like the one before.
#include "base/bytes.hpp"
#include "claimset/line_scanner.hpp"
#include "claimset/plain_text.hpp"

namespace veritally {
namespace {

// The member that a plain text of a slot goes to; nullptr for what is not a text.
std::string_view ClaimFields::* text_of(LineScanner::Slot slot) {
  using Slot = LineScanner::Slot;
  switch (slot) {
    case Slot::id:
      return &ClaimFields::id;
    case Slot::document:
      return &ClaimFields::document;
    case Slot::subject:
      return &ClaimFields::subject;
    case Slot::measure:
      return &ClaimFields::measure;
    case Slot::unit:
      return &ClaimFields::unit;
    case Slot::period:
    case Slot::value:
    case Slot::modality:
      return nullptr;
  }
  return nullptr;
}

}  // namespace

// REQUIRES: `fields` was read from the line, whose strings are plain, and trace_ has its values.
void LineScanner::learn(std::string_view line, const ClaimFields& fields) {
  Pattern pattern;
  const char* at = line.data();
  const char* end = at + line.size();
  bool stated = false;
  const auto literal = [&](const char* until) {
    const auto size = static_cast<std::size_t>(until - at);
    pattern.literals.append(at, size);
    return size;
  };
  for (const Traced& value : trace_) {
    const char* start = value.raw.data();
    pattern.pieces.push_back({literal(start), value.slot, text_of(value.slot)});
    at = start + value.raw.size();
    stated = stated || value.slot == Slot::value;
  }
  if (!stated) return;
  pattern.behind = literal(end);
  pattern.literals.append(plain_step, '\0');
  pattern.same.document = document_;
  pattern.same.comparator = fields.comparator;
  pattern.same.change = fields.change;
  pattern.same.modality = fields.modality;
  pattern_ = std::move(pattern);
}

std::size_t LineScanner::follow(std::string_view lines, ClaimFields& out) {
  if (!pattern_) return 0;
  at_ = lines.data();
  end_ = at_ + lines.size();
  out = pattern_->same;
  const char* literal = pattern_->literals.data();
  for (const Piece& piece : pattern_->pieces) {
    if (!skip(literal, piece.before)) return 0;
    literal += piece.before;
    if (piece.text != nullptr) {
      std::string_view& text = out.*piece.text;
      if (!plain_text(at_, end_, text) || text.empty()) return 0;
      --at_;
    } else if (!follow_value(piece.slot, out)) {
      return 0;
    }
  }
  if (!skip(literal, pattern_->behind) || (at_ != end_ && *at_ != '\n')) return 0;
  return static_cast<std::size_t>(at_ - lines.data());
}

bool LineScanner::skip(const char* literal, std::size_t bytes) {
  if (static_cast<std::size_t>(end_ - at_) < bytes || !same_bytes(at_, literal, bytes)) {
    return false;
  }
  at_ += bytes;
  return true;
}

// Reads what is no mere text, and stands before what follows it in the shape.
bool LineScanner::follow_value(Slot slot, ClaimFields& out) {
  if (slot == Slot::period) return at_ < end_ && *at_ == '{' && read_period(out.period);
  std::string_view text;
  if (!plain_text(at_, end_, text) || text.empty()) return false;
  --at_;
  if (slot == Slot::value) return parse_short_decimal(text, out.value);
  const auto modality = parse_modality(text);
  if (modality) out.modality = *modality;
  return modality.has_value();
}

}  // namespace veritally
