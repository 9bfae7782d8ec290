// Words that the reports share: claims, and how they ended, as a person reads them.
//
// Pure; any thread.
#pragma once

#include "audit/facet.hpp"
#include "audit/outcome.hpp"
#include "audit/result.hpp"
#include "claim/claim.hpp"
#include "claim/claim_table.hpp"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace veritally {

// The text on one line, without what a terminal would take for a command.
std::string printable(std::string_view text);

// A number from 0 to 1 with two places after the point.
std::string hundredths(double value);

// "Alphabet, Amazon and Meta".
std::string joined(const std::vector<std::string>& words);

// "[60, 65] bn USD", "up 5 %": what a quantity's words allow.
std::string quantity_words(const Quantity& quantity);

// "2025", "2025-03", "by 2025-12-31": as short as the days allow.
std::string period_words(const Period& period);

// "Meta · capital expenditure · [60, 65] bn USD · 2025 · planned". `open` words what is left open
// of subject, measure and period.
using WordOpen = std::function<std::string(std::string_view what)>;
std::string claim_words(const Claim& claim, const WordOpen& open);

// "2025", "planned", "no period": what a claim says in one respect.
std::string facet_words(Facet facet, const Claim& claim);

// In what two claims differ: "period: 2025 against 2024; status: planned against actual".
std::string difference_words(Facets differs, const Claim& claim, const Claim& other);

// draft.md:14:20 "over $65 billion": where a claim stands, on one line.
std::string place_words(const Claim& claim);

// "Meta · capital expenditure · 2025 · planned: 65 bn USD (a.txt and c.txt, not b.txt)".
std::string consensus_words(const Consensus& consensus);

// Who confirms a claim: "confirmed by a.txt and b.md, which are 1 voice: copies, or of one origin";
// empty where no claim does.
std::string confirmation_words(const ClaimOutcome& outcome, const ClaimTable& table);
// The same by the documents of the claim and of the others, and as how many voices they count.
std::string confirmation_words(std::string_view own, const std::vector<std::string_view>& others,
                               std::uint32_t voices);

// Why a claim was not checked: "only other periods: 2024".
std::string reason_words(const ClaimOutcome& outcome, const ClaimTable& table);

}  // namespace veritally
