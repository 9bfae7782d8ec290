// Columns: the figures of the tables of an audit, by what they measure.
//
// Made once for all documents; a cell is kept by its claim and what tells it from others, since
// tables are long and few of their columns are ever asked for. Lives for one call of a rule.
#pragma once

#include <veritally/plugin.hpp>

#include <algorithm>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

namespace veritally::rules {

// A figure of a column.
struct Datum {
  plugin::ClaimRef claim = VT_NO_CLAIM;
  plugin::Symbol subject = 0;
  plugin::Symbol scope = 0;
  std::optional<plugin::Period> period;
  std::string_view row;  // its first cell
};

// Whom some rows of a column are about.
struct RowName {
  plugin::Symbol subject = 0;
  std::string words;  // in lower case
};

// The figures of a column that measure one thing in one unit, in the order of the rows; or those of
// several columns of a table, each of another time or subject.
struct Column {
  std::string_view document;            // the path
  std::vector<std::string_view> names;  // of the columns
  plugin::Symbol measure = 0;
  plugin::Symbol unit = 0;
  bool gaps = false;  // some cell of the columns is no figure of it
  std::vector<Datum> data;
  std::vector<Datum> totals;      // of rows that add up others, which are not among the data
  std::vector<RowName> subjects;  // each once; none where there are too many to look for
};

class Columns {
 public:
  // Rows whose name begins or ends with a word of `totals` are kept apart.
  Columns(const plugin::Host& host, const plugin::WordList& totals) {
    for (const plugin::Symbol symbol : host.documents()) {
      const auto document = plugin::Document::open(host, symbol);
      if (!document || document->text().empty()) continue;
      for (const plugin::Table& table : document->tables()) read(host, *document, table, totals);
    }
    for (Column& column : all_) name_subjects(host, column);
  }

  const std::vector<Column>& all() const { return all_; }

 private:
  using Parts = std::map<std::pair<plugin::Symbol, plugin::Symbol>, Column>;  // by measure, unit
  using Key = std::tuple<plugin::Symbol, std::int32_t, std::int32_t>;         // subject and time

  void read(const plugin::Host& host, const plugin::Document& document, const plugin::Table& table,
            const plugin::WordList& totals) {
    const std::size_t first = all_.size();
    for (std::uint32_t column = 0; column < table.columns; ++column) {
      for (auto& [key, part] : parts_of(host, document, table, column, totals)) {
        if (!join(first, part)) all_.push_back(std::move(part));
      }
    }
  }

  static Parts parts_of(const plugin::Host& host, const plugin::Document& document,
                        const plugin::Table& table, std::uint32_t column,
                        const plugin::WordList& totals) {
    Parts parts;
    const plugin::Block* name = document.cell(table, 0, column);
    if (name == nullptr) return parts;
    bool gaps = false;
    for (std::uint32_t row = std::max(table.heading_rows, 1U); row < table.rows; ++row) {
      const plugin::Block* head = document.cell(table, row, 0);
      const std::string_view label = head == nullptr ? "" : document.text_of(*head);
      const bool total = totals.begins(label) || totals.ends(label);
      const auto claim = figure(host, document, document.cell(table, row, column));
      gaps = gaps || (!claim && !total);
      if (!claim || claim->measure == 0) continue;
      Column& part = parts[{claim->measure, claim->unit}];
      part.measure = claim->measure;
      part.unit = claim->unit;
      (total ? part.totals : part.data)
          .push_back({claim->ref, claim->subject, claim->scope, claim->period, label});
    }
    for (auto& [key, part] : parts) {
      part.document = document.path();
      part.names = {document.text_of(*name)};
      part.gaps = gaps;
    }
    return parts;
  }

  static Key key_of(const Datum& datum) {
    const vt_period period = plugin::Period::to_abi(datum.period);
    return {datum.subject, period.from, period.to};
  }

  // Puts a column to one of the same table, from `first` on, that measures the same of other
  // subjects or times: "2023" to "2024".
  bool join(std::size_t first, Column& part) {
    const auto same = std::find_if(
        all_.begin() + static_cast<std::ptrdiff_t>(first), all_.end(), [&](const Column& other) {
          return other.measure == part.measure && other.unit == part.unit;
        });
    if (same == all_.end()) return false;
    std::set<Key> keys;
    for (const Datum& datum : same->data) keys.insert(key_of(datum));
    const bool meets = std::any_of(part.data.begin(), part.data.end(), [&](const Datum& datum) {
      return keys.contains(key_of(datum));
    });
    if (meets) return false;
    same->names.insert(same->names.end(), part.names.begin(), part.names.end());
    same->data.insert(same->data.end(), part.data.begin(), part.data.end());
    same->totals.insert(same->totals.end(), part.totals.begin(), part.totals.end());
    same->gaps = same->gaps || part.gaps;
    return true;
  }

  static void name_subjects(const plugin::Host& host, Column& column) {
    constexpr std::size_t most = 400;  // countries are fewer
    std::set<plugin::Symbol> seen;
    for (const Datum& datum : column.data) {
      if (seen.size() <= most && datum.subject != 0) seen.insert(datum.subject);
    }
    if (seen.size() > most) return;
    for (const plugin::Symbol subject : seen) {
      column.subjects.push_back(
          {subject, plugin::lower(host.text(plugin::Column::subject, subject))});
    }
  }

  // The one plain figure of a cell.
  static std::optional<plugin::Claim> figure(const plugin::Host& host,
                                             const plugin::Document& document,
                                             const plugin::Block* cell) {
    if (cell == nullptr || cell->sentence_count != 1) return std::nullopt;
    const plugin::Sentence& sentence = document.sentences_of(*cell).front();
    if (sentence.claim_count != 1) return std::nullopt;
    const auto claim = host.claim(document.claims_of(sentence).front());
    const bool plain = claim && !claim->range && !claim->approximate && claim->per == 0 &&
                       claim->comparator == plugin::Comparator::equal &&
                       claim->change == plugin::Change::none;
    return plain ? claim : std::nullopt;
  }

  std::vector<Column> all_;
};

}  // namespace veritally::rules
