// What the generators of inputs share: draws that depend on their seed alone, and numbers of
// options.
#pragma once

#include <cstdint>
#include <cstdlib>
#include <optional>

// The last step of splitmix64: spreads a number over all of its bits.
inline std::uint64_t mix(std::uint64_t x) {
  x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9U;
  x = (x ^ (x >> 27)) * 0x94d049bb133111ebU;
  return x ^ (x >> 31);
}

// A whole number from `least` to `most`. Accepts "1000000" and "1e6".
inline std::optional<std::uint64_t> count_from(const char* text, double least, double most) {
  char* end = nullptr;
  const double value = std::strtod(text, &end);
  if (end == text || *end != '\0' || !(value >= least && value <= most)) return {};
  return static_cast<std::uint64_t>(value);
}
