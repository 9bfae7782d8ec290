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
// changes in the other.
#pragma once

#include "claim/claim.hpp"
#include "extract/noun_phrases.hpp"
#include "reference/units.hpp"

#include <span>

namespace veritally::extract {

// `claims` are those of the view's mentions, in their order, with their ids. `antecedent`: the
// amount of an earlier sentence of which this one's first quantity is said, as of "it"; null where
// there is none. Linear in the sentence but for lists, which are short.
void link_relations(const SentenceView& view, const Units& units, std::span<Claim> claims,
                    const Claim* antecedent);

}  // namespace veritally::extract
