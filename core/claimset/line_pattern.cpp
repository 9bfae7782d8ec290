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

// Steps over what a shape has between its values.
inline bool skip(const char*& at, const char* end, const ExpectedBytes& literal) {
  if (end - at < static_cast<std::ptrdiff_t>(literal.size()) || !literal.stand_at(at)) return false;
  at += literal.size();
  return true;
}

// The key of a context: a bit that says that there is one, and by number what its texts and words
// are.
namespace key {
constexpr std::uint64_t known = std::uint64_t{1} << 63;
constexpr unsigned measure = 0;
constexpr unsigned period = 14;
constexpr unsigned unit = 28;
constexpr unsigned modality = 42;
constexpr unsigned change = 50;
}  // namespace key

// A context with a text that has no number has no key.
void add_number(std::uint64_t& key, std::uint32_t number, unsigned bits) {
  if (number == 0) key &= ~key::known;
  key |= std::uint64_t{number} << bits;
}

}  // namespace

// REQUIRES: `fields` was read from the line, and trace_ has its values.
void LineScanner::learn(std::string_view line, const ClaimFields& fields) {
  Pattern pattern;
  const char* at = line.data();
  bool stated = false;
  const auto literal = [&](const char* until) {
    return ExpectedBytes({at, static_cast<std::size_t>(until - at)});
  };
  for (const Traced& value : trace_) {
    Piece& piece = pattern.pieces.emplace_back();
    piece.before = literal(value.raw.data());
    piece.slot = value.slot;
    piece.text = text_of(value.slot);
    if (value.slot == Slot::document) piece.memo = &documents_;
    if (value.slot == Slot::measure) piece.memo = &measures_;
    if (value.slot == Slot::unit) piece.memo = &units_;
    if (value.slot == Slot::modality) piece.memo = &modalities_;
    if (value.slot == Slot::unit) piece.key_bits = key::unit;
    at = value.raw.data() + value.raw.size();
    stated = stated || value.slot == Slot::value;
  }
  if (!stated) return;
  pattern.behind = literal(line.data() + line.size());
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
  out = pattern_->same;
  std::uint64_t key = key::known;
  for (const Piece& piece : pattern_->pieces) {
    if (!skip(at, end, piece.before)) return 0;
    if (piece.memo != nullptr) {
      if (!follow_repeated(piece, at, end, out, key)) return 0;
    } else if (piece.slot == Slot::period) {
      const KnownPeriod* period = period_at(at, end);
      if (period == nullptr) return 0;
      out.period = *period->packed;
      add_number(key, period->number, key::period);
      at += period->raw.size();
    } else {
      const std::string_view text = follow_text(at, end);
      if (text.empty()) return 0;
      if (piece.text != nullptr) {
        out.*piece.text = text;
      } else if (!parse_short_decimal(text, out.value)) {
        return 0;
      }
    }
  }
  if (!skip(at, end, pattern_->behind) || (at != end && *at != '\n')) return 0;
  if ((key & key::known) != 0) {
    out.context_key = key | static_cast<std::uint64_t>(out.modality) << key::modality |
                      static_cast<std::uint64_t>(out.change) << key::change;
  }
  return static_cast<std::size_t>(at - lines.data());
}

// A text up to its quote; empty where there is none. One that ends behind the lines is found out by
// the skip that follows it.
inline std::string_view LineScanner::follow_text(const char*& at, const char* end) {
  const char* start = at;
  to_special(at, end);
  if (*at == '"') return {start, static_cast<std::size_t>(at - start)};
  return *at == '\\' ? follow_escapes(start, at, end) : std::string_view();
}

// A text that was mostly seen before.
inline bool LineScanner::follow_repeated(const Piece& piece, const char*& at, const char* end,
                                         ClaimFields& out, std::uint64_t& key) {
  const char* const start = at;
  TextMemo::Seen seen;
  std::string_view text;
  if (const TextMemo::Known* known = piece.memo->find(at)) {
    seen = known->seen;
    text = {at, known->size()};
    at += known->size();
  } else {
    text = follow_text(at, end);
    if (text.empty()) return false;
    if (piece.slot == Slot::modality) {
      const auto modality = parse_modality(text);
      if (!modality) return false;
      seen.meaning = static_cast<std::uint8_t>(*modality);
    }
    const bool plain = text.data() == start;
    if (plain) seen.number = piece.memo->learn(text, seen.meaning);
  }
  if (piece.slot == Slot::modality) {
    out.modality = static_cast<Modality>(seen.meaning);
    return true;
  }
  out.*piece.text = text;
  if (piece.slot == Slot::document) {
    out.document_key = seen.number;
  } else {
    add_number(key, seen.number, piece.key_bits);
  }
  return true;
}

// Periods repeat. They differ in their last bytes, and mostly are as long as the one before.
const LineScanner::KnownPeriod* LineScanner::period_at(const char* at, const char* end) {
  const auto left = static_cast<std::size_t>(end - at);
  if (left < period_bytes_) return nullptr;
  const std::uint64_t mark = load<std::uint64_t>(at + period_bytes_ - 8) ^
                             load<std::uint64_t>(at + period_bytes_ - 16) * 3;
  KnownPeriod& known = periods_[(mark * 0x9e3779b97f4a7c15) >> 58];
  const bool seen = known.packed && left >= known.raw.size() && known.raw.stand_at(at);
  return seen ? &known : read_period(at, end, known);
}

std::string_view LineScanner::follow_escapes(const char* start, const char*& at, const char* end) {
  if (at >= end) return {};
  at_ = at;
  end_ = end;
  std::string_view text;
  if (!escaped_text(start, text)) return {};
  at = at_ - 1;
  return text;
}

}  // namespace veritally
