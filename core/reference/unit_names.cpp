// unit_by_name(): from a spelling in prose to a unit identifier. Spellings come from the tables;
// what is regular (prefixes, powers, "per", hyphens) is read by the rules below.
#include "reference/spelling.hpp"
#include "reference/tables.hpp"
#include "reference/units.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace veritally {
namespace {

using tables::Pair;
using tables::UnitName;

using Found = std::optional<std::string>;

// Longer spellings are not asked for: "pounds of force per square inch" has 31 bytes.
constexpr std::size_t max_length = 80;

// "MiB/s", "kbit/s", and room for two-byte signs.
constexpr std::size_t longest_prefixed_symbol = 8;

constexpr std::array signs = {
    Pair{"Ki", "kibi"}, Pair{"Mi", "mebi"}, Pair{"Gi", "gibi"}, Pair{"Ti", "tebi"},
    Pair{"da", "deka"}, Pair{"µ", "micro"}, Pair{"k", "kilo"},  Pair{"K", "kilo"},
    Pair{"M", "mega"},  Pair{"G", "giga"},  Pair{"T", "tera"},  Pair{"P", "peta"},
    Pair{"E", "exa"},   Pair{"m", "milli"}, Pair{"n", "nano"},  Pair{"p", "pico"},
    Pair{"f", "femto"}, Pair{"h", "hecto"}, Pair{"d", "deci"},  Pair{"c", "centi"},
    Pair{"u", "micro"},
};

// Words before a unit that raise it, and words after it, by language.
struct PowerWord {
  std::string_view language;
  std::string_view before;
  std::string_view after;
  std::string_view power;
};
constexpr std::array power_words = {
    PowerWord{"en", "square ", "", "square-"},   PowerWord{"en", "square-", "", "square-"},
    PowerWord{"en", "sq ", "", "square-"},       PowerWord{"en", "sq. ", "", "square-"},
    PowerWord{"en", "cubic ", "", "cubic-"},     PowerWord{"en", "cubic-", "", "cubic-"},
    PowerWord{"en", "cu ", "", "cubic-"},        PowerWord{"en", "cu. ", "", "cubic-"},
    PowerWord{"en", "", " squared", "square-"},  PowerWord{"en", "", " cubed", "cubic-"},
    PowerWord{"de", "quadrat", "", "square-"},   PowerWord{"de", "kubik", "", "cubic-"},
    PowerWord{"fr", "", " carré", "square-"},    PowerWord{"fr", "", " carrés", "square-"},
    PowerWord{"fr", "", " cube", "cubic-"},      PowerWord{"fr", "", " cubes", "cubic-"},
    PowerWord{"es", "", " cuadrado", "square-"}, PowerWord{"es", "", " cuadrados", "square-"},
    PowerWord{"es", "", " cúbico", "cubic-"},    PowerWord{"es", "", " cúbicos", "cubic-"},
};

constexpr std::array power_signs = {
    Pair{"²", "square-"}, Pair{"³", "cubic-"},  Pair{"^2", "square-"},
    Pair{"^3", "cubic-"}, Pair{"2", "square-"}, Pair{"3", "cubic-"},
};

constexpr std::array per_words = {
    Pair{"en", " per "}, Pair{"en", " a "},   Pair{"en", " an "},  Pair{"de", " pro "},
    Pair{"de", " je "},  Pair{"fr", " par "}, Pair{"es", " por "}, Pair{"es", " al "},
};

// The spellings of one kind, behind a filter: for each first byte, the lengths that occur. It turns
// most words of prose away without a search.
class Names {
 public:
  Names() = default;
  explicit Names(std::span<const UnitName> names) : names_(names) {
    for (const auto& name : names) lengths_[first(name.spelling)] |= bit(name.spelling);
  }

