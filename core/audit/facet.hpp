// Facets: what two claims of one subject must have in common to be held against each other.
#pragma once

#include <array>
#include <bitset>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace veritally {

// Claims alike in the first two are one group. Those alike in all of them stand on one basis.
enum class Facet : std::uint8_t {
  measure,
  dimension,  // of the unit
  period,
  base_period,
  scope,
  status,     // the modality
  noun,       // what is counted
  rate,       // what it is per
  direction,  // of a change
  clarity,    // whether it is ambiguous
};
inline constexpr std::size_t facet_count = 10;
inline constexpr std::size_t group_facets = 2;

// A set of facets.
using Facets = std::bitset<facet_count>;

constexpr std::size_t index_of(Facet facet) { return static_cast<std::size_t>(facet); }

// The contract's style of word: "base-period".
std::string_view to_string(Facet facet);

}  // namespace veritally
