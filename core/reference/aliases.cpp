#include "reference/aliases.hpp"

#include <algorithm>
#include <cstring>

#include <toml++/toml.h>

namespace veritally {
namespace {

// Longer names have no alias; the longest of ours has some 60 bytes.
constexpr std::size_t max_length = 120;

// Legal forms, without points. The short ones count only as they are written: "AG", not "ag".
constexpr std::array<std::string_view, 23> long_forms = {
    "inc",     "incorporated", "corp", "corporation", "ltd",
    "limited", "plc",          "llc",  "llp",         "lp",
    "gmbh",    "kgaa",         "asa",  "oyj",         "spa",
    "pty",     "sarl",         "sas",  "company",     "aktiengesellschaft",
    "pjsc",    "bhd",          "pte"};
constexpr std::array<std::string_view, 11> short_forms = {"AG", "SE", "SA", "AB", "NV", "BV",
                                                          "KK", "AS", "KG", "Co", "CO"};

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

char folded(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 0x20) : c; }

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
  return text;
}

// Is `word` the legal form, points inside it aside ("S.p.A")?
template <bool any_case>
bool matches(std::string_view word, std::string_view form) {
  std::size_t at = 0;
  for (const char c : word) {
    if (c == '.') continue;
    if (at == form.size() || (any_case ? folded(c) : c) != form[at]) return false;
    ++at;
  }
  return at == form.size();
}

// The number of a letter of either case; other bytes share those numbers.
constexpr unsigned letter(char c) { return static_cast<unsigned char>(c) & 31U; }

// For the first letter of a legal form, the last ones that it can have: turns most words away.
constexpr auto form_ends = [] {
  std::array<std::uint32_t, 32> ends{};
  const auto add = [&](std::string_view form) {
    ends[letter(form.front())] |= 1U << letter(form.back());
  };
  for (const auto form : long_forms) add(form);
  for (const auto form : short_forms) add(form);
  return ends;
}();

bool is_legal_form(std::string_view word) {
  while (word.ends_with('.')) word.remove_suffix(1);
  if (word.size() < 2 || word.size() > 20) return false;
  if ((form_ends[letter(word.front())] & (1U << letter(word.back()))) == 0) return false;
  return std::ranges::any_of(short_forms, [&](auto form) { return matches<false>(word, form); }) ||
         std::ranges::any_of(long_forms, [&](auto form) { return matches<true>(word, form); });
}

// The name without "the" before it and legal forms after it; never empty if the name is not.
std::string_view bare(std::string_view name) {
  name = trimmed(name);
  if (name.size() > 4 && (name[0] | 0x20) == 't' && (name[1] | 0x20) == 'h' &&
      (name[2] | 0x20) == 'e' && is_space(name[3])) {
    name = trimmed(name.substr(4));
  }
  while (true) {
    std::size_t begin = name.size();
    while (begin > 0 && !is_space(name[begin - 1]) && name[begin - 1] != ',') --begin;
    if (begin == 0 || !is_legal_form(name.substr(begin))) break;
    auto rest = trimmed(name.substr(0, begin));
    while (rest.ends_with(',') || rest.ends_with('&'))
      rest = trimmed(rest.substr(0, rest.size() - 1));
    if (rest.empty()) break;
    name = rest;
  }
  return name;
}

// Lower case, one blank for every run of white space. Into `buffer`, of at least name.size() bytes.
std::string_view fold(std::string_view name, char* buffer) {
  std::size_t length = 0;
  for (const char c : name) {
    if (is_space(c)) {
      if (buffer[length - 1] != ' ') buffer[length++] = ' ';
    } else {
      buffer[length++] = folded(c);
    }
  }
  return {buffer, length};
}

// FNV-1a, eight bytes at a time.
std::uint64_t hash_of(std::string_view text) {
  constexpr std::uint64_t prime = 0x9e3779b97f4a7c15;
  std::uint64_t hash = text.size() * prime;
  while (text.size() >= 8) {
    std::uint64_t word = 0;
    std::memcpy(&word, text.data(), 8);
    hash = (hash ^ word) * prime;
    hash ^= hash >> 29;
    text.remove_prefix(8);
  }
  std::uint64_t word = 0;
  std::memcpy(&word, text.data(), text.size());
  hash = (hash ^ word) * prime;
  return hash ^ (hash >> 32);
}

std::size_t first_of(std::string_view text) { return static_cast<unsigned char>(text.front()); }

std::uint64_t length_bit(std::string_view text) {
  return std::uint64_t{1} << std::min<std::size_t>(text.size(), 63);
}

