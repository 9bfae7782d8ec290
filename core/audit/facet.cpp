#include "audit/facet.hpp"

namespace veritally {

std::string_view to_string(Facet facet) {
  constexpr std::array<std::string_view, facet_count> words = {
      "measure", "dimension", "period", "base-period", "scope",
      "status",  "noun",      "rate",   "direction",   "clarity"};
  return words[index_of(facet)];
}

}  // namespace veritally
