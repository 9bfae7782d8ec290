// sum/total: a stated total is the sum of its parts.
#pragma once

#include "balance.hpp"

#include <veritally/plugin.hpp>

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

namespace veritally::rules {

class Total {
 public:
  static constexpr plugin::Option options[] = {
      {"incomes", "words for what comes in, parted by commas",
       "revenue, revenues, income, sales, turnover, receipts, exports, einnahmen, erlösen, "
       "exporten, "
       "recettes, exportations, ingresos, exportaciones"},
      {"outlays", "words for what goes out",
       "spending, costs, expenses, expenditure, expenditures, outlays, imports, ausgaben, kosten, "
       "importen, dépenses, coûts, importations, gastos, costes, importaciones"},
      {"surpluses", "words for what is left",
       "surplus, profit, überschuss, gewinn, excédent, bénéfice, superávit, beneficio"},
      {"deficits", "words for what is missing",
       "deficit, shortfall, loss, defizit, fehlbetrag, verlust, déficit, perte, pérdida"},
      {"after", "words beside them, of which taxes and the like may have taken some",
       "profit, loss, gewinn, verlust, bénéfice, perte, beneficio, pérdida"},
      {"nets", "words that say that more than these two make up what is left",
       "net, pretax, pre-tax, after-tax, after tax, gross, cumulative, netto, net, nette, neto, "
       "neta"}};
  static constexpr plugin::Info info{
      .id = "sum/total",
      .summary = "totals that are not the sum of their parts",
      .documentation =
          R"(Recomputes totals and differences with exact interval arithmetic. The parts are

- what a claim's stated derivation names (`sum`, or `difference` as [new, old]), or
- found: where a claim is about several subjects together, the claims about each of them alone, of
  the same measure, unit dimension, period, scope and status, in whatever document. A document that
  states all of them makes a sum of its own; where none does, the first claim about each is taken,
  the total's own document first. Where a document has no such claim about one of them, it is taken
  from those that say less (no year, no scope), give the fiscal year of that name, or forecast what
  is planned, as long as all of these state one figure. Such parts may confirm a total, and are
  silent where they miss it.

- what a sentence gives for what comes in and what goes out: *revenue of $300 million and spending of
  $350 million, a deficit of $50 million*. A *net* profit or loss is none of these; another one that
  misses them is a warning, since taxes may have taken some.

Each part stands for what its digits and hedges allow, a fall as less than nothing. If the sum of
these intervals and the stated total have no number in common, the total is `inconsistent`. If the stated values themselves add up,
rounded as the total is written, it is `consistent`; if only the intervals meet,
`consistent-by-rounding`.

For example, four agencies *together* took in *about 315 million*, and their own reports say 75,
100, 60 to 65, and 80 million: [315, 320] holds 315.

Money of several currencies adds up at the range of the rate over each part's period; a total that
misses that is a warning.

A finding names the slip that explains the difference, in the total or in one part: a power of ten,
the sign, two exchanged digits. A total that is right but for the zeros at its end (*300* for 298)
is a note. Parts that cannot be brought to the total's unit are `undetermined`.

It stays silent where a part is missing, on totals without parts, and on percent that a text calls
percentage points, of which `change/points` speaks.
)",
      .scope = plugin::Scope::corpus,
      .severity = plugin::Severity::error,
      .columns = plugin::Column::subject | plugin::Column::measure | plugin::Column::unit,
      .wants = plugin::Wants::derived_or_together,
      .options = options};

  explicit Total(const plugin::Host& host)
      : balances_(host.option("incomes"), host.option("outlays"), host.option("surpluses"),
                  host.option("deficits"), host.option("after"), host.option("nets")) {}

  void check(const plugin::Host& host, const plugin::Document& document) const {
    balances_.for_each(host, document, [&](const Balance& balance) {
      plugin::Claim rest = balance.rest;
      rest.derivation = plugin::Derivation::difference;
      recompute(host, true, rest, {balance.more, balance.less},
                balance.sure ? plugin::Severity::error : plugin::Severity::warning);
    });
  }

  void check(const plugin::Host& host, const plugin::Claims& claims) const {
    for (std::size_t i = 0; i < claims.size(); ++i) {
      const auto total = host.claim(claims.ref[i]);
      if (!total) continue;
      if (total->derivation == plugin::Derivation::sum ||
          total->derivation == plugin::Derivation::difference) {
        if (plugin::confuses_points(host, *total)) continue;
        check_derived(host, claims.words_wanted(), *total);
      } else if (total->together && total->derivation == plugin::Derivation::none) {
        check_together(host, claims.words_wanted(), *total);
      }
    }
  }

 private:
  using Parts = std::vector<plugin::Claim>;

  static void check_derived(const plugin::Host& host, bool words, const plugin::Claim& total) {
    const auto parts = plugin::operands_of(host, total);
    // A text that says by how much and to what a figure rose leaves open from what it came.
    const bool open = total.derivation == plugin::Derivation::difference && parts.size() == 1 &&
                      plugin::was_read(host, total.document);
    if (!open) recompute(host, words, total, parts);
  }

  // ---- Finding the parts of a claim about several subjects ----

  static bool is_part(const plugin::Host& host, const plugin::Claim& total,
                      const plugin::Claim& part) {
    if (!plugin::near_basis(part, total)) return false;
    const auto whole = host.unit(host.text(plugin::Column::unit, total.unit));
    const auto own = host.unit(host.text(plugin::Column::unit, part.unit));
    return part.unit == total.unit || (whole && own && whole->dimension == own->dimension);
  }

