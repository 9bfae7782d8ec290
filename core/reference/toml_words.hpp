// TomlWords: reads the words of one language from the tables of its file and keeps the first error.
//
// Each part of a lexicon (numbers, time, ...) has a reader that asks for its keys. What is absent
// yields nothing, what has the wrong type an error with its place; after an error reading goes on,
// so that a reader need not look at every step. For the readers of core/reference alone.
#pragma once

#include "base/result.hpp"

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include <toml++/toml.h>

namespace veritally {

Error broken_toml(std::string_view file, const toml::source_region& where, std::string message);

class TomlWords {
 public:
  using Word = std::function<void(const std::string&)>;

  // Both outlive this object.
  TomlWords(const toml::table& root, std::string_view file) : root_(root), file_(file) {}

  const toml::table& root() const { return root_; }
  std::optional<Error>& error() { return error_; }
  void report(const toml::node& node, std::string message);

  // The table of this name, an empty one where there is none.
  const toml::table& table(std::string_view key) { return table(root_, key); }
  const toml::table& table(const toml::table& from, std::string_view key);
  std::string string(const toml::table& from, std::string_view key);
  bool boolean(const toml::table& from, std::string_view key);
  int number(const toml::table& from, std::string_view key, int low, int high);
  // Calls `take` for each string of an array that may be absent.
  void strings(const toml::table& from, std::string_view key, const Word& take);
  // Calls `take` with the place (from 0) and each string of an array of arrays of strings.
  void rows(const toml::table& from, std::string_view key,
            const std::function<void(int, const std::string&)>& take);
  // Calls `take` for each table of an array of tables that may be absent.
  void tables(std::string_view key, const std::function<void(const toml::table&)>& take);

 private:
  // Calls `take` for each string of a list; `key` names it in errors.
  void list(const toml::node& node, std::string_view key, const Word& take);

  const toml::table& root_;
  std::string_view file_;
  toml::table empty_;
  std::optional<Error> error_;
};

}  // namespace veritally
