// The readers, one a format. Each takes well-formed UTF-8 without a byte order mark and fills the
// text, its map (whose source is this UTF-8), blocks, tables, links and metadata of a document that
// has none of them yet, and a path. Prose can always be read; what is no table is an error.
#pragma once

#include "base/result.hpp"
#include "document/document.hpp"

#include <string_view>

namespace veritally {

void read_plain_text(std::string_view utf8, Document& document);
void read_markdown(std::string_view utf8, Document& document);
void read_html(std::string_view utf8, Document& document);

// A header, and a row a line (RFC 4180); cells may also be parted by semicolons or tabs.
Result<void> read_csv_table(std::string_view utf8, Document& document);
// An array of objects, or an object that holds one; an object of columns; names and rows apart.
Result<void> read_json_table(std::string_view utf8, Document& document);

class BlockWriter;
// Writes the blocks of a piece of HTML, which stands at `source` in the document's source.
void read_html_fragment(std::string_view html, std::size_t source, BlockWriter& writer,
                        Document& document);

// The encoding that HTML declares in its first kilobyte; empty where it declares none.
std::string_view declared_charset(std::string_view html);

}  // namespace veritally
