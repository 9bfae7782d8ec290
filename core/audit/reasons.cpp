#include "audit/reasons.hpp"

#include <algorithm>
#include <tuple>

namespace veritally {
namespace {

constexpr std::size_t most_runs = 64;    // of a group that are looked at
constexpr std::size_t most_nearest = 3;  // that are named

Reason reason_of(Facet facet) {
  switch (facet) {
    case Facet::period:
    case Facet::base_period:
      return Reason::other_period;
    case Facet::scope:
      return Reason::other_scope;
    case Facet::status:
      return Reason::other_status;
    case Facet::noun:
      return Reason::other_noun;
    case Facet::rate:
      return Reason::other_rate;
    case Facet::direction:
      return Reason::other_direction;
    default:
      return Reason::other_basis;
  }
}

}  // namespace

ReasonFinder::ReasonFinder(const ClaimTable& table, const Alignment& alignment, const Bases& bases,
                           const ReferenceData& reference, bool several_documents)
    : table_(table),
      alignment_(alignment),
      bases_(bases),
      reference_(reference),
      several_documents_(several_documents) {}

void ReasonFinder::find(SubjectKey subject, std::span<ClaimOutcome* const> unchecked) {
  // Claims that name no subject are not known to speak of one thing.
  if (subject != 0) look_at(subject);
  for (ClaimOutcome* outcome : unchecked) explain(*outcome);
}

void ReasonFinder::look_at(SubjectKey subject) {
  groups_.clear();
  runs_.clear();
  measures_.clear();
  for (const ClaimRef ref : alignment_.claims(subject)) {
    const ClaimRow& row = table_.row(ref);
    const Basis& basis = bases_.of(row);
    Measure& measure = measures_[basis.measure];
    if (measure.first == no_claim) {
      measure.first = ref;
    } else if (measure.other_unit == no_claim && basis_of(measure.first).group != basis.group) {
      measure.other_unit = ref;
    }
    Group& group = groups_[basis.group];
    group.single = group.runs.empty();
    const auto [place, fresh] = runs_.try_emplace(basis.run, group.runs.size());
    if (fresh) {
      group.runs.push_back({ref, no_claim, no_claim});
      continue;
    }
    Run& run = group.runs[place->second];
    if (run.second == no_claim) run.second = ref;
    const bool elsewhere = table_.row(run.first).document != row.document;
    if (run.elsewhere == no_claim && elsewhere) run.elsewhere = ref;
  }
}

void ReasonFinder::explain(ClaimOutcome& outcome) const {
  if (const auto reason = beyond_comparing(outcome.claim)) {
    outcome.reason = *reason;
    return;
  }
  const Group& group = groups_.at(basis_of(outcome.claim).group);
  if (group.single) {
    explain_alone(outcome);
  } else {
    explain_in_group(outcome, group);
  }
}

std::optional<Reason> ReasonFinder::beyond_comparing(ClaimRef ref) const {
  const Basis& basis = basis_of(ref);
  if ((basis.flags & VT_FLAG_AMBIGUOUS) != 0) return Reason::ambiguous;
  if (basis.modality == VT_DENIED) return Reason::denied;
  if (alignment_.subject(ref) == 0) return Reason::subject_unknown;
  if (basis.measure == 0) return Reason::measure_unknown;
  return std::nullopt;
}

void ReasonFinder::explain_alone(ClaimOutcome& outcome) const {
  const Basis& basis = basis_of(outcome.claim);
  const Measure& measure = measures_.at(basis.measure);
  if (reference_.units().find(table_.units.text(basis.unit)) == nullptr) {
    outcome.reason = Reason::unit_unknown;
  } else if (measure.other_unit == no_claim) {
    outcome.reason = Reason::no_other_claim;
  } else {
    outcome.reason = Reason::other_unit;
    outcome.others = {measure.first == outcome.claim ? measure.other_unit : measure.first};
  }
}

void ReasonFinder::explain_in_group(ClaimOutcome& outcome, const Group& group) const {
  const ClaimRef own = outcome.claim;
  const Run& own_run = group.runs[runs_.at(basis_of(own).run)];
  if (own_run.second != no_claim) {
    outcome.reason = Reason::not_compared;
    const ClaimRef other = own_run.first == own ? own_run.second : own_run.first;
    outcome.others = {other};
    return;
  }
  // The nearest: of another document first, then with the fewest differences.
  struct Other {
    ClaimRef ref;
    bool here;
    Facets differs;
  };
  std::vector<Other> others;
  for (const Run& run : std::span(group.runs).first(std::min(most_runs, group.runs.size()))) {
    if (run.first == own) continue;
    const ClaimRef ref = of_run(run, own);
    others.push_back({ref, table_.row(ref).document == table_.row(own).document,
                      bases_.differing(table_.row(own), table_.row(ref))});
  }
  const auto distance = [](const Other& other) {
    return std::tuple(other.here, other.differs.count(), other.differs.to_ulong());
  };
  const auto nearest = std::ranges::min_element(others, {}, distance);
  outcome.differs = nearest->differs;
  outcome.reason =
      several_documents_ && nearest->here ? Reason::only_here : reason_for(nearest->differs, own);
  for (const Other& other : others) {
    if (outcome.others.size() == most_nearest) break;
    if (distance(other) == distance(*nearest)) outcome.others.push_back(other.ref);
  }
}

// A claim of the run, of another document than this one's where there is any.
ClaimRef ReasonFinder::of_run(const Run& run, ClaimRef than) const {
  const bool here = table_.row(run.first).document == table_.row(than).document;
  return here && run.elsewhere != no_claim ? run.elsewhere : run.first;
}

Reason ReasonFinder::reason_for(Facets differs, ClaimRef ref) const {
  if (differs.count() != 1) return Reason::other_basis;
  std::size_t facet = 0;
  while (!differs[facet]) ++facet;
  const bool unknown =
      facet == index_of(Facet::period) && table_.context(table_.row(ref)).period == 0;
  return unknown ? Reason::period_unknown : reason_of(static_cast<Facet>(facet));
}

}  // namespace veritally
