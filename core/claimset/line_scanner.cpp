#include "claimset/line_scanner.hpp"

#include "base/bytes.hpp"
#include "base/date.hpp"
#include "claimset/json_string.hpp"
#include "claimset/plain_text.hpp"

#include <algorithm>
#include <cstring>

namespace veritally {

// What a record has said so far: a member may come once only.
struct LineScanner::Parts {
  enum Member : std::uint32_t {
    id = 1,
    document = 2,
    source = 4,
    subject = 8,
    measure = 16,
    scope = 32,
    period = 64,
    quantity = 128,
    modality = 256,
    text = 512,
    begin = 1024,
    end = 2048,
    line = 4096,
    column = 8192,
    attribution = 16384,
    interval = 32768,
    value = 65536,
    unit = 131072,
    comparator = 262144,
    approximate = 524288,
    change = 1048576,
    of = 2097152,
    derivation = 4194304,
  };
  std::uint32_t seen = 0;
  std::uint64_t begin_byte = 0;
  std::uint64_t end_byte = 0;
  std::string_view source_name;
  Interval given;

  bool once(Member member) {
    if ((seen & member) != 0) return false;
    seen |= member;
    return true;
  }
  bool has(Member member) const { return (seen & member) != 0; }
};

LineScanner::LineScanner(std::string document) : document_(std::move(document)) {}

void LineScanner::reset() { kept_.release(); }

std::string_view LineScanner::keep(std::string_view text) {
  char* const copy = static_cast<char*>(kept_.allocate(text.size(), 1));
  std::copy(text.begin(), text.end(), copy);
  return {copy, text.size()};
}

bool LineScanner::scan(std::string_view line, ClaimFields& out) {
  at_ = line.data();
  end_ = at_ + line.size();
  out = ClaimFields{};
  Parts parts;
  trace_.clear();
  if (!members(parts, out)) return false;
  space();
  if (at_ != end_ || !parts.has(Parts::quantity)) return false;
  if (parts.has(Parts::begin) && parts.has(Parts::end) && parts.end_byte < parts.begin_byte) {
    return false;
  }
  out.begin = parts.begin_byte;
  if (out.document.empty()) {
    out.document = parts.source_name.empty() ? std::string_view(document_) : parts.source_name;
  }
  // What the trace does not follow must be the same in every line of the pattern.
  constexpr std::uint32_t traced = Parts::id | Parts::document | Parts::source | Parts::subject |
                                   Parts::measure | Parts::period | Parts::quantity |
                                   Parts::modality | Parts::value | Parts::unit;
  constexpr std::uint32_t repeated =
      Parts::of | Parts::comparator | Parts::approximate | Parts::change | Parts::derivation;
  const bool one_place = !(parts.has(Parts::document) && parts.has(Parts::source));
  const bool exact = out.comparator == Comparator::equal && !out.approximate;
  if ((parts.seen & ~(traced | repeated)) == 0 && one_place && exact && !out.together) {
    learn(line, out);
  }
  return true;
}

void LineScanner::space() {
  while (at_ != end_ && (*at_ == ' ' || *at_ == '\t' || *at_ == '\r')) ++at_;
}

bool LineScanner::take(char c) {
  if (at_ == end_ || *at_ != c) {
    space();
    if (at_ == end_ || *at_ != c) return false;
  }
  ++at_;
  return true;
}

bool LineScanner::take_word(std::string_view word) {
  space();
  if (static_cast<std::size_t>(end_ - at_) < word.size() ||
      std::memcmp(at_, word.data(), word.size()) != 0) {
    return false;
  }
  at_ += word.size();
  return true;
}

bool LineScanner::members(Parts& parts, ClaimFields& out) {
  if (!take('{')) return false;
  std::string_view key;
  do {
    if (!text(key) || !take(':') || !member(key, parts, out)) return false;
  } while (take(','));
  return take('}');
}

bool LineScanner::member(std::string_view key, Parts& parts, ClaimFields& out) {
  const auto is = [&](std::string_view name) { return key == name; };
  bool several = false;
  std::string_view ignored;
  std::uint64_t number = 0;
  switch (key.size()) {
    case 2:
      return is("id") && parts.once(Parts::id) && text(Slot::id, out.id) && !out.id.empty();
    case 3:
      return is("end") && parts.once(Parts::end) && whole_number(parts.end_byte);
    case 4:
      if (is("text")) return parts.once(Parts::text) && text(ignored);
      return is("line") && parts.once(Parts::line) && whole_number(number) && number > 0;
    case 5:
      if (is("scope")) return parts.once(Parts::scope) && names(out.scope, several, true);
      return is("begin") && parts.once(Parts::begin) && whole_number(parts.begin_byte);
    case 6:
      if (is("source")) return parts.once(Parts::source) && text(Slot::document, parts.source_name);
      if (is("period")) return parts.once(Parts::period) && take_period(out.period);
      return is("column") && parts.once(Parts::column) && whole_number(number) && number > 0;
    case 7:
      if (is("measure")) return parts.once(Parts::measure) && text(Slot::measure, out.measure);
      if (!is("subject") || !parts.once(Parts::subject) || !names(out.subject, several, false)) {
        return false;
      }
      out.together = several;
      return true;
    case 8: {
      if (is("quantity")) return parts.once(Parts::quantity) && take_quantity(parts, out);
      if (is("document")) return parts.once(Parts::document) && text(Slot::document, out.document);
      std::string_view word;
      if (!is("modality") || !parts.once(Parts::modality) || !text(Slot::modality, word))
        return false;
      const auto modality = parse_modality(word);
      if (modality) out.modality = *modality;
      return modality.has_value();
    }
    case 10:
      return is("derivation") && parts.once(Parts::derivation) && take_word("null");
    case 11:
      return is("attribution") && parts.once(Parts::attribution) &&
             (take_word("null") || text(ignored));
    default:
      return false;
  }
}

bool LineScanner::text(std::string_view& out) {
  if (!take('"')) return false;
  const char* start = at_;
  if (plain_text(at_, end_, out)) return true;
  return at_ < end_ && *at_ == '\\' && escaped_text(start, out);
}

// The text of a string that begins at `start` and has its first escape at `at_`.
bool LineScanner::escaped_text(const char* start, std::string_view& out) {
  const RawString raw = find_string(start, at_, end_);
  if (raw.end == nullptr) return false;
  out = unescape(raw, static_cast<char*>(kept_.allocate(raw.size() + unescape_padding, 1)));
  at_ = raw.end + 1;
  return !out.empty();
}

bool LineScanner::names(std::string_view& out, bool& several, bool sorted) {
  if (!take('[')) return false;
  if (take(']')) return true;
  if (!text(Slot::subject, out) || out.empty()) return false;
  if (take(']')) return true;
  std::vector<std::string> list = {std::string(out)};
  std::string_view next;
  while (take(',')) {
    if (!text(next) || next.empty()) return false;
    list.emplace_back(next);
  }
  if (!take(']')) return false;
  several = true;
  if (sorted) std::sort(list.begin(), list.end());
  out = keep(join(list));
  return true;
}

bool LineScanner::whole_number(std::uint64_t& out) {
  space();
  const char* start = at_;
  std::uint64_t value = 0;
  for (; at_ != end_ && is_digit(*at_); ++at_)
    value = value * 10 + static_cast<std::uint64_t>(*at_ - '0');
  const auto length = at_ - start;
  if (length == 0 || length > 18 || (length > 1 && *start == '0')) return false;
  out = value;
  return at_ != end_ && *at_ != '.' && *at_ != 'e' && *at_ != 'E';
}

bool LineScanner::take_period(std::string_view& out) {
  space();
  Period period;
  const std::string_view raw = read_period(at_, end_, period);
  if (raw.empty()) return false;
  trace_.push_back({Slot::period, raw});
  out = keep(pack_period(period));
  return true;
}

bool LineScanner::text(Slot slot, std::string_view& out) {
  space();
  const char* start = at_ + 1;
  if (!text(out)) return false;
  trace_.push_back({slot, {start, static_cast<std::size_t>(at_ - 1 - start)}});
  return true;
}

std::string_view LineScanner::read_period(const char* at, const char* end, Period& period) {
  at_ = at;
  end_ = end;
  std::string_view from;
  std::string_view to;
  if (!take('{')) return {};
  if (!take_word("\"from\"") || !take(':') || !text(from)) return {};
  if (!take(',') || !take_word("\"to\"") || !take(':') || !text(to) || !take('}')) return {};
  period.from = parse_date(from);
  period.to = parse_date(to);
  if (!period.from || !period.to || *period.to < *period.from) return {};
  return {at, static_cast<std::size_t>(at_ - at)};
}

bool LineScanner::decimal_text(Decimal& out) {
  std::string_view digits;
  return text(Slot::value, digits) && parse_short_decimal(digits, out);
}

bool LineScanner::flag(bool& out) {
  if (take_word("true")) {
    out = true;
    return true;
  }
  out = false;
  return take_word("false");
}

bool LineScanner::take_quantity(Parts& parts, ClaimFields& out) {
  if (!take('{')) return false;
  std::string_view key;
  std::string_view word;
  bool approximate = false;
  do {
    if (!text(key) || !take(':')) return false;
    if (key == "value") {
      if (!parts.once(Parts::value) || !decimal_text(out.value)) return false;
    } else if (key == "unit") {
      if (!parts.once(Parts::unit) || !text(Slot::unit, out.unit) || out.unit.empty()) return false;
    } else if (key == "comparator") {
      if (!parts.once(Parts::comparator) || !text(word)) return false;
      const auto comparator = parse_comparator(word);
      if (!comparator) return false;
      out.comparator = *comparator;
    } else if (key == "approximate") {
      if (!parts.once(Parts::approximate) || !flag(approximate)) return false;
    } else if (key == "change") {
      if (!parts.once(Parts::change) || !text(word)) return false;
      const auto change = parse_change(word);
      if (!change) return false;
      out.change = *change;
    } else if (key == "of") {
      if (!parts.once(Parts::of) || !take_word("null")) return false;
    } else if (key == "interval") {
      if (!parts.once(Parts::interval) || !take_interval(parts)) return false;
    } else {
      return false;
    }
  } while (take(','));
  if (!take('}') || !parts.has(Parts::value)) return false;
  out.approximate = approximate;
  if (!parts.has(Parts::interval)) {
    // Nearly always the interval is there by construction: a short value leaves room for it.
    if (out.comparator == Comparator::equal && !approximate) return true;
    return interval_of(out.value, out.comparator, approximate).has_value();
  }
  const auto usual = interval_of(out.value, out.comparator, approximate);
  if (!usual || !equal(*usual, parts.given)) out.interval = parts.given;
  return true;
}

bool LineScanner::take_interval(Parts& parts) {
  if (!take('{')) return false;
  std::uint32_t seen = 0;
  const auto once = [&seen](std::uint32_t bit) {
    const bool first = (seen & bit) == 0;
    seen |= bit;
    return first;
  };
  Interval& given = parts.given;
  const auto bound = [this](End<Decimal>& end) {
    end.unbounded = take_word("null");
    return end.unbounded || decimal_text(end.value);
  };
  std::string_view key;
  do {
    if (!text(key) || !take(':')) return false;
    if (key == "low") {
      if (!once(1) || !bound(given.low)) return false;
    } else if (key == "high") {
      if (!once(2) || !bound(given.high)) return false;
    } else if (key == "low_open") {
      if (!once(4) || !flag(given.low.open)) return false;
    } else if (key == "high_open") {
      if (!once(8) || !flag(given.high.open)) return false;
    } else {
      return false;
    }
  } while (take(','));
  if (!take('}') || (seen & 3) != 3) return false;
  if (given.low.unbounded) given.low.open = true;
  if (given.high.unbounded) given.high.open = true;
  if (given.low.unbounded || given.high.unbounded) return true;
  return given.low.value < given.high.value ||
         (given.low.value == given.high.value && !given.low.open && !given.high.open);
}

}  // namespace veritally
