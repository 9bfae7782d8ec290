#include "cli/unread_tables.hpp"

#include "extract/data_columns.hpp"

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

// By the number of its place where it has no name.
std::string name_of(const extract::DataCells& cells, std::uint32_t column) {
  const std::string_view name = cells.name(column);
  return name.empty() ? "column " + std::to_string(column + 1) : '"' + std::string(name) + '"';
}

// The names of the columns that have digits below their name.
std::vector<std::string> columns_with_digits(const extract::DataCells& cells) {
  std::vector<std::string> names;
  for (std::uint32_t column = 0; column < cells.columns(); ++column) {
    for (std::uint32_t row = cells.first_row(); row < cells.rows(); ++row) {
      if (!has_digit(cells.text(row, column))) continue;
      names.push_back(name_of(cells, column));
      break;
    }
  }
  return names;
}

std::string reason(const Document& document) {
  bool rows = false;
  std::vector<std::string> columns;
  for (const Table& table : document.tables) {
    const extract::DataCells cells(document, table);
    rows = rows || cells.rows() > cells.first_row();
    std::ranges::move(columns_with_digits(cells), std::back_inserter(columns));
  }
  if (!rows) return "it has no rows below their names";
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
