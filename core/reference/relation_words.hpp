// RelationWords: the words between two quantities of a sentence that say how the one follows from
// the other. The table `relations` of a lexicon's file.
//
// Read with the lexicon and const from then on: any thread may look up. A language whose file has
// no such table links no quantities.
#pragma once

#include "reference/phrases.hpp"

#include <cstdint>
#include <string>
#include <unordered_map>
#include <unordered_set>

namespace veritally {

enum class RelationWord : std::uint8_t {
  from,        // before an old value: "up from", "compared with"
  to,          // before a new value
  of,          // between a part and its whole
  same,        // before the same amount in other terms: "or", "equivalent to"
  total,       // before what a list comes to: "a total of"
  altogether,  // behind it: "in all"
  average,     // before the mean of a list
  averaged,    // behind it: "on average"
  rest,        // before the last of all parts: "the other"
  each,        // behind the amount for one of several
  parts,       // before all parts of what was named: "made up of"
  some,        // before some parts alone: "including"
  apart,       // before how far two amounts lie apart: "a gap of"
  left,        // before what is left of a whole: "leaving"
  majority,    // before how far the two sides of a vote lie apart: "a majority of"
};

struct RelationWords {
  bool empty() const { return points.empty(); }
  PhraseTable<RelationWord> words;
  // Where one of them stands in a sentence, a temperature may be a difference: "warmer", "above".
  PhraseTable<bool> differences;
  // Behind a change in percent, before the old value ("down 40 % on the 60") and the new one ("up
  // 40 % at 84").
  std::unordered_set<std::string> bases;
  std::unordered_set<std::string> levels;
  // Before a change, words that say nothing of its direction: "improved".
  std::unordered_set<std::string> either;
  // Counted nouns by so many of which somebody wins: "vote".
  std::unordered_set<std::string> margins;
  // Measures that are told every day or month, with changes since the last time.
  std::unordered_set<std::string> watched;
  // Measures, by their main noun, of which the whole is no sum of its parts: "ratio".
  std::unordered_set<std::string> rates;
  // Behind a change, words that say that it is not the one between the values: "in real terms".
  PhraseTable<bool> adjusted;
  // Counted nouns that are percentage points beside percentages: "point".
  std::unordered_set<std::string> points;
  // What some count nouns take in: a person is a woman, a man, ...
  std::unordered_map<std::string, std::unordered_set<std::string>> kinds;
};

class TomlWords;

// Reads them; errors stay in `words`.
RelationWords read_relation_words(TomlWords& words);

}  // namespace veritally
