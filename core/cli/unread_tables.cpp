#include "cli/unread_tables.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <string_view>

namespace veritally {
namespace {

constexpr std::size_t most_names = 3;

bool has_digit(std::string_view text) {
  return std::ranges::any_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

std::string_view text_at(const Document& document, const Table& table, std::uint32_t row,
                         std::uint32_t column) {
  const std::uint32_t block = table.cells[std::size_t{row} * table.columns + column];
  return block == UINT32_MAX ? std::string_view() : document.text_of(document.blocks[block]);
}

// By the number of its place where it has no name.
std::string name_of(const Document& document, const Table& table, std::uint32_t column) {
  const std::string_view name = text_at(document, table, 0, column);
  return name.empty() ? "column " + std::to_string(column + 1) : '"' + std::string(name) + '"';
}

// The rows that name the columns: the first one at least.
std::uint32_t naming_rows(const Table& table) { return std::max(table.heading_rows, 1U); }

// The names of the columns that have digits below their name.
std::vector<std::string> columns_with_digits(const Document& document, const Table& table) {
  std::vector<std::string> names;
  for (std::uint32_t column = 0; column < table.columns; ++column) {
    for (std::uint32_t row = naming_rows(table); row < table.rows; ++row) {
      if (!has_digit(text_at(document, table, row, column))) continue;
      names.push_back(name_of(document, table, column));
      break;
    }
  }
  return names;
}

std::string reason(const Document& document) {
  const auto has_rows = [](const Table& table) { return table.rows > naming_rows(table); };
  if (std::ranges::none_of(document.tables, has_rows)) return "it has no rows below their names";
  std::vector<std::string> columns;
  for (const Table& table : document.tables) {
    std::ranges::copy(columns_with_digits(document, table), std::back_inserter(columns));
  }
  if (columns.empty()) return "no cell holds a number";
  std::string list;
  for (std::size_t i = 0; i < std::min(columns.size(), most_names); ++i) {
    list.append(i == 0 ? "" : ", ").append(columns[i]);
  }
  if (columns.size() > most_names) {
    list += " and " + std::to_string(columns.size() - most_names) + " more";
  }
  return "what has digits (" + list +
         ") is read as names, numbers of rows, codes or times, or is more than one plain number in "
         "a cell";
}

}  // namespace

std::vector<Incident> unread_tables(std::span<const AuditedDocument> documents,
                                    const std::set<std::string, std::less<>>& sources) {
  std::vector<Incident> incidents;
  for (const AuditedDocument& document : documents) {
    const Document& table = document.document;
    const bool unread = is_data(table.format) && document.places.empty();
    if (!unread || !sources.contains(table.path)) continue;
    incidents.push_back({"unread-table",
                         table.path + ": no figure of this source could be read: " + reason(table),
                         Severity::warning});
  }
  return incidents;
}

}  // namespace veritally
