// The shape of lines: the part of LineScanner that expects a line to look like the one before.
#include "base/bytes.hpp"
#include "claimset/line_scanner.hpp"
#include "claimset/plain_text.hpp"

namespace veritally {

// REQUIRES: `fields` was read from the line, whose strings are plain, and trace_ has its values.
void LineScanner::learn(std::string_view line, const ClaimFields& fields) {
  Pattern pattern;
  const char* at = line.data();
  const char* end = at + line.size();
  bool stated = false;
  for (const Traced& value : trace_) {
    const char* start = value.raw.data();
    pattern.pieces.push_back({std::string(at, start), value.slot});
    at = start + value.raw.size();
    stated = stated || value.slot == Slot::value;
  }
  if (!stated) return;
  pattern.behind.assign(at, end);
  pattern.same.comparator = fields.comparator;
  pattern.same.change = fields.change;
  pattern.same.modality = fields.modality;
  pattern_ = std::move(pattern);
}

bool LineScanner::follow(std::string_view line, ClaimFields& out) {
  if (!pattern_) return false;
  at_ = line.data();
  end_ = at_ + line.size();
  out = pattern_->same;
  out.document = document_;
  for (const Piece& piece : pattern_->pieces) {
    const std::size_t size = piece.before.size();
    if (static_cast<std::size_t>(end_ - at_) < size ||
        !equal_bytes(at_, piece.before.data(), size)) {
      return false;
    }
    at_ += size;
    if (!follow_value(piece.slot, out)) return false;
  }
  return std::string_view(at_, static_cast<std::size_t>(end_ - at_)) == pattern_->behind;
}

// Reads one value and stands before what follows it in the shape: a string's closing quote.
bool LineScanner::follow_value(Slot slot, ClaimFields& out) {
  if (slot == Slot::period) return at_ < end_ && *at_ == '{' && read_period(out.period);
  std::string_view text;
  if (!plain_text(at_, end_, text) || text.empty()) return false;
  --at_;
  switch (slot) {
    case Slot::id:
      out.id = text;
      return true;
    case Slot::document:
      out.document = text;
      return true;
    case Slot::subject:
      out.subject = text;
      return true;
    case Slot::measure:
      out.measure = text;
      return true;
    case Slot::unit:
      out.unit = text;
      return true;
    case Slot::value:
      return parse_short_decimal(text, out.value);
    case Slot::modality: {
      const auto modality = parse_modality(text);
      if (modality) out.modality = *modality;
      return modality.has_value();
    }
    case Slot::period:
      break;
  }
  return false;
}

}  // namespace veritally
