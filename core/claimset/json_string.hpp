// The text of a JSON string that has escapes, for the fast way of JSONL.
#pragma once

#include <cstddef>
#include <string_view>

namespace veritally {

// A JSON string that was found to end.
struct RawString {
  const char* begin = nullptr;  // behind its opening quote
  const char* end = nullptr;    // its closing quote

  std::size_t size() const { return static_cast<std::size_t>(end - begin); }
};

// The string that begins at `begin`, of which it is known that nothing before `at` ends it; its
// end is null where no quote before `end` closes it, or a control character stands in it.
// REQUIRES: sixteen readable bytes behind `end`.
RawString find_string(const char* begin, const char* at, const char* end);

// Bytes that unescape() may write behind the text.
inline constexpr std::size_t unescape_padding = 16;

// Writes what a string means to `to`, and gives it: never longer than the string. Empty where an
// escape is unknown, half a surrogate pair or U+0000, which the complete reader words.
// REQUIRES: raw.size() + unescape_padding writable bytes at `to`, sixteen readable behind raw.end.
std::string_view unescape(RawString raw, char* to);

}  // namespace veritally
