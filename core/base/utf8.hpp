// UTF-8: is it, where does it stop being so, how many code points. All functions are pure.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace veritally {

// The length in bytes of the longest well-formed beginning: text.size() where all of it is.
// Overlong forms, surrogates and anything over U+10FFFF are not well-formed.
std::size_t valid_utf8_prefix(std::string_view text);

// The length of the piece at the front that is not well-formed: a byte that starts no character, or
// the bytes of a character before one that does not continue it. REQUIRES: the front is such a
// piece (valid_utf8_prefix is 0), and not empty.
std::size_t broken_utf8_prefix(std::string_view text);

// The text with U+FFFD for each maximal piece that is not well-formed.
std::string repair_utf8(std::string_view text);

// Appends a code point that is no surrogate and at most U+10FFFF.
void append_utf8(char32_t code_point, std::string& into);

// How many code points start in the text: its bytes that do not continue another.
std::uint64_t count_code_points(std::string_view text);

// The first code points of a text, at most `count` of them, without cutting one in two.
std::string_view first_code_points(std::string_view text, std::size_t count);

}  // namespace veritally
