// Claim times: which of a sentence's times is the period of a quantity, and which the one that a
// change counts from.
#pragma once

#include "extract/clauses.hpp"
#include "extract/noun_phrases.hpp"

#include <cstddef>
#include <optional>

namespace veritally::extract {

struct ClaimTimes {
  std::optional<Period> period;
  std::optional<Period> base;
  const TimeExpression* time = nullptr;       // what named the period
  const TimeExpression* base_time = nullptr;  // and the base
  // The period is the one that was spoken of, so many units before: "a year earlier".
  const TimeExpression* offset = nullptr;
  bool several = false;  // the period is the first of several: "in 2023 and 2024"
  bool old = false;      // the quantity is what a change counts from: "from 4"
};

// "$7 billion for the quarter, up from $4 billion a year ago": the quarter so long before `known`,
// where that, or `known`, lies in the time that `then` means. nullopt for other times.
std::optional<Period> same_part(const TimeExpression* then, const std::optional<Period>& known);

ClaimTimes claim_times(const SentenceView& view, std::size_t at, const Clause& clause);

// The period so many units earlier; nullopt where an end is open.
std::optional<Period> earlier(const Period& period, TimeUnit unit, int count);

// What a time of the kind `earlier` means where `known` is spoken of: for the base of a change as
// long a stretch as that. nullopt where `known` is longer than what is counted back.
std::optional<Period> counted_back(const Period& known, const TimeExpression& offset, bool base);

}  // namespace veritally::extract
