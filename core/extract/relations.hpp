// Relations: which quantities of a sentence are said to follow from which others.
//
// The last stage of understanding a sentence, behind meaning. It writes the derivation onto the
// claim that states a result: a change onto its percentage, a share onto its percentage, a sum onto
// its total, a conversion onto the second amount. Only words and signs link quantities, never that
// the numbers fit: a wrong sum must still be found to be one. Where the words leave a doubt,
// nothing is linked.
//
// A relation can say more of its claims, and then it is noted too: an old value is not of the
// period of the new one, points beside percentages are percentage points, what changes in one unit
// changes in the other. What neighbouring sentences say together is linked behind it.
#pragma once

#include "claim/claim.hpp"
#include "extract/noun_phrases.hpp"
#include "reference/units.hpp"

#include <span>
#include <vector>

namespace veritally::extract {

// What the sentences before say that this one may go on with.
struct Antecedent {
  Claim* level = nullptr;  // the one amount that was last spoken of; null where there is none
  // The old and the new value of the one change that the last sentence spoke of, null where there
  // is none, and all of its claims.
  const Claim* now = nullptr;
  const Claim* old = nullptr;
  std::span<const Claim> claims;
  bool points_back = false;  // the first quantity is said of what was spoken of, as of "it"
};

// A change of which its sentence does not say from what: "fell 4 % to 96 tonnes", "$15m, up 25 %".
struct OpenChange {
  Claim* change = nullptr;
  const Claim* now = nullptr;  // the new value
  DerivationKind kind = DerivationKind::percent_change;
};

// What a sentence says of changes, for those beside it.
struct StatedChanges {
  std::vector<OpenChange> open;
  const Claim* now = nullptr;  // of the one change; null where there is none, or several
  const Claim* old = nullptr;
  bool several = false;
};

// `claims` are those of the view's mentions, in their order, with their ids; `stated` is filled
// anew. Linear in the sentence but for lists, which are short.
void link_relations(const SentenceView& view, const Units& units, std::span<Claim> claims,
                    const Antecedent& antecedent, StatedChanges& stated);

// The changes that one of two neighbouring sentences leaves open, where the other gives the old
// value: "Exports fell 4 % to 96 tonnes. A year earlier they were 100 tonnes." `earlier`: whether
// that one stands before the changes.
void link_old_values(std::span<const OpenChange> open, std::span<const Claim> other, bool earlier);

}  // namespace veritally::extract
