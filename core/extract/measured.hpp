// Measured: what a quantity measures, of whom, and in what scope, as its sentence says.
#pragma once

#include "extract/clauses.hpp"
#include "extract/noun_phrases.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace veritally::extract {

struct Measured {
  std::string measure;  // canonical; empty where nothing says it
  Referent owner;       // of the measure; pronouns in it are not resolved
  Referent phrase;      // the noun phrase that named the measure, for its adjectives
  std::vector<std::string> scope;
  std::string place;           // named right behind the quantity: "in Spain", "at Acme"
  bool placed = false;         // and the owner, because nobody else is
  bool points_back = false;    // the measure itself is one spoken of before: "it", "that"
  bool goes_on = false;        // the measure is that of the quantity before in the sentence
  bool own_subject = false;    // and the owner stands right here: "Meta $65 billion"
  bool other_subject = false;  // and somebody else owns it, who is not named
  bool compared = false;       // and this is what it is held against: "that compares with"
  bool plans = false;   // the measure spoken of before, if that is spending: "plans $5 billion"
  bool held = false;    // a distance from another's: "more than Acme's"
  bool finite = false;  // a verb says it
};

// An amount of some currency.
bool is_money(const Quantity& quantity);
// In percent, points, basis points or per mille.
bool is_percentage(const Quantity& quantity);

// `previous`: the token of the quantity before in the sentence, nowhere for the first.
Measured measured(const SentenceView& view, std::size_t at, const Clause& clause,
                  std::size_t previous);

}  // namespace veritally::extract
