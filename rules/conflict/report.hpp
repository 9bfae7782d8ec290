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
inline void report_agreement(const plugin::Host& host, bool words_wanted, Comparison& claims,
                             const std::vector<std::size_t>& members) {
  if (members.size() < 2) return;
  const bool stated = claims.state_the_same(members);
  plugin::Check check;
  check.verdict = stated ? plugin::Verdict::consistent : plugin::Verdict::consistent_by_rounding;
  check.claims.reserve(members.size());
  for (const std::size_t member : members) check.claims.push_back(claims.ref(member));
  if (words_wanted) {
    const plugin::Claim& like = claims.claim(members.front());
    const plugin::Scale scale = plugin::scale_of(host, like);
    for (std::size_t i = 0; i < members.size() && i < 8; ++i) {
      if (i > 0) check.working += stated ? " = " : " ~ ";
      check.working += plugin::show(host, claims.claim(members[i]), scale);
    }
    if (members.size() > 8) check.working += " (" + std::to_string(members.size()) + " times)";
    check.working += plugin::suffix(host, like, scale);
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

inline plugin::Check contradiction(const plugin::Host& host, bool words_wanted, Comparison& claims,
                                   std::size_t a, std::size_t b) {
  plugin::Check check{.verdict = plugin::Verdict::inconsistent,
                      .claims = {claims.ref(a), claims.ref(b)}};
  if (words_wanted) check.working = against(host, claims.claim(a), claims.claim(b));
  return check;
}

// Words a finding that one claim contradicts others, of which the first few are shown.
inline void put_in_words(const plugin::Host& host, Comparison& claims, std::size_t claim,
                         const std::vector<std::size_t>& contradicted, plugin::Finding& finding) {
  constexpr std::size_t shown = 4;
  const auto figure = [&](std::size_t i) {
    return plugin::show_with_unit(host, claims.claim(i), plugin::scale_of(host, claims.claim(i)));
  };
  const std::string here = figure(claim);
  const std::string there = figure(contradicted.front());
  finding.message =
      topic(host, claims.claim(claim)) + ": " + here + " and " + there + " cannot both be right";
  finding.check.labels = {{.role = plugin::Role::primary, .claim = claims.ref(claim), .text = here},
                          {.role = plugin::Role::contradicts,
                           .claim = claims.ref(contradicted.front()),
                           .text = there}};
  for (std::size_t i = 1; i < contradicted.size() && i < shown; ++i) {
    finding.check.labels.push_back({.role = plugin::Role::contradicts,
                                    .claim = claims.ref(contradicted[i]),
                                    .text = figure(contradicted[i])});
  }
}

// A finding that one claim contradicts others. Money of two currencies was compared at the range
// of the rate, which is less sure.
inline void report_conflict(const plugin::Host& host, bool words_wanted, Comparison& claims,
                            std::size_t claim, const std::vector<std::size_t>& contradicted) {
  const std::size_t other = contradicted.front();
  const bool converted =
      claims.unit(claim) != claims.unit(other) && is_money(host, claims.claim(claim));
  plugin::Finding finding;
  finding.check = contradiction(host, words_wanted, claims, claim, other);
  finding.severity = converted ? plugin::Severity::warning : plugin::Severity::error;
  finding.confidence = converted ? 0.8 : 0.95;
  if (words_wanted) put_in_words(host, claims, claim, contradicted, finding);
  host.report(finding);
  for (std::size_t i = 1; i < contradicted.size(); ++i) {
    host.report(contradiction(host, words_wanted, claims, claim, contradicted[i]));
  }
}

// Claims that could not be brought to the unit of the others (no rate is known) are undetermined.
inline void report_left_out(const plugin::Host& host, bool words_wanted, const Comparison& claims) {
  if (claims.left_out().empty()) return;
  plugin::Check check{.verdict = plugin::Verdict::undetermined, .claims = claims.left_out()};
  if (words_wanted) check.working = "no rate between the units is known for the period";
  host.report(check);
}

// Compares claims exactly and reports the outcome. `pairs(a, b)` says which two documents the rule
// holds against each other.
template <class Pairs>
void report_exactly(const plugin::Host& host, const plugin::Claims& batch,
                    const std::vector<Index>& indices, const Pairs& pairs) {
  const bool words_wanted = batch.words_wanted();
  Comparison claims(host, batch, indices);
  report_left_out(host, words_wanted, claims);
  if (claims.size() < 2) return;
  const Camps sides = camps(claims);
  report_agreement(host, words_wanted, claims, sides.together);
  for (std::size_t i = 0; i < sides.apart.size(); ++i) {
    const std::size_t apart = sides.apart[i];
    std::vector<std::size_t> contradicted;
    const auto look_at = [&](std::size_t other) {
      if (contradicted.size() < most_pairs &&
          pairs(claims.document(apart), claims.document(other)) && claims.disjoint(apart, other)) {
        contradicted.push_back(other);
      }
    };
    for (const std::size_t member : sides.together) look_at(member);
    // Where the rule may not hold it against those, it may be against others that stand apart.
    for (std::size_t j = i + 1; contradicted.empty() && j < sides.apart.size(); ++j) {
      look_at(sides.apart[j]);
    }
    if (!contradicted.empty()) report_conflict(host, words_wanted, claims, apart, contradicted);
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
