// Finds links (link.hpp): of some claims, the others of their subject and measure, and the nearest
// beyond those. It asks what the audit itself decides by: the alignment, the facets of bases, and
// the nearness that rules know.
//
// Linear in all claims and in those asked for, since of each group and subject a bounded number of
// claims is looked at. One thread.
#pragma once

#include "audit/access.hpp"
#include "audit/alignment.hpp"
#include "audit/basis.hpp"
#include "audit/result.hpp"
#include "claim/claim_table.hpp"

#include <functional>

namespace veritally {

// Fills `result.links` for the claims that are wanted, with those of `result.checks` that name
// both ends of a link.
void find_links(const ClaimTable& table, const Alignment& alignment, const Bases& bases,
                const AuditClaims& claims, const std::function<bool(ClaimRef)>& wanted,
                AuditResult& result);

}  // namespace veritally
