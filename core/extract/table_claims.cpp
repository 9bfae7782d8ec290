#include "extract/table_claims.hpp"

#include "extract/time_expressions.hpp"
#include "extract/value.hpp"

#include <algorithm>
#include <unordered_map>
#include <utility>
#include <vector>

namespace veritally::extract {

// What one heading names, or several together.
struct TableReader::Heading {
  std::vector<std::string> subject;
  std::string measure;
  std::optional<Period> period;
  std::optional<Quantity> unit;  // one of what the cells are in: "1 billion US dollars"

  // What this one leaves open the other one fills.
  void fill(Heading other) {
    if (subject.empty()) subject = std::move(other.subject);
    if (measure.empty()) measure = std::move(other.measure);
    if (!period) period = other.period;
    if (!unit) unit = std::move(other.unit);
  }
};

namespace {

std::string_view trimmed(std::string_view text) {
  const auto blank = [](char c) {
    return c == ' ' || c == '\n' || c == '\t' || c == ',' || c == ':';
  };
  while (!text.empty() && blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && blank(text.back())) text.remove_suffix(1);
  return text;
}

bool starts_with_capital(std::string_view text) {
  return !text.empty() && text.front() >= 'A' && text.front() <= 'Z';
}

// "A" and "B" number the rows and are neither amperes nor bytes.
bool is_letter(std::string_view text) {
  const auto is_ascii_letter = [](char c) {
    return (static_cast<unsigned char>(c) | 0x20U) - 'a' < 26U;
  };
  return text.size() == 1 && is_ascii_letter(text.front());
}

std::string in_lower_case(std::string_view text) {
  std::string out;
  char previous = 0;
  for (const char byte : text) {
    out += fold_byte(byte, previous);
    previous = byte;
  }
  return out;
}

}  // namespace

TableReader::TableReader(const Document& document, const Vocabulary& vocabulary,
                         const ReferenceData& reference, const NameBook& names,
                         std::optional<Date> date)
    : document_(document),
      vocabulary_(vocabulary),
      reference_(reference),
      names_(names),
      date_(date) {
  for (const Table& table : document.tables) repeated_.push_back(repeated_labels(table));
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

// "$ bn", "%", "millions of dollars": a currency's sign stands before its number, all else behind.
std::optional<Quantity> TableReader::unit_in(std::string_view text) const {
  const std::string_view unit = trimmed(text);
  constexpr std::size_t longest = 40;
  const bool digits = unit.find_first_of("0123456789") != std::string_view::npos;  // "(over 35)"
  if (unit.empty() || unit.size() > longest || digits) return std::nullopt;
  const std::size_t word = std::min(unit.find(' '), unit.size());
  const std::string sign(unit.substr(0, word));
  const std::string rest(unit.substr(word));
  for (const std::string& one : {sign + "1" + rest, "1 " + std::string(unit)}) {
    auto quantity = read_value(one, vocabulary_);
    if (quantity && !quantity->range && quantity->of.empty()) return *quantity;
  }
  return std::nullopt;
}

TableReader::Heading TableReader::read_heading(std::string_view text) const {
  Heading out;
  const std::size_t bracket = std::min(text.find('('), text.size());
  if (bracket < text.size()) {
    const std::size_t close = std::min(text.find(')', bracket), text.size());
    out.unit = unit_in(text.substr(bracket + 1, close - bracket - 1));
  }
  std::string_view words = trimmed(text.substr(0, bracket));
  std::vector<TimeExpression> times;
  find_times(words, vocabulary_, date_, times);
  for (const TimeExpression& time : times) {
    if (time.kind != TimeKind::calendar || !time.period) continue;
    out.period = time.period;
    const bool front = time.begin == 0;
    words = trimmed(front ? words.substr(time.end) : words.substr(0, time.begin));
    break;
  }
  if (words.empty()) return out;
  if (reference_.measures().knows(words)) {
    out.measure = reference_.measures().canonical(words);
  } else if (names_.knows(words)) {
    out.subject = {names_.resolve(words).canonical};
  } else if (!out.unit && !is_letter(words)) {
    out.unit = unit_in(words);
  }
  return out;
}

TableReader::Heading TableReader::headings_of(const Block& cell) const {
  const Table& table = document_.tables[cell.table];
  Heading column;
  for (std::uint32_t row = 0; row < std::min(table.heading_rows, cell.row); ++row) {
    column.fill(read_heading(text_at(table, row, cell.column)));
  }
  const std::uint32_t heads = std::max(table.heading_columns, std::uint32_t{1});
  Heading row;
  std::string_view label;
  for (std::uint32_t at = 0; at < std::min(heads, cell.column); ++at) {
    label = text_at(table, cell.row, at);
    row.fill(read_heading(label));
  }
  // A row's label that is nothing else is whom the row is about, unless several rows have it, as
  // "Subtotal".
  const bool plain = row.subject.empty() && row.measure.empty() && !row.period && !row.unit &&
                     !repeated_[cell.table].contains(label);
  if (plain && column.subject.empty() && starts_with_capital(label)) {
    row.subject = {names_.resolve(trimmed(label)).canonical};
  }
  row.fill(std::move(column));
  if (row.measure.empty()) {
    for (std::uint32_t at = 0; at < table.heading_rows; ++at) {
      const std::string_view words = trimmed(text_at(table, at, cell.column));
      const std::string_view bare = trimmed(words.substr(0, words.find('(')));
      const Heading heading = read_heading(words);
      if (!heading.period && heading.subject.empty()) row.measure = in_lower_case(bare);
    }
  }
  if (table.caption) {
    const std::string_view caption = document_.text_of(document_.blocks[*table.caption]);
    row.fill(read_heading(caption));
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
  Quantity& quantity = claim.quantity;
  const bool bare = quantity.unit == "1" && quantity.of.empty() && !quantity.range;
  if (!bare || !heading.unit) return;
  const auto value = multiply(quantity.value, heading.unit->value);
  if (!value) return;
  const auto interval = interval_of(*value, quantity.comparator, quantity.approximate);
  if (!interval) return;
  quantity.value = *value;
  quantity.interval = *interval;
  quantity.unit = heading.unit->unit;
}

}  // namespace veritally::extract
