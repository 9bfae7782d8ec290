// conflict/status: one figure that is planned in one place and achieved in another.
#pragma once

#include "report.hpp"

#include <veritally/plugin.hpp>

#include <algorithm>
#include <compare>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace veritally::rules {

class Status {
 public:
  static constexpr plugin::Option options[] = {
      {"done", "words that tell a figure as achieved, parted by commas",
       "spent, invested, paid, bought, hired, recruited, built, opened, completed, finished, "
       "installed, delivered, produced, sold, shipped, raised, earned, generated, reached, "
       "achieved, "
       "attained, totalled, totaled, exceeded, cut, saved, launched, planted, donated, borrowed, "
       "lent, trained, deployed"},
      {"planned", "words that tell a plan as one that still stands, parted by commas",
       "will, plans, plan to, is planning, are planning, expects, expect to, aims, aim to, "
       "intends, "
       "intend to, is to, are to, is set to, are set to, going to, wants, want to, hopes, "
       "forecasts, "
       "is forecast, is expected, are expected, is projected, are projected"}};
  static constexpr plugin::Info info{
      .id = "conflict/status",
      .summary = "one figure planned in one place and achieved in another",
      .documentation =
          R"(A plan that is told again becomes a fact on the way: *plans to invest 80 billion in 2025* is *invested
80 billion in 2025* in the next story. The rule looks for claims of one subject, measure, period and
scope that state the same figure, planned or forecast in one place and achieved in the other, and asks
whether both can be true at the time of the telling:

- The figure is told as achieved before its period has begun, or by a document that is not later than
  the plan's while the period runs: an error.
- It is told as achieved by a later document, but in the first half of the period: a warning.
- One document has both, and nobody knows its date: a document speaks at one time, so that it is an
  error where the plan still stands (*will*, *plans to*; the option `planned`), in claim sets a warning.

A figure achieved in a period that is over, or nearly, is what became of the plan: `consistent`. Where
a date is missing, two documents are `undetermined`.

For example, a firm announces in January that it will spend 65 billion this year, and a report of
February says that it *spent 65 billion* this year.

It stays silent where a text does not say in so many words that the figure was achieved (the option
`done`): *the 80 billion budget* is no such claim. It is silent, too, where figures, periods or scopes
differ, which `conflict/between` tells, and on plans told in retrospect (*had planned to*) by the
document that tells of their end.
)",
      .scope = plugin::Scope::group,
      .severity = plugin::Severity::error,
      .columns = plugin::Column::unit | plugin::Column::scope | plugin::Column::document |
                 plugin::Column::of | plugin::Column::per,
      .options = options};

  explicit Status(const plugin::Host& host)
      : done_(host.option("done")), planned_(host.option("planned")) {}

  void check(const plugin::Host& host, const plugin::Claims& claims) const {
    for (const plugin::Entries group : claims.group_entries()) {
      if (has_both(claims, group)) check_group(host, claims.part(group));
    }
  }

 private:
  // What two claims must share beside their subject and measure.
  struct Basis {
    std::int32_t from = 0;
    std::int32_t to = 0;
    bool fiscal = false;
    plugin::Symbol unit = 0;
    plugin::Symbol scope = 0;
    plugin::Symbol of = 0;
    plugin::Symbol per = 0;
    std::uint8_t change = 0;
    auto operator<=>(const Basis&) const = default;
  };
  struct Sides {
    std::vector<Index> plans;
    std::vector<Index> facts;
  };
  struct Outcome {
    plugin::Verdict verdict = plugin::Verdict::undetermined;
    plugin::Severity severity = plugin::Severity::error;
    std::string why;
  };

  static bool is_plan(plugin::Modality modality) {
    return modality == plugin::Modality::planned || modality == plugin::Modality::forecast;
  }

  static bool has_both(const plugin::Claims& claims, plugin::Entries group) {
    bool plan = false;
    bool fact = false;
    for (std::size_t i = group.begin; i < group.end; ++i) {
      plan = plan || is_plan(claims.modality_of(i));
      fact = fact || claims.modality_of(i) == plugin::Modality::actual;
    }
    return plan && fact;
  }

  void check_group(const plugin::Host& host, const plugin::Claims& group) const {
    std::map<Basis, Sides> bases;
    for (Index i = 0; i < group.size(); ++i) {
      const vt_period& period = group.period[i];
      if ((period.flags & VT_PERIOD_STATED) == 0 || group.ambiguous(i)) continue;
      const plugin::Modality modality = group.modality_of(i);
      if (!is_plan(modality) && modality != plugin::Modality::actual) continue;
      Sides& sides =
          bases[{period.from, period.to, (period.flags & VT_PERIOD_FISCAL) != 0, group.unit[i],
                 group.scope[i], group.of[i], group.per[i], group.change[i]}];
      (is_plan(modality) ? sides.plans : sides.facts).push_back(i);
    }
    for (auto& [basis, sides] : bases) compare(host, group, sides);
  }

  // Each fact against the first plan of the same figure that it cannot stand beside, else against
  // the first one.
  void compare(const plugin::Host& host, const plugin::Claims& group, Sides& sides) const {
    const auto less = [&](Index a, Index b) {
      return plugin::compare(group.value[a], group.value[b]) < 0;
    };
    std::stable_sort(sides.plans.begin(), sides.plans.end(), less);
    for (const Index index : sides.facts) {
      const auto [begin, end] =
          std::equal_range(sides.plans.begin(), sides.plans.end(), index, less);
      if (begin == end) continue;
      const auto fact = host.claim(group.ref[index]);
      if (!fact || !is_told_as_done(host, *fact)) continue;
      std::optional<std::pair<plugin::Claim, Outcome>> worst;
      constexpr std::ptrdiff_t most = most_pairs;
      for (auto plan = begin; plan != end && plan - begin < most; ++plan) {
        const auto claim = host.claim(group.ref[*plan]);
        if (!claim || !plugin::equal(claim->nominal, fact->nominal)) continue;
        const auto outcome = judge(host, *claim, *fact);
        if (!outcome) continue;
        const bool worse = !worst || (outcome->verdict == plugin::Verdict::inconsistent &&
                                      worst->second.verdict != plugin::Verdict::inconsistent);
        if (worse) worst = {*claim, *outcome};
      }
      if (worst) report(host, worst->first, *fact, worst->second);
    }
  }

  // ---- What a text says ----

  // The sentence of a claim; empty for claim sets.
  static std::string_view sentence_of(const plugin::Document& document, plugin::ClaimRef claim) {
    const plugin::Place* place = document.place(claim);
    return place == nullptr ? "" : document.text_of(document.sentences()[place->sentence]);
  }

  // A verb in the past says so, and not "to be built"; a claim set says so itself.
  bool is_told_as_done(const plugin::Host& host, const plugin::Claim& fact) const {
    const auto document = plugin::Document::open(host, fact.document);
    if (!document || document->text().empty()) return true;
    const std::string_view sentence = sentence_of(*document, fact.ref);
    const auto verb = done_.find(sentence);
    return verb &&
           !plugin::is_one_of(plugin::word_before(sentence, verb->begin), {"be", "to", "being"});
  }

  bool still_stands(const plugin::Document& document, const plugin::Claim& plan) const {
    if (document.text().empty()) return true;
    return planned_.find(sentence_of(document, plan.ref)).has_value();
  }

  // ---- Judging ----

  std::optional<Outcome> judge(const plugin::Host& host, const plugin::Claim& plan,
                               const plugin::Claim& fact) const {
    const auto of_plan = plugin::Document::open(host, plan.document);
    const auto of_fact = plugin::Document::open(host, fact.document);
    if (!of_plan || !of_fact) return std::nullopt;
    const bool together = plan.document == fact.document;
    if (together && !still_stands(*of_plan, plan)) return std::nullopt;
    if (of_fact->date()) return judge_by_date(*fact.period, of_plan->date(), *of_fact->date());
    if (!together) return Outcome{.why = "when it was told as achieved is not known"};
    return Outcome{plugin::Verdict::inconsistent,
                   of_fact->text().empty() ? plugin::Severity::warning : plugin::Severity::error,
                   "in one document"};
  }

  static Outcome judge_by_date(const plugin::Period& period,
                               const std::optional<std::int32_t>& planned, std::int32_t told) {
    const bool open = !period.from || !period.to;
    if (open) return {.why = "the period has no end"};
    const std::string when = "told as achieved " + std::to_string(*period.to - told + 1) +
                             " days before the end of the period";
    const bool not_later = planned && told <= *planned;
    if (told < *period.from || (not_later && told <= *period.to)) {
      return {plugin::Verdict::inconsistent, plugin::Severity::error, when};
    }
    const std::int32_t middle = *period.from + (*period.to - *period.from) / 2;
    if (told < middle) return {plugin::Verdict::inconsistent, plugin::Severity::warning, when};
    return {plugin::Verdict::consistent, plugin::Severity::note, "achieved as planned"};
  }

  static void report(const plugin::Host& host, const plugin::Claim& plan, const plugin::Claim& fact,
                     const Outcome& outcome) {
    const std::string figure = plugin::show_with_unit(host, fact, plugin::scale_of(host, fact));
    const std::string_view manner =
        plan.modality == plugin::Modality::planned ? "planned" : "forecast";
    plugin::Check check{
        .verdict = outcome.verdict,
        .claims = {fact.ref, plan.ref},
        .working = figure + ' ' + std::string(manner) + " and achieved: " + outcome.why};
    if (outcome.verdict != plugin::Verdict::inconsistent) return host.report(check);
    check.labels = {
        {.role = plugin::Role::primary, .claim = fact.ref, .text = figure + " achieved"},
        {.role = plugin::Role::contradicts,
         .claim = plan.ref,
         .text = figure + ' ' + std::string(manner)}};
    host.report(plugin::Finding{.check = std::move(check),
                                .message = topic(host, fact) + ": " + figure + " is " +
                                           std::string(manner) +
                                           " in one place and achieved in another",
                                .confidence = 0.85,
                                .severity = outcome.severity});
  }

  plugin::WordList done_;
  plugin::WordList planned_;
};

}  // namespace veritally::rules