  // For each subject of the total, the claims that may be its part.
  static std::vector<Parts> candidates(const plugin::Host& host, const plugin::Claim& total) {
    std::vector<Parts> all;
    for (const plugin::Symbol subject : host.members(total.subject)) {
      Parts& parts = all.emplace_back();
      for (const plugin::ClaimRef ref : host.find(subject, total.measure)) {
        const auto part = host.claim(ref);
        if (part && is_part(host, total, *part)) parts.push_back(*part);
      }
    }
    return all;
  }

  // What some claims about one subject give for it: the first on the total's own basis; else one on
  // a basis near to it, if all of them state the same.
  template <class Wanted>
  static std::optional<plugin::Claim> part_among(const Parts& choice, const plugin::Claim& total,
                                                 const Wanted& wanted) {
    std::optional<plugin::Claim> found;
    for (const plugin::Claim& part : choice) {
      if (!wanted(part)) continue;
      if (plugin::same_basis(part, total)) return part;
      if (found && !plugin::equal(found->nominal, part.nominal)) return std::nullopt;
      if (!found) found = part;
    }
    return found;
  }

  static std::optional<Parts> of_document(const std::vector<Parts>& all, const plugin::Claim& total,
                                          plugin::Symbol document) {
    Parts parts;
    for (const Parts& choice : all) {
      const auto part = part_among(
          choice, total, [&](const plugin::Claim& one) { return one.document == document; });
      if (!part) return std::nullopt;
      parts.push_back(*part);
    }
    return parts;
  }

  static void check_together(const plugin::Host& host, bool words, const plugin::Claim& total) {
    const std::vector<Parts> all = candidates(host, total);
    if (all.size() < 2) return;
    for (const Parts& choice : all) {
      if (choice.empty()) return;
    }
    bool whole_document = false;
    std::vector<plugin::Symbol> seen;
    for (const plugin::Claim& first : all.front()) {
      if (std::find(seen.begin(), seen.end(), first.document) != seen.end()) continue;
      seen.push_back(first.document);
      if (const auto parts = of_document(all, total, first.document)) {
        whole_document = true;
        add_up(host, words, total, *parts);
      }
    }
    if (whole_document) return;
    if (const auto parts = nearest(all, total)) add_up(host, words, total, *parts);
  }

  // One claim for each subject: of the total's own document if it has one, else of any.
  static std::optional<Parts> nearest(const std::vector<Parts>& all, const plugin::Claim& total) {
    Parts parts;
    for (const Parts& choice : all) {
      auto part = part_among(
          choice, total, [&](const plugin::Claim& one) { return one.document == total.document; });
      if (!part) part = part_among(choice, total, [](const plugin::Claim&) { return true; });
      if (!part) return std::nullopt;
      parts.push_back(*part);
    }
    return parts;
  }

  // Parts on other bases that add up all the same are those that were meant. Where they do not,
  // they need not be.
  static void add_up(const plugin::Host& host, bool words, const plugin::Claim& total,
                     const Parts& parts) {
    const bool sure = std::ranges::all_of(
        parts, [&](const plugin::Claim& part) { return plugin::same_basis(part, total); });
    if (!sure) {
      const auto figures = moved(host, total, parts);
      const bool fits =
          figures && plugin::judge(plugin::stated_in(host, total), plugin::sum(*figures)) !=
                         plugin::Verdict::inconsistent;
      if (!fits) return;
    }
    recompute(host, words, total, parts);
  }

  // ---- Arithmetic ----

  // A difference of percents is in percentage points, with the same figures.
  static std::optional<plugin::Figure> moved(const plugin::Host& host, const plugin::Claim& part,
                                             const plugin::Claim& total) {
    const plugin::Figure figure = plugin::directed(host, part);
    const bool points = plugin::is_percent(host, part) &&
                        host.text(plugin::Column::unit, total.unit) == "percentage-point";
    return points ? figure : plugin::brought(host, figure, part, total);
  }

  static std::optional<plugin::Figures> moved(const plugin::Host& host, const plugin::Claim& total,
                                              const Parts& parts) {
    plugin::Figures figures;
    for (const plugin::Claim& part : parts) {
      const auto figure = moved(host, part, total);
      if (!figure) return std::nullopt;
      figures.push_back(*figure);
    }
    return figures;
  }

  static void recompute(const plugin::Host& host, bool words, const plugin::Claim& total,
                        const Parts& parts, plugin::Severity severity = plugin::Severity::error) {
    const bool difference = total.derivation == plugin::Derivation::difference;
    const bool converted = std::ranges::any_of(
        parts, [&](const plugin::Claim& part) { return part.unit != total.unit; });
    plugin::report(
        host, words,
        {.stated = total,
         .operands = parts,
         .figures = moved(host, total, parts),
         .compute =
             [difference](const plugin::Figures& figures) { return add(figures, difference); },
         .write =
             [difference](const plugin::Words& terms) {
               return plugin::joined(terms, difference ? " - " : " + ");
             },
         .name = difference ? "the difference" : "the sum",
         .roles = difference ? plugin::Words{"new value", "old value"} : plugin::Words{},
         .arity = difference ? std::size_t{2} : 0,
         .additive = true,
         .severity = severity,
         .confidence = total.derivation == plugin::Derivation::none || converted ? 0.9 : 1.0});
  }

  static plugin::Figure add(const plugin::Figures& figures, bool difference) {
    if (!difference) return plugin::sum(figures);
    plugin::Figure rest = figures.front();
    for (std::size_t i = 1; i < figures.size(); ++i) rest = rest - figures[i];
    return rest;
  }

  Balances balances_;
};

}  // namespace veritally::rules
