// Respective amounts: a list of amounts for as many subjects.
#pragma once

#include "claim/claim.hpp"
#include "extract/noun_phrases.hpp"

#include <span>

namespace veritally::extract {

// "A and B spent 4 and 5 million, respectively", "A and B spent 4 and 5 million": gives each of the
// subjects its own. `claims` are those of the sentence, by mention.
void give_each_its_own(const SentenceView& view, std::span<Claim> claims);

}  // namespace veritally::extract
