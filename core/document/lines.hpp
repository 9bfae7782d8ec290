// What the ends of a line of text tell: white space, list marks, the case it begins with, the mark
// that a sentence ends with. All functions are pure and look at no more than they must.
#pragma once

#include <cstddef>
#include <string_view>

namespace veritally {

// The next line without its line feed. Advances `at` behind it.
std::string_view take_line(std::string_view text, std::size_t& at);

// Without the white space at its ends: ASCII's, and no-break spaces.
std::string_view trim(std::string_view text);

// The length of the white space at the front.
std::size_t leading_blanks(std::string_view text);

// Where the next mark stands that stop_at tells the length of; the text's end where none does.
std::size_t find_stop(std::string_view text, std::size_t from);

// The length of the mark at the front, 0 for none: a full stop, question or exclamation mark or
// ellipsis; a quote or bracket that closes; one that opens, or Spanish marks that do, or a dash.
std::size_t stop_at(std::string_view text);
std::size_t closer_at(std::string_view text);
std::size_t opener_at(std::string_view text);

// The length of the bullet or number with its blanks that a list's item begins with, 0 for none.
std::size_t list_mark(std::string_view line);

// The first letter stands at the front and is in lower case: ASCII's or Latin-1's.
bool starts_lower_case(std::string_view text);

// The text ends with a full stop, question or exclamation mark or ellipsis, closing quotes and
// brackets left aside.
bool ends_sentence(std::string_view text);

}  // namespace veritally
