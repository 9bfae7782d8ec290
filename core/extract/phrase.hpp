// Phrase: one whole quantity phrase at a place, between the terms it is made of and the Quantity
// that they mean.
#pragma once

#include "extract/term.hpp"
#include "extract/value.hpp"

#include <cstddef>
#include <optional>
#include <string_view>

namespace veritally::extract {

struct ValueMatch {
  Quantity quantity;
  std::size_t begin = 0;  // of the hedge, bound, sign or number
  std::size_t end = 0;    // behind the unit, rate or counted noun

  bool ambiguous_currency = false;  // several currencies have this sign or name
  bool vague = false;               // "dozens"
  // Of ranges:
  bool reversed = false;         // the higher end was written first
  bool from = false;             // with "from": of a change, these are two quantities
  bool dash = false;             // joined by a dash
  bool between = false;          // with "between"
  bool both_measured = false;    // each end has its own unit
  std::size_t first_begin = 0;   // where its first end starts with its hedge, and
  std::size_t first_end = 0;     // ends, and
  std::size_t second_begin = 0;  // where its second one starts
};

struct PhraseScan {
  std::optional<ValueMatch> match;
  Trouble trouble = Trouble::none;
  std::size_t begin = 0;  // where the number was expected or, with trouble, begins
  std::size_t end = 0;    // behind what is not understood
};

// Reads the quantity phrase that starts at `at`, the start of a word or a sign. `whole`: the text
// is nothing else, so the words behind the number are what it counts.
PhraseScan read_phrase(std::string_view text, std::size_t at, bool whole,
                       const Vocabulary& vocabulary);

// The words that join two terms to a range.
struct Joint {
  std::size_t end = 0;  // where the second term starts; 0 where there is no joint
  bool dash = false;
  explicit operator bool() const { return end != 0; }
};
Joint read_joint(std::string_view text, std::size_t at, bool between, const Lexicon& lexicon);

// Two terms of one range: what only one of them says, scale or measure, holds for both. `from`:
// the range is opened by that word. False where they cannot be one range, then neither has changed.
bool share(Term& first, Term& second, bool from);

// The quantity of a term, and of two; the interval included. nullopt where a number does not fit.
std::optional<Quantity> quantity_of(const Term& term, const Prefix& prefix, bool rate);
std::optional<Quantity> quantity_of(const Term& low, const Term& high, const Prefix& prefix);

}  // namespace veritally::extract
