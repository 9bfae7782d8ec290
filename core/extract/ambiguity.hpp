// Ambiguity: figures of one sentence that look as if they were of the same thing, and differ.
#pragma once

#include "claim/claim.hpp"

#include <span>

namespace veritally::extract {

// Marks the claims of a sentence that another claim of it contradicts: the same subject, measure,
// scope, period, status, unit and noun, and values that cannot both be right ("25 kg of rice at one
// price and 35 kg at another"). A writer does not contradict himself within a sentence, so what
// tells them apart was not understood. Claims about nothing that is known are left alone.
void mark_ambiguous(std::span<Claim> sentence);

}  // namespace veritally::extract
