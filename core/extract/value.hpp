// Values: reads a text that is one quantity, as the short form of a claim set is, with its hedge,
// bound, sign, range, scale words, unit, rate and counted noun. In prose, find_mentions() of
// mention.hpp finds quantities and reads them with the same code.
//
// Order of calls: load a Lexicon, make a Vocabulary over it, then call this as often as wanted.
// Nothing is kept between calls and nothing shared is written: any thread may call. Time is linear
// in what is read, whatever it is.
#pragma once

#include "base/result.hpp"
#include "claim/quantity.hpp"
#include "extract/number.hpp"
#include "extract/vocabulary.hpp"

#include <cstddef>
#include <string_view>

namespace veritally {

// Number-shaped text that is no quantity: too many digits, misplaced separators, letters behind.
struct Unread {
  std::size_t begin = 0;
  std::size_t end = 0;
  extract::Trouble trouble = extract::Trouble::none;
};

// What is wrong with it: "has misplaced separators between its digits".
std::string_view reason(extract::Trouble trouble);

// Reads a text that is one quantity and nothing else, as in a claim set: "$315 billion", "nearly
// 58%", "2GW+", "1.3 million GPUs". Also reads "(1,234)" as negative, and counted nouns of several
// words. An error (of kind input) quotes the text and says what was expected at which character,
// counted from 1.
Result<Quantity> read_value(std::string_view text, const Vocabulary& vocabulary);

}  // namespace veritally
