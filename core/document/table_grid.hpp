// TableGrid: puts the cells of one table into its rows and columns.
//
// Order of calls: start_row and place for every row and cell in reading order, then finish once.
// Cells that span several places are put as HTML puts them. A table so wide or full of gaps that
// its grid would be far larger than its cells keeps what fits; the other cells become paragraphs.
#pragma once

#include "document/document.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace veritally {

class TableGrid {
 public:
  // A row holds no cells beyond this many columns.
  static constexpr std::uint32_t most_columns = 8192;

  void start_row();
  // A cell in the current row; `block` is nullopt where it is empty.
  void place(std::optional<std::uint32_t> block, bool heading, std::uint32_t row_span = 1,
             std::uint32_t column_span = 1);
  void set_caption(std::optional<std::uint32_t> block) { caption_ = block; }

  // Adds the table to the document, and tells its cells their places. A table without text is none.
  void finish(Document& document);

 private:
  struct Cell {
    std::optional<std::uint32_t> block;
    std::uint32_t row = 0;
    std::uint32_t column = 0;
    std::uint32_t row_span = 1;
    std::uint32_t column_span = 1;
    bool heading = false;
  };
  std::uint32_t columns() const { return static_cast<std::uint32_t>(busy_.size()); }
  void fill(Table& table) const;
  std::uint32_t heading_rows(const Table& table) const;
  std::uint32_t heading_columns(const Table& table, const Document& document) const;

  std::vector<Cell> cells_;
  std::vector<std::uint32_t> busy_;  // of each column, the first row that no cell above spans
  std::optional<std::uint32_t> caption_;
  std::uint32_t rows_ = 0;
  std::uint32_t column_ = 0;
};

}  // namespace veritally
