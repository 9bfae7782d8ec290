#include "config/config.hpp"

#include <sstream>

#include <toml++/toml.h>

namespace veritally {
namespace {

std::string kind_of(const toml::node& node) {
  std::ostringstream text;
  text << node.type();
  return text.str();
}

// Reads one table, and remembers the first error.
class Reader {
 public:
  explicit Reader(std::filesystem::path file) : file_(std::move(file)) {}

  tl::unexpected<Error> error(const toml::node& node, std::string message, std::string hint = {}) {
    return fail(ErrorKind::config, std::move(message), std::move(hint),
                {file_.string(), node.source().begin.line, node.source().begin.column});
  }

  Result<std::string> text(std::string_view key, const toml::node& node) {
    if (const auto* value = node.as_string()) return value->get();
    return wrong(key, node, "a string");
  }
  Result<std::filesystem::path> path(std::string_view key, const toml::node& node) {
    auto value = text(key, node);
    if (!value) return tl::unexpected(value.error());
    return file_.parent_path() / *value;
  }
  Result<double> number(std::string_view key, const toml::node& node, double most) {
    const auto value = node.value<double>();
    if (!value || !node.is_number()) return wrong(key, node, "a number");
    if (!(*value >= 0 && *value <= most)) {
      return error(node, "\"" + std::string(key) + "\" is out of range",
                   "write a number from 0 to " + std::to_string(static_cast<int>(most)));
    }
    return *value;
  }
  tl::unexpected<Error> wrong(std::string_view key, const toml::node& node,
                              const std::string& expected) {
    return error(node,
                 "\"" + std::string(key) + "\" must be " + expected + " and is " + kind_of(node));
  }

  Result<void> read(const toml::table& table, Config& config);

 private:
  Result<void> member(std::string_view key, const toml::node& node, Config& config);
  Result<void> plugins(const toml::node& node, Config& config);
  Result<void> rules(const toml::node& node, Config& config);
  Result<void> options(const toml::node& node, Config& config);

  std::filesystem::path file_;
};

template <class T, class Target>
Result<void> keep(Result<T> value, Target& target) {
  if (!value) return tl::unexpected(value.error());
  target = std::move(*value);
  return {};
}

Result<void> Reader::read(const toml::table& table, Config& config) {
  for (const auto& [key, node] : table) {
    if (auto done = member(key.str(), node, config); !done) return done;
  }
  return {};
}

Result<void> Reader::member(std::string_view key, const toml::node& node, Config& config) {
  if (key == "rates") return keep(path(key, node), config.rates);
  if (key == "aliases") return keep(path(key, node), config.aliases);
  if (key == "min-score") return keep(number(key, node, 100), config.min_score);
  if (key == "min-coverage") return keep(number(key, node, 1), config.min_coverage);
  if (key == "fail-on") {
    auto word = text(key, node);
    if (word && *word != "error" && *word != "warning" && *word != "note" && *word != "never") {
      return error(node, "\"fail-on\" is \"" + *word + "\"", "write error, warning, note or never");
    }
    return keep(std::move(word), config.fail_on);
  }
  if (key == "plugins") return plugins(node, config);
  if (key == "rules") return rules(node, config);
  if (key == "options") return options(node, config);
  return error(node, "there is no setting \"" + std::string(key) + "\"",
               "the settings are rates, aliases, plugins, fail-on, min-score, min-coverage, "
               "[rules] and [options]");
}

Result<void> Reader::plugins(const toml::node& node, Config& config) {
  const auto* list = node.as_array();
  if (list == nullptr) return wrong("plugins", node, "a list of paths");
  for (const toml::node& item : *list) {
    auto one = path("plugins", item);
    if (!one) return tl::unexpected(one.error());
    config.plugins.push_back(std::move(*one));
  }
  return {};
}

Result<void> Reader::rules(const toml::node& node, Config& config) {
  const auto* table = node.as_table();
  if (table == nullptr) return wrong("rules", node, "a table");
  for (const auto& [key, value] : *table) {
    const auto* on = value.as_boolean();
    if (on == nullptr) return wrong(key.str(), value, "true or false");
    config.rules.emplace_back(std::string(key.str()), on->get());
  }
  return {};
}

Result<void> Reader::options(const toml::node& node, Config& config) {
  const auto* table = node.as_table();
  if (table == nullptr) return wrong("options", node, "a table");
  for (const auto& [rule, values] : *table) {
    const auto* of_rule = values.as_table();
    if (of_rule == nullptr) return wrong(rule.str(), values, "a table of options");
    for (const auto& [name, value] : *of_rule) {
      auto one = text(name.str(), value);
      if (!one) return tl::unexpected(one.error());
      config.options[std::string(rule.str())][std::string(name.str())] = std::move(*one);
    }
  }
  return {};
}

}  // namespace

Result<Config> load_config(const std::filesystem::path& file) {
  Config config;
  try {
    const toml::table table = toml::parse_file(file.string());
    if (auto read = Reader(file).read(table, config); !read) return tl::unexpected(read.error());
  } catch (const toml::parse_error& error) {
    return fail(ErrorKind::config, std::string(error.description()), "",
                {file.string(), error.source().begin.line, error.source().begin.column});
  }
  return config;
}

std::optional<std::filesystem::path> find_config(std::filesystem::path folder) {
  for (;;) {
    std::error_code ignored;
    std::filesystem::path file = folder / "veritally.toml";
    if (std::filesystem::is_regular_file(file, ignored)) return file;
    if (!folder.has_relative_path() || folder == folder.parent_path()) return std::nullopt;
    folder = folder.parent_path();
  }
}

}  // namespace veritally
