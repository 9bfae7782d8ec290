#include "claimset/csv.hpp"

#include "base/utf8.hpp"
#include "claimset/members.hpp"
#include "syntax/csv_rows.hpp"
#include "syntax/json_tree.hpp"

#include <algorithm>
#include <utility>

namespace veritally {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

std::string_view without_mark(std::string_view text) {
  return text.substr(text.starts_with(byte_order_mark) ? byte_order_mark.size() : 0);
}

bool is_value(std::string_view column) {
  return column == "value" || column.starts_with("quantity.");
}

bool is_member(std::string_view column) {
  return is_claim_member(column.substr(0, column.find('.'))) || column == "source";
}

// Turns the number of a cell into its place.
class CellPlaces : public Places {
 public:
  CellPlaces(const CsvRow& row, const RecordContext& context) : row_(row), context_(context) {}
  Place of(std::uint64_t cell) const override {
    const auto cells = written_cells(row_.text);
    const std::size_t at = cell < cells.size()
                               ? static_cast<std::size_t>(cells[cell].data() - row_.text.data())
                               : row_.text.size();
    return TextPlaces(row_.text, context_.start()).of(at);
  }

 private:
  const CsvRow& row_;
  const RecordContext& context_;
};

// The header, as the tree that every row fills.
class Columns {
 public:
  Result<void> read(const CsvRow& header, const RecordContext& context);
  std::size_t size() const { return names_.size(); }
  std::string_view name(std::size_t column) const { return names_[column]; }
  // The tree of a row. REQUIRES: as many cells as columns.
  void fill(const CsvRow& row, Tree& tree) const;

 private:
  struct Group {
    std::string_view key;
    std::size_t column = 0;  // the first of an object, or the cell itself
    bool object = false;
    std::vector<Group> members;
  };

  Result<void> check(const CellPlaces& places) const;
  void add(std::size_t column);
  static void fill(const Group& group, const CsvRow& row, Tree& tree);

  std::vector<std::string> names_;
  Group root_{"", 0, true, {}};
};

Result<void> Columns::read(const CsvRow& header, const RecordContext& context) {
  for (const std::string_view cell : header.cells) names_.emplace_back(cell);
  if (auto good = check(CellPlaces(header, context)); !good) return good;
  for (std::size_t column = 0; column < names_.size(); ++column) add(column);
  return {};
}

Result<void> Columns::check(const CellPlaces& places) const {
  bool value = false;
  for (std::size_t column = 0; column < names_.size(); ++column) {
    const std::string& name = names_[column];
    if (name.empty()) {
      return fail(ErrorKind::input, "a column has no name", {}, places.of(column));
    }
    if (std::find(names_.begin(), names_.begin() + static_cast<std::ptrdiff_t>(column), name) !=
        names_.begin() + static_cast<std::ptrdiff_t>(column)) {
      return fail(ErrorKind::input, "two columns are named \"" + name + '"', {}, places.of(column));
    }
    value = value || name == "value" || name == "quantity.value" || name == "quantity.range";
  }
  if (value) return {};
  return fail(ErrorKind::input,
              "no column is named \"value\", \"quantity.value\" or "
              "\"quantity.range\"",
              "name the columns in the first row", places.of(0));
}

// Puts a column under the objects that its name begins with.
void Columns::add(std::size_t column) {
  const std::string_view name = names_[column];
  Group* parent = &root_;
  std::size_t begin = 0;
  for (auto dot = name.find('.'); dot != std::string_view::npos; dot = name.find('.', dot + 1)) {
    if (!is_object_member(name.substr(0, dot))) break;
    const std::string_view key = name.substr(begin, dot - begin);
    auto found = std::find_if(parent->members.begin(), parent->members.end(),
                              [&](const Group& g) { return g.object && g.key == key; });
    if (found == parent->members.end()) {
      found = parent->members.insert(found, Group{key, column, true, {}});
    }
    parent = &*found;
    begin = dot + 1;
  }
  parent->members.push_back({name.substr(begin), column, false, {}});
}

void Columns::fill(const Group& group, const CsvRow& row, Tree& tree) {
  const std::size_t index = tree.size();
  Node& node = tree.emplace_back();
  node.key = group.key;
  node.at = group.column;
  node.kind = group.object ? NodeKind::object : NodeKind::cell;
  if (!group.object) {
    node.text = row.cells[group.column];
    if (node.text.empty()) tree.pop_back();
    return;
  }
  for (const Group& member : group.members) fill(member, row, tree);
  tree[index].span = static_cast<std::uint32_t>(tree.size() - index);
  if (index != 0 && tree[index].span == 1) tree.pop_back();
}

void Columns::fill(const CsvRow& row, Tree& tree) const {
  tree.clear();
  fill(root_, row, tree);
}

// Reads rows as claims, the first one as the header.
class CsvReader {
 public:
  // The rows' text begins at the byte `begin` of the file.
  CsvReader(std::size_t begin, RecordContext context, ClaimSink& sink)
      : begin_(begin), context_(std::move(context)), sink_(sink) {}

  Result<void> row(const CsvRow& row);
  bool has_header() const { return has_header_; }

 private:
  Result<Claim> claim(const CsvRow& row);

  std::size_t begin_;
  RecordContext context_;
  ClaimSink& sink_;
  Columns columns_;
  Tree tree_;
  bool has_header_ = false;
};

Result<Claim> CsvReader::claim(const CsvRow& row) {
  const CellPlaces places(row, context_);
  const std::size_t count = row.cells.size();
  if (count != columns_.size()) {
    return fail(ErrorKind::input,
                "the row has " + std::to_string(count) + " cells, the header " +
                    std::to_string(columns_.size()),
                {}, places.of(count > columns_.size() ? columns_.size() : count));
  }
  columns_.fill(row, tree_);
  return claim_from(tree_.front(), places, context_);
}

Result<void> CsvReader::row(const CsvRow& row) {
  context_.place = {begin_ + row.begin, begin_ + row.begin + row.text.size(), row.line, row.column};
  if (!has_header_) {
    has_header_ = true;
    return columns_.read(row, context_);
  }
  auto read = claim(row);
  if (read) {
    sink_.on_claim(std::move(*read), context_.place);
  } else {
    sink_.on_error(std::move(read.error()));
  }
  return {};
}

}  // namespace

std::optional<bool> has_claim_header(std::string_view beginning, bool whole) {
  const std::string_view text = without_mark(beginning);
  std::optional<bool> found;
  const auto look = [&](const CsvRow& row) -> Result<void> {
    const bool ended = whole || row.begin + row.text.size() < text.size();
    if (ended) {
      found = std::ranges::any_of(row.cells, is_value) || std::ranges::all_of(row.cells, is_member);
    }
    return fail(ErrorKind::input, "the first row is enough");
  };
  static_cast<void>(for_each_row(text, {}, ',', look));
  return found || !whole ? found : false;
}

Result<void> read_csv(std::string_view file_text, const RecordContext& context, ClaimSink& sink) {
  const std::string_view text = without_mark(file_text);
  const TextStart start{context.file};
  const std::size_t valid = valid_utf8_prefix(text);
  if (valid != text.size()) {
    return fail(ErrorKind::input, "the text is not UTF-8", {}, TextPlaces(text, start).of(valid));
  }
  CsvReader reader(file_text.size() - text.size(), context, sink);
  auto good = for_each_row(text, start, ',', [&](const CsvRow& row) { return reader.row(row); });
  if (!good) return good;
  if (reader.has_header()) return {};
  return fail(ErrorKind::input, "the file is empty", "the first row names the columns",
              {std::string(context.file), 1, 1});
}

}  // namespace veritally
