#include "document/block_writer.hpp"
#include "document/formats.hpp"
#include "document/lines.hpp"
#include "document/table_grid.hpp"
#include "syntax/json_tree.hpp"

#include <algorithm>
#include <unordered_map>
#include <utility>
#include <vector>

namespace veritally {
namespace {

constexpr std::string_view shapes =
    "write an array of objects, an object of columns of one length, or the \"columns\" and their "
    "\"data\" as rows";

// A name or value, and the JSON text of it.
struct Cell {
  std::string_view text;
  std::string_view written;
};

bool is_array(const Node& node) { return node.kind == NodeKind::array; }
bool is_object(const Node& node) { return node.kind == NodeKind::object; }
bool is_scalar(const Node& node) { return !is_array(node) && !is_object(node); }

template <class Is>
bool holds_only(const Node& array, const Is& is) {
  const Children items(array);
  return is_array(array) && items.begin() != items.end() &&
         std::all_of(items.begin(), items.end(), is);
}

bool is_string(const Node& node) { return node.kind == NodeKind::string; }

const Node* member(const Node& object, std::initializer_list<std::string_view> names) {
  for (const Node& node : Children(object)) {
    if (std::find(names.begin(), names.end(), node.key) != names.end()) return &node;
  }
  return nullptr;
}

// Finds the table in a tree: its names, and its cells row by row.
class JsonTable {
 public:
  JsonTable(std::string_view json, const std::string& path) : places_(json, {path}) {}

  Result<void> read(const Node& root) {
    if (is_array(root)) return read_objects(root);
    if (!is_object(root)) return no_table(root);
    const Node* names = member(root, {"columns", "fields"});
    const Node* rows = member(root, {"data", "rows"});
    if (names != nullptr && rows != nullptr && holds_only(*names, is_string)) {
      return read_rows(*names, *rows);
    }
    const Node* objects = nullptr;
    for (const Node& node : Children(root)) {
      if (!holds_only(node, is_object)) continue;
      if (objects != nullptr) return no_table(root);
      objects = &node;
    }
    return objects != nullptr ? read_objects(*objects) : read_columns(root);
  }

  const std::vector<Cell>& names() const { return names_; }
  // As many as names, one row behind another; nullptr where there is none.
  const std::vector<const Node*>& cells() const { return cells_; }

 private:
  tl::unexpected<Error> refuse(const Node& at, std::string message, std::string_view hint = {}) {
    return fail(ErrorKind::input, std::move(message), std::string(hint), places_.of(at.at));
  }
  tl::unexpected<Error> no_table(const Node& at) {
    return refuse(at, "this JSON is no table", shapes);
  }
  Result<void> check_cell(const Node& node) {
    if (is_scalar(node)) return {};
    return refuse(node, "a cell of a table should be a string, a number, true, false or null");
  }

  // [{"a":1,"b":2}, ...]: the columns are the members of all objects, as they come.
  Result<void> read_objects(const Node& objects) {
    std::unordered_map<std::string_view, std::size_t> columns;
    for (const Node& object : Children(objects)) {
      if (!is_object(object)) return no_table(object);
      for (const Node& node : Children(object)) {
        if (columns.try_emplace(node.key, columns.size()).second) {
          names_.push_back({node.key, node.raw_key});
        }
      }
    }
    if (auto good = check_size(objects); !good) return good;
    for (const Node& object : Children(objects)) {
      const std::size_t row = cells_.size();
      cells_.resize(row + names_.size());
      for (const Node& node : Children(object)) {
        if (auto good = check_cell(node); !good) return good;
        const Node*& cell = cells_[row + columns.at(node.key)];
        if (cell != nullptr) return refuse(node, '"' + std::string(node.key) + "\" is given twice");
        cell = &node;
      }
    }
    return {};
  }

