#include "extract/table_claims.hpp"

#include <algorithm>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace veritally::extract {
namespace {

bool starts_with_capital(std::string_view text) {
  return !text.empty() && text.front() >= 'A' && text.front() <= 'Z';
}

}  // namespace

TableReader::TableReader(const Document& document, const Vocabulary& vocabulary,
                         const ReferenceData& reference, const NameBook& names,
                         std::optional<Date> date)
    : document_(document), names_(names), headings_(vocabulary, reference, names, date) {
  for (const Table& table : document.tables) {
    repeated_.push_back(repeated_labels(table));
    groups_.push_back(groups_of_columns(table));
  }
}

// The column of the names of the rows.
std::uint32_t TableReader::label_column(const Table& table) {
  return std::max(table.heading_columns, std::uint32_t{1}) - 1;
}

std::unordered_set<std::string_view> TableReader::repeated_labels(const Table& table) const {
  std::unordered_map<std::string_view, std::uint32_t> blocks;
  std::unordered_set<std::string_view> repeated;
  for (std::uint32_t row = table.heading_rows; row < table.rows; ++row) {
    const std::uint32_t block = table.cells[std::size_t{row} * table.columns + label_column(table)];
    const std::string_view label = text_at(table, row, label_column(table));
    if (label.empty()) continue;
    // A cell that spans several rows stands in each of them.
    if (blocks.try_emplace(label, block).first->second != block) repeated.insert(label);
  }
  return repeated;
}

std::string_view TableReader::text_at(const Table& table, std::uint32_t row,
                                      std::uint32_t column) const {
  const std::uint32_t block = table.cells[std::size_t{row} * table.columns + column];
  return block == UINT32_MAX ? std::string_view{} : document_.text_of(document_.blocks[block]);
}

Heading TableReader::headings_of(const Block& cell) const {
  const Table& table = document_.tables[cell.table];
  Heading column;
  for (std::uint32_t row = 0; row < std::min(table.heading_rows, cell.row); ++row) {
    column.fill(headings_.read(text_at(table, row, cell.column)));
  }
  const std::uint32_t heads = std::max(table.heading_columns, std::uint32_t{1});
  Heading row;
  std::string_view label;
  for (std::uint32_t at = 0; at < std::min(heads, cell.column); ++at) {
    label = text_at(table, cell.row, at);
    row.fill(headings_.read(label));
  }
  // A row's label that is nothing else is whom the row is about, unless several rows have it, as
  // "Subtotal".
  const bool plain = row.subject.empty() && row.measure.empty() && !row.period && !row.unit &&
                     !repeated_[cell.table].contains(label);
  if (plain && column.subject.empty() && starts_with_capital(label)) {
    row.subject = {names_.resolve(trimmed_heading(label)).canonical};
  }
  row.fill(std::move(column));
  if (row.measure.empty()) {
    for (std::uint32_t at = 0; at < table.heading_rows; ++at) {
      const std::string_view words = trimmed_heading(text_at(table, at, cell.column));
      const std::string_view bare = trimmed_heading(words.substr(0, words.find('(')));
      const Heading heading = headings_.read(words);
      if (!heading.period && heading.subject.empty()) row.measure = headings_.measure_in(bare);
    }
  }
  if (table.caption) {
    const std::string_view caption = document_.text_of(document_.blocks[*table.caption]);
    row.fill(headings_.read(caption));
  }
  return row;
}

void TableReader::read_cell(const Block& cell, std::span<Claim> claims) const {
  if (claims.size() != 1 || cell.table == no_table) return;
  const Table& table = document_.tables[cell.table];
  if (cell.row < table.heading_rows || cell.column < table.heading_columns) return;
  Claim& claim = claims.front();
  Heading heading = headings_of(cell);
  claim.subject = std::move(heading.subject);
  claim.measure = std::move(heading.measure);
  claim.period = heading.period;
  if (heading.unit) give_unit(*heading.unit, claim.quantity);
  const std::string_view group = groups_[cell.table][cell.column];
  if (!group.empty()) claim.scope.emplace_back(group);
}

// The words above a column.
std::string TableReader::heading_text(const Table& table, std::uint32_t column) const {
  std::string words;
  for (std::uint32_t row = 0; row < table.heading_rows; ++row) {
    words.append(text_at(table, row, column)).push_back('\n');
  }
  return words;
}

std::vector<std::string_view> TableReader::groups_of_columns(const Table& table) const {
  std::vector<std::string_view> groups(table.columns);
  if (table.heading_rows == 0) return groups;
  std::unordered_map<std::string, std::uint32_t> times;
  for (std::uint32_t column = table.heading_columns; column < table.columns; ++column) {
    ++times[heading_text(table, column)];
  }
  std::string_view group;
  for (std::uint32_t column = std::max(table.heading_columns, std::uint32_t{1});
       column < table.columns; ++column) {
    const bool once = times[heading_text(table, column)] == 1;
    if (once) group = trimmed_heading(text_at(table, table.heading_rows - 1, column));
    if (!once) groups[column] = group;
  }
  return groups;
}

}  // namespace veritally::extract
