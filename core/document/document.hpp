// Document: a draft or source as a reader of it sees it, in blocks, with the way back to its bytes.
//
// `text` is what a person reads: UTF-8, entities decoded, markup and what is not prose (scripts,
// navigation, code) left out. Blocks lie in it in reading order, never overlap, and are parted by
// at least one line feed that belongs to none of them, so that no phrase runs from one to the next.
// White space inside a block stands as it was written, but that every line ends with a line feed
// alone; a line feed inside a block is a wrapped line. Blocks neither begin nor end with blanks.
// What is left out of the middle of a block stands there as U+FFFC.
//
// `source` says for every byte of the text where it stands in the bytes as given. Reports, labels
// and fixes speak of those; everything between reading and reporting speaks of `text`.
//
// A document is made by one of the readers (read_document) and const from then on.
#pragma once

#include "base/date.hpp"
#include "document/encoding.hpp"
#include "document/source_map.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace veritally {

// CSV and JSON are tables of data: one table, whose first row names the columns.
enum class DocumentFormat : std::uint8_t { text, markdown, html, csv, json };

constexpr bool is_data(DocumentFormat format) { return format >= DocumentFormat::csv; }

enum class BlockKind : std::uint8_t {
  heading,  // `level` 1 to 6; 1 is the headline
  paragraph,
  item,     // of a list; its text without the bullet or number
  cell,     // of a table; `table`, `row`, `column` say which
  caption,  // of a table or figure
  footnote,
};

inline constexpr std::uint32_t no_table = UINT32_MAX;

struct Block {
  BlockKind kind = BlockKind::paragraph;
  std::uint8_t level = 0;          // of a heading from 1; of an item its depth from 1
  std::uint32_t part = 0;          // of an item in several paragraphs: which of them, from 0
  std::uint32_t table = no_table;  // index into Document::tables, for cells and captions of tables
  std::uint32_t row = 0;           // from 0, in the grid
  std::uint32_t column = 0;
  std::size_t begin = 0;  // bytes in `text`
  std::size_t end = 0;
};

// A table as a grid of blocks. Cells that span several places stand in each of them.
struct Table {
  std::uint32_t rows = 0;
  std::uint32_t columns = 0;
  std::uint32_t heading_rows = 0;     // so many rows at the top are headings
  std::uint32_t heading_columns = 0;  // so many columns at the left are headings
  std::vector<std::uint32_t> cells;   // rows * columns block indices, row by row; UINT32_MAX: empty
  std::optional<std::uint32_t> caption;  // the block
};

// A stretch of text that points elsewhere. The text leaves out marks of footnotes: their links
// begin and end where they stood.
struct Link {
  std::size_t begin = 0;  // bytes in `text`
  std::size_t end = 0;
  std::string target;  // as written; of a footnote mark "#" and its label
};

struct Document {
  std::string path;
  DocumentFormat format = DocumentFormat::text;
  Encoding encoding = Encoding::utf8;  // of the bytes as given
  std::string text;
  SourceMap source;
  std::vector<Block> blocks;
  std::vector<Table> tables;
  std::vector<Link> links;
  std::string title;         // from metadata; empty where there is none
  std::string language;      // "en", "de", ... as the document says; empty where it does not
  std::optional<Date> date;  // of publication, as the document's metadata say
  // Where, in the bytes as given, broken ones stood for which the text has U+FFFD: the first
  // hundred, and their count.
  std::vector<std::uint64_t> replaced;
  std::uint64_t replaced_count = 0;

  std::string_view text_of(const Block& block) const {
    return std::string_view(text).substr(block.begin, block.end - block.begin);
  }
};

}  // namespace veritally
