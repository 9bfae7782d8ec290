// Which language a document is in, as far as its words tell.
#pragma once

#include "base/result.hpp"
#include "document/document.hpp"
#include "reference/lexicons.hpp"

#include <string_view>

namespace veritally {

// The words of the language that a text is written in: that of which it has by far the most
// function words ("the", "der", "le"), else English. Names have such words too ("Los Angeles"), so
// only those in lower case count; a few kilobytes are enough to tell. Other languages than English
// are read from their files only where the text is none. Any thread.
Result<const Lexicon*> guess_language(std::string_view text, const Lexicons& lexicons);

// The same of a table of data, which has no sentences: that of which its headings have the most
// of scale words ("Mio. Euro"), English where none has more. Any thread.
Result<const Lexicon*> guess_table_language(const Document& document, const Lexicons& lexicons);

}  // namespace veritally
