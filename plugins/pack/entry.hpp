// Entry: one table of a pack, read key by key.
//
//   Entry entry(table, file, "limit");
//   const auto highest = entry.number("at_most");
//   entry.finish();
//
// Each function asks for a key that may be absent, the `required_` ones for one that must be there;
// a value of the wrong type is Wrong, with its place. `finish`, called last, finds the keys that
// nobody asked for. Views and references are to the parsed file, which outlives the Entry.
#pragma once

#include "wrong.hpp"

#include <veritally/plugin.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <toml++/toml.h>

namespace veritally::pack {

// A pack as it was given.
class File {
 public:
  File(std::string path, std::string text);

  const std::string& path() const { return path_; }  // absolute
  const std::string& text() const { return text_; }
  // What stands from one place to another.
  std::string_view between(Spot begin, Spot end) const;

 private:
  std::size_t offset(Spot spot) const;

  std::string path_;
  std::string text_;
  std::vector<std::size_t> lines_;  // where each begins
};

// A number and where it stands.
struct Value {
  vt_decimal value{};
  Spot spot;
};

class Entry {
 public:
  // `what` names the table in messages: "a limit".
  Entry(const toml::table& table, const File& file, std::string what);

  const File& file() const { return file_; }
  Spot spot() const { return spot_of(table_); }
  Wrong wrong(Spot spot, std::string message, std::string hint) const;

  std::optional<Written> text(std::string_view key);
  Written required_text(std::string_view key);
  // A text, or a list of them; empty where the key is absent.
  std::vector<Written> texts(std::string_view key);
  std::vector<Written> required_texts(std::string_view key);
  // A table of texts, each with the text that its key stands for.
  std::vector<std::pair<Written, Written>> pairs(std::string_view key);
  std::optional<Value> number(std::string_view key);
  bool flag(std::string_view key);
  // One of several words; the place of the word in `words`.
  std::size_t word(std::string_view key, const std::vector<std::string_view>& words,
                   std::size_t otherwise);
  // A list of tables; empty where the key is absent.
  std::vector<Entry> entries(std::string_view key, const std::string& what);
  // A number or text as it is written in the file: 2024, "2024-Q3".
  std::optional<Written> literal(std::string_view key);

  void finish() const;

 private:
  static Spot spot_of(const toml::node& node);
  const toml::node* find(std::string_view key);
  Wrong wrong_type(std::string_view key, const toml::node& node, std::string_view wanted) const;
  Wrong missing(std::string_view key) const;
  Written text_of(std::string_view key, const toml::node& node, std::string_view wanted) const;

  const toml::table& table_;
  const File& file_;
  std::string what_;
  std::vector<std::string> known_;  // the keys that were asked for
};

// "id, ban or unless"
std::string listed(const std::vector<std::string>& words, std::string_view last);

}  // namespace veritally::pack
