// Cues: what the words of a sentence say about its quantities, and whom it is about, beyond what
// stands right at them. For meaning.cpp, which puts together what was understood.
#pragma once

#include "claim/claim.hpp"
#include "extract/clauses.hpp"
#include "extract/measured.hpp"
#include "extract/noun_phrases.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace veritally::extract {

// Who or what a sentence is about, and the verb that says so.
struct Topic {
  std::vector<std::string> subject;
  std::string measure;  // where it is one spoken of before: "the planned spending"
  std::size_t verb = nowhere;
  bool named = false;    // it is a thing: "the harvest"
  bool pronoun = false;  // it is what was spoken of before
};

// "Acme now has 12 shops": what was said of it before was right then.
bool says_now(const SentenceView& view);

// Spending, and what is a kind of it.
bool is_spending(const ProseWords& words, std::string_view measure);

// "He plans to invest", "our revenue": what a person says of the firm, and not of something else.
bool speaks_for_firm(const SentenceView& view, const Referent& person, std::string_view measure);

// Whether the clause is about a thing, or people, that the measure is not of as far as it says.
// People speak of what is their firm's.
bool about_another(const SentenceView& view, const Measured& what, const Clause& clause);

// "BofA forecasts a 34% surge in investment", "Goldman expects oil to rise 12%": who foretells what
// is not his own. nullptr where nobody does, or what he foretells may be his.
const Referent* foreteller(const SentenceView& view, const Measured& what, const Clause& clause,
                           const Quantity& quantity);

// "The two firms had", "together they had", "in total": of others than who was spoken of last.
bool speaks_of_several(const SentenceView& view, const Clause& clause);

// "Total revenue", "the average revenue": of whom, unless somebody says so, is not sure.
bool is_overall(const SentenceView& view, const Measured& what);

// Puts "monthly" of "monthly revenue" into the scope of a claim of more than a quarter, or of which
// nobody says in which month: it is not what it was in a year.
void note_rhythm(const SentenceView& view, const Measured& what, Claim& claim);

// "Profit improved by $5 million": no level, whatever the verb means.
bool is_amount_by(const SentenceView& view, std::size_t at);

// "Revenue used to be $5 billion", "was once $5 billion"
bool used_to(const SentenceView& view, const Clause& clause);

// "At first, Acme employed", "employed 3,000 people at its peak": things are otherwise now.
bool speaks_of_before(const SentenceView& view, const Clause& clause);

// "At the top of its earlier range of", "the IMF had expected": another figure has taken its place.
bool was_replaced(const SentenceView& view, std::size_t at, const Clause& clause);

// "The two firms had": those two that were named last, together.
bool speaks_of_two(const SentenceView& view, const Clause& clause);

// Whether the quantity is part of a time: "the past 12 months".
bool only_says_when(const SentenceView& view, std::size_t quantity);

// The quantity before `at`, over brackets that close before it: those are asides.
std::size_t quantity_before(const SentenceView& view, std::size_t at);

// Who or what the sentence is about: the subject of its first finite verb, if it is no person.
Topic topic_of(const SentenceView& view);

// Takes out of the tokens what a bracket holds that is another word for the measure before it:
// "capital expenditures (capex)".
void drop_glosses(const SentenceView& view, std::vector<Token>& tokens);

}  // namespace veritally::extract
