#include "entry.hpp"

#include "literal.hpp"

#include <algorithm>

namespace veritally::pack {
namespace {

std::string quoted(std::string_view key) { return '"' + std::string(key) + '"'; }

// "a number", for messages.
std::string_view kind_of(const toml::node& node) {
  switch (node.type()) {
    case toml::node_type::table:
      return "a table";
    case toml::node_type::array:
      return "a list";
    case toml::node_type::string:
      return "a text";
    case toml::node_type::integer:
    case toml::node_type::floating_point:
      return "a number";
    case toml::node_type::boolean:
      return "true or false";
    default:
      return "a date or time";
  }
}

}  // namespace

std::string listed(const std::vector<std::string>& words, std::string_view last) {
  std::string text;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i > 0) text.append(i + 1 == words.size() ? last : ", ");
    text.append(words[i]);
  }
  return text;
}

File::File(std::string path, std::string text)
    : path_(std::move(path)), text_(std::move(text)), lines_{0} {
  for (std::size_t at = 0; at < text_.size(); ++at) {
    if (text_[at] == '\n') lines_.push_back(at + 1);
  }
}

std::size_t File::offset(Spot spot) const {
  std::size_t at = lines_[spot.line - 1];
  for (std::uint64_t column = spot.column; column > 1 && at < text_.size(); --column) {
    ++at;
    while (at < text_.size() && plugin::is_later_byte(text_[at])) ++at;
  }
  return at;
}

std::string_view File::between(Spot begin, Spot end) const {
  return std::string_view(text_).substr(offset(begin), offset(end) - offset(begin));
}

Entry::Entry(const toml::table& table, const File& file, std::string what)
    : table_(table), file_(file), what_(std::move(what)) {}

Wrong Entry::wrong(Spot spot, std::string message, std::string hint) const {
  return {file_.path(), spot, std::move(message), std::move(hint)};
}

Wrong Entry::wrong_type(std::string_view key, const toml::node& node,
                        std::string_view wanted) const {
  return wrong(spot_of(node), quoted(key) + " is " + std::string(kind_of(node)),
               "write " + std::string(wanted));
}

Wrong Entry::missing(std::string_view key) const {
  return wrong(spot(), what_ + " has no " + quoted(key), "write " + std::string(key) + " = ...");
}

Spot Entry::spot_of(const toml::node& node) {
  return {node.source().begin.line, node.source().begin.column};
}

const toml::node* Entry::find(std::string_view key) {
  known_.emplace_back(key);
  return table_.get(key);
}

Written Entry::text_of(std::string_view key, const toml::node& node,
                       std::string_view wanted) const {
  const auto* text = node.as_string();
  if (text == nullptr) throw wrong_type(key, node, wanted);
  if (text->get().empty()) throw wrong(spot_of(node), quoted(key) + " is empty", "write a text");
  return {text->get(), spot_of(node)};
}

std::optional<Written> Entry::text(std::string_view key) {
  const toml::node* node = find(key);
  if (node == nullptr) return std::nullopt;
  return text_of(key, *node, "a text");
}

Written Entry::required_text(std::string_view key) {
  auto found = text(key);
  if (!found) throw missing(key);
  return std::move(*found);
}

std::vector<Written> Entry::texts(std::string_view key) {
  constexpr std::string_view wanted = "a text or a list of texts";
  const toml::node* node = find(key);
  if (node == nullptr) return {};
  const auto* list = node->as_array();
  if (list == nullptr) return {text_of(key, *node, wanted)};
  if (list->empty()) throw wrong(spot_of(*node), quoted(key) + " is an empty list", "write a text");
  std::vector<Written> found;
  for (const toml::node& item : *list) found.push_back(text_of(key, item, wanted));
  return found;
}

std::vector<Written> Entry::required_texts(std::string_view key) {
  auto found = texts(key);
  if (found.empty()) throw missing(key);
  return found;
}

std::vector<std::pair<Written, Written>> Entry::pairs(std::string_view key) {
  const toml::node* node = find(key);
  if (node == nullptr) return {};
  const auto* table = node->as_table();
  if (table == nullptr) throw wrong_type(key, *node, "{ 'this' = \"that\" }");
  std::vector<std::pair<Written, Written>> found;
  for (const auto& [name, value] : *table) {
    const Spot spot{name.source().begin.line, name.source().begin.column};
    found.emplace_back(Written{std::string(name.str()), spot},
                       text_of(name.str(), value, "a text"));
  }
  if (found.empty()) {
    throw wrong(spot_of(*node), quoted(key) + " is empty", "name what it replaces");
  }
  return found;
}

std::optional<Value> Entry::number(std::string_view key) {
  const auto written = literal(key);
  if (!written) return std::nullopt;
  const auto value = read_number(written->text);
  if (!value) {
    throw wrong(written->spot, quoted(key) + " is " + quoted(written->text),
                "write a number, 12.5 or \"12.5 million\"");
  }
  return Value{*value, written->spot};
}

std::optional<Written> Entry::literal(std::string_view key) {
  const toml::node* node = find(key);
  if (node == nullptr) return std::nullopt;
  if (node->is_string()) return text_of(key, *node, "a text");
  if (node->is_table() || node->is_array() || node->is_boolean()) {
    throw wrong_type(key, *node, "a number or a text");
  }
  // As it stands in the file, since toml++ keeps no trailing zeros.
  const Spot end{node->source().end.line, node->source().end.column};
  return Written{std::string(file_.between(spot_of(*node), end)), spot_of(*node)};
}

bool Entry::flag(std::string_view key) {
  const toml::node* node = find(key);
  if (node == nullptr) return false;
  const auto* value = node->as_boolean();
  if (value == nullptr) throw wrong_type(key, *node, "true or false");
  return value->get();
}

std::size_t Entry::word(std::string_view key, const std::vector<std::string_view>& words,
                        std::size_t otherwise) {
  const auto given = text(key);
  if (!given) return otherwise;
  const auto found = std::ranges::find(words, given->text);
  if (found == words.end()) {
    throw wrong(given->spot, quoted(key) + " is " + quoted(given->text),
                "write " + listed({words.begin(), words.end()}, " or "));
  }
  return static_cast<std::size_t>(found - words.begin());
}

std::vector<Entry> Entry::entries(std::string_view key, const std::string& what) {
  const toml::node* node = find(key);
  if (node == nullptr) return {};
  const auto* list = node->as_array();
  const std::string wanted = "tables, [[" + std::string(key) + "]] or { ... }";
  if (list == nullptr) throw wrong_type(key, *node, wanted);
  std::vector<Entry> found;
  for (const toml::node& item : *list) {
    if (!item.is_table()) throw wrong_type(key, item, wanted);
    found.emplace_back(*item.as_table(), file_, what);
  }
  return found;
}

void Entry::finish() const {
  for (const auto& [key, value] : table_) {
    if (std::ranges::find(known_, key.str()) != known_.end()) continue;
    throw wrong({key.source().begin.line, key.source().begin.column},
                what_ + " has no key " + quoted(key.str()),
                "the keys are " + listed(known_, " and "));
  }
}

}  // namespace veritally::pack
