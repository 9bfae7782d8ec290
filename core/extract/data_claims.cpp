#include "extract/data_claims.hpp"

#include "claim/claim_table.hpp"
#include "extract/data_columns.hpp"

#include <unordered_map>
#include <utility>

namespace veritally::extract {
namespace {

constexpr char separator = '\x1f';

// What a row says of its figures.
struct Row {
  std::vector<std::string> subject;
  std::vector<std::string> scope;
  std::string measure;
  std::optional<Period> period;
  std::optional<Quantity> unit;
};

// "14" is exact, as in prose; the digits say how exact any other number is.
std::optional<Quantity> quantity_of(const Decimal& number) {
  constexpr Decimal exact_below(100, 0);
  Quantity quantity;
  quantity.value = number;
  const auto interval = interval_of(number, Comparator::equal, false);
  if (!interval) return std::nullopt;
  const bool exact = number.exponent() == 0 && number < exact_below;
  quantity.interval = exact ? Interval::point(number) : *interval;
  return quantity;
}

class DataReader {
 public:
  DataReader(const Document& document, const Table& table, const ExtractContext& context,
             DocumentClaims& out)
      : document_(document),
        cells_(document, table),
        context_(context),
        names_(context.reference.names()),
        headings_(context.vocabulary, context.reference, names_, std::nullopt),
        numbers_(numbers_in(cells_)),
        columns_(data_columns(cells_, numbers_, headings_, context)),
        out_(out) {}

  void read() {
    for (std::uint32_t column = 0; column < columns_.size(); ++column) {
      const ColumnRole role = columns_[column].role;
      if (role == ColumnRole::time) times_.push_back(column);
      if (role == ColumnRole::measure) measures_.push_back(column);
      if (role == ColumnRole::unit) units_.push_back(column);
      const bool names =
          role == ColumnRole::label || role == ColumnRole::group || role == ColumnRole::part;
      if (names) labels_.push_back(column);
    }
    choose_scopes();
    find_rivals();
    count_keys();
    for (std::uint32_t row = cells_.first_row(); row < cells_.rows(); ++row) read_row(row);
  }

 private:
  // ---- Which rows are which ----

  // The rows are about the first names, but rather about those that belong to them than about a
  // group, and rather about what has parts than about the parts. Other names part the subject,
  // unless they are but other names of it or the group that it belongs to.
  void choose_scopes() {
    if (labels_.empty()) return;
    subject_ = labels_[0];
    for (const std::uint32_t column : labels_) {
      const ColumnRole role = columns_[column].role;
      const ColumnRole chosen = columns_[*subject_].role;
      const bool belongs = chosen == ColumnRole::group && role == ColumnRole::label &&
                           determines(column, *subject_) && !determines(*subject_, column);
      const bool has_parts =
          chosen == ColumnRole::part && role != ColumnRole::part && !determines(*subject_, column);
      if (belongs || has_parts) subject_ = column;
    }
    for (const std::uint32_t column : labels_) {
      const bool known =
          determines(*subject_, column) &&
          (columns_[column].role == ColumnRole::group || determines(column, *subject_));
      if (column != *subject_ && !known) scopes_.push_back(column);
    }
  }

  // Each text of the one column goes with one of the other.
  bool determines(std::uint32_t column, std::uint32_t other) const {
    std::unordered_map<std::string_view, std::string_view> known;
    for (std::uint32_t row = cells_.first_row(); row < cells_.rows(); ++row) {
      const std::string_view text = cells_.text(row, other);
      if (known.try_emplace(cells_.text(row, column), text).first->second != text) return false;
    }
    return true;
  }

  // Columns of figures that nothing tells apart ("Staff", "Employees").
  void find_rivals() {
    rivals_.assign(columns_.size(), false);
    std::unordered_map<std::string, std::size_t> first;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      if (columns_[i].role != ColumnRole::value) continue;
      const auto [known, fresh] = first.try_emplace(key_of(columns_[i].heading), i);
      if (!fresh) rivals_[i] = rivals_[known->second] = true;
    }
  }

  static std::string key_of(const Heading& heading) {
    std::string key = heading.measure + separator;
    for (const std::string& name : heading.subject) key.append(name).push_back(separator);
    if (heading.unit) key += heading.unit->unit;
    key.push_back(separator);
    if (heading.period) key += pack_period(*heading.period);
    return key;
  }

  std::string key_of(std::uint32_t row) const {
    std::string key;
    const auto add = [&](std::uint32_t column) {
      key.append(cells_.text(row, column)).push_back(separator);
    };
    if (subject_) add(*subject_);
    for (const auto* columns : {&scopes_, &times_, &measures_}) {
      for (const std::uint32_t column : *columns) add(column);
    }
    return key;
  }

  void count_keys() {
    for (std::uint32_t row = cells_.first_row(); row < cells_.rows(); ++row) ++keys_[key_of(row)];
  }

  // ---- Rows ----

