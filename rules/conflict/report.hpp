// What both conflict rules report of some claims on one basis: that they agree, or which do not.
#pragma once

#include "agreement.hpp"
#include "working.hpp"

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
inline void report_agreement(const plugin::Host& host, bool words_wanted, Comparison& claims,
                             const std::vector<std::size_t>& members) {
  if (members.size() < 2) return;
  const bool stated = claims.state_the_same(members);
  plugin::Check check;
  check.verdict = stated ? plugin::Verdict::consistent : plugin::Verdict::consistent_by_rounding;
  check.claims.reserve(members.size());
  for (const std::size_t member : members) check.claims.push_back(claims.ref(member));
  if (words_wanted) {
    constexpr std::size_t most = 8;
    std::vector<plugin::Claim> shown;
    for (std::size_t i = 0; i < std::min(members.size(), most); ++i) {
      shown.push_back(claims.claim(members[i]));
    }
    check.working = agreement(host, shown, stated);
    if (members.size() > most) check.working += " (" + std::to_string(members.size()) + " claims)";
  }
  host.report(check);
}

inline bool is_money(const plugin::Host& host, const plugin::Claim& claim) {
  const auto unit = host.unit(host.text(plugin::Column::unit, claim.unit));
  return unit && unit->currency;
}

inline plugin::Check contradiction(const plugin::Host& host, bool words_wanted, Comparison& claims,
                                   std::size_t a, std::size_t b) {
  plugin::Check check{.verdict = plugin::Verdict::inconsistent,
                      .claims = {claims.ref(a), claims.ref(b)}};
  if (words_wanted) check.working = against(host, claims.claim(a), claims.claim(b));
  return check;
}

// How bad it is that two claims contradict each other. Money of two currencies was compared at the
// range of the rate, which is less sure, and zeros at the end may be no digits.
inline plugin::Severity severity_of(const plugin::Host& host, Comparison& claims, std::size_t a,
                                    std::size_t b) {
  if (claims.agree_rounded(a, b)) return plugin::Severity::note;
  const bool converted = claims.unit(a) != claims.unit(b) && is_money(host, claims.claim(a));
  return converted ? plugin::Severity::warning : plugin::Severity::error;
}

// A claim that another one contradicts, and how badly.
struct Contradicted {
  plugin::Severity severity = plugin::Severity::error;
  std::size_t claim = 0;
};

// Words a finding that one claim contradicts others, of which the first few are shown.
inline void put_in_words(const plugin::Host& host, Comparison& claims, std::size_t claim,
                         const std::vector<Contradicted>& others, plugin::Finding& finding) {
  constexpr std::size_t shown = 4;
  const auto figure = [&](std::size_t i) {
    return plugin::show_with_unit(host, claims.claim(i), plugin::scale_of(host, claims.claim(i)));
  };
  const std::string here = figure(claim);
  finding.message = topic(host, claims.claim(claim)) + ": " + here + " and " +
                    figure(others.front().claim) + " cannot both be right";
  if (others.front().severity == plugin::Severity::note) {
    finding.message += ", unless zeros at the end stand for digits that were rounded away";
  }
  finding.check.labels = {
      {.role = plugin::Role::primary, .claim = claims.ref(claim), .text = here}};
  for (std::size_t i = 0; i < others.size() && i < shown; ++i) {
    finding.check.labels.push_back({.role = plugin::Role::contradicts,
                                    .claim = claims.ref(others[i].claim),
                                    .text = figure(others[i].claim)});
  }
}

// A finding that one claim contradicts others, the worst first.
inline void report_conflict(const plugin::Host& host, bool words_wanted, Comparison& claims,
                            std::size_t claim, const std::vector<Contradicted>& others) {
  plugin::Finding finding;
  finding.check = contradiction(host, words_wanted, claims, claim, others.front().claim);
  finding.severity = others.front().severity;
  finding.confidence = finding.severity == plugin::Severity::error ? 0.95 : 0.8;
  if (words_wanted) put_in_words(host, claims, claim, others, finding);
  host.report(finding);
  for (std::size_t i = 1; i < others.size(); ++i) {
    host.report(contradiction(host, words_wanted, claims, claim, others[i].claim));
  }
}

