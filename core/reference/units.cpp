#include "reference/units.hpp"

#include "reference/currencies.hpp"
#include "reference/tables.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <functional>
#include <map>
#include <mutex>
#include <shared_mutex>
#include <unordered_map>
#include <vector>

namespace veritally {
namespace {

using boost::multiprecision::cpp_int;

// Longer identifiers are refused: no unit that people use comes near these.
constexpr std::size_t max_length = 160;
constexpr int max_exponent = 30;

constexpr std::size_t currency_base = tables::base_unit_count - 1;

// A prefix of UTS #35: base^power.
struct Prefix {
  std::string_view name;
  int base;
  int power;
};

constexpr std::array prefixes = {
    Prefix{"quecto", 10, -30}, Prefix{"ronto", 10, -27}, Prefix{"yocto", 10, -24},
    Prefix{"zepto", 10, -21},  Prefix{"atto", 10, -18},  Prefix{"femto", 10, -15},
    Prefix{"pico", 10, -12},   Prefix{"nano", 10, -9},   Prefix{"micro", 10, -6},
    Prefix{"milli", 10, -3},   Prefix{"centi", 10, -2},  Prefix{"deci", 10, -1},
    Prefix{"deka", 10, 1},     Prefix{"hecto", 10, 2},   Prefix{"kilo", 10, 3},
    Prefix{"mega", 10, 6},     Prefix{"giga", 10, 9},    Prefix{"tera", 10, 12},
    Prefix{"peta", 10, 15},    Prefix{"exa", 10, 18},    Prefix{"zetta", 10, 21},
    Prefix{"yotta", 10, 24},   Prefix{"ronna", 10, 27},  Prefix{"quetta", 10, 30},
    Prefix{"kibi", 1024, 1},   Prefix{"mebi", 1024, 2},  Prefix{"gibi", 1024, 3},
    Prefix{"tebi", 1024, 4},   Prefix{"pebi", 1024, 5},  Prefix{"exbi", 1024, 6},
    Prefix{"zebi", 1024, 7},   Prefix{"yobi", 1024, 8},
};

// The kinds of quantity that a long CLDR identifier starts with: "length-meter".
constexpr std::array<std::string_view, 25> kinds = {
    "acceleration", "angle",  "area",     "concentr",  "consumption", "digital", "duration",
    "electric",     "energy", "force",    "frequency", "graphics",    "length",  "light",
    "magnetic",     "mass",   "power",    "pressure",  "proportion",  "speed",   "temperature",
    "torque",       "volume", "currency", "none"};

Rational power(const Rational& value, int exponent) {
  Rational result = 1;
  for (int i = 0; i < std::abs(exponent); ++i) result *= value;
  return exponent < 0 ? Rational(1 / result) : result;
}

// "12" or "12/7", as the generator writes them.
Rational read_fraction(std::string_view text) {
  const auto slash = text.find('/');
  const cpp_int top{std::string(text.substr(0, slash))};
  if (slash == std::string_view::npos) return Rational(top);
  return Rational(top, cpp_int{std::string(text.substr(slash + 1))});
}

const tables::UnitRow* find_row(std::string_view name) {
  const auto rows = tables::units();
  const auto at = std::ranges::lower_bound(rows, name, {}, &tables::UnitRow::name);
  return at != rows.end() && at->name == name ? &*at : nullptr;
}

// A unit while it is put together from its parts.
struct Composite {
  Rational factor = 1;
  Rational offset = 0;
  std::array<int, tables::base_unit_count> exponents{};
  std::map<std::string, int, std::less<>> money;
  int parts = 0;

  void multiply(const tables::UnitRow& row, const Rational& prefix, int exponent) {
    factor *= power(read_fraction(row.factor) * prefix, exponent);
    offset = exponent == 1 ? read_fraction(row.offset) : Rational(0);
    for (std::size_t i = 0; i < exponents.size(); ++i) {
      exponents[i] += row.exponents[i] * exponent;
    }
    ++parts;
  }

