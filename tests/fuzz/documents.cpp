#include "documents.hpp"

#include "base/utf8.hpp"
#include "document/line_index.hpp"
#include "document/lines.hpp"
#include "document/reader.hpp"
#include "document/sentences.hpp"
#include "extract/support.hpp"
#include "targets.hpp"

namespace veritally::fuzz {
namespace {

// Every byte of a block has a place in the source; an ASCII byte that stands for one byte is it.
void check_places(const Document& document, const Block& block, std::string_view bytes) {
  for (std::size_t at = block.begin; at < block.end; ++at) {
    const std::uint64_t begin = document.source.begin_of(at);
    const std::uint64_t end = document.source.end_of(at + 1);
    if (document.text[at] == '\n') continue;
    require(begin < end && end <= bytes.size(), "a place is inside the source");
    const bool ascii = static_cast<unsigned char>(document.text[at]) < 0x80;
    require(!ascii || end - begin != 1 || bytes[begin] == document.text[at],
            "what stands for one byte is that byte", document.text_of(block));
  }
}

void check_blocks(const Document& document, std::string_view bytes) {
  std::size_t end = 0;
  for (const Block& block : document.blocks) {
    require(block.begin < block.end && block.end <= document.text.size(), "a block has a text");
    require(
        end == 0 || document.text.substr(end, block.begin - end).find('\n') != std::string::npos,
        "a line feed parts blocks");
    require(trim(document.text_of(block)) == document.text_of(block), "blanks stand at no end");
    require(block.table == no_table || block.table < document.tables.size(), "a table is known");
    check_places(document, block, bytes);
    end = block.end;
  }
}

void check_tables(const Document& document) {
  for (const Table& table : document.tables) {
    require(table.cells.size() == std::size_t{table.rows} * table.columns, "a table is a grid");
    require(table.heading_rows <= table.rows && table.heading_columns <= table.columns,
            "headings are inside their table");
    for (const std::uint32_t cell : table.cells) {
      require(cell == UINT32_MAX || cell < document.blocks.size(), "a cell is a block");
    }
  }
  for (const Link& link : document.links) {
    require(link.begin <= link.end && link.end <= document.text.size(),
            "a link is inside the text");
  }
}

void check_sentences(std::string_view text) {
  std::size_t end = 0;
  for (const Sentence& sentence : sentences_in(text, test::lexicon("en").sentences)) {
    require(sentence.begin >= end && sentence.begin < sentence.end && sentence.end <= text.size(),
            "sentences are in order");
    require(trim(text.substr(end, sentence.begin - end)).empty(), "blanks stand between sentences");
    end = sentence.end;
  }
  require(trim(text.substr(end)).empty(), "blanks stand behind the last sentence");
}

}  // namespace

void document(std::string_view bytes, DocumentFormat format) {
  const auto document = read_document(bytes, "d", format);
  if (!document) return require(!document.error().message.empty(), "an error says what is wrong");
  require(document->text.size() == document->source.length(), "the map is that of the text");
  require(valid_utf8_prefix(document->text) == document->text.size(), "the text is UTF-8");
  check_blocks(*document, bytes);
  check_tables(*document);
  const LineIndex lines(bytes, document->encoding);
  for (const Block& block : document->blocks) {
    check_sentences(document->text_of(block));
    const auto place = lines.at(document->source.begin_of(block.begin));
    require(place.line >= 1 && place.column >= 1, "lines and columns count from 1");
  }
}

}  // namespace veritally::fuzz
