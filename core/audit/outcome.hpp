// The coverage ledger: how each claim ended, and of one that nobody checked, why.
#pragma once

#include "audit/facet.hpp"
#include "claim/claim_table.hpp"

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace veritally {

// As the coverage counts them, `recomputed` among the confirmed.
enum class Status : std::uint8_t {
  confirmed,     // some check of it holds, and its number stands elsewhere or was looked up
  recomputed,    // some check of it holds, all from other numbers by arithmetic
  conflicting,   // some check of it fails
  undetermined,  // it was looked at, and too little is known to decide
  unchecked,
};

// Why nothing was held against a claim. The first of these that applies, in this order: what makes
// a claim comparable with nothing, then what no other claim has in common with it, then in what
// the nearest of those differs that are about the same (subject, measure, dimension of the unit).
enum class Reason : std::uint8_t {
  none,             // it was checked
  ambiguous,        // its sentence gives other figures for what looks like the same thing
  denied,           // that it is so is denied, and a denial contradicts no number
  subject_unknown,  // it is not known of whom or what
  measure_unknown,  // it is not known which figure of its subject
  unit_unknown,     // its unit is in no table, and no other claim has it
  no_other_claim,   // no other claim has its subject and measure
  other_unit,       // others have, in units that do not convert into its own
  only_here,        // others have, in its own document alone, though the audit has more
  period_unknown,   // it has no period, and others have
  other_period,     // others are of other times; they or it may be a change from another time
  other_scope,      // others are of another part
  other_status,     // planned and not actual, say
  other_noun,       // others count other things
  other_rate,       // others are per something else
  other_direction,  // a rise and not a fall, or a level
  other_basis,      // others differ in several of these
  not_compared,     // another claim stands on its basis, but no rule that runs compared them
};

// How many others are named for a claim that was checked.
inline constexpr std::size_t most_others = 8;

struct ClaimOutcome {
  ClaimRef claim = no_claim;
  Status status = Status::unchecked;
  Reason reason = Reason::none;
  // The first other claims: of confirmed ones those that say the same, of recomputed ones those
  // that they were computed with, of others those that they were compared with; of unchecked ones
  // the nearest that the reason speaks of, each on a basis of its own.
  std::vector<ClaimRef> others{};
  std::uint32_t voices = 0;            // of confirmed ones: of the others, beside its own
  std::vector<std::uint32_t> rules{};  // that made it so, as indices into AuditResult::rules
  Facets differs{};                    // of `other_basis`: in what the nearest differs
};

std::string_view to_string(Status status);
std::string_view to_string(Reason reason);

}  // namespace veritally
