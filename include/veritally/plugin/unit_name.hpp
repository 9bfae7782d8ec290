// Names of composed units: what "kilometer" per "hour" is called, in the syntax of UTS #35.
//
//   quotient("kilometer", "hour")          "kilometer-per-hour"
//   product("kilometer-per-hour", "hour")  "kilometer-hour-per-hour"
//
// Only names are put together. Nothing is cancelled, since the host reads every such name, and
// whether it is a unit the host knows. All functions are pure and may be called from any thread.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>

namespace veritally::plugin {

namespace detail {

// What stands above and below the line; both are empty for a bare number.
struct Composed {
  std::string above;
  std::string below;
};

inline void append_factor(std::string& product, std::string_view factor) {
  if (factor.empty()) return;
  if (!product.empty()) product += '-';
  product += factor;
}

// Everything behind the first "per" stands below the line, whatever other "per" follows.
inline Composed decompose(std::string_view unit) {
  constexpr std::string_view per = "per-";
  if (unit == "1") return {};
  Composed parts;
  bool below = false;
  while (!unit.empty()) {
    if (unit.starts_with(per)) {
      below = true;
      unit.remove_prefix(per.size());
      continue;
    }
    const auto dash = unit.find('-');
    append_factor(below ? parts.below : parts.above, unit.substr(0, dash));
    unit.remove_prefix(dash == std::string_view::npos ? unit.size() : dash + 1);
  }
  return parts;
}

inline std::string compose(const Composed& parts) {
  if (parts.below.empty()) return parts.above.empty() ? "1" : parts.above;
  return (parts.above.empty() ? "per-" : parts.above + "-per-") + parts.below;
}

}  // namespace detail

inline std::string product(std::string_view a, std::string_view b) {
  detail::Composed parts = detail::decompose(a);
  const detail::Composed other = detail::decompose(b);
  detail::append_factor(parts.above, other.above);
  detail::append_factor(parts.below, other.below);
  return detail::compose(parts);
}

inline std::string quotient(std::string_view a, std::string_view b) {
  detail::Composed parts = detail::decompose(a);
  const detail::Composed other = detail::decompose(b);
  detail::append_factor(parts.above, other.below);
  detail::append_factor(parts.below, other.above);
  return detail::compose(parts);
}

// The unit without its powers: "meter" of "square-meter"; the same where it has none.
inline std::string linear(std::string_view unit) {
  std::string name;
  while (!unit.empty()) {
    const auto dash = unit.find('-');
    const std::string_view word = unit.substr(0, dash);
    if (word != "square" && word != "cubic") detail::append_factor(name, word);
    unit.remove_prefix(dash == std::string_view::npos ? unit.size() : dash + 1);
  }
  return name;
}

// The currencies in a unit, "USD" of "USD-per-gallon": its words of three capitals.
inline std::string currencies(std::string_view unit) {
  std::string name;
  while (!unit.empty()) {
    const auto dash = unit.find('-');
    const std::string_view word = unit.substr(0, dash);
    constexpr auto capital = [](char c) { return c >= 'A' && c <= 'Z'; };
    if (word.size() == 3 && std::ranges::all_of(word, capital)) detail::append_factor(name, word);
    unit.remove_prefix(dash == std::string_view::npos ? unit.size() : dash + 1);
  }
  return name;
}

}  // namespace veritally::plugin
