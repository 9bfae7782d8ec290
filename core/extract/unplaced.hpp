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
  std::string words;
};

// The words of the times that gave the claim no period and, of a change, no period that it counts
// from; empty where there are none. "The quarter" and shorter ones are as a rule what the whole
// text is about, and say nothing.
std::string unplaced_words(const SentenceView& view, const ClaimTimes& times, const Claim& claim);

// Where claims about one thing (subject, measure, unit) tell of several times and the words of one
// of them are unplaced, these narrow its claim, as a scope. Where all say the same, or one says it
// and the others say nothing, they mean one time, and none is narrowed.
void set_apart(std::span<const Unplaced> unplaced, std::span<const Claim> claims);

}  // namespace veritally::extract
