// BasePairs: lengths of DNA and RNA, whose signs mean something else in other texts: bp are basis
// points there, kb and Mb bits.
#pragma once

#include "extract/phrase.hpp"

#include <string_view>

namespace veritally::extract {

// Makes base pairs of "450 bp" and "1.3 kb" where the words around speak of a sequence. Looks at a
// line or so around the quantity.
void read_as_bases(std::string_view text, ValueMatch& match, const Lexicon& lexicon);

}  // namespace veritally::extract