  void multiply(const Currency& currency, int exponent) {
    money[std::string(currency.code)] += exponent;
    exponents[currency_base] += exponent;
    ++parts;
  }
};

// One simple unit, with or without a prefix. False if `name` is none.
bool multiply_simple(Composite& unit, std::string_view name, int exponent) {
  if (const auto* row = find_row(name)) {
    unit.multiply(*row, 1, exponent);
    return true;
  }
  if (name.size() == 3) {
    if (const auto* currency = find_currency(name)) {
      unit.multiply(*currency, exponent);
      return true;
    }
  }
  for (const Prefix& prefix : prefixes) {
    if (!name.starts_with(prefix.name)) continue;
    const auto* row = find_row(name.substr(prefix.name.size()));
    if (row == nullptr || row->exponents == tables::Exponents{}) continue;
    unit.multiply(*row, power(prefix.base, prefix.power), exponent);
    return true;
  }
  return false;
}

// The power that a word such as "square" or "pow4" gives to the unit after it; 0 for other words.
int power_of(std::string_view word) {
  if (word == "square") return 2;
  if (word == "cubic") return 3;
  if (!word.starts_with("pow")) return 0;
  int value = 0;
  const auto [end, error] = std::from_chars(word.data() + 3, word.data() + word.size(), value);
  const bool whole = error == std::errc() && end == word.data() + word.size();
  return whole && value >= 2 && value <= 15 ? value : 0;
}

// The number that a word such as "100" or "1e9" is; 0 for other words.
Rational constant_of(std::string_view word) {
  if (word.empty() || word.front() < '1' || word.front() > '9') return 0;
  std::uint64_t mantissa = 0;
  const char* end = word.data() + word.size();
  auto read = std::from_chars(word.data(), end, mantissa);
  if (read.ec != std::errc()) return 0;
  int exponent = 0;
  if (read.ptr != end) {
    if (*read.ptr != 'e') return 0;
    read = std::from_chars(read.ptr + 1, end, exponent);
    if (read.ec != std::errc() || read.ptr != end || exponent < 0 || exponent > max_exponent) {
      return 0;
    }
  }
  return Rational(mantissa) * power(10, exponent);
}

std::vector<std::string_view> split(std::string_view identifier) {
  std::vector<std::string_view> words;
  for (std::size_t begin = 0; begin <= identifier.size();) {
    const auto end = std::min(identifier.find('-', begin), identifier.size());
    words.push_back(identifier.substr(begin, end - begin));
    begin = end + 1;
  }
  return words;
}

// The words [from, to) with the hyphens between them.
std::string_view joined(const std::vector<std::string_view>& words, std::size_t from,
                        std::size_t to) {
  return {words[from].data(), static_cast<std::size_t>(words[to - 1].data() + words[to - 1].size() -
                                                       words[from].data())};
}

// Reads the longest simple unit at `at` and moves behind it; then a constant. False if neither.
bool read_factor(Composite& unit, const std::vector<std::string_view>& words, std::size_t& at,
                 int exponent) {
  for (std::size_t to = std::min(words.size(), at + 5); to > at; --to) {
    if (multiply_simple(unit, joined(words, at, to), exponent)) {
      at = to;
      return true;
    }
  }
  const Rational constant = constant_of(words[at]);
  if (constant == 0) return false;
  unit.factor *= power(constant, exponent);
  ++at;
  return true;
}

std::optional<Composite> read_composite(std::string_view identifier) {
  Composite unit;
  const auto words = split(identifier);
  int sign = 1;
  for (std::size_t at = 0; at < words.size();) {
    if (words[at] == "per") {
      sign = -1;
      if (++at == words.size()) return std::nullopt;
    }
    int exponent = 1;
    if (at + 1 < words.size() && power_of(words[at]) != 0) exponent = power_of(words[at++]);
    if (!read_factor(unit, words, at, sign * exponent)) return std::nullopt;
  }
  for (const int exponent : unit.exponents) {
    if (std::abs(exponent) > max_exponent) return std::nullopt;
  }
  if (unit.parts == 0) return std::nullopt;
  if (unit.parts > 1) unit.offset = 0;
  return unit;
}

void append_power(std::string& text, std::string_view name, int exponent) {
  if (!text.empty()) text += '-';
  if (exponent == 2) text += "square-";
  if (exponent == 3) text += "cubic-";
  if (exponent > 3) text += "pow" + std::to_string(exponent) + "-";
  text += name;
}

// "meter-per-second" from names and exponents, all of them times `sign`.
template <class Names, class Exponent>
std::string spell(const Names& names, Exponent exponent, int sign) {
  std::string above;
  std::string below;
  std::size_t i = 0;
  for (const auto& name : names) {
    const int value = exponent(i++) * sign;
    if (value > 0) append_power(above, name, value);
    if (value < 0) append_power(below, name, -value);
  }
  if (below.empty()) return above;
  return (above.empty() ? "per-" : above + "-per-") + below;
}

std::string spell_money(const Composite& unit) {
  std::vector<std::string_view> codes;
  std::vector<int> exponents;
  for (const auto& [code, exponent] : unit.money) {
    codes.push_back(code);
    exponents.push_back(exponent);
  }
  return spell(codes, [&](std::size_t i) { return exponents[i]; }, 1);
}

Unit finish(const Composite& composite, std::string_view identifier) {
  Unit unit;
  unit.factor = composite.factor;
  unit.offset = composite.offset;
  const auto exponent = [&](std::size_t i) { return composite.exponents[i]; };
  unit.dimension = spell(tables::base_units(), exponent, 1);
  unit.inverse = spell(tables::base_units(), exponent, -1);
  if (unit.dimension.empty()) unit.dimension = "1";
  unit.currency = spell_money(composite);
  unit.points = identifier == "percentage-point" || identifier == "permyriad";
  return unit;
}

std::optional<Unit> parse(std::string_view identifier) {
  if (identifier == "1") {
    Unit one;
    one.identifier = "1";
    one.dimension = "1";
    return one;
  }
  if (identifier.empty() || identifier.size() > max_length) return std::nullopt;
  const auto aliases = tables::unit_aliases();
  const auto alias = std::ranges::lower_bound(aliases, identifier, {}, &tables::Pair::from);
  if (alias != aliases.end() && alias->from == identifier) identifier = alias->to;
  if (const auto unit = read_composite(identifier)) {
    Unit known = finish(*unit, identifier);
    known.identifier = identifier;
    return known;
  }
  const auto dash = identifier.find('-');
  if (dash == std::string_view::npos) return std::nullopt;
  if (std::ranges::find(kinds, identifier.substr(0, dash)) == kinds.end()) return std::nullopt;
  return parse(identifier.substr(dash + 1));
}

struct Hash {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const {
    return std::hash<std::string_view>{}(text);
  }
};

// What is so much per something else: a pound is nothing per pound, and has no reciprocal.
bool is_rate(const Unit& unit) { return unit.identifier.find("-per-") != std::string::npos; }

}  // namespace

struct Units::Memory {
  std::shared_mutex mutex;
  std::unordered_map<std::string, std::unique_ptr<const Unit>, Hash, std::equal_to<>> units;
};

Units::Units() : memory_(std::make_unique<Memory>()) {}
Units::~Units() = default;

const Unit* Units::find(std::string_view identifier) const {
  {
    const std::shared_lock lock(memory_->mutex);
    const auto at = memory_->units.find(identifier);
    if (at != memory_->units.end()) return at->second.get();
  }
  auto unit = parse(identifier);
  if (!unit) return nullptr;
  const std::unique_lock lock(memory_->mutex);
  auto [at, added] = memory_->units.try_emplace(std::string(identifier));
  if (added) at->second = std::make_unique<const Unit>(std::move(*unit));
  return at->second.get();
}

bool convertible(const Unit& from, const Unit& to) {
  if (from.points && to.points) return true;
  if (from.dimension == to.dimension) return from.currency == to.currency;
  return from.currency.empty() && to.currency.empty() && is_rate(from) && is_rate(to) &&
         from.inverse == to.dimension;
}

std::optional<Rational> convert(const Rational& value, const Unit& from, const Unit& to,
                                bool difference) {
  if (!convertible(from, to)) return std::nullopt;
  if (from.dimension == to.dimension || (from.points && to.points)) {
    if (difference) return Rational(value * from.factor / to.factor);
    return Rational((value * from.factor + from.offset - to.offset) / to.factor);
  }
  if (difference || value == 0) return std::nullopt;
  return Rational(1 / (value * from.factor * to.factor));
}

}  // namespace veritally
