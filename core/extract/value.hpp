// Values: reads the quantity that a phrase states, with its hedge, bound, sign, range, scale words,
// unit, rate and counted noun. Prose extraction and claim sets share it.
//
// Order of calls: load a Lexicon, make a Vocabulary over it, then call these as often as wanted.
// Nothing is kept between calls and nothing shared is written: any thread may call. Time is linear
// in what is read, whatever it is.
#pragma once

#include "base/result.hpp"
#include "claim/quantity.hpp"
#include "extract/number.hpp"
#include "extract/vocabulary.hpp"

#include <cstddef>
#include <optional>
#include <string_view>

namespace veritally {

struct ValueMatch {
  Quantity quantity;
  std::size_t begin = 0;  // of the hedge, bound, sign or number
  std::size_t end = 0;    // behind the unit, rate or counted noun

  bool ambiguous_currency = false;  // several currencies have this sign or name
  bool reversed = false;            // a range whose higher end was written first
  bool from = false;                // a range with "from": of a change, these are two quantities
  std::size_t first_end = 0;        // of a range: behind its first number, and
  std::size_t second_begin = 0;     // where its second one starts
};

// Number-shaped text that is no quantity: too many digits, misplaced separators, letters behind.
struct Unread {
  std::size_t begin = 0;
  std::size_t end = 0;
  extract::Trouble trouble = extract::Trouble::none;
};

// The first quantity that begins at or after `from`. What looks like one but is something else
// (a year, a page, a score) is for the caller to know.
//
// Where number-shaped text that cannot be read comes before it, the result is nullopt and `unread`
// says where that is: go on behind it. Where `unread` stays empty too, the text holds no more.
std::optional<ValueMatch> match_value(std::string_view text, std::size_t from,
                                      const Vocabulary& vocabulary, Unread* unread = nullptr);

// Reads a text that is one quantity and nothing else, as in a claim set: "$315 billion", "nearly
// 58%", "2GW+", "1.3 million GPUs". Also reads "(1,234)" as negative, and counted nouns of several
// words. An error (of kind input) quotes the text and says what was expected at which character,
// counted from 1.
Result<Quantity> read_value(std::string_view text, const Vocabulary& vocabulary);

}  // namespace veritally