Place place_of(const std::string& file, const toml::source_region& source) {
  return {file, source.begin.line, source.begin.column};
}

}  // namespace

void Aliases::place(Entry entry) {
  const auto mask = slots_.size() - 1;
  auto at = hash_of(entry.key) & mask;
  while (!slots_[at].key.empty()) at = (at + 1) & mask;
  slots_[at] = std::move(entry);
}

void Aliases::grow() {
  auto old = std::move(slots_);
  slots_.assign(std::max<std::size_t>(64, old.size() * 2), {});
  for (auto& entry : old) {
    if (!entry.key.empty()) place(std::move(entry));
  }
}

const Aliases::Entry* Aliases::find(std::string_view bare_name) const {
  char buffer[max_length];
  if (bare_name.empty() || bare_name.size() > max_length || slots_.empty()) return nullptr;
  const auto key = fold(bare_name, buffer);
  if ((lengths_[first_of(key)] & length_bit(key)) == 0) return nullptr;
  const auto mask = slots_.size() - 1;
  for (auto at = hash_of(key) & mask; !slots_[at].key.empty(); at = (at + 1) & mask) {
    if (slots_[at].key != key) continue;
    const auto& cased = slots_[at].cased;
    return cased.empty() || cased == bare_name ? &slots_[at] : nullptr;
  }
  return nullptr;
}

// The number of a canonical name: that of an earlier file where it is the same.
std::uint32_t Aliases::name_of(std::string_view name) {
  const auto* known = find(bare(name));
  if (known != nullptr && names_[known->name] == name) return known->name;
  names_.emplace_back(name);
  return static_cast<std::uint32_t>(names_.size() - 1);
}

Result<void> Aliases::insert(std::string_view spelling, std::uint32_t name) {
  const bool cased = spelling.starts_with('=');
  const auto bare_name = bare(spelling.substr(cased ? 1 : 0));
  if (bare_name.empty() || bare_name.size() > max_length) {
    return fail(ErrorKind::reference, "a name must have 1 to 120 bytes");
  }
  if (const auto* entry = find(bare_name)) {
    if (entry->name == name) return {};
    return fail(ErrorKind::reference, "\"" + std::string(spelling) + "\" stands for \"" +
                                          names_[entry->name] + "\" and for \"" + names_[name] +
                                          "\"");
  }
  if (2 * (count_ + 1) > slots_.size()) grow();
  char buffer[max_length];
  const std::string key(fold(bare_name, buffer));
  lengths_[first_of(key)] |= length_bit(key);
  place({key, std::string(cased ? bare_name : ""), name});
  ++count_;
  return {};
}

Result<Aliases> Aliases::load(const std::filesystem::path& toml) {
  Aliases aliases;
  if (const auto added = aliases.add(toml); !added) return tl::unexpected(added.error());
  return aliases;
}

Result<void> Aliases::add(const std::filesystem::path& toml) {
  const std::string file = toml.string();
  toml::table root;
  try {
    root = toml::parse_file(file);
  } catch (const toml::parse_error& error) {
    return fail(ErrorKind::reference, std::string(error.description()), {},
                place_of(file, error.source()));
  }
  Aliases next = *this;
  const auto wrong = [&](std::string message, const toml::node& node) {
    return fail(ErrorKind::reference, std::move(message), {}, place_of(file, node.source()));
  };
  for (const auto& [title, table] : root) {
    if (!table.is_table()) return wrong("expected a table of names", table);
    for (const auto& [key, value] : *table.as_table()) {
      if (!value.is_array()) return wrong("expected an array of aliases", value);
      const std::uint32_t name = next.name_of(key.str());
      if (const auto added = next.insert(key.str(), name); !added) {
        return wrong(added.error().message, value);
      }
      for (const auto& alias : *value.as_array()) {
        const auto text = alias.value<std::string_view>();
        if (!text) return wrong("expected an alias in quotes", alias);
        if (const auto added = next.insert(*text, name); !added) {
          return wrong(added.error().message, alias);
        }
      }
    }
  }
  *this = std::move(next);
  return {};
}

bool Aliases::knows(std::string_view name) const { return find(bare(name)) != nullptr; }

std::string_view Aliases::canonical(std::string_view name) const { return look_up(name).canonical; }

Aliases::Named Aliases::look_up(std::string_view name) const {
  const auto bare_name = bare(name);
  const auto* entry = find(bare_name);
  if (entry == nullptr) return {bare_name, false};
  return {names_[entry->name], true};
}

}  // namespace veritally
