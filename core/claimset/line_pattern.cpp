// The shape of lines: the part of LineScanner that expects a line to look like the one before.
#include "base/bytes.hpp"
#include "claimset/line_scanner.hpp"
#include "claimset/plain_text.hpp"

#include <algorithm>

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

// What the values that repeat say of a line, in one word: their numbers, what the modality and the
// change are, and whether all values of the context have a number. Without the document it is the
// key of the context.
namespace key {
constexpr unsigned number_bits = 14;
constexpr std::uint64_t most_numbers = (std::uint64_t{1} << number_bits) - 1;
constexpr unsigned measure = 0;
constexpr unsigned period = 14;
constexpr unsigned unit = 28;
constexpr unsigned document = 42;
constexpr unsigned modality = 56;
constexpr unsigned change = 60;
constexpr std::uint64_t known = std::uint64_t{1} << 63;
static_assert(static_cast<unsigned>(Modality::denied) < 16);
static_assert(static_cast<unsigned>(Change::down) < 8);

constexpr std::uint64_t documents = most_numbers << document;
constexpr std::uint64_t modalities = std::uint64_t{15} << modality;

// Where the numbers of a slot stand.
unsigned of(LineScanner::Slot slot) {
  using Slot = LineScanner::Slot;
  if (slot == Slot::unit) return unit;
  if (slot == Slot::period) return period;
  return slot == Slot::document ? document : measure;
}
}  // namespace key

bool repeats(LineScanner::Slot slot) {
  using Slot = LineScanner::Slot;
  return slot != Slot::id && slot != Slot::subject && slot != Slot::value;
}

constexpr std::size_t most_patterns = 4;

}  // namespace

// REQUIRES: `fields` was read from the line, and trace_ has its values.
void LineScanner::learn(std::string_view line, const ClaimFields& fields) {
  Pattern pattern;
  const char* at = line.data();
  bool stated = false;
  ExpectedBytes* before = &pattern.front;
  pattern.pieces.resize(trace_.size());
  for (std::size_t i = 0; i < trace_.size(); ++i) {
    const auto& [slot, raw] = trace_[i];
    *before = ExpectedBytes({at, static_cast<std::size_t>(raw.data() - at)});
    Piece& piece = pattern.pieces[i];
    piece.slot = slot;
    piece.text = text_of(slot);
    piece.repeats = repeats(slot);
    // Periods begin alike, and other values often end alike with what stands behind them.
    if (slot == Slot::period) {
      piece.telling = std::min(raw.size() - 16, TextMemo::most_telling);
    }
    before = &piece.behind;
    at = raw.data() + raw.size();
    stated = stated || slot == Slot::value;
  }
  if (!stated) return;
  *before = ExpectedBytes({at, static_cast<std::size_t>(line.data() + line.size() - at)});
  pattern.same.document = document_;
  pattern.same.comparator = fields.comparator;
  pattern.same.change = fields.change;
  pattern.key = key::known | static_cast<std::uint64_t>(fields.change) << key::change;
  // A line of a known shape may have a value that only scan() reads.
  for (const Pattern& known : patterns_) {
    if (same_shape(known, pattern)) return;
  }
  if (patterns_.size() == most_patterns) patterns_.pop_back();
  patterns_.insert(patterns_.begin(), std::move(pattern));
}

bool LineScanner::same_shape(const Pattern& a, const Pattern& b) {
  const auto same_piece = [](const Piece& one, const Piece& other) {
    return one.slot == other.slot && one.behind == other.behind;
  };
  return a.front == b.front && a.key == b.key &&
         std::equal(a.pieces.begin(), a.pieces.end(), b.pieces.begin(), b.pieces.end(), same_piece);
}

std::size_t LineScanner::follow(std::string_view lines, ClaimFields& out) {
  for (std::size_t i = 0; i < patterns_.size(); ++i) {
    const std::size_t length = follow(patterns_[i], lines, out);
    if (length == 0) continue;
    if (i != 0) std::swap(patterns_[i], patterns_.front());
    return length;
  }
  return 0;
}

