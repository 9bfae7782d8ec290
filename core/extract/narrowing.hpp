// Narrowing: what the words behind a quantity, or in front of its clause, make of its claim:
// another amount than it is without them ("abroad", "before tax", "in Ruritania", "more than
// Halden's"), or that of whom they name.
#pragma once

#include "extract/measured.hpp"

namespace veritally::extract {

// Adds to the scope of what was found of the quantity at token `at`, and to its owner where it has
// none.
void narrow(const SentenceView& view, std::size_t at, const Clause& clause, Measured& out);

}  // namespace veritally::extract
