// The coverage ledger of an audit: how each claim ended, by whom, and why some were not checked.
#include "audit/reasons.hpp"
#include "audit/run.hpp"

#include <algorithm>
#include <span>
#include <utility>
#include <vector>

namespace veritally {
namespace {

constexpr std::size_t most_looked_at = 16;

// A claim that some check holds for counts as recomputed until it is found to be stated elsewhere.
Status status_of(std::uint8_t marks) {
  if ((marks & mark::conflicting) != 0) return Status::conflicting;
  if ((marks & mark::confirmed) != 0) return Status::recomputed;
  return (marks & mark::undetermined) != 0 ? Status::undetermined : Status::unchecked;
}

// Whether a check is among those that made a claim end as it did. `orders`: see VT_RULE_ORDERS.
bool decided(Verdict verdict, bool orders, Status status) {
  switch (verdict) {
    case Verdict::consistent:
    case Verdict::consistent_by_rounding:
      if (orders) return status == Status::undetermined;
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

// Whether it was not there yet.
template <class T>
bool add_distinct(std::vector<T>& to, const T& one) {
  if (std::ranges::find(to, one) != to.end()) return false;
  to.push_back(one);
  return true;
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
  std::size_t index_of(ClaimRef ref) const {
    return begins_[ref >> ClaimSegment::bits] + (ref & (ClaimSegment::capacity - 1));
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

// A check that decided how a claim ended, and its number, which `brought` keeps where it is wanted.
void add_check(const Check& check, std::uint32_t number, const Agreement& agreement,
               ClaimOutcome& outcome, Brought* brought) {
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
      if (brought != nullptr) *brought = Brought{.marks = brought->marks};
    }
    if (stated) others = std::move(agreeing);
  }
  for (const ClaimRef other : others) {
    if (outcome.others.size() == most_others) break;
    if (add_distinct(outcome.others, other) && brought != nullptr) {
      brought->others.push_back(number);
    }
  }
  if (add_distinct(outcome.rules, check.rule) && brought != nullptr) {
    brought->rules.push_back(number);
  }
}

// The voices of the others that are not the claim's own.
std::uint32_t count_voices(Voices& voices, const ClaimOutcome& outcome) {
  if (outcome.others.empty()) return 0;
  std::vector<ClaimRef> all = {outcome.claim};
  all.insert(all.end(), outcome.others.begin(), outcome.others.end());
  return std::ranges::max(voices.among(all));
}

// What decides on the voices of confirmed claims and of those that confirm them. Of most claims
// nothing does but what stands in the claim itself.
void keep_speeches(Voices& voices, AuditResult& result) {
  std::vector<ClaimRef> refs;
  for (const ClaimOutcome& outcome : result.outcomes) {
    if (outcome.status != Status::confirmed || outcome.others.empty()) continue;
    refs.push_back(outcome.claim);
    refs.insert(refs.end(), outcome.others.begin(), outcome.others.end());
  }
  std::ranges::sort(refs);
  const auto repeated = std::ranges::unique(refs);
  refs.erase(repeated.begin(), repeated.end());
  for (const ClaimRef ref : refs) {
    Speech speech = voices.speech_of(ref);
    if (speech.origin.empty() && speech.shingles.empty()) continue;
    result.part->speeches.emplace_back(ref, std::move(speech));
  }
}

}  // namespace

void Engine::Run::find_outcomes(const AuditClaims& claims, Voices& voices,
                                AuditResult& result) const {
  if (request_.all_words) {
    find_all_outcomes(claims, voices, result);
  } else {
    const std::vector<ClaimRef> unchecked = unchecked_in_drafts();
    result.unchecked_in_drafts = unchecked.size();
    const std::size_t shown = std::min(unchecked.size(), request_.most_unchecked);
    for (const ClaimRef ref : std::span(unchecked).first(shown)) {
      result.outcomes.push_back({.claim = ref});
    }
  }
  find_reasons(result);
}

void Engine::Run::find_all_outcomes(const AuditClaims& claims, Voices& voices,
                                    AuditResult& result) const {
  Outcomes outcomes(table_, result.outcomes);
  std::vector<Brought> brought(share_ ? result.outcomes.size() : 0);
  for (ClaimOutcome& outcome : result.outcomes) {
    const std::uint8_t marks = ledger_.marks(outcome.claim);
    outcome.status = status_of(marks);
    if (share_) brought[outcomes.index_of(outcome.claim)].marks = marks;
  }
  const Agreement agreement(table_, *alignment_, *bases_, reference_, claims);
  for (std::uint32_t number = 0; number < result.checks.size(); ++number) {
    const Check& check = result.checks[number];
    for (const ClaimRef ref : check.claims) {
      const std::size_t at = outcomes.index_of(ref);
      ClaimOutcome& outcome = result.outcomes[at];
      const bool orders = rules_[check.rule]->rule.orders;
      if (!decided(check.verdict, orders, outcome.status)) continue;
      add_check(check, number, agreement, outcome, share_ ? &brought[at] : nullptr);
    }
  }
  for (ClaimOutcome& outcome : result.outcomes) {
    if (outcome.status == Status::confirmed) outcome.voices = count_voices(voices, outcome);
  }
  if (!share_) return;
  keep_speeches(voices, result);
  divide(std::move(brought), result);
}

// Leaves the part's own claims, and puts those of other parts that its rules looked at beside them.
void Engine::Run::divide(std::vector<Brought> brought, AuditResult& result) const {
  std::vector<ClaimOutcome> all;
  all.swap(result.outcomes);
  PartResult& part = *result.part;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (share_->has_claim(all[i].claim)) {
      result.outcomes.push_back(std::move(all[i]));
      part.own.push_back(std::move(brought[i]));
    } else if (brought[i].marks != 0) {
      part.touched.push_back(std::move(all[i]));
      part.of_touched.push_back(std::move(brought[i]));
    }
  }
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