inline std::size_t LineScanner::follow(Pattern& pattern, std::string_view lines, ClaimFields& out) {
  const char* at = lines.data();
  const char* const end = at + lines.size();
  if (!skip(at, end, pattern.front)) return 0;
  out = pattern.same;
  std::uint64_t key = pattern.key;
  for (Piece& piece : pattern.pieces) {
    if (!piece.repeats) {
      if (!follow_value(piece, at, end, out)) return 0;
      continue;
    }
    const TextMemo::Known* known = piece.memo ? piece.memo->find(at, end) : nullptr;
    if (known == nullptr) {
      // In copies, so that the originals need not lie in memory.
      Followed followed{at, key};
      if (!follow_new(piece, end, out, followed)) return 0;
      at = followed.at;
      key = followed.key;
      continue;
    }
    key ^= known->key;
    const std::size_t whole = known->bytes.size();
    if (piece.text != nullptr) {
      out.*piece.text = {at, whole - piece.behind.size()};
    } else if (piece.slot == Slot::period) {
      out.period = *known->packed;
    }
    at += whole;
  }
  if (at != end && *at != '\n') return 0;
  out.modality = static_cast<Modality>((key & key::modalities) >> key::modality);
  out.document_key = static_cast<std::uint32_t>((key & key::documents) >> key::document);
  if ((key & key::known) != 0) out.context_key = key & ~key::documents;
  return static_cast<std::size_t>(at - lines.data());
}

// A value that is another one in each line.
inline bool LineScanner::follow_value(const Piece& piece, const char*& at, const char* end,
                                      ClaimFields& out) {
  const std::string_view text = follow_text(at, end);
  if (text.empty() || !skip(at, end, piece.behind)) return false;
  if (piece.text == nullptr) return parse_short_decimal(text, out.value);
  out.*piece.text = text;
  return true;
}

// A text up to its quote; empty where there is none. One that ends behind the lines is found out by
// the skip that follows it.
inline std::string_view LineScanner::follow_text(const char*& at, const char* end) {
  const char* const start = at;
  to_special(at, end);
  if (*at == '"') return {start, static_cast<std::size_t>(at - start)};
  if (*at != '\\') return {};
  const auto [text, behind] = follow_escapes(start, at, end);
  at = behind;
  return text;
}

// A value of those that repeat which the memo does not have.
bool LineScanner::follow_new(Piece& piece, const char* end, ClaimFields& out, Followed& so_far) {
  auto& [at, key] = so_far;
  const char* const start = at;
  Period period;
  std::string_view text;
  if (piece.slot == Slot::period) {
    text = read_period(at, end, period);
    at += text.size();
  } else {
    text = follow_text(at, end);
  }
  if (text.empty() || !skip(at, end, piece.behind)) return false;
  std::uint64_t own = 0;
  const std::string* packed = nullptr;
  const bool plain = text.data() == start;
  bool kept = plain;
  if (piece.slot == Slot::modality) {
    const auto modality = parse_modality(text);
    if (!modality) return false;
    own = static_cast<std::uint64_t>(*modality) << key::modality;
  } else {
    const std::uint64_t number = plain ? next_number(piece.slot) : 0;
    own = number << key::of(piece.slot);
    kept = number != 0;
    // A context with a value that has no number has no key.
    if (!kept && piece.slot != Slot::document) key &= ~key::known;
  }
  if (piece.slot == Slot::period) {
    if (kept) packed = &numbered_periods_.emplace_front(pack_period(period));
    out.period = kept ? std::string_view(*packed) : keep(pack_period(period));
  } else if (piece.text != nullptr) {
    out.*piece.text = text;
  }
  key ^= own;
  if (!kept) return true;
  if (!piece.memo) piece.memo = std::make_unique<TextMemo>(piece.telling);
  piece.memo->learn(text, piece.behind.size(), own, packed);
  return true;
}

// 0 where there are no more.
std::uint64_t LineScanner::next_number(Slot slot) {
  std::uint64_t& last = numbers_[static_cast<std::size_t>(slot)];
  return last == key::most_numbers ? 0 : ++last;
}

// The text that begins at `start` and has its first escape at `at`, and where its quote stands.
std::pair<std::string_view, const char*> LineScanner::follow_escapes(const char* start,
                                                                     const char* at,
                                                                     const char* end) {
  if (at >= end) return {};
  at_ = at;
  end_ = end;
  std::string_view text;
  if (!escaped_text(start, text)) return {};
  return {text, at_ - 1};
}

}  // namespace veritally
