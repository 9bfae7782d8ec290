#include "targets.hpp"

#include <cstdio>
#include <cstdlib>

namespace veritally::fuzz {

void require(bool good, std::string_view what, std::string_view detail) {
  if (good) return;
  std::fprintf(stderr, "does not hold: %.*s\n%.*s\n", static_cast<int>(what.size()), what.data(),
               static_cast<int>(detail.size()), detail.data());
  std::abort();
}

}  // namespace veritally::fuzz
