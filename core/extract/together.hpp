// Together: what several have by themselves in one sentence, and all of them together in the next.
#pragma once

#include "extract/related.hpp"

namespace veritally::extract {

// "Acme spent $3m and Dornach $4m. Together the two spent $7m": states the sum onto the total.
// `last` is the sentence before.
void link_together(const Related& related, const Antecedent& last);

}  // namespace veritally::extract
