#include "claimset/toml.hpp"

#include "base/utf8.hpp"
#include "claimset/members.hpp"
#include "syntax/json_tree.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <deque>
#include <exception>
#include <sstream>
#include <string>
#include <vector>

#include <toml++/toml.h>

namespace veritally {
namespace {

// A value in a claim may be nested this deep, as in JSON.
constexpr unsigned max_depth = JsonTreeReader::max_depth;

// A key may have this many dots. toml++ limits nested values but not dotted keys, and frees the
// tables they make recursively.
constexpr std::size_t max_dots = 32;

// Lines and columns as one number.
std::uint64_t pack(const toml::source_position& where) {
  return (std::uint64_t{where.line} << 32U) | std::uint64_t{where.column};
}

class TomlPlaces : public Places {
 public:
  explicit TomlPlaces(std::string_view file) : file_(file) {}
  Place of(std::uint64_t at) const override {
    return {std::string(file_), at >> 32U, at & 0xFFFFFFFFU};
  }

 private:
  std::string_view file_;
};

bool is_bare(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
         c == '-';
}

// The position behind the string that starts here. What is wrong with it is toml++'s to say.
std::size_t skip_string(std::string_view text, std::size_t at) {
  const char quote = text[at];
  const std::string triple(3, quote);
  const bool block = text.substr(at, 3) == triple;
  at += block ? 3 : 1;
  while (at < text.size()) {
    if (text[at] == '\\' && quote == '"') {
      at += 2;
    } else if (block && text.substr(at, 3) == triple) {
      at += 3;
      while (at < text.size() && text[at] == quote) ++at;
      return at;
    } else if (!block && (text[at] == quote || text[at] == '\n')) {
      return at + 1;
    } else {
      ++at;
    }
  }
  return text.size();
}

// Where a key has too many dots; text.size() where none does.
std::size_t find_deep_key(std::string_view text) {
  std::size_t dots = 0;
  for (std::size_t at = 0; at < text.size();) {
    const char c = text[at];
    if (c == '"' || c == '\'') {
      at = skip_string(text, at);
      continue;
    }
    if (c == '#') {
      at = std::min(text.find('\n', at), text.size());
      continue;
    }
    if (c == '.') {
      if (++dots > max_dots) return at;
    } else if (!is_bare(c) && c != ' ' && c != '\t') {
      dots = 0;
    }
    ++at;
  }
  return text.size();
}

// Fills a tree from a table. Texts are borrowed from the tables and from this.
class TomlTree {
 public:
  explicit TomlTree(Tree& tree) : tree_(tree) {}

  // False where the table is nested too deep.
  bool add(const toml::node& value, std::string_view key, unsigned depth);

 private:
  struct Entry {
    std::uint64_t at;
    std::string_view key;
    const toml::node* value;
  };

  bool add_members(const toml::table& table, unsigned depth);
  void set_scalar(Node& node, const toml::node& value);
  void set(Node& node, NodeKind kind, std::string text) {
    node.kind = kind;
    node.text = texts_.emplace_back(std::move(text));
  }

  Tree& tree_;
  std::deque<std::string> texts_;
};

bool TomlTree::add(const toml::node& value, std::string_view key, unsigned depth) {
  if (depth > max_depth) return false;
  const std::size_t index = tree_.size();
  Node& node = tree_.emplace_back();
  node.key = key;
  node.at = pack(value.source().begin);
  if (const auto* table = value.as_table()) {
    node.kind = NodeKind::object;
    if (!add_members(*table, depth)) return false;
  } else if (const auto* array = value.as_array()) {
    node.kind = NodeKind::array;
    for (const toml::node& item : *array) {
      if (!add(item, {}, depth + 1)) return false;
    }
  } else {
    set_scalar(node, value);
  }
  tree_[index].span = static_cast<std::uint32_t>(tree_.size() - index);
  return true;
}

// toml++ sorts members by name; claims keep the order of the file.
bool TomlTree::add_members(const toml::table& table, unsigned depth) {
  std::vector<Entry> entries;
  for (const auto& [key, value] : table) {
    entries.push_back({pack(key.source().begin), key.str(), &value});
  }
  std::sort(entries.begin(), entries.end(),
            [](const Entry& a, const Entry& b) { return a.at < b.at; });
  return std::all_of(entries.begin(), entries.end(),
                     [&](const Entry& entry) { return add(*entry.value, entry.key, depth + 1); });
}

std::string text_of(double value) {
  std::array<char, 32> digits{};
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
  std::string text(digits.data(), end);
  if (text.find_first_of(".en") == std::string::npos) text += ".0";
  return text;
}

template <class Value>
std::string printed(const Value& value) {
  std::ostringstream out;
  out << value;
  return out.str();
}

void TomlTree::set_scalar(Node& node, const toml::node& value) {
  if (const auto* string = value.as_string()) {
    node.kind = NodeKind::string;
    node.text = string->get();
  } else if (const auto* integer = value.as_integer()) {
    set(node, NodeKind::number, std::to_string(integer->get()));
  } else if (const auto* boolean = value.as_boolean()) {
    set(node, NodeKind::boolean, boolean->get() ? "true" : "false");
  } else if (const auto* number = value.as_floating_point()) {
    const bool finite = std::isfinite(number->get());
    set(node, finite ? NodeKind::number : NodeKind::other, text_of(number->get()));
  } else if (const auto* date = value.as_date()) {
    set(node, NodeKind::other, printed(date->get()));
  } else if (const auto* time = value.as_time()) {
    set(node, NodeKind::other, printed(time->get()));
  } else if (const auto* moment = value.as_date_time()) {
    set(node, NodeKind::other, printed(moment->get()));
  }
}

// Byte offsets of lines and columns that are asked for in ascending order.
class Offsets {
 public:
  explicit Offsets(std::string_view text) : text_(text) {}

