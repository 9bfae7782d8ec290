// Keeps HTML within the bounds that browsers set, so that a tree is built of it in linear time.
//
// An HTML parser walks up the open elements for many a tag, so markup that nests without end takes
// it time that grows with the square of it. Browsers stop nesting at a depth; so do we. And gumbo
// makes broken bytes of references to numbers that no 32 bits hold. <![CDATA[ begins a comment here
// whatever stands around it.
#pragma once

#include <string>
#include <string_view>

namespace veritally {

// The HTML with tags beyond the bounds overwritten by comments of the same length, and end tags of
// what is not open with them, so that all else stands where it stood. It is `copy` where that had
// to be done, else the HTML itself. Pure.
std::string_view bounded_html(std::string_view html, std::string& copy);

}  // namespace veritally
