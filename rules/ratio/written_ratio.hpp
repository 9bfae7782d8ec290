// Percentages with the two numbers that they come from in brackets: "62 % (15/29)", and margins
// beside what they are the margin of. For ratio/share, which it belongs to.
#pragma once

#include <veritally/plugin.hpp>

#include <charconv>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>

namespace veritally::rules {

// "15/29"; nullopt where it is none, or may be a date.
inline std::optional<std::pair<std::uint32_t, std::uint32_t>> written_ratio(std::string_view text) {
  constexpr std::uint32_t months = 12;
  constexpr std::uint32_t days = 31;
  const auto number = [](std::string_view digits) -> std::optional<std::uint32_t> {
    std::uint32_t value = 0;
    const char* const end = digits.data() + digits.size();
    const auto [stop, error] = std::from_chars(digits.data(), end, value);
    return error == std::errc() && stop == end ? std::optional(value) : std::nullopt;
  };
  const auto stroke = text.find('/');
  if (stroke == std::string_view::npos) return std::nullopt;
  const auto part = number(text.substr(0, stroke));
  const auto whole = number(text.substr(stroke + 1));
  if (!part || !whole || *whole == 0 || *part > *whole) return std::nullopt;
  const bool date = (*part <= months && *whole <= days) || (*part <= days && *whole <= months);
  return date ? std::nullopt : std::optional(std::pair(*part, *whole));
}

// Whether the claim behind a percentage stands in brackets alone.
inline bool is_bracketed(const plugin::Document& document, std::size_t place) {
  const auto places = document.places();
  const std::uint64_t end = places[place].end;
  if (place == 0 || places[place].begin < places[place - 1].end || end >= document.text().size())
    return false;
  const std::string_view before =
      document.text().substr(places[place - 1].end, places[place].begin - places[place - 1].end);
  return plugin::trimmed(before) == "(" && document.text()[end] == ')';
}

// What a margin is: this measure over revenue. Empty where it is no margin.
inline std::string_view margin_of(std::string_view measure) {
  if (measure == "gross margin") return "gross profit";
  if (measure == "operating margin") return "operating income";
  return measure == "net margin" ? "net income" : std::string_view();
}

}  // namespace veritally::rules
