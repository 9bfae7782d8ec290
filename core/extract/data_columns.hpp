// DataColumns: what the columns of a data table hold, from their names and all of their cells.
//
// The first row or two name the columns. A column of numbers holds figures, one of times or days
// says when its rows are of, one of words whom they are about; identifiers and ranks are neither.
// The words for that are data (data/columns.toml). Const once made.
#pragma once

#include "document/document.hpp"
#include "extract/cell_numbers.hpp"
#include "extract/document_claims.hpp"
#include "extract/mention.hpp"
#include "extract/table_heading.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace veritally::extract {

enum class ColumnRole : std::uint8_t {
  value,    // figures
  time,     // when the row is of
  label,    // whom or what the row is about
  group,    // likewise, unless another column has names that belong to these: "Country" of "City"
  part,     // which part of whom or what: "Sector"
  measure,  // what the row's figures measure
  unit,     // what the row's figures are in
  key,      // nothing that is claimed: an identifier, a rank, no name
};

struct DataColumn {
  ColumnRole role = ColumnRole::key;
  // Of figures:
  Heading heading;
  std::string words;  // of its name, but for unit and time
  std::string of;     // what bare numbers count: "shop" under "Shops", "Shops (thousand)"
};

// A table by its cells; borrows the document. Names may stand in two rows, of which the upper one
// spans several columns and leaves the corner of the lower one empty:
//
//     Firm, Revenue,     , Profit,
//         , 2023   , 2024, 2023  , 2024
class DataCells {
 public:
  DataCells(const Document& document, const Table& table);

  std::uint32_t first_row() const { return first_row_; }  // behind the names
  std::uint32_t rows() const { return table_.rows; }
  std::uint32_t columns() const { return table_.columns; }
  // Of two rows both parts: "2023 Revenue", "Revenue (USD)".
  std::string_view name(std::uint32_t column) const { return names_[column]; }
  // What stands above the table, or else the name of its file.
  std::string_view title() const { return title_; }
  const Block* block(std::uint32_t row, std::uint32_t column) const {
    const std::uint32_t index = table_.cells[std::size_t{row} * table_.columns + column];
    return index == UINT32_MAX ? nullptr : &document_.blocks[index];
  }
  std::string_view text(std::uint32_t row, std::uint32_t column) const {
    const Block* cell = block(row, column);
    return cell == nullptr ? std::string_view{} : document_.text_of(*cell);
  }

 private:
  bool has_two_rows_of_names() const;

  const Document& document_;
  const Table& table_;
  std::uint32_t first_row_ = 1;
  std::vector<std::string> names_;
  std::string title_;
};

// How the table writes bare numbers, whatever the language.
CellNumbers numbers_in(const DataCells& cells);

std::vector<DataColumn> data_columns(const DataCells& cells, const CellNumbers& numbers,
                                     const HeadingReader& headings, const ExtractContext& context);

// The period that a cell is, in the forms of ISO 8601 or as prose has it, with its year.
std::optional<Period> period_of_cell(std::string_view text, const Vocabulary& vocabulary);

}  // namespace veritally::extract
