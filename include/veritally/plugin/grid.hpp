// Grid: the numbers of a table as one reads them, along its rows or its columns.
//
//   Grid grid(host, document, table);
//   if (... grid.label(Axis::rows, line) ...) grid.read();  // before `at` and `has_values`
//
// A line is a row, or a column; its places are where the other lines cross it. Headings are no
// lines. Made and used within one call of a rule.
#pragma once

#include <veritally/plugin/document.hpp>
#include <veritally/plugin/host.hpp>
#include <veritally/plugin/types.hpp>
#include <veritally/plugin/words.hpp>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace veritally::plugin {

enum class Axis : std::uint8_t { rows, columns };

enum class CellKind : std::uint8_t {
  empty,  // nothing, or a dash
  number,
  change,  // a number with a sign that says that it is one: "+10 %"
  text,    // also what holds a number and more than that
};

struct Cell {
  CellKind kind = CellKind::empty;
  Claim claim;  // of a number or change: below nothing where it stands in brackets
};

namespace detail {

inline vt_decimal negated(vt_decimal value) {
  value.mantissa = -value.mantissa;
  return value;
}

inline vt_interval negated(const vt_interval& interval) {
  vt_interval out{negated(interval.high), negated(interval.low), 0, 0};
  if ((interval.flags & VT_LOW_OPEN) != 0) out.flags |= VT_HIGH_OPEN;
  if ((interval.flags & VT_HIGH_OPEN) != 0) out.flags |= VT_LOW_OPEN;
  return out;
}

// Nothing but signs: of footnotes, of a plus.
inline bool is_mark(std::string_view text) {
  return std::none_of(text.begin(), text.end(),
                      [](char c) {
                        const bool note = c == '*' || c == '+' || c == ' ' || c == '\n';
                        return !note && static_cast<unsigned char>(c) < 0x80;
                      }) &&
         words_of(text).empty();
}

}  // namespace detail

class Grid {
 public:
  // All that is borrowed outlives this object.
  Grid(const Host& host, const Document& document, const Table& table)
      : host_(host),
        document_(document),
        table_(table),
        heading_rows_(table.heading_rows > 0 || holds_numbers(0) ? table.heading_rows : 1),
        // The first column names the rows, whether it is marked as headings or not.
        heading_columns_(std::clamp(table.heading_columns, 1U, table.columns)) {}

  // Reads the cells. Every other function but `lines`, `places`, `label` and `caption` wants this.
  void read() {
    cells_.reserve(std::size_t{table_.rows} * table_.columns);
    for (std::uint32_t row = 0; row < table_.rows; ++row) {
      for (std::uint32_t column = 0; column < table_.columns; ++column) {
        cells_.push_back(read(row, column));
      }
    }
  }

  std::uint32_t lines(Axis axis) const {
    return axis == Axis::rows ? table_.rows - heading_rows_ : table_.columns - heading_columns_;
  }
  std::uint32_t places(Axis axis) const {
    return lines(axis == Axis::rows ? Axis::columns : Axis::rows);
  }
  const Cell& at(Axis axis, std::uint32_t line, std::uint32_t place) const {
    const std::uint32_t row = heading_rows_ + (axis == Axis::rows ? line : place);
    const std::uint32_t column = heading_columns_ + (axis == Axis::rows ? place : line);
    return cells_[std::size_t{row} * table_.columns + column];
  }
  // The heading that is nearest to its numbers; empty where there is none.
  std::string_view label(Axis axis, std::uint32_t line) const {
    const std::uint32_t count = axis == Axis::rows ? heading_columns_ : heading_rows_;
    for (std::uint32_t i = count; i > 0; --i) {
      const std::string_view text = axis == Axis::rows ? text_at(heading_rows_ + line, i - 1)
                                                       : text_at(i - 1, heading_columns_ + line);
      if (!text.empty()) return text;
    }
    return {};
  }
  std::string_view caption() const {
    if (table_.caption == UINT32_MAX) return {};
    return document_.text_of(document_.blocks()[table_.caption]);
  }
  // False for a line that only heads those behind it.
  bool has_values(Axis axis, std::uint32_t line) const {
    for (std::uint32_t place = 0; place < places(axis); ++place) {
      if (at(axis, line, place).kind != CellKind::empty) return true;
    }
    return false;
  }

 private:
  bool holds_numbers(std::uint32_t row) const {
    for (std::uint32_t column = 0; column < table_.columns; ++column) {
      const Block* block = document_.cell(table_, row, column);
      if (block == nullptr) continue;
      for (const Sentence& sentence : document_.sentences_of(*block)) {
        if (sentence.claim_count > 0) return true;
      }
    }
    return false;
  }

  std::string_view text_at(std::uint32_t row, std::uint32_t column) const {
    const Block* block = document_.cell(table_, row, column);
    return block == nullptr ? std::string_view() : trimmed(document_.text_of(*block));
  }

  // A cell that spans several places is a number in the first of them alone.
  Cell read(std::uint32_t row, std::uint32_t column) const {
    const Block* block = document_.cell(table_, row, column);
    if (block == nullptr || is_dash(document_.text_of(*block))) return {};
    Cell cell{CellKind::text, {}};
    if (block->row != row || block->column != column || block->sentence_count != 1) return cell;
    const Sentence& sentence = document_.sentences_of(*block).front();
    if (sentence.claim_count != 1) return cell;
    const Place& place = document_.places_of(sentence).front();
    const std::string_view text = document_.text();
    const std::string_view before = trimmed(text.substr(block->begin, place.begin - block->begin));
    const std::string_view behind = trimmed(text.substr(place.end, block->end - place.end));
    const bool brackets = before.ends_with('(') && behind.starts_with(')');
    if (!detail::is_mark(brackets ? before.substr(0, before.size() - 1) : before) ||
        !detail::is_mark(brackets ? behind.substr(1) : behind)) {
      return cell;
    }
    const auto claim = host_.claim(document_.claims_of(sentence).front());
    if (!claim || !is_plain(*claim)) return cell;
    if (claim->change != Change::none) return {CellKind::change, *claim};
    return {CellKind::number, brackets ? below_nothing(*claim) : *claim};
  }

  static bool is_dash(std::string_view text) {
    const std::string_view sign = trimmed(text);
    return sign.empty() || sign == "-" || sign == "–" || sign == "—" || sign == "−";
  }

  static bool is_plain(const Claim& claim) {
    return !claim.range && !claim.approximate && claim.per == 0 &&
           claim.comparator == Comparator::equal && claim.value.mantissa != INT64_MIN;
  }

  static Claim below_nothing(Claim claim) {
    if (claim.value.mantissa <= 0) return claim;
    claim.value = detail::negated(claim.value);
    claim.nominal = detail::negated(claim.nominal);
    claim.interval = detail::negated(claim.interval);
    return claim;
  }

  const Host& host_;
  const Document& document_;
  const Table& table_;
  std::uint32_t heading_rows_;
  std::uint32_t heading_columns_;
  std::vector<Cell> cells_;
};

}  // namespace veritally::plugin
