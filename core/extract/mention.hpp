// Mentions: every quantity that a block of prose states, with its place, and nothing that only
// looks like one (years, dates, page and list numbers, scores, versions, names of models).
//
// First half of extraction: what the number is. What it is about (subject, measure, period, ...) is
// the second half, claims_in() of document_claims.hpp.
#pragma once

#include "claim/quantity.hpp"
#include "extract/value.hpp"
#include "extract/vocabulary.hpp"

#include <cstddef>
#include <string_view>
#include <vector>

namespace veritally {

// A quantity in a text; places are bytes in it.
struct Mention {
  Quantity quantity;
  std::size_t begin = 0;            // of the hedge, bound, sign or number
  std::size_t end = 0;              // behind the unit, rate or counted noun
  bool ambiguous_currency = false;  // several currencies have this sign or name
  bool reversed = false;            // a range whose higher end was written first
  bool vague = false;               // "dozens", "tens of thousands"
};

struct Mentions {
  std::vector<Mention> found;  // in the order of the text; they do not overlap
  std::vector<Unread> unread;  // number-shaped text that no reader accepted
};

// Appends the mentions of one block of text. Time is linear in the text whatever it holds; text
// without a number-shaped candidate costs only finding that out. Any thread.
void find_mentions(std::string_view text, const Vocabulary& vocabulary, Mentions& into);

}  // namespace veritally