  // {"columns":["a","b"],"data":[[1,2], ...]}
  Result<void> read_rows(const Node& names, const Node& rows) {
    for (const Node& name : Children(names)) names_.push_back({name.text, name.raw});
    if (auto good = check_size(rows); !good) return good;
    if (!is_array(rows)) return no_table(rows);
    for (const Node& row : Children(rows)) {
      if (!is_array(row)) return refuse(row, "a row of a table should be an array");
      std::size_t count = 0;
      for (const Node& node : Children(row)) {
        if (auto good = check_cell(node); !good) return good;
        cells_.push_back(&node);
        ++count;
      }
      if (count != names_.size()) {
        return refuse(row, "the row has " + std::to_string(count) + " cells, there are " +
                               std::to_string(names_.size()) + " columns");
      }
    }
    return {};
  }

  // {"a":[1, ...],"b":[2, ...]}
  Result<void> read_columns(const Node& root) {
    std::vector<const Node*> columns;
    for (const Node& column : Children(root)) {
      if (!holds_only(column, is_scalar)) return no_table(root);
      names_.push_back({column.key, column.raw_key});
      columns.push_back(&column);
    }
    if (columns.empty()) return no_table(root);
    if (auto good = check_size(root); !good) return good;
    const std::size_t rows = columns.front()->span - 1;
    cells_.resize(rows * columns.size());
    for (std::size_t i = 0; i < columns.size(); ++i) {
      if (columns[i]->span - 1 != rows) {
        return refuse(*columns[i], "the column has " + std::to_string(columns[i]->span - 1) +
                                       " cells, the first one " + std::to_string(rows));
      }
      for (std::size_t row = 0; row < rows; ++row) {
        cells_[row * columns.size() + i] = columns[i] + 1 + row;
      }
    }
    return {};
  }

  // Objects that share few members would fill a grid with nothing.
  Result<void> check_size(const Node& table) {
    constexpr std::size_t most_a_member = 64;
    const Children rows(table);
    const auto count = static_cast<std::size_t>(std::distance(rows.begin(), rows.end()));
    if (names_.size() > TableGrid::most_columns ||
        count * names_.size() > most_a_member * table.span) {
      return refuse(table, "the table would have " + std::to_string(names_.size()) + " columns");
    }
    return {};
  }

  TextPlaces places_;
  std::vector<Cell> names_;
  std::vector<const Node*> cells_;
};

class TableWriter {
 public:
  TableWriter(std::string_view json, Document& document)
      : json_(json), document_(document), writer_(document) {}

  void write(const JsonTable& table) {
    grid_.start_row();
    for (const Cell& name : table.names()) grid_.place(write(name), true);
    const std::vector<const Node*>& cells = table.cells();
    for (std::size_t i = 0; i < cells.size(); ++i) {
      if (i % table.names().size() == 0) grid_.start_row();
      const bool empty = cells[i] == nullptr || cells[i]->kind == NodeKind::null;
      grid_.place(empty ? std::nullopt : write({cells[i]->text, cells[i]->raw}), false);
    }
    grid_.finish(document_);
  }

 private:
  // What a string holds stands between its quotes, in other bytes where it has escapes.
  std::optional<std::uint32_t> write(Cell cell) {
    if (cell.text.empty()) return std::nullopt;
    if (cell.written.starts_with('"'))
      cell.written = cell.written.substr(1, cell.written.size() - 2);
    const auto source = static_cast<std::size_t>(cell.written.data() - json_.data());
    writer_.open(BlockKind::cell);
    if (cell.written == cell.text) {
      writer_.verbatim(cell.text, source);
    } else {
      writer_.replaced(cell.text, source, source + cell.written.size());
    }
    return writer_.close();
  }

  std::string_view json_;
  Document& document_;
  BlockWriter writer_;
  TableGrid grid_;
};

}  // namespace

Result<void> read_json_table(std::string_view utf8, Document& document) {
  if (trim(utf8).empty()) {
    return fail(ErrorKind::input, "the file is empty", std::string(shapes), {document.path, 1, 1});
  }
  JsonTreeReader reader;
  const auto tree = reader.read(utf8, {document.path});
  if (!tree) return tl::unexpected(tree.error());
  JsonTable table(utf8, document.path);
  if (auto found = table.read((*tree)->front()); !found) return found;
  TableWriter(utf8, document).write(table);
  return {};
}

}  // namespace veritally
