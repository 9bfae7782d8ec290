// The contract's words for the values of an enum, in the order of the enum.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

namespace veritally {

// The value whose word this is.
template <class Enum, std::size_t N>
std::optional<Enum> named(const std::array<std::string_view, N>& words, std::string_view text) {
  for (std::size_t i = 0; i < N; ++i) {
    if (words[i] == text) return static_cast<Enum>(i);
  }
  return std::nullopt;
}

}  // namespace veritally
