// What the tests of values share: lexicons, tables of cases, and a quantity as one line of text.
#pragma once

#include "extract/value.hpp"
#include "support/shared_data.hpp"

#include <filesystem>
#include <fstream>
#include <string>
#include <utility>
#include <vector>

namespace veritally::test {

// The lexicon of a language as the project ships it. Ends the program where it cannot be read.
inline const Lexicon& lexicon(const std::string& language) {
  static std::vector<std::pair<std::string, Lexicon>> loaded = [] {
    std::vector<std::pair<std::string, Lexicon>> all;
    for (const std::string name : {"en", "de", "fr", "es"}) {
      const auto file = source_folder() / "data/lexicon" / (name + ".toml");
      all.emplace_back(name, Lexicon::load(file.string()).value());
    }
    return all;
  }();
  for (const auto& [name, one] : loaded) {
    if (name == language) return one;
  }
  std::abort();
}

struct Case {
  std::string language;
  std::string text;
  std::string expected;
};

// The lines "language<TAB>text<TAB>expected" of a table beside this file; '#' starts a comment.
inline std::vector<Case> cases(const std::string& name) {
  std::vector<Case> out;
  std::ifstream file(source_folder() / "tests/unit/extract" / name);
  for (std::string line; std::getline(file, line);) {
    if (line.empty() || line.front() == '#') continue;
    const auto first = line.find('\t');
    const auto second = line.find('\t', first + 1);
    out.push_back({line.substr(0, first), line.substr(first + 1, second - first - 1),
                   line.substr(second + 1)});
  }
  return out;
}

inline std::string show(const Interval& interval) {
  const auto& [low, high] = interval;
  return std::string(low.open ? "(" : "[") + (low.unbounded ? "-inf" : low.value.to_string()) +
         ", " + (high.unbounded ? "inf" : high.value.to_string()) + (high.open ? ")" : "]");
}

// "1300000 1 of GPU >": value or range, unit, noun, comparator where it is not "=", "~" for
// approximate, change, rate, fraction.
inline std::string describe(const Quantity& quantity) {
  std::string out = quantity.value.to_string();
  if (quantity.range) {
    out = quantity.range->first.to_string() + ".." + quantity.range->second.to_string();
  }
  out += " " + quantity.unit;
  if (!quantity.of.empty()) out += " of " + quantity.of;
  if (quantity.comparator != Comparator::equal) {
    out += " " + std::string(to_string(quantity.comparator));
  }
  if (quantity.approximate) out += " ~";
  if (quantity.change != Change::none) out += " " + std::string(to_string(quantity.change));
  if (quantity.per) {
    out += " per " + quantity.per->value.to_string() + " " + quantity.per->unit;
    if (!quantity.per->of.empty()) out += " of " + quantity.per->of;
  }
  if (!quantity.fraction.empty()) out += " " + quantity.fraction;
  return out;
}

// The same and the interval: "1300000 1 of GPU > (1300000, inf)".
inline std::string show(const Quantity& quantity) {
  return describe(quantity) + " " + show(quantity.interval);
}

}  // namespace veritally::test
