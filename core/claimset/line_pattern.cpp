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

// Steps over the next bytes of a shape's literals.
inline bool skip(const char*& at, const char* end, const char*& literal, std::size_t bytes) {
  if (end - at < static_cast<std::ptrdiff_t>(bytes) || !same_bytes(at, literal, bytes)) {
    return false;
  }
  at += bytes;
  literal += bytes;
  return true;
}

bool follow_modality(std::string_view text, Modality& out) {
  const auto modality = parse_modality(text);
  if (modality) out = *modality;
  return modality.has_value();
}

}  // namespace

// REQUIRES: `fields` was read from the line, and trace_ has its values.
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
  const char* at = lines.data();
  const char* const end = at + lines.size();
  const char* literal = pattern_->literals.data();
  out = pattern_->same;
  for (const Piece& piece : pattern_->pieces) {
    if (!skip(at, end, literal, piece.before)) return 0;
    if (piece.slot == Slot::period) {
      if (!follow_period(at, end, out.period)) return 0;
      continue;
    }
    // A text that ends behind the lines is found out by the skip that follows it.
    const char* start = at;
    to_special(at, end);
    std::string_view text(start, static_cast<std::size_t>(at - start));
    if (*at == '\\' && !follow_escapes(start, at, end, text)) return 0;
    if (text.empty() || *at != '"') return 0;
    if (piece.text != nullptr) {
      out.*piece.text = text;
    } else if (!(piece.slot == Slot::value ? parse_short_decimal(text, out.value)
                                           : follow_modality(text, out.modality))) {
      return 0;
    }
  }
  if (!skip(at, end, literal, pattern_->behind) || (at != end && *at != '\n')) return 0;
  return static_cast<std::size_t>(at - lines.data());
}

bool LineScanner::follow_period(const char*& at, const char* end, std::string_view& out) {
  if (at >= end || *at != '{') return false;
  at_ = at;
  end_ = end;
  const bool read = read_period(out);
  at = at_;
  return read;
}

bool LineScanner::follow_escapes(const char* start, const char*& at, const char* end,
                                 std::string_view& out) {
  if (at >= end) return false;
  at_ = at;
  end_ = end;
  if (!escaped_text(start, out)) return false;
  at = at_ - 1;
  return true;
}

}  // namespace veritally
