// Unplaced times: "in the fourth quarter" of a text without a date is no period, and still another
// time than "last year". What a document says of one thing at such times is set apart.
#pragma once

#include "claim/claim.hpp"
#include "extract/claim_times.hpp"
#include "extract/noun_phrases.hpp"

#include <span>
#include <string>
#include <vector>

namespace veritally::extract {

// A claim, and what its sentence says of its time beyond its periods.
struct Unplaced {
  Claim* claim = nullptr;
  std::string words;              // empty where there are none
  bool usual = false;             // "the quarter": as a rule the one that the whole text is about
  TimeUnit unit = TimeUnit::day;  // of that time
};

// The words of the times that gave the claim no period and, of a change, no period that it counts
// from.
Unplaced unplaced_words(const SentenceView& view, const ClaimTimes& times, const Claim& claim);

// Narrows claims by their unplaced words, as a scope, where these tell of another time than others
// do: of several about one thing (subject, measure, unit), or of results for several stretches. The
// first words of the text are its own time, which those claims mean too that say nothing. They
// narrow only where the thing has periods besides, or where they are a part of a year and a
// sentence speaks of the thing without any time; a headline may leave it out. `unplaced` in reading
// order; `in_line`: of each claim, whether it stands in a headline or the like.
void set_apart(std::span<const Unplaced> unplaced, std::span<const Claim> claims,
               const std::vector<bool>& in_line);

}  // namespace veritally::extract
