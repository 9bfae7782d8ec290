#include "audit/result.hpp"

namespace veritally {

std::string_view to_string(Verdict verdict) {
  constexpr std::array<std::string_view, verdict_count> names = {
      "consistent", "consistent-by-rounding", "different-basis", "inconsistent", "undetermined"};
  return names[static_cast<std::size_t>(verdict)];
}

std::string_view to_string(Severity severity) {
  constexpr std::array<std::string_view, 4> names = {"none", "note", "warning", "error"};
  return names[static_cast<std::size_t>(severity)];
}

std::string_view to_string(LabelRole role) {
  constexpr std::array<std::string_view, 4> names = {"primary", "related", "supports",
                                                     "contradicts"};
  return names[static_cast<std::size_t>(role)];
}

}  // namespace veritally
