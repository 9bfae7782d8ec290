// DataColumns: what the columns of a data table hold, from their names and all of their cells.
//
// The first row names the columns. A column of numbers holds figures, one of times or days says
// when its rows are of, one of words whom they are about; identifiers and ranks are neither. The
// words for that are data (data/columns.toml). Const once made.
#pragma once

#include "document/document.hpp"
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
  measure,  // what the row's figures measure
  unit,     // what the row's figures are in
  key,      // nothing that is claimed: an identifier, a rank, no name
};

struct DataColumn {
  ColumnRole role = ColumnRole::key;
  // Of figures:
  Heading heading;
  std::string words;  // of its name, but for unit and time
  std::string of;     // what bare whole numbers count: "shop" under "Shops"
};

// A table by its cells; borrows the document.
class DataCells {
 public:
  DataCells(const Document& document, const Table& table) : document_(document), table_(table) {}

  std::uint32_t rows() const { return table_.rows; }
  std::uint32_t columns() const { return table_.columns; }
  const Block* block(std::uint32_t row, std::uint32_t column) const {
    const std::uint32_t index = table_.cells[std::size_t{row} * table_.columns + column];
    return index == UINT32_MAX ? nullptr : &document_.blocks[index];
  }
  std::string_view text(std::uint32_t row, std::uint32_t column) const {
    const Block* cell = block(row, column);
    return cell == nullptr ? std::string_view{} : document_.text_of(*cell);
  }

 private:
  const Document& document_;
  const Table& table_;
};

std::vector<DataColumn> data_columns(const DataCells& cells, const HeadingReader& headings,
                                     const ExtractContext& context);

// The number of a cell as programs write it, "-12345.678" or "1.5e6", whatever the language.
std::optional<Decimal> machine_number(std::string_view text);

// The period that a cell is, in the forms of ISO 8601 or as prose has it, with its year.
std::optional<Period> period_of_cell(std::string_view text, const Vocabulary& vocabulary);

}  // namespace veritally::extract
