// The coverage ledger of an audit: how each claim ended, by whom, and why some were not checked.
#include "audit/reasons.hpp"
#include "audit/run.hpp"

#include <algorithm>
#include <span>
#include <utility>
#include <vector>

namespace veritally {
namespace {

constexpr std::size_t most_others = 8;  // that are named for a claim
constexpr std::size_t most_looked_at = 16;

// A claim that some check holds for counts as recomputed until it is found to be stated elsewhere.
Status status_of(std::uint8_t marks) {
  if ((marks & mark::conflicting) != 0) return Status::conflicting;
  if ((marks & mark::confirmed) != 0) return Status::recomputed;
  return (marks & mark::undetermined) != 0 ? Status::undetermined : Status::unchecked;
}

// Whether a check is among those that made a claim end as it did.
bool decided(Verdict verdict, Status status) {
  switch (verdict) {
    case Verdict::consistent:
    case Verdict::consistent_by_rounding:
      return status == Status::confirmed || status == Status::recomputed;
    case Verdict::inconsistent:
      return status == Status::conflicting;
    case Verdict::undetermined:
      return status == Status::undetermined;
    case Verdict::different_basis:
      return false;
  }
  return false;
}

template <class T>
void add_distinct(std::vector<T>& to, const T& one) {
  if (std::ranges::find(to, one) == to.end()) to.push_back(one);
}

// Whether two claims that stand in one check state the same number of the same thing, and neither
// was made from the other.
class Agreement {
 public:
  Agreement(const ClaimTable& table, const Alignment& alignment, const Bases& bases,
            const ReferenceData& reference, const AuditClaims& claims)
      : table_(table), alignment_(alignment), bases_(bases), claims_(claims) {
    context_.reference = &reference;
    context_.claims = &claims;
  }

  bool between(ClaimRef a, ClaimRef b) const {
    if (is_operand(a, b) || is_operand(b, a)) return false;
    const SubjectKey subject = alignment_.subject(a);
    const bool one_basis = bases_.of(table_.row(a)).run == bases_.of(table_.row(b)).run;
    if (subject != 0 && subject == alignment_.subject(b) && one_basis) return true;
    const HostServices host(context_);
    const std::int32_t relation = host.compare(&host, a, b);
    return relation >= 0 && (static_cast<std::uint32_t>(relation) & VT_MEETS) != 0;
  }

 private:
  bool is_operand(ClaimRef operand, ClaimRef derived) const {
    vt_claim claim{};
    if (table_.derivation(table_.row(derived)) == nullptr) return false;
    claims_.claim(derived, claim);
    const std::span operands(claim.operands, claim.operand_count);
    return std::ranges::find(operands, operand) != operands.end();
  }

  const ClaimTable& table_;
  const Alignment& alignment_;
  const Bases& bases_;
  const AuditClaims& claims_;
  HostContext context_;
};

// The outcomes of all claims, found by their references.
class Outcomes {
 public:
  Outcomes(const ClaimTable& table, std::vector<ClaimOutcome>& outcomes) : outcomes_(outcomes) {
    ClaimRef base = 0;
    for (const ClaimSegment& segment : table.segments()) {
      begins_.push_back(outcomes_.size());
      for (ClaimRef i = 0; i < segment.rows.size(); ++i) {
        outcomes_.emplace_back().claim = base + i;
      }
      base += ClaimSegment::capacity;
    }
  }
  ClaimOutcome& of(ClaimRef ref) {
    return outcomes_[begins_[ref >> ClaimSegment::bits] + (ref & (ClaimSegment::capacity - 1))];
  }

