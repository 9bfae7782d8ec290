// What must be said of a stated result and its operands, by docs/semantics.md ("Derivations").
#pragma once

#include "range.hpp"
#include "told.hpp"

#include <optional>
#include <string>
#include <vector>

namespace veritally::oracle {

// A column is the sum that a table's total is; a multiple a ratio that states a change:
// "quadrupled".
enum class Kind {
  sum,
  column,
  difference,
  average,
  product,
  ratio,
  multiple,
  share,
  percent_change,
  conversion
};

// Of the derivation of a claim, which a column and a multiple have none of.
std::string kind_name(Kind kind);

// The rule that answers for it, the verdict, and the severity of its finding where there is one:
// "change/percent inconsistent error". A text has round numbers, and a claim set none.
std::string expected(Kind kind, Told result, std::vector<Told> operands, bool in_text = false);

// What the values as stated come to in that unit: near it lies what somebody may have written.
// nullopt where there is no result.
std::optional<Rational> nominal(Kind kind, const Unit& unit, std::vector<Told> operands);

}  // namespace veritally::oracle
