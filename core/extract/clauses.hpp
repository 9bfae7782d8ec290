// Clauses: the verb that governs a place in a sentence, the verbs above it, and whose act it is.
#pragma once

#include "extract/noun_phrases.hpp"

#include <cstddef>
#include <optional>
#include <vector>

namespace veritally::extract {

struct Clause {
  std::size_t verb = nowhere;   // the verb nearest to the place
  std::size_t group = nowhere;  // the first token of its group: "plans" of "plans to invest"
  std::size_t end = 0;          // of the clause, exclusive
  bool passive_agent = false;
  Referent subject;                   // of the group; empty where it is not plain
  std::size_t subject_end = nowhere;  // where the words of the subject end
  // All verbs that say how sure it is, from the nearest one up: "invest", "plans", "said".
  std::vector<std::size_t> chain;
  // Who says it: the subject of the verb of saying above, or behind the clause.
  Referent teller;
  std::size_t told_by = nowhere;  // that verb
};

// Whether the token is a verb of expecting or estimating: "forecasts", "put at".
bool foretells(const SentenceView& view, std::size_t verb);

// The clause around the token `at`, or behind the last one. Without a verb before it in its clause,
// `verb` is nowhere.
Clause clause_around(const SentenceView& view, std::size_t at);

}  // namespace veritally::extract
