#include "document/table_grid.hpp"

#include <algorithm>

namespace veritally {
namespace {

constexpr std::uint32_t empty = UINT32_MAX;

// A grid has at most so many places for each of its cells, and so many more.
constexpr std::size_t places_a_cell = 64;
constexpr std::size_t places_free = 4096;

bool has_digit(std::string_view text) {
  return text.find_first_of("0123456789") != std::string_view::npos;
}

}  // namespace

void TableGrid::start_row() {
  ++rows_;
  column_ = 0;
}

void TableGrid::place(std::optional<std::uint32_t> block, bool heading, std::uint32_t row_span,
                      std::uint32_t column_span) {
  if (rows_ == 0) start_row();
  const std::uint32_t row = rows_ - 1;
  while (column_ < columns() && busy_[column_] > row) ++column_;
  Cell cell{block, row, column_, row_span, 1, heading};
  if (column_ < most_columns) {
    cell.column_span = std::clamp(column_span, 1U, most_columns - column_);
    const std::uint32_t end = column_ + cell.column_span;
    if (end > columns()) busy_.resize(end, 0);
    std::fill(busy_.begin() + column_, busy_.begin() + end, row + std::max(row_span, 1U));
    column_ = end;
  }
  cells_.push_back(cell);
}

void TableGrid::fill(Table& table) const {
  table.cells.assign(std::size_t{table.rows} * table.columns, empty);
  for (const Cell& cell : cells_) {
    const std::uint32_t last_row = std::min(cell.row + std::max(cell.row_span, 1U), table.rows);
    const std::uint32_t last_column = std::min(cell.column + cell.column_span, table.columns);
    for (std::uint32_t row = cell.row; row < last_row; ++row) {
      for (std::uint32_t column = cell.column; column < last_column; ++column) {
        table.cells[std::size_t{row} * table.columns + column] = cell.block.value_or(empty);
      }
    }
  }
}

// Rows at the top whose cells are all headings.
std::uint32_t TableGrid::heading_rows(const Table& table) const {
  std::uint32_t rows = table.rows;
  for (const Cell& cell : cells_) {
    if (!cell.heading && cell.block) rows = std::min(rows, cell.row);
  }
  return rows == table.rows ? 0 : rows;
}

// Columns at the left whose cells are all headings. Where none is marked so, the first one is taken
// to be if it holds words and the others numbers.
std::uint32_t TableGrid::heading_columns(const Table& table, const Document& document) const {
  std::uint32_t marked = table.columns;
  bool words_first = table.columns > 1;
  bool numbers_behind = false;
  for (const Cell& cell : cells_) {
    if (cell.row < table.heading_rows) continue;
    if (!cell.heading) marked = std::min(marked, cell.column);
    const bool digits = cell.block && has_digit(document.text_of(document.blocks[*cell.block]));
    if (cell.column == 0) {
      words_first = words_first && cell.block && !digits;
    } else {
      numbers_behind = numbers_behind || digits;
    }
  }
  if (marked == table.columns) return 0;
  return marked != 0 ? marked : words_first && numbers_behind ? 1 : 0;
}

void TableGrid::finish(Document& document) {
  const bool has_text =
      std::any_of(cells_.begin(), cells_.end(), [](const Cell& cell) { return cell.block; });
  if (!has_text) return;
  const auto index = static_cast<std::uint32_t>(document.tables.size());
  const std::size_t most = places_free + places_a_cell * cells_.size();
  Table table;
  table.rows = rows_;
  table.columns = static_cast<std::uint32_t>(
      std::min<std::size_t>(columns(), std::max<std::size_t>(most / rows_, 1)));
  table.caption = caption_;
  fill(table);
  table.heading_rows = heading_rows(table);
  table.heading_columns = heading_columns(table, document);
  for (const Cell& cell : cells_) {
    if (!cell.block) continue;
    Block& block = document.blocks[*cell.block];
    if (cell.column >= table.columns) {
      block.kind = BlockKind::paragraph;
      continue;
    }
    block.table = index;
    block.row = cell.row;
    block.column = cell.column;
  }
  if (caption_) document.blocks[*caption_].table = index;
  document.tables.push_back(std::move(table));
}

}  // namespace veritally
