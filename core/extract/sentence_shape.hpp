// Sentence shapes: sentences that say the same but for their numbers.
//
// Two sentences have one shape if their words are the same once numbers in digits, and the hedges
// and bounds before these, are left out: "Angela has 34 pairs of socks" and "Angela has more than
// 14 pairs of socks". What stands in the places of the numbers are the slots: quantities, and also
// years, ordinals, ratios and whatever else is written in digits of its own. Marks of punctuation
// and the case of letters do not count. A few words tell a sentence only if it begins with what may
// be a name: "Billy has 12 apples", but not "It has 12 apples".
//
// Pure; linear in the sentence.
#pragma once

#include "base/interval.hpp"
#include "reference/lexicon.hpp"

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace veritally {

struct Slot {
  std::size_t begin = 0;   // of the first hedge; bytes in the sentence
  std::size_t number = 0;  // of the digits
  std::size_t end = 0;     // behind the digits
  Decimal value;
  Interval written;  // what the digits alone allow
  Interval stated;   // the value, or what the hedge or bound next to it makes of it
  bool ago = false;  // so many units of time lie between then and now: "6 years ago"
};

struct SentenceShape {
  std::uint64_t hash = 0;  // 0: no number, or too few words to tell sentences by
  std::uint32_t words = 0;
  std::vector<Slot> slots;
};

SentenceShape shape_of(std::string_view sentence, const Lexicon& lexicon);

}  // namespace veritally
