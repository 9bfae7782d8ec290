// The readers, one a format. Each takes well-formed UTF-8 without a byte order mark and fills the
// text, its map (whose source is this UTF-8), blocks, tables, links and metadata of a document that
// has none of them yet.
#pragma once

#include "document/document.hpp"

#include <string_view>

namespace veritally {

void read_plain_text(std::string_view utf8, Document& document);
void read_markdown(std::string_view utf8, Document& document);

}  // namespace veritally
