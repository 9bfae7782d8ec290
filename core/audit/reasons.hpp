// Reasons: why claims that no rule checked were held against nothing, from the groups and bases
// that the alignment made. Reason (outcome.hpp) has the definitions and their order.
//
// Linear in the claims of the subjects asked for: of each group a bounded number of bases is looked
// at, the first ones. Not thread-safe.
#pragma once

#include "audit/alignment.hpp"
#include "audit/basis.hpp"
#include "audit/outcome.hpp"
#include "claim/claim_table.hpp"
#include "reference/reference_data.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <unordered_map>
#include <vector>

namespace veritally {

class ReasonFinder {
 public:
  // `several_documents`: claims of more than one document are in the audit.
  ReasonFinder(const ClaimTable& table, const Alignment& alignment, const Bases& bases,
               const ReferenceData& reference, bool several_documents);

  // Fills `reason`, `others` and `differs` of claims that are all about this subject.
  void find(SubjectKey subject, std::span<ClaimOutcome* const> unchecked);

 private:
  // The claims of the subject on one basis: the first two, and the first of another document than
  // the first is of.
  struct Run {
    ClaimRef first = no_claim;
    ClaimRef second = no_claim;
    ClaimRef elsewhere = no_claim;
  };
  struct Group {
    std::vector<Run> runs;  // in the order of their first claims
    bool single = true;     // holds one claim
  };
  // A claim of the subject with this measure, and one of another dimension.
  struct Measure {
    ClaimRef first = no_claim;
    ClaimRef other_unit = no_claim;
  };

  void look_at(SubjectKey subject);
  void explain(ClaimOutcome& outcome) const;
  void explain_alone(ClaimOutcome& outcome) const;
  void explain_in_group(ClaimOutcome& outcome, const Group& group) const;
  std::optional<Reason> beyond_comparing(ClaimRef ref) const;
  ClaimRef of_run(const Run& run, ClaimRef than) const;
  Reason reason_for(Facets differs, ClaimRef ref) const;
  const Basis& basis_of(ClaimRef ref) const { return bases_.of(table_.row(ref)); }

  const ClaimTable& table_;
  const Alignment& alignment_;
  const Bases& bases_;
  const ReferenceData& reference_;
  bool several_documents_;
  // Of the subject that is looked at: groups and runs by their numbers, measures by their symbols.
  std::unordered_map<std::uint32_t, Group> groups_;
  std::unordered_map<std::uint32_t, std::size_t> runs_;  // the place in its group
  std::unordered_map<Symbol, Measure> measures_;
};

}  // namespace veritally