// Claims that could not be brought to the unit of the others (no rate is known) are undetermined.
inline void report_left_out(const plugin::Host& host, bool words_wanted, const Comparison& claims) {
  if (claims.left_out().empty()) return;
  plugin::Check check{.verdict = plugin::Verdict::undetermined, .claims = claims.left_out()};
  if (words_wanted) check.working = "no rate between the units is known for the period";
  host.report(check);
}

// What contradicts the i-th of the claims that stand apart, the worst first: some of those that
// agree. Where the rule may not hold it against these, or no more than a note comes of it, it may
// contradict another that stands apart.
template <class Pairs>
std::vector<Contradicted> contradicting(const plugin::Host& host, const plugin::Telling& telling,
                                        Comparison& claims, const Camps& sides, std::size_t i,
                                        const Pairs& pairs) {
  constexpr std::size_t most_further = 64;  // keeps the time linear
  const std::size_t apart = sides.apart[i];
  std::vector<Contradicted> found;
  const auto told = [&](std::size_t claim) {  // most claims need not be fetched
    return plugin::Telling::Told{claims.document(claim), claims.ref(claim)};
  };
  const auto contradicts = [&](std::size_t other) {
    return pairs(claims.document(apart), claims.document(other)) && claims.disjoint(apart, other) &&
           !telling.apart(host, told(apart), told(other));
  };
  for (const std::size_t member : sides.together) {
    if (found.size() == most_pairs) break;
    if (contradicts(member)) found.push_back({severity_of(host, claims, apart, member), member});
  }
  const auto by_severity = [](const Contradicted& a, const Contradicted& b) {
    return a.severity > b.severity;
  };
  std::stable_sort(found.begin(), found.end(), by_severity);
  for (std::size_t j = i + 1; j < sides.apart.size(); ++j) {
    const bool noted = !found.empty();
    if (noted && (found.front().severity > plugin::Severity::note || j > i + most_further)) break;
    const std::size_t other = sides.apart[j];
    if (!contradicts(other)) continue;
    const Contradicted further{severity_of(host, claims, apart, other), other};
    if (!noted || further.severity > plugin::Severity::note) found.insert(found.begin(), further);
  }
  return found;
}

// Compares claims exactly and reports the outcome. `pairs(a, b)` says which two documents the rule
// holds against each other.
template <class Pairs>
void report_exactly(const plugin::Host& host, const plugin::Telling& telling,
                    const plugin::Claims& batch, const std::vector<Index>& indices,
                    const Pairs& pairs) {
  const bool words_wanted = batch.words_wanted();
  Comparison claims(host, batch, indices);
  report_left_out(host, words_wanted, claims);
  if (claims.size() < 2) return;
  const Camps sides = camps(claims);
  report_agreement(host, words_wanted, claims, sides.together);
  for (std::size_t i = 0; i < sides.apart.size(); ++i) {
    const std::vector<Contradicted> others = contradicting(host, telling, claims, sides, i, pairs);
    if (!others.empty()) report_conflict(host, words_wanted, claims, sides.apart[i], others);
  }
}

// The usual case, decided by doubles alone: all agree. False: it takes an exact look.
template <class At>
bool report_quickly(const plugin::Host& host, const plugin::Claims& claims, Index count,
                    const At& at, const plugin::ClaimRef* refs) {
  const bool agree = !claims.words_wanted() && quick_look(claims, count, at) == Quick::agree &&
                     all_plain(claims, count, at);
  if (!agree) return false;
  const bool same = same_value(claims, count, at);
  const vt_check check{
      sizeof(vt_check), same ? VT_CONSISTENT : VT_CONSISTENT_BY_ROUNDING, count, 0, refs, nullptr,
      {nullptr, 0}};
  host.raw()->check(host.raw(), &check);
  return true;
}

}  // namespace veritally::rules
