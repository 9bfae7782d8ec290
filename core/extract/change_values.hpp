// Which quantities of a sentence a change is told between, and whether it is another change than
// the one between them. For change_relations.cpp alone.
#pragma once

#include "extract/related.hpp"

#include <cstddef>

namespace veritally::extract {

// The new and the old value of a change, by their place in the sentence.
struct Values {
  std::size_t now = nowhere;
  std::size_t old = nowhere;
};

// A run of quantities that state one change: "rose $1.12, or 1.4 %".
struct Run {
  std::size_t first = 0;
  std::size_t last = 0;
};

// Whether words say that the change is none between the two values though it stands beside them:
// "Gold rose 1 % to $4,010, from $2,650 at the start of the year".
bool is_another_change(const Related& related, const Run& run, const Values& values);

// The new value of a change that follows it: of the levels in front, up to `nearest`, the one that
// the change comes nearest to making of the old value. "It earned $56m, or 40 cents a share, on
// sales of $400m, up 12 % from $50m": words alone do not say which. Whether it is right is for
// rules to say.
std::size_t level_in_front(const Related& related, const Run& run, std::size_t nearest,
                           std::size_t old);

}  // namespace veritally::extract