  void read_row(std::uint32_t index) {
    std::optional<Row> row;  // once the row has a figure
    const bool one_of_many = keys_.at(key_of(index)) > 1;
    for (std::uint32_t column = 0; column < columns_.size(); ++column) {
      const Block* cell = cells_.block(index, column);
      if (cell == nullptr || columns_[column].role != ColumnRole::value) continue;
      const std::size_t first = out_.claims.size();
      add_mentions(*cell);
      if (out_.claims.size() == first) continue;
      if (!row) row = row_of(index);
      // Of several figures in one cell nobody knows which is the one that the heading means.
      const bool several = out_.claims.size() > first + 1;
      for (std::size_t i = first; i < out_.claims.size(); ++i) {
        out_.claims[i].ambiguous = one_of_many || several || rivals_[column];
        describe(columns_[column], *row, out_.claims[i]);
      }
    }
  }

  Row row_of(std::uint32_t index) const {
    Row row;
    row.period = period_of(index);
    if (subject_) {
      const std::string_view label = trimmed_heading(cells_.text(index, *subject_));
      if (context_.reference.measures().knows(label)) {
        row.measure = context_.reference.measures().canonical(label);
      } else if (!label.empty()) {
        row.subject = {names_.resolve(label).canonical};
      }
    }
    for (const std::uint32_t column : scopes_) {
      const std::string_view label = cells_.text(index, column);
      if (!label.empty()) row.scope.emplace_back(label);
    }
    for (const std::uint32_t column : measures_) {
      Heading measured = headings_.read_column(cells_.text(index, column)).heading;
      row.measure = std::move(measured.measure);
      row.unit = std::move(measured.unit);
    }
    for (const std::uint32_t column : units_) {
      if (auto unit = headings_.unit_in(cells_.text(index, column))) row.unit = std::move(*unit);
    }
    return row;
  }

  // Of "2024" and "Q1" in columns of their own both together, else the one that is read.
  std::optional<Period> period_of(std::uint32_t row) const {
    std::string together;
    std::optional<Period> only;
    for (const std::uint32_t column : times_) {
      const std::string_view text = cells_.text(row, column);
      if (text.empty()) continue;
      if (!only) only = period_of_cell(text, context_.vocabulary);
      together.insert(0, together.empty() ? "" : " ").insert(0, text);
    }
    if (times_.size() < 2) return only;
    if (auto both = period_of_cell(together, context_.vocabulary)) return both;
    return only;
  }

  // ---- Figures ----

  void add_mentions(const Block& cell) {
    const std::string_view text = document_.text_of(cell);
    if (const auto number = numbers_.in(text)) {
      if (auto quantity = quantity_of(*number)) {
        add_claim(document_, cell,
                  {.quantity = std::move(*quantity), .begin = 0, .end = text.size()}, out_);
        return;
      }
    }
    mentions_.found.clear();
    mentions_.unread.clear();
    find_mentions(text, context_.vocabulary, mentions_);
    for (const Mention& mention : mentions_.found) add_claim(document_, cell, mention, out_);
    add_unread(cell, mentions_.unread, out_);
  }

  // Where rows name measures, columns that name none are whom the figures are about.
  std::vector<std::string> subject_of(const DataColumn& column, const Row& row) const {
    if (!row.subject.empty()) return row.subject;
    const bool named = !row.measure.empty() && column.heading.subject.empty() &&
                       !column.words.empty() && !context_.reference.measures().knows(column.words);
    if (!named) return column.heading.subject;
    return {names_.resolve(column.words).canonical};
  }

  void describe(const DataColumn& column, const Row& row, Claim& claim) const {
    const Heading& heading = column.heading;
    claim.subject = subject_of(column, row);
    claim.scope = row.scope;
    claim.measure = row.measure.empty() ? heading.measure : row.measure;
    claim.period = row.period ? row.period : heading.period;
    Quantity& quantity = claim.quantity;
    if (heading.unit) {
      give_unit(*heading.unit, quantity);
    } else if (row.unit) {
      give_unit(*row.unit, quantity);
    }
    if (quantity.unit == "1" && quantity.of.empty()) quantity.of = column.of;
  }

  const Document& document_;
  DataCells cells_;
  const ExtractContext& context_;
  NameBook names_;
  HeadingReader headings_;
  CellNumbers numbers_;
  std::vector<DataColumn> columns_;
  DocumentClaims& out_;
  std::vector<std::uint32_t> times_;
  std::vector<std::uint32_t> labels_;
  std::optional<std::uint32_t> subject_;  // of the labels
  std::vector<std::uint32_t> scopes_;     // likewise
  std::vector<std::uint32_t> measures_;
  std::vector<std::uint32_t> units_;
  std::vector<bool> rivals_;                           // by column
  std::unordered_map<std::string, std::size_t> keys_;  // how many rows have each
  Mentions mentions_;
};

}  // namespace

DocumentClaims data_claims_in(const Document& document, const ExtractContext& context) {
  DocumentClaims out;
  out.date = document.date ? document.date : context.date;
  for (const Table& table : document.tables) DataReader(document, table, context, out).read();
  return out;
}

}  // namespace veritally::extract
