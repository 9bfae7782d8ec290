// Table claims: what the numbers in a table's cells are about, from the headings of their rows and
// columns and the caption: names, a measure, a period, and the unit that a heading gives for all
// ("$ bn", "%").
#pragma once

#include "claim/claim.hpp"
#include "document/document.hpp"
#include "extract/names.hpp"
#include "extract/table_heading.hpp"
#include "extract/vocabulary.hpp"
#include "reference/reference_data.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace veritally::extract {

class TableReader {
 public:
  // All that is borrowed outlives this object.
  TableReader(const Document& document, const Vocabulary& vocabulary,
              const ReferenceData& reference, const NameBook& names, std::optional<Date> date);

  // Fills in the claims of a cell of a table, and gives bare numbers the unit of their heading.
  void read_cell(const Block& cell, std::span<Claim> claims) const;

 private:
  Heading headings_of(const Block& cell) const;
  static std::uint32_t label_column(const Table& table);
  std::unordered_set<std::string_view> repeated_labels(const Table& table) const;
  std::string heading_text(const Table& table, std::uint32_t column) const;
  // For columns whose heading stands above others too ("Q3 | Change | Nine months | Change"): the
  // heading before them that stands once. Empty for all others.
  std::vector<std::string_view> groups_of_columns(const Table& table) const;
  std::string_view text_at(const Table& table, std::uint32_t row, std::uint32_t column) const;

  const Document& document_;
  const NameBook& names_;
  HeadingReader headings_;
  std::vector<std::unordered_set<std::string_view>> repeated_;  // of each table
  std::vector<std::vector<std::string_view>> groups_;
};

}  // namespace veritally::extract
