#include "reference/toml_words.hpp"

#include <utility>

namespace veritally {

Error broken_toml(std::string_view file, const toml::source_region& where, std::string message) {
  return Error{ErrorKind::reference,
               std::move(message),
               {},
               Place{std::string(file), where.begin.line, where.begin.column}};
}

void TomlWords::report(const toml::node& node, std::string message) {
  if (!error_) error_ = broken_toml(file_, node.source(), std::move(message));
}

const toml::table& TomlWords::table(const toml::table& from, std::string_view key) {
  if (const auto* found = from[key].as_table()) return *found;
  if (const auto* other = from.get(key)) report(*other, std::string(key) + " is not a table");
  return empty_;
}

std::string TomlWords::string(const toml::table& from, std::string_view key) {
  const auto* node = from.get(key);
  if (node == nullptr) return {};
  if (const auto* text = node->as_string()) return text->get();
  report(*node, std::string(key) + " is not a string");
  return {};
}

bool TomlWords::boolean(const toml::table& from, std::string_view key) {
  const auto* node = from.get(key);
  if (node == nullptr) return false;
  if (!node->is_boolean()) report(*node, std::string(key) + " is neither true nor false");
  return node->value_or(false);
}

int TomlWords::number(const toml::table& from, std::string_view key, int low, int high) {
  const auto* node = from.get(key);
  const auto value = node ? node->value<std::int64_t>() : std::nullopt;
  if (value && *value >= low && *value <= high) return static_cast<int>(*value);
  report(node ? *node : static_cast<const toml::node&>(from),
         std::string(key) + " is not a whole number from " + std::to_string(low) + " to " +
             std::to_string(high));
  return low;
}

void TomlWords::list(const toml::node& node, std::string_view key, const Word& take) {
  const auto* words = node.as_array();
  if (words == nullptr) return report(node, std::string(key) + " is not a list of words");
  for (const auto& item : *words) {
    const auto* text = item.as_string();
    if (text == nullptr || text->get().empty()) {
      return report(item, std::string(key) + " holds something else than words");
    }
    take(text->get());
  }
}

void TomlWords::strings(const toml::table& from, std::string_view key, const Word& take) {
  if (const auto* node = from.get(key)) list(*node, key, take);
}

void TomlWords::rows(const toml::table& from, std::string_view key,
                     const std::function<void(int, const std::string&)>& take) {
  const auto* node = from.get(key);
  if (node == nullptr) return;
  const auto* lists = node->as_array();
  if (lists == nullptr) return report(*node, std::string(key) + " is not a list of lists of words");
  int place = 0;
  for (const auto& row : *lists) {
    list(row, key, [&](const std::string& word) { take(place, word); });
    ++place;
  }
}

void TomlWords::tables(std::string_view key, const std::function<void(const toml::table&)>& take) {
  const auto* node = root_.get(key);
  if (node == nullptr) return;
  const auto* list_of_tables = node->as_array();
  if (list_of_tables == nullptr)
    return report(*node, std::string(key) + " is not a list of tables");
  for (const auto& item : *list_of_tables) {
    if (const auto* one = item.as_table()) {
      take(*one);
    } else {
      report(item, std::string(key) + " is not a list of tables");
    }
  }
}

}  // namespace veritally