  std::uint64_t of(const toml::source_position& where) {
    while (line_ < where.line) {
      const auto newline = text_.find('\n', line_begin_);
      if (newline == std::string_view::npos) return text_.size();
      line_begin_ = newline + 1;
      ++line_;
    }
    const std::string_view rest = text_.substr(line_begin_);
    return line_begin_ + first_code_points(rest, where.column - 1).size();
  }

 private:
  std::string_view text_;
  std::size_t line_begin_ = 0;
  toml::source_index line_ = 1;
};

tl::unexpected<Error> wrong(const RecordContext& context, std::string message,
                            const toml::source_position& where = {}) {
  return fail(ErrorKind::input, std::move(message), {},
              {std::string(context.file), where.line, where.column});
}

std::string lower_first(std::string_view text) {
  std::string out(text);
  if (!out.empty() && out[0] >= 'A' && out[0] <= 'Z') out[0] = static_cast<char>(out[0] + 32);
  return out;
}

// toml++ reports errors by throwing.
Result<toml::table> parse(std::string_view text, const RecordContext& context) {
  try {
    return toml::parse(text);
  } catch (const toml::parse_error& error) {
    return wrong(context, lower_first(error.description()), error.source().begin);
  } catch (const std::exception& error) {
    return wrong(context, std::string("the file cannot be read: ") + error.what());
  }
}

void read_record(const toml::table& table, const RecordContext& context, ClaimSink& sink) {
  Tree tree;
  TomlTree builder(tree);
  const TomlPlaces places(context.file);
  if (!builder.add(table, {}, 0)) {
    sink.on_error({ErrorKind::input,
                   "the claim is nested deeper than 1000",
                   {},
                   places.of(pack(table.source().begin))});
    return;
  }
  auto claim = claim_from(tree.front(), places, context);
  if (claim) {
    sink.on_claim(std::move(*claim), context.place);
  } else {
    sink.on_error(std::move(claim.error()));
  }
}

// The error of a text that toml++ must not see.
Result<void> check_text(std::string_view text, const RecordContext& context) {
  const TextPlaces places(text, {context.file});
  const std::size_t valid = valid_utf8_prefix(text);
  if (valid != text.size()) {
    return fail(ErrorKind::input, "the text is not UTF-8", {}, places.of(valid));
  }
  const std::size_t deep = find_deep_key(text);
  if (deep != text.size()) {
    return fail(ErrorKind::input, "a key has more than 32 dots", {}, places.of(deep));
  }
  return {};
}

}  // namespace

Result<void> read_toml(std::string_view file_text, const RecordContext& context, ClaimSink& sink) {
  if (auto good = check_text(file_text, context); !good) return good;
  const auto file = parse(file_text, context);
  if (!file) return fail(file.error());
  const toml::node* claims = file->get("claim");
  if (claims == nullptr)
    return wrong(context, "expected a [[claim]] table, found none in the file",
                 toml::source_position{1, 1});
  const toml::array* list = claims->as_array();
  const auto is_table = [](const toml::node& node) { return node.is_table(); };
  if (list == nullptr || !std::all_of(list->begin(), list->end(), is_table)) {
    return wrong(context, "\"claim\" should be an array of tables", claims->source().begin);
  }
  RecordContext record = context;
  Offsets offsets(file_text);
  for (std::size_t i = 0; i < list->size(); ++i) {
    const toml::source_position begin = (*list)[i].source().begin;
    record.place.line = begin.line;
    record.place.column = begin.column;
    record.place.begin = offsets.of(begin);
    record.place.end =
        i + 1 < list->size() ? offsets.of((*list)[i + 1].source().begin) : file_text.size();
    read_record(*(*list)[i].as_table(), record, sink);
  }
  return {};
}

}  // namespace veritally
