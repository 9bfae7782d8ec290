// The reference tables that tools/generate_reference.py writes at build time, as C++ arrays.
//
// For the .cpp files of this folder only. Every table is constant and sorted by the bytes of its
// first column; nothing here costs anything at program start.
#pragma once

#include "reference/currencies.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace veritally::tables {

inline constexpr std::size_t base_unit_count = 31;

// One power for each of base_units().
using Exponents = std::array<std::int8_t, base_unit_count>;

// A simple unit: value_in_base = value * factor + offset, both as "n" or "n/d".
struct UnitRow {
  std::string_view name;
  std::string_view factor;
  std::string_view offset;
  Exponents exponents;
};

struct Pair {
  std::string_view from;
  std::string_view to;
};

// A spelling of a unit. `prefixes`: what may stand before it, as signs with blanks between them
// for a symbol ("k M G"), as "yes" for a word.
struct UnitName {
  std::string_view spelling;
  std::string_view identifier;
  std::string_view prefixes;
};

// `words` are in lower case and looked up so; `symbols` count the case.
struct UnitLanguage {
  std::string_view language;
  std::span<const UnitName> words;
  std::span<const UnitName> symbols;
};

struct WordPrefix {
  std::string_view language;
  std::string_view spelling;
  std::string_view prefix;
};

struct CurrencyName {
  std::string_view spelling;
  std::string_view code;
  int scale;
  bool ambiguous;
};

struct CurrencyLanguage {
  std::string_view language;
  std::span<const CurrencyName> names;
};

std::span<const UnitRow> units();
std::span<const Pair> unit_aliases();
std::span<const std::string_view> base_units();
std::span<const UnitLanguage> unit_languages();
std::span<const WordPrefix> word_prefixes();
std::span<const Currency> currencies();
std::span<const CurrencyLanguage> currency_languages();

}  // namespace veritally::tables
