// Verdict: what a check came to.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace veritally {

enum class Verdict : std::uint8_t {
  consistent,
  consistent_by_rounding,
  different_basis,
  inconsistent,
  undetermined,
};
inline constexpr std::size_t verdict_count = 5;

std::string_view to_string(Verdict verdict);

}  // namespace veritally
