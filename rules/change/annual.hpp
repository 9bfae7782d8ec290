// What rules of the family `change` know of rates a year: which claims state one, and over how many
// years two values lie apart.
#pragma once

#include <veritally/plugin.hpp>

#include <cstdint>
#include <cstdlib>
#include <optional>

namespace veritally::rules {

// An option of the rules that ask so.
inline constexpr plugin::Option annual_words{
    "annual", "words of measures that are percentages a year, parted by commas",
    "compound annual, average annual, annual growth rate, cagr"};

// A percentage a year: its rate or its measure says so, with one of the words of `annual_words`.
inline bool is_annual_rate(const plugin::Host& host, const plugin::WordList& words,
                           const plugin::Claim& claim) {
  if (!plugin::is_percent(host, claim)) return false;
  if (plugin::trimmed(host.text(plugin::Column::per, claim.per)) == "1 year") return true;
  return words.find(host.text(plugin::Column::measure, claim.measure)).has_value();
}

// The whole years between the times of two values; nullopt where they are not known, or not whole.
inline std::optional<std::uint32_t> years_between(const plugin::Claim& old,
                                                  const plugin::Claim& now) {
  if (!old.period || !now.period || !old.period->to || !now.period->to) return std::nullopt;
  constexpr std::int32_t slack = 3;  // days, for leap years
  const std::int32_t days = *now.period->to - *old.period->to;
  const auto years = static_cast<std::int32_t>((days * 4 + 730) / 1461);
  if (years < 1 || std::abs(days - years * 1461 / 4) > slack) return std::nullopt;
  return static_cast<std::uint32_t>(years);
}

// A change of [new, old] that states what it is a year, over more than one year or over a time that
// is not known: `change/growth-rate` recomputes it.
inline bool is_growth_rate(const plugin::Host& host, const plugin::WordList& words,
                           const plugin::Claim& change) {
  if (change.derivation != plugin::Derivation::percent_change ||
      !is_annual_rate(host, words, change) || change.operands.size() != 2) {
    return false;
  }
  const auto values = plugin::operands_of(host, change);
  return values.size() == 2 && years_between(values[1], values[0]) != 1U;
}

}  // namespace veritally::rules
