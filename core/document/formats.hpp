// The readers, one a format. Each takes well-formed UTF-8 without a byte order mark and fills the
// text, its map (whose source is this UTF-8), blocks, tables, links and metadata of a document that
// has none of them yet.
#pragma once

#include "document/document.hpp"

#include <string_view>

namespace veritally {

void read_plain_text(std::string_view utf8, Document& document);
void read_markdown(std::string_view utf8, Document& document);
void read_html(std::string_view utf8, Document& document);

class BlockWriter;
// Writes the blocks of a piece of HTML, which stands at `source` in the document's source.
void read_html_fragment(std::string_view html, std::size_t source, BlockWriter& writer,
                        Document& document);

// The encoding that HTML declares in its first kilobyte; empty where it declares none.
std::string_view declared_charset(std::string_view html);

}  // namespace veritally
