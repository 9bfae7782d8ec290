// What both conflict rules report of some claims on one basis: that they agree, or which do not.
#pragma once

#include "agreement.hpp"

#include <veritally/plugin.hpp>

#include <string>
#include <utility>
#include <vector>

namespace veritally::rules {

// With how many claims one that contradicts them is shown.
inline constexpr std::size_t most_pairs = 16;

// Says what a claim is about: "Meta, capital expenditure".
inline std::string topic(const plugin::Host& host, const plugin::Claim& claim) {
  std::string text(host.text(plugin::Column::subject, claim.subject));
  text.append(", ").append(host.text(plugin::Column::measure, claim.measure));
  if (claim.scope != 0) {
    std::string scope(host.text(plugin::Column::scope, claim.scope));
    for (char& c : scope) c = c == '\x1f' ? ' ' : c;
    text.append(" in ").append(scope);
  }
  return text;
}

// A check that some claims agree, by what they state or by rounding alone.
inline void report_agreement(const plugin::Host& host, const plugin::Claims& group,
                             const std::vector<Exact>& claims,
                             const std::vector<std::size_t>& members) {
  if (members.size() < 2) return;
  // Stated values all meet if the one that starts last meets the one that ends first.
  const Exact* last = &claims[members.front()];
  const Exact* first = last;
  for (const std::size_t member : members) {
    if (last->stated.starts_before(claims[member].stated)) last = &claims[member];
    if (claims[member].stated.ends_before(first->stated)) first = &claims[member];
  }
  const bool stated = last->stated.meets(first->stated);
  plugin::Check check;
  check.verdict = stated ? plugin::Verdict::consistent : plugin::Verdict::consistent_by_rounding;
  for (const std::size_t member : members) check.claims.push_back(claims[member].claim.ref);
  if (group.words_wanted()) {
    const plugin::Scale scale = plugin::scale_of(host, claims[members.front()].claim);
    for (std::size_t i = 0; i < members.size() && i < 8; ++i) {
      if (i > 0) check.working += stated ? " = " : " ~ ";
      check.working += plugin::show(host, claims[members[i]].claim, scale);
    }
    if (members.size() > 8) check.working += " (" + std::to_string(members.size()) + " times)";
    check.working += plugin::suffix(host, claims[members.front()].claim, scale);
  }
  host.report(check);
}

// One line: "> 65 against <= 65 bn USD", "10 kilometer = 6.21371 mile against 9 mile".
inline std::string against(const plugin::Host& host, const plugin::Claim& a,
                           const plugin::Claim& b) {
  const plugin::Scale scale = plugin::scale_of(host, b);
  std::string left = plugin::show(host, a, scale);
  if (a.unit != b.unit) {
    left = plugin::show_with_unit(host, a, plugin::scale_of(host, a));
    const auto amount =
        a.change == plugin::Change::none ? plugin::Amount::absolute : plugin::Amount::difference;
    const auto moved = host.convert(host.number(a.nominal), host.text(plugin::Column::unit, a.unit),
                                    host.text(plugin::Column::unit, b.unit), a.period, amount);
    if (moved) left += " = " + moved->show(scale.power);
  }
  return left + " against " + plugin::show_with_unit(host, b, scale);
}

inline bool is_money(const plugin::Host& host, const plugin::Claim& claim) {
  const auto unit = host.unit(host.text(plugin::Column::unit, claim.unit));
  return unit && unit->currency;
}

inline plugin::Check contradiction(const plugin::Host& host, const plugin::Claims& group,
                                   const plugin::Claim& a, const plugin::Claim& b) {
  plugin::Check check{.verdict = plugin::Verdict::inconsistent, .claims = {a.ref, b.ref}};
  if (group.words_wanted()) check.working = against(host, a, b);
  return check;
}

// A finding that one claim contradicts others. Money of two currencies was compared at the range
// of the rate, which is less sure.
inline void report_conflict(const plugin::Host& host, const plugin::Claims& group,
                            const plugin::Claim& claim,
                            const std::vector<const plugin::Claim*>& contradicted) {
  const plugin::Claim& other = *contradicted.front();
  const bool converted = claim.unit != other.unit && is_money(host, claim);
  plugin::Finding finding;
  finding.check = contradiction(host, group, claim, other);
  finding.severity = converted ? plugin::Severity::warning : plugin::Severity::error;
  finding.confidence = converted ? 0.8 : 0.95;
  if (group.words_wanted()) {
    const plugin::Scale scale = plugin::scale_of(host, claim);
    const plugin::Scale other_scale = plugin::scale_of(host, other);
    const std::string here = plugin::show_with_unit(host, claim, scale);
    const std::string there = plugin::show_with_unit(host, other, other_scale);
    finding.message = topic(host, claim) + ": " + here + " and " + there + " cannot both be right";
    finding.check.labels = {{.role = plugin::Role::primary, .claim = claim.ref, .text = here},
                            {.role = plugin::Role::contradicts, .claim = other.ref, .text = there}};
    for (std::size_t i = 1; i < contradicted.size() && i < 4; ++i) {
      const plugin::Claim& further = *contradicted[i];
      finding.check.labels.push_back(
          {.role = plugin::Role::contradicts,
           .claim = further.ref,
           .text = plugin::show_with_unit(host, further, plugin::scale_of(host, further))});
    }
  }
  host.report(finding);
  for (std::size_t i = 1; i < contradicted.size(); ++i) {
    host.report(contradiction(host, group, claim, *contradicted[i]));
  }
}

// Claims that could not be brought to the unit of the others (no rate is known) are undetermined.
inline void report_left_out(const plugin::Host& host, const plugin::Claims& group,
                            const std::vector<Index>& indices, const std::vector<Exact>& claims) {
  if (claims.size() == indices.size()) return;
  plugin::Check check{.verdict = plugin::Verdict::undetermined};
  std::size_t next = 0;
  for (const Index index : indices) {
    if (next < claims.size() && claims[next].claim.ref == group.ref[index]) {
      ++next;
    } else {
      check.claims.push_back(group.ref[index]);
    }
  }
  if (group.words_wanted()) check.working = "no rate between the units is known for the period";
  host.report(check);
}

// Compares claims exactly and reports the outcome. `pairs(a, b)` says which two documents the rule
// holds against each other.
template <class Pairs>
void report_exactly(const plugin::Host& host, const plugin::Claims& group,
                    const std::vector<Index>& indices, const Pairs& pairs) {
  const std::vector<Exact> claims = exact_claims(host, group, indices);
  report_left_out(host, group, indices, claims);
  if (claims.size() < 2) return;
  const Camps sides = camps(claims);
  report_agreement(host, group, claims, sides.together);
  for (std::size_t i = 0; i < sides.apart.size(); ++i) {
    const Exact& apart = claims[sides.apart[i]];
    std::vector<const plugin::Claim*> contradicted;
    const auto look_at = [&](std::size_t other) {
      if (contradicted.size() < most_pairs &&
          pairs(apart.claim.document, claims[other].claim.document) &&
          disjoint(apart, claims[other])) {
        contradicted.push_back(&claims[other].claim);
      }
    };
    for (const std::size_t member : sides.together) look_at(member);
    // Where the rule may not hold it against those, it may be against others that stand apart.
    for (std::size_t j = i + 1; contradicted.empty() && j < sides.apart.size(); ++j) {
      look_at(sides.apart[j]);
    }
    if (!contradicted.empty()) report_conflict(host, group, apart.claim, contradicted);
  }
}

// The usual case, decided by doubles alone: all agree. False: it takes an exact look.
template <class At>
bool report_quickly(const plugin::Host& host, const plugin::Claims& group, Index count,
                    const At& at, const plugin::ClaimRef* refs) {
  if (group.words_wanted() || quick_look(group, count, at) != Quick::agree) return false;
  const bool plain = [&] {
    for (Index i = 0; i < count; ++i) {
      const Index claim = at(i);
      if (group.comparator_of(claim) != plugin::Comparator::equal || group.is_range(claim) ||
          group.unit[claim] != group.unit[at(0)]) {
        return false;
      }
    }
    return true;
  }();
  if (!plain) return false;
  const bool same = same_value(group, count, at);
  const vt_check check{
      sizeof(vt_check), same ? VT_CONSISTENT : VT_CONSISTENT_BY_ROUNDING, count, 0, refs, nullptr,
      {nullptr, 0}};
  host.raw()->check(host.raw(), &check);
  return true;
}

}  // namespace veritally::rules
