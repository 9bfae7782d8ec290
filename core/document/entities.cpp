#include "document/entities.hpp"

#include "base/utf8.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

namespace veritally {
namespace {

constexpr std::size_t longest_name = 32;

constexpr char32_t replacement = 0xFFFD;

// What the standard reads for references to the control characters from 128 to 159.
constexpr std::array<char32_t, 32> controls = {
    0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0x8D,   0x017D, 0x8F,   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

int hexadecimal(char c) {
  if (is_digit(c)) return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

char32_t character_of(std::uint64_t number) {
  if (number == 0 || number > 0x10FFFF || (number >= 0xD800 && number <= 0xDFFF)) {
    return replacement;
  }
  if (number >= 0x80 && number <= 0x9F) return controls[number - 0x80];
  return static_cast<char32_t>(number);
}

Entity numeric_entity(std::string_view markup) {
  const bool hex = markup.size() > 2 && (markup[2] == 'x' || markup[2] == 'X');
  const std::uint64_t base = hex ? 16 : 10;
  const std::size_t first = hex ? 3 : 2;
  std::uint64_t number = 0;
  std::size_t at = first;
  for (; at < markup.size(); ++at) {
    const int digit = hex || is_digit(markup[at]) ? hexadecimal(markup[at]) : -1;
    if (digit < 0) break;
    number = std::min<std::uint64_t>(number * base + static_cast<std::uint64_t>(digit), 0x110000);
  }
  if (at == first) return {};
  if (at < markup.size() && markup[at] == ';') ++at;
  Entity entity{at, {}};
  append_utf8(character_of(number), entity.text);
  return entity;
}

const NamedEntity* find(std::string_view name) {
  const auto names = named_entities();
  const auto at = std::lower_bound(
      names.begin(), names.end(), name,
      [](const NamedEntity& entity, std::string_view wanted) { return entity.name < wanted; });
  return at != names.end() && at->name == name ? &*at : nullptr;
}

}  // namespace

Entity entity_at(std::string_view markup) {
  if (markup.size() < 2 || markup[0] != '&') return {};
  if (markup[1] == '#') return numeric_entity(markup);
  std::size_t length = 0;
  while (length < longest_name && 1 + length < markup.size() &&
         (is_letter(markup[1 + length]) || is_digit(markup[1 + length]))) {
    ++length;
  }
  if (1 + length < markup.size() && markup[1 + length] == ';') ++length;
  for (; length > 1; --length) {
    if (const NamedEntity* found = find(markup.substr(1, length))) {
      return {1 + length, std::string(found->text)};
    }
  }
  return {};
}

}  // namespace veritally
