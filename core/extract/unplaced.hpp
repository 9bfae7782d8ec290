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
  std::string words;   // empty where there are none
  bool usual = false;  // "the quarter": as a rule the one that the whole text is about
};

// The words of the times that gave the claim no period and, of a change, no period that it counts
// from.
Unplaced unplaced_words(const SentenceView& view, const ClaimTimes& times, const Claim& claim);

// Where claims about one thing (subject, measure, unit) tell of several times, the words of those
// that are unplaced, and not the usual ones, narrow their claims, as a scope. Where all say the
// same, or one says it and the others say nothing, they mean one time, and none is narrowed.
void set_apart(std::span<const Unplaced> unplaced, std::span<const Claim> claims);

}  // namespace veritally::extract
