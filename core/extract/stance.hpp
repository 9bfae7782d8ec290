// Stance: whether a quantity is a fact, a plan, a forecast, ..., and who says so.
#pragma once

#include "claim/claim.hpp"
#include "extract/clauses.hpp"
#include "extract/measured.hpp"

#include <cstddef>
#include <optional>
#include <string>

namespace veritally::extract {

// What verbs and adjectives say; nullopt where nothing does, not even a verb in a tense.
std::optional<Modality> stated_modality(const SentenceView& view, std::size_t at,
                                        const Clause& clause, const Measured& what);

// Who says it: a name, or the words of "analysts"; empty where nobody is named.
std::string attribution(const SentenceView& view, const Clause& clause);

}  // namespace veritally::extract
