#include "document/lines.hpp"

#include "base/byte_bits.hpp"

#include <algorithm>
#include <array>
#include <bit>

namespace veritally {
namespace {

using std::string_view_literals::operator""sv;

constexpr std::string_view ascii_blanks = " \t\n\v\f\r";
constexpr std::array wide_blanks = {"\u00A0"sv, "\u202F"sv, "\uFEFF"sv};
constexpr std::array bullets = {"-"sv,      "*"sv,      "+"sv,      "\u2022"sv, "\u25E6"sv,
                                "\u25AA"sv, "\u2023"sv, "\u00B7"sv, "\u25CF"sv, "\u25A0"sv};
constexpr std::array closers = {"\""sv,     "'"sv,      ")"sv,      "]"sv,
                                "\u201D"sv, "\u2019"sv, "\u00BB"sv, "\u201C"sv};
constexpr std::array openers = {"\""sv,     "'"sv,      "("sv,      "["sv,      "\u201C"sv,
                                "\u2018"sv, "\u00AB"sv, "\u201E"sv, "\u201A"sv, "\u00BF"sv,
                                "\u00A1"sv, "\u2014"sv, "\u2013"sv, "-"sv};
constexpr std::array stops = {"."sv, "?"sv, "!"sv, "\u2026"sv, "\u3002"sv, "\uFF01"sv, "\uFF1F"sv};

// The bytes that one of the stops begins with.
Bytes marks(Bytes bytes) {
  Bytes found = bytes.equal(stops.front().front());
  for (const std::string_view stop : stops) found = found | bytes.equal(stop.front());
  return found;
}

// Takes one of the pieces off the end; the length of what was taken.
template <std::size_t Size>
bool drop_end(std::string_view& text, const std::array<std::string_view, Size>& pieces) {
  for (const std::string_view piece : pieces) {
    if (text.ends_with(piece)) {
      text.remove_suffix(piece.size());
      return true;
    }
  }
  return false;
}

template <std::size_t Size>
std::size_t length_at_front(std::string_view text,
                            const std::array<std::string_view, Size>& pieces) {
  if (text.empty()) return 0;
  for (const std::string_view piece : pieces) {
    if (text.front() == piece.front() && text.starts_with(piece)) return piece.size();
  }
  return 0;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

}  // namespace

std::string_view take_line(std::string_view text, std::size_t& at) {
  const std::size_t begin = at;
  const std::size_t end = std::min(text.find('\n', begin), text.size());
  at = std::min(end + 1, text.size());
  return text.substr(begin, end - begin);
}

std::size_t leading_blanks(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size()) {
    at = std::min(text.find_first_not_of(ascii_blanks, at), text.size());
    const std::size_t wide = length_at_front(text.substr(at), wide_blanks);
    if (wide == 0) break;
    at += wide;
  }
  return at;
}

std::size_t find_stop(std::string_view text, std::size_t from) {
  for (; from < text.size(); from += bits_size) {
    for (std::uint64_t bits = bits_of(text, from, marks); bits != 0; bits &= bits - 1) {
      const std::size_t at = from + static_cast<std::size_t>(std::countr_zero(bits));
      if (stop_at(text.substr(at)) != 0) return at;
    }
  }
  return text.size();
}

std::size_t stop_at(std::string_view text) { return length_at_front(text, stops); }
std::size_t closer_at(std::string_view text) { return length_at_front(text, closers); }
std::size_t opener_at(std::string_view text) { return length_at_front(text, openers); }

std::string_view trim(std::string_view text) {
  text.remove_prefix(leading_blanks(text));
  do {
    text = text.substr(0, text.find_last_not_of(ascii_blanks) + 1);
  } while (drop_end(text, wide_blanks));
  return text;
}

std::size_t list_mark(std::string_view line) {
  std::size_t mark = length_at_front(line, bullets);
  if (mark == 0) {
    std::size_t digits = 0;
    while (digits < line.size() && digits < 3 && is_digit(line[digits])) ++digits;
    if (digits == 0 || digits == line.size()) return 0;
    if (line[digits] != '.' && line[digits] != ')') return 0;
    mark = digits + 1;
  }
  const std::string_view behind = line.substr(mark);
  const std::string_view content = trim(behind);
  return content.empty() || content.size() == behind.size() ? 0 : line.size() - content.size();
}

bool starts_lower_case(std::string_view text) {
  if (text.empty()) return false;
  if (text[0] >= 'a' && text[0] <= 'z') return true;
  return text.size() > 1 && text[0] == '\xC3' && static_cast<unsigned char>(text[1]) >= 0x9F &&
         text[1] != '\xB7';
}

bool ends_sentence(std::string_view text) {
  while (drop_end(text, closers)) {
  }
  return drop_end(text, stops);
}

}  // namespace veritally
