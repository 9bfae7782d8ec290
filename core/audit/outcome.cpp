#include "audit/outcome.hpp"

#include <array>

namespace veritally {

std::string_view to_string(Status status) {
  constexpr std::array<std::string_view, 5> words = {"confirmed", "recomputed", "conflicting",
                                                     "undetermined", "unchecked"};
  return words[static_cast<std::size_t>(status)];
}

std::string_view to_string(Reason reason) {
  constexpr std::array<std::string_view, 18> words = {"none",
                                                      "ambiguous",
                                                      "denied",
                                                      "subject-unknown",
                                                      "measure-unknown",
                                                      "unit-unknown",
                                                      "no-other-claim",
                                                      "other-unit",
                                                      "only-here",
                                                      "period-unknown",
                                                      "other-period",
                                                      "other-scope",
                                                      "other-status",
                                                      "other-noun",
                                                      "other-rate",
                                                      "other-direction",
                                                      "other-basis",
                                                      "not-compared"};
  return words[static_cast<std::size_t>(reason)];
}

}  // namespace veritally
