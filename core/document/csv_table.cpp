#include "document/block_writer.hpp"
#include "document/formats.hpp"
#include "document/table_grid.hpp"
#include "syntax/csv_rows.hpp"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

namespace veritally {
namespace {

// What parts the cells: of the signs that do so anywhere, the one that the first line with any has
// most of, the comma if none.
char delimiter_of(std::string_view text) {
  constexpr std::array<char, 3> signs = {',', ';', '\t'};
  std::array<std::size_t, signs.size()> counts{};
  bool quoted = false;
  bool found = false;
  for (const char c : text) {
    if (c == '"') quoted = !quoted;
    if (quoted) continue;
    if (found && (c == '\n' || c == '\r')) break;
    const auto sign = std::find(signs.begin(), signs.end(), c);
    if (sign == signs.end()) continue;
    found = true;
    ++counts[static_cast<std::size_t>(sign - signs.begin())];
  }
  return signs[static_cast<std::size_t>(std::max_element(counts.begin(), counts.end()) -
                                        counts.begin())];
}

class CsvTableReader {
 public:
  CsvTableReader(std::string_view utf8, Document& document)
      : utf8_(utf8), document_(document), writer_(document) {}

  Result<void> read() {
    auto read = for_each_row(utf8_, {document_.path}, delimiter_,
                             [&](const CsvRow& row) { return take(row); });
    if (!read) return read;
    // Nothing but rows of one cell: a table of one column.
    for (const CsvRow& row : titles_) {
      if (auto added = add(row); !added) return added;
    }
    if (rows_ == 0) {
      return fail(ErrorKind::input, "the file is empty", "the first row names the columns",
                  {document_.path, 1, 1});
    }
    grid_.finish(document_);
    return {};
  }

 private:
  // Lines above the header that hold but one cell are titles, and paragraphs of the document. In
  // two columns such a line may be a header that leaves one of them without a name.
  Result<void> take(const CsvRow& row) {
    if (rows_ > 0) return add(row);
    const auto cells = written_cells(row.text, delimiter_);
    const auto filled = std::ranges::count_if(cells, [](auto cell) { return !cell.empty(); });
    if (filled < 2 && cells.size() != 2) {
      titles_.push_back({{}, row.text, row.begin, row.line, row.column});
      return {};
    }
    for (const CsvRow& title : std::exchange(titles_, {})) write_title(title);
    return add(row);
  }

  void write_title(const CsvRow& row) {
    for (const std::string_view cell : written_cells(row.text, delimiter_)) {
      write(cell, row.begin + offset(row, cell), BlockKind::paragraph);
    }
  }

  Result<void> add(const CsvRow& row) {
    const auto cells = written_cells(row.text, delimiter_);
    const auto refuse = [&](std::string message, std::string hint, std::size_t cell) {
      const std::size_t at = cell < cells.size() ? offset(row, cells[cell]) : row.text.size();
      return fail(ErrorKind::input, std::move(message), std::move(hint),
                  TextPlaces(row.text, {document_.path, row.line, row.column}).of(at));
    };
    if (rows_ == 0) {
      columns_ = cells.size();
      if (columns_ > TableGrid::most_columns) {
        return refuse("a table may have " + std::to_string(TableGrid::most_columns) + " columns",
                      {}, TableGrid::most_columns);
      }
      if (!names_columns(row.text)) {
        return refuse("no column has a name", "name the columns in the first row", 0);
      }
    }
    if (cells.size() != columns_) {
      return refuse("the row has " + std::to_string(cells.size()) + " cells, the header " +
                        std::to_string(columns_),
                    {}, std::min(cells.size(), columns_));
    }
    grid_.start_row();
    for (const std::string_view cell : cells) {
      grid_.place(write(cell, row.begin + offset(row, cell)), rows_ == 0);
    }
    ++rows_;
    return {};
  }

  static std::size_t offset(const CsvRow& row, std::string_view cell) {
    return static_cast<std::size_t>(cell.data() - row.text.data());
  }

  static bool names_columns(std::string_view header) {
    return std::ranges::any_of(header, [](char c) {
      return (static_cast<unsigned char>(c) | 0x20U) - 'a' < 26U ||
             static_cast<unsigned char>(c) >= 0x80;
    });
  }

  // A cell as it is written, at its place in the source.
  std::optional<std::uint32_t> write(std::string_view cell, std::size_t source,
                                     BlockKind kind = BlockKind::cell) {
    if (cell.empty()) return std::nullopt;
    writer_.open(kind);
    if (cell.front() != '"') {
      writer_.verbatim(cell, source);
    } else {
      write_quoted(cell.substr(1, cell.size() - 2), source + 1);
    }
    return writer_.close();
  }

  // Two quotes stand for one, and every end of a line is a line feed.
  void write_quoted(std::string_view cell, std::size_t source) {
    std::size_t at = 0;
    while (at < cell.size()) {
      const std::size_t end = std::min(cell.find_first_of("\"\r", at), cell.size());
      writer_.verbatim(cell.substr(at, end - at), source + at);
      if (end == cell.size()) return;
      const std::size_t length = cell[end] == '"' || cell.substr(end).starts_with("\r\n") ? 2 : 1;
      writer_.replaced(cell[end] == '"' ? "\"" : "\n", source + end, source + end + length);
      at = end + length;
    }
  }

  std::string_view utf8_;
  Document& document_;
  BlockWriter writer_;
  TableGrid grid_;
  char delimiter_ = delimiter_of(utf8_);
  std::vector<CsvRow> titles_;
  std::size_t columns_ = 0;
  std::size_t rows_ = 0;
};

}  // namespace

Result<void> read_csv_table(std::string_view utf8, Document& document) {
  return CsvTableReader(utf8, document).read();
}

}  // namespace veritally