  const UnitName* find(std::string_view spelling) const {
    if (spelling.empty() || (lengths_[first(spelling)] & bit(spelling)) == 0) return nullptr;
    const auto at = std::ranges::lower_bound(names_, spelling, {}, &UnitName::spelling);
    return at != names_.end() && at->spelling == spelling ? &*at : nullptr;
  }

 private:
  static std::size_t first(std::string_view text) {
    return static_cast<unsigned char>(text.front());
  }
  static std::uint64_t bit(std::string_view text) {
    return std::uint64_t{1} << std::min<std::size_t>(text.size(), 63);
  }

  std::span<const UnitName> names_;
  std::array<std::uint64_t, 256> lengths_{};
};

struct Language {
  std::string_view code;
  Names words;
  Names symbols;
  std::vector<tables::WordPrefix> prefixes;
  std::vector<PowerWord> powers;
  std::vector<std::string_view> pers;
};

std::vector<Language> read_languages() {
  std::vector<Language> result;
  for (const auto& tables : tables::unit_languages()) {
    auto& language = result.emplace_back();
    language.code = tables.language;
    language.words = Names(tables.words);
    language.symbols = Names(tables.symbols);
    for (const auto& prefix : tables::word_prefixes()) {
      if (prefix.language == language.code) language.prefixes.push_back(prefix);
    }
    for (const auto& power : power_words) {
      if (power.language == language.code) language.powers.push_back(power);
    }
    for (const auto& per : per_words) {
      if (per.from == language.code) language.pers.push_back(per.to);
    }
  }
  return result;
}

// Made on first use, some ten microseconds.
const Language& language_of(std::string_view code) {
  static const std::vector<Language> all = read_languages();
  const auto at = std::ranges::find(all, code, &Language::code);
  return at == all.end() ? all.front() : *at;
}

bool only_letters(std::string_view word) {
  return std::ranges::all_of(word, [](char c) { return c >= 'a' && c <= 'z'; });
}

// Is `sign` one of the words of `list`, "k M G"?
bool listed(std::string_view list, std::string_view sign) {
  for (std::size_t at = list.find(sign); at != std::string_view::npos;
       at = list.find(sign, at + 1)) {
    const auto end = at + sign.size();
    if ((at == 0 || list[at - 1] == ' ') && (end == list.size() || list[end] == ' ')) return true;
  }
  return false;
}

// A symbol with a prefix: "MW", "kWh". The sign u stands where µ may.
Found prefixed_symbol(const Language& language, std::string_view name) {
  if (name.size() > longest_prefixed_symbol) return std::nullopt;
  for (const Pair& sign : signs) {
    if (!name.starts_with(sign.from)) continue;
    const auto* unit = language.symbols.find(name.substr(sign.from.size()));
    if (unit == nullptr) continue;
    if (listed(unit->prefixes, sign.from == "u" ? "µ" : sign.from)) {
      return std::string(sign.to).append(unit->identifier);
    }
  }
  return std::nullopt;
}

// A word with a prefix: "gigawatts", "Terawattstunden".
Found prefixed_word(const Language& language, std::string_view word) {
  for (const auto& prefix : language.prefixes) {
    if (!word.starts_with(prefix.spelling)) continue;
    auto rest = word.substr(prefix.spelling.size());
    if (rest.starts_with('-')) rest.remove_prefix(1);
    const auto* unit = language.words.find(rest);
    if (unit != nullptr && !unit->prefixes.empty()) {
      return std::string(prefix.prefix).append(unit->identifier);
    }
  }
  return std::nullopt;
}

// A name without powers, products or "per".
Found simple(const Language& language, std::string_view name, std::string_view word) {
  if (const auto* unit = language.symbols.find(name)) return std::string(unit->identifier);
  if (const auto* unit = language.words.find(word)) return std::string(unit->identifier);
  if (auto unit = prefixed_symbol(language, name)) return unit;
  return prefixed_word(language, word);
}

bool is_length(std::string_view identifier) {
  for (const std::string_view end : {"meter", "foot", "inch", "mile", "yard"}) {
    if (identifier.ends_with(end) && identifier.find("per-") == std::string_view::npos) return true;
  }
  return false;
}

// A unit of length that is raised: "square miles", "km²", "Quadratkilometer", "second squared".
Found raised(const Language& language, std::string_view name, std::string_view word) {
  for (const auto& sign : power_signs) {
    if (!name.ends_with(sign.from)) continue;
    const auto cut = name.size() - sign.from.size();
    const auto unit = simple(language, name.substr(0, cut), word.substr(0, cut));
    const bool digit = sign.from.size() == 1;  // "m2" is clear, "s2" is not
    if (unit && (is_length(*unit) || (!digit && *unit == "second"))) {
      return std::string(sign.to) + *unit;
    }
  }
  for (const auto& power : language.powers) {
    if (!word.starts_with(power.before) || !word.ends_with(power.after)) continue;
    const auto length = power.before.size() + power.after.size();
    if (word.size() <= length) continue;
    const auto from = power.before.size();
    const auto unit = simple(language, name.substr(from, word.size() - length),
                             word.substr(from, word.size() - length));
    if (unit && (is_length(*unit) || *unit == "second")) return std::string(power.power) + *unit;
  }
  return std::nullopt;
}

// Two units multiplied: "kilowatt-hours", "N·m", "terawatt hours". With a space between them only
// energy and torque are read so, for "meters in" is no unit.
Found product(const Language& language, std::string_view name, std::string_view word) {
  for (const std::string_view sign : {"-", "·", "⋅", "*", " "}) {
    const auto at = name.rfind(sign);
    if (at == std::string_view::npos || at == 0 || at + sign.size() == name.size()) continue;
    const auto left = simple(language, name.substr(0, at), word.substr(0, at));
    if (!left) continue;
    const auto right =
        simple(language, name.substr(at + sign.size()), word.substr(at + sign.size()));
    if (!right || left->find("per-") != std::string::npos ||
        right->find("per-") != std::string::npos) {
      continue;
    }
    const bool energy = *right == "hour" && (left->ends_with("watt") || left->ends_with("ampere"));
    const bool torque = *right == "meter" && left->ends_with("newton");
    if (sign != " " || energy || torque) return *left + "-" + *right;
  }
  return std::nullopt;
}

Found part(const Language& language, std::string_view name, std::string_view word) {
  if (auto unit = simple(language, name, word)) return unit;
  if (auto unit = raised(language, name, word)) return unit;
  return product(language, name, word);
}

// Two units divided: "tonnes per year", "kWh/m²".
Found quotient(const Language& language, std::string_view name, std::string_view word) {
  const auto divided = [&](std::string_view sign) -> Found {
    const auto at = word.find(sign);
    if (at == std::string_view::npos || at == 0 || at + sign.size() >= word.size()) return {};
    const auto above = part(language, name.substr(0, at), word.substr(0, at));
    if (!above || above->find("per-") != std::string::npos) return {};
    const auto below = part(language, name.substr(at + sign.size()), word.substr(at + sign.size()));
    if (!below || below->find("per-") != std::string::npos) return {};
    return *above + "-per-" + *below;
  };
  if (auto unit = divided("/")) return unit;
  for (const auto per : language.pers) {
    if (auto unit = divided(per)) return unit;
  }
  return std::nullopt;
}

}  // namespace

std::optional<std::string> unit_by_name(std::string_view name, std::string_view language) {
  if (name.empty() || name.size() > max_length) return std::nullopt;
  const std::string text = squeezed(name);
  const std::string word = lower(text);
  const Language& spoken = language_of(language);
  if (auto unit = simple(spoken, text, word)) return unit;
  if (spoken.code == "en" && only_letters(word)) return std::nullopt;
  if (auto unit = part(spoken, text, word)) return unit;
  return quotient(spoken, text, word);
}

}  // namespace veritally
