// Noun phrases: which tokens stand together for one thing, and what that thing is: names, a measure
// that somebody owns ("Acme's annual revenue"), or a word that points back ("it", "the company").
#pragma once

#include "extract/names.hpp"
#include "extract/tokens.hpp"
#include "reference/aliases.hpp"

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace veritally::extract {

inline constexpr std::size_t nowhere = SIZE_MAX;

// A sentence as the stages of meaning see it. Borrows everything.
struct SentenceView {
  std::string_view text;  // of the block
  const std::vector<Token>& tokens;
  const std::vector<Name>& names;
  std::span<const Mention> mentions;
  std::span<const TimeExpression> times;
  const Lexicon& lexicon;
  const Aliases& measures;

  std::string_view word(std::size_t i) const { return text_of(tokens[i], text); }
  bool is(std::size_t i, Role role) const { return i < tokens.size() && tokens[i].is(role); }
  bool is(std::size_t i, TokenKind kind) const {
    return i < tokens.size() && tokens[i].kind == kind;
  }
};

// True where the token is used as a verb and not as a noun or adjective.
bool is_verb(const SentenceView& view, std::size_t i);

// Tokens [begin, end); empty where there is none.
struct NounPhrase {
  std::size_t begin = 0;
  std::size_t end = 0;
  explicit operator bool() const { return end > begin; }
};

// The noun phrase that ends right before `end`, or starts right at `begin`; no prepositions.
NounPhrase noun_phrase_before(const SentenceView& view, std::size_t end);
NounPhrase noun_phrase_at(const SentenceView& view, std::size_t begin);

// Its words as written, without an article in front.
std::string words_of(const SentenceView& view, NounPhrase phrase);

// What a noun phrase, with what prepositions join to it, stands for.
struct Referent {
  std::vector<std::string> subject;  // canonical names
  std::string measure;               // canonical; empty where it is no measure
  std::vector<std::string> scope;    // what narrows the measure: "sales in the cloud unit"
  bool person = false;               // the subject, or what the pronoun stands for, is one
  bool speaker = false;              // "analysts": somebody, without a name
  bool pronoun = false;              // points back to whatever was spoken of
  bool owned_by_pronoun = false;     // "its revenue"
  bool of_thing = false;             // "the industry's revenue": of what has no name
  bool located = false;              // the subject is where it is: "unemployment in Spain"
  bool organisation = false;         // "the company": points back to one
  bool place = false;                // with organisation: "the city"
  bool changes = false;              // the measure is of a change noun: "the increase in sales"
  bool planned = false;              // as its adjectives say
  bool expected = false;
  bool estimated = false;
  std::size_t begin = 0;  // of its first token
  explicit operator bool() const {
    return !subject.empty() || !measure.empty() || speaker || pronoun || organisation ||
           owned_by_pronoun;
  }
};

// The phrase with all that stands before it and belongs to it: "the number of users in Spain".
Referent referent_before(const SentenceView& view, std::size_t end);
// The phrase at `begin` and what follows: "growth in sales". `end` becomes the place behind it.
Referent referent_at(const SentenceView& view, std::size_t begin, std::size_t& end);

// The measure that the tokens name, in its canonical form: the lexicon's where it has one.
std::string measure_named(const SentenceView& view, NounPhrase phrase);
// True where the lexicon knows the measure.
bool known_measure(const SentenceView& view, NounPhrase phrase);

}  // namespace veritally::extract