 private:
  std::vector<ClaimOutcome>& outcomes_;
  std::vector<std::size_t> begins_;  // by segment
};

// The other claims of a check, a bounded number of them, that are `wanted`.
template <class Wanted>
std::vector<ClaimRef> others_of(ClaimRef ref, const Check& check, const Wanted& wanted) {
  std::vector<ClaimRef> others;
  const std::size_t count = std::min(check.claims.size(), most_looked_at);
  for (const ClaimRef other : std::span(check.claims).first(count)) {
    if (other != ref && wanted(other)) others.push_back(other);
  }
  return others;
}

// A check that decided how a claim ended.
void add_check(const Check& check, const Agreement& agreement, ClaimOutcome& outcome) {
  const ClaimRef ref = outcome.claim;
  const auto all = [](ClaimRef) { return true; };
  std::vector<ClaimRef> others = others_of(ref, check, all);
  if (outcome.status == Status::confirmed || outcome.status == Status::recomputed) {
    std::vector<ClaimRef> agreeing =
        others_of(ref, check, [&](ClaimRef other) { return agreement.between(ref, other); });
    const bool stated = others.empty() || !agreeing.empty();
    if (!stated && outcome.status == Status::confirmed) return;
    if (stated && outcome.status == Status::recomputed) {
      outcome = ClaimOutcome{.claim = ref, .status = Status::confirmed};
    }
    if (stated) others = std::move(agreeing);
  }
  for (const ClaimRef other : others) {
    if (outcome.others.size() < most_others) add_distinct(outcome.others, other);
  }
  add_distinct(outcome.rules, check.rule);
}

// The voices of the others that are not the claim's own.
std::uint32_t count_voices(Voices& voices, const ClaimOutcome& outcome) {
  if (outcome.others.empty()) return 0;
  std::vector<ClaimRef> all = {outcome.claim};
  all.insert(all.end(), outcome.others.begin(), outcome.others.end());
  return std::ranges::max(voices.among(all));
}

}  // namespace

void Engine::Run::find_outcomes(const AuditClaims& claims, Voices& voices,
                                AuditResult& result) const {
  if (!request_.all_words) {
    const std::vector<ClaimRef> unchecked = unchecked_in_drafts();
    result.unchecked_in_drafts = unchecked.size();
    const std::size_t shown = std::min(unchecked.size(), request_.most_unchecked);
    for (const ClaimRef ref : std::span(unchecked).first(shown)) {
      result.outcomes.push_back({.claim = ref});
    }
  } else {
    Outcomes outcomes(table_, result.outcomes);
    for (ClaimOutcome& outcome : result.outcomes) {
      outcome.status = status_of(ledger_.marks(outcome.claim));
    }
    const Agreement agreement(table_, *alignment_, *bases_, reference_, claims);
    for (const Check& check : result.checks) {
      for (const ClaimRef ref : check.claims) {
        ClaimOutcome& outcome = outcomes.of(ref);
        if (decided(check.verdict, outcome.status)) add_check(check, agreement, outcome);
      }
    }
    for (ClaimOutcome& outcome : result.outcomes) {
      if (outcome.status == Status::confirmed) outcome.voices = count_voices(voices, outcome);
    }
  }
  find_reasons(result);
}

std::vector<ClaimRef> Engine::Run::unchecked_in_drafts() const {
  std::vector<ClaimRef> unchecked;
  for (const AuditedDocument& document : request_.documents) {
    if (request_.sources.contains(document.document.path)) continue;
    for (ClaimRef i = 0; i < document.places.size(); ++i) {
      const ClaimRef ref = document.first_claim + i;
      if (ledger_.marks(ref) == 0) unchecked.push_back(ref);
    }
  }
  return unchecked;
}

// Subject by subject, so that the claims of each are looked at once.
void Engine::Run::find_reasons(AuditResult& result) const {
  std::vector<ClaimOutcome*> unchecked;
  for (ClaimOutcome& outcome : result.outcomes) {
    if (outcome.status == Status::unchecked) unchecked.push_back(&outcome);
  }
  const auto subject = [this](const ClaimOutcome* outcome) {
    return alignment_->subject(outcome->claim);
  };
  std::ranges::stable_sort(unchecked, {}, subject);
  const auto with_claims = [](const DocumentResult& one) { return one.coverage.found > 0; };
  const bool several = std::ranges::count_if(result.documents, with_claims) > 1;
  ReasonFinder finder(table_, *alignment_, *bases_, reference_, several);
  for (auto begin = unchecked.begin(); begin != unchecked.end();) {
    const auto end = std::ranges::upper_bound(begin, unchecked.end(), subject(*begin), {}, subject);
    finder.find(subject(*begin), {begin, end});
    begin = end;
  }
}

}  // namespace veritally
