// What all kinds of declared rules have in common, and what a kind is.
//
// A kind is a rule class of the SDK with a type `Declaration`, made from its entry of the pack. The
// pack keeps the declaration; a rule's state borrows it from `Host::data`.
#pragma once

#include "entry.hpp"

#include <veritally/plugin.hpp>

#include <memory>
#include <string>
#include <utility>

namespace veritally::pack {

// Base of the declarations: a rule's name, and what it says of itself. Reads its keys from the
// entry.
struct Declared {
  explicit Declared(Entry& entry);
  virtual ~Declared() = default;
  Declared(const Declared&) = delete;
  Declared& operator=(const Declared&) = delete;

  // For kinds whose findings the pack may word: asks for the key `message`.
  void read_message(Entry& entry);
  // That message, or `otherwise`.
  std::string worded(const std::string& otherwise) const {
    return message.empty() ? otherwise : message;
  }

  std::string path;
  Spot spot;  // of the entry
  Written id;
  std::string summary;
  std::string message;  // may be empty
  std::string documentation;
  plugin::Severity severity = plugin::Severity::warning;
  bool off = false;
};

// For constructors of rules, since reference data are there only then: a unit that a file names.
// One that does not exist is told to the host, and the constructor ends with an exception.
plugin::Unit required_unit(const plugin::Host& host, const std::string& path, const Written& unit);
// Whether figures of these units can be held against each other. A bare number is no share,
// although both are numbers.
bool convertible(const plugin::Host& host, const plugin::Unit& unit, std::string_view other);

// A declared rule: its declaration, and the table of its kind with what the pack says.
struct DeclaredRule {
  std::unique_ptr<const Declared> declared;
  vt_rule table{};
};

template <class Rule>
DeclaredRule declare(Entry& entry) {
  auto declared = std::make_unique<typename Rule::Declaration>(entry);
  entry.finish();
  if (declared->summary.empty()) declared->summary = declared->worded(Rule::info.summary);
  vt_rule table = plugin::rule_table<Rule>;
  table.severity = static_cast<std::uint32_t>(declared->severity);
  table.off = declared->off ? 1 : 0;
  table.id = declared->id.text.c_str();
  table.summary = declared->summary.c_str();
  table.documentation = declared->documentation.c_str();
  table.data = declared.get();
  return {std::move(declared), table};
}

}  // namespace veritally::pack
