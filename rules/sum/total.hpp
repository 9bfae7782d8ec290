// sum/total: a stated total is the sum of its parts.
#pragma once

#include <veritally/plugin.hpp>

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

namespace veritally::rules {

class Total {
 public:
  static constexpr plugin::Info info{
      .id = "sum/total",
      .summary = "totals that are not the sum of their parts",
      .documentation =
          R"(Recomputes totals and differences with exact interval arithmetic. The parts are

- what a claim's stated derivation names (`sum`, or `difference` as [new, old]), or
- found: where a claim is about several subjects together, the claims about each of them alone, of
  the same measure, unit dimension, period, scope and status, in whatever document. A document that
  states all of them makes a sum of its own; where none does, the first claim about each is taken,
  the total's own document first.

Each part stands for what its digits and hedges allow, a fall as less than nothing. If the sum of these intervals and the stated
total have no number in common, the total is `inconsistent`. If the stated values themselves add up,
rounded as the total is written, it is `consistent`; if only the intervals meet,
`consistent-by-rounding`.

For example, four agencies *together* took in *about 315 million*, and their own reports say 75,
100, 60 to 65, and 80 million: [315, 320] holds 315.

Money of several currencies adds up at the range of the rate over each part's period; a total that
misses that is a warning.

It stays silent where a part is missing, where parts cannot be brought to the total's unit, and on
totals without parts.
)",
      .scope = plugin::Scope::corpus,
      .severity = plugin::Severity::error,
      .columns = plugin::Column::subject | plugin::Column::measure | plugin::Column::unit,
      .wants = plugin::Wants::derived_or_together};

  void check(const plugin::Host& host, const plugin::Claims& claims) const {
    for (std::size_t i = 0; i < claims.size(); ++i) {
      const auto total = host.claim(claims.ref[i]);
      if (!total) continue;
      if (total->derivation == plugin::Derivation::sum ||
          total->derivation == plugin::Derivation::difference) {
        check_derived(host, *total);
      } else if (total->together && total->derivation == plugin::Derivation::none) {
        check_together(host, *total);
      }
    }
  }

 private:
  using Parts = std::vector<plugin::Claim>;

  static void check_derived(const plugin::Host& host, const plugin::Claim& total) {
    Parts parts;
    for (const plugin::ClaimRef ref : total.operands) {
      if (const auto part = host.claim(ref)) parts.push_back(*part);
    }
    if (parts.size() == total.operands.size()) recompute(host, total, parts);
  }

  // ---- Finding the parts of a claim about several subjects ----

  static bool is_part(const plugin::Host& host, const plugin::Claim& total,
                      const plugin::Claim& part) {
    if (part.period != total.period || part.scope != total.scope || part.of != total.of ||
        part.per != total.per || part.change != total.change || part.modality != total.modality) {
      return false;
    }
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

  static std::optional<Parts> of_document(const std::vector<Parts>& all, plugin::Symbol document) {
    Parts parts;
    for (const Parts& choice : all) {
      const auto found = std::find_if(choice.begin(), choice.end(), [&](const plugin::Claim& part) {
        return part.document == document;
      });
      if (found == choice.end()) return std::nullopt;
      parts.push_back(*found);
    }
    return parts;
  }

  static void check_together(const plugin::Host& host, const plugin::Claim& total) {
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
      if (const auto parts = of_document(all, first.document)) {
        whole_document = true;
        recompute(host, total, *parts);
      }
    }
    if (!whole_document) recompute(host, total, nearest(all, total));
  }

  // One claim for each subject: of the total's own document if it has one, else the first.
  static Parts nearest(const std::vector<Parts>& all, const plugin::Claim& total) {
    Parts parts;
    for (const Parts& choice : all) {
      const auto own = std::find_if(choice.begin(), choice.end(), [&](const plugin::Claim& part) {
        return part.document == total.document;
      });
      parts.push_back(own == choice.end() ? choice.front() : *own);
    }
    return parts;
  }

  // ---- Arithmetic ----

  struct Sum {
    plugin::Number allowed;
    plugin::Number stated;
  };

  // In the unit of the total. nullopt where a part does not convert.
  static std::optional<Sum> add(const plugin::Host& host, const plugin::Claim& total,
                                const Parts& parts) {
    const std::string_view unit = host.text(plugin::Column::unit, total.unit);
    std::optional<Sum> sum;
    for (const plugin::Claim& part : parts) {
      const std::string_view own = host.text(plugin::Column::unit, part.unit);
      const auto allowed = moved(host, part, part.interval, own, unit);
      const auto stated = moved(host, part, part.nominal, own, unit);
      if (!allowed || !stated) return std::nullopt;
      if (!sum) {
        sum = Sum{*allowed, *stated};
      } else if (total.derivation == plugin::Derivation::difference) {
        sum = Sum{sum->allowed - *allowed, sum->stated - *stated};
      } else {
        sum = Sum{sum->allowed + *allowed, sum->stated + *stated};
      }
    }
    return sum;
  }

  // A fall counts as less than nothing: up 5 and down 3 are up 2.
  static plugin::Number directed(const plugin::Host& host, const plugin::Claim& claim,
                                 const vt_interval& interval) {
    const plugin::Number number = host.number(interval);
    return claim.change == plugin::Change::down ? host.number(0) - number : number;
  }

  // A difference of percents is in percentage points, with the same figures. A rise by 1 celsius is
  // one by 1.8 fahrenheit.
  static std::optional<plugin::Number> moved(const plugin::Host& host, const plugin::Claim& part,
                                             const vt_interval& interval, std::string_view from,
                                             std::string_view to) {
    const plugin::Number number = directed(host, part, interval);
    if (from == to || (from == "percent" && to == "percentage-point")) return number;
    const auto amount =
        part.change == plugin::Change::none ? plugin::Amount::absolute : plugin::Amount::difference;
    return host.convert(number, from, to, part.period, amount);
  }

  static void recompute(const plugin::Host& host, const plugin::Claim& total, const Parts& parts) {
    const auto sum = add(host, total, parts);
    plugin::Check check;
    check.claims.push_back(total.ref);
    for (const plugin::Claim& part : parts) check.claims.push_back(part.ref);
    if (!sum) {
      check.verdict = plugin::Verdict::undetermined;
      check.working = "the parts cannot be brought to one unit";
      host.report(check);
      return;
    }
    const plugin::Number stated = directed(host, total, total.nominal);
    const plugin::Number allowed = directed(host, total, total.interval);
    check.working = working(host, total, parts, *sum);
    const bool exact = sum->stated.meets(stated) ||
                       (total.comparator == plugin::Comparator::equal && !total.range &&
                        sum->stated.rounded(total.value.exponent).meets(stated));
    if (exact) {
      check.verdict = plugin::Verdict::consistent;
    } else if (sum->allowed.meets(allowed)) {
      check.verdict = plugin::Verdict::consistent_by_rounding;
    } else {
      report_wrong(host, total, parts, *sum, std::move(check));
      return;
    }
    host.report(check);
  }

  static void report_wrong(const plugin::Host& host, const plugin::Claim& total, const Parts& parts,
                           const Sum& sum, plugin::Check check) {
    const plugin::Scale scale = plugin::scale_of(host, total);
    check.verdict = plugin::Verdict::inconsistent;
    check.labels = {{.role = plugin::Role::primary,
                     .claim = total.ref,
                     .text = "stated as " + plugin::show_with_unit(host, total, scale)}};
    for (const plugin::Claim& part : parts) {
      check.labels.push_back(
          {.role = plugin::Role::contradicts,
           .claim = part.ref,
           .text = plugin::show_with_unit(host, part, plugin::scale_of(host, part))});
    }
    const char* what =
        total.derivation == plugin::Derivation::difference ? "the difference" : "the sum";
    std::string message(what);
    message += " is " + plugin::show_with_unit(host, sum.stated, total, scale) + " and not " +
               plugin::show_with_unit(host, total, scale);
    const bool converted = std::any_of(parts.begin(), parts.end(), [&](const plugin::Claim& part) {
      return part.unit != total.unit;
    });
    const bool exchanged = std::any_of(parts.begin(), parts.end(), [&](const plugin::Claim& part) {
      const auto unit = host.unit(host.text(plugin::Column::unit, part.unit));
      return part.unit != total.unit && unit && unit->currency;
    });
    host.report(plugin::Finding{
        .check = std::move(check),
        .message = std::move(message),
        .confidence = total.derivation == plugin::Derivation::none || converted ? 0.9 : 1.0,
        .severity = exchanged ? plugin::Severity::warning : plugin::Severity::error});
  }

  static std::string working(const plugin::Host& host, const plugin::Claim& total,
                             const Parts& parts, const Sum& sum) {
    const plugin::Scale scale = plugin::scale_of(host, total);
    const bool difference = total.derivation == plugin::Derivation::difference;
    std::string text;
    for (const plugin::Claim& part : parts) {
      if (!text.empty()) text += difference ? " - " : " + ";
      if (part.change == plugin::Change::down) text += '-';
      text += part.unit == total.unit
                  ? plugin::show(host, part, scale)
                  : plugin::show_with_unit(host, part, plugin::scale_of(host, part));
    }
    text += " = " + plugin::show_with_unit(host, sum.stated, total, scale);
    return text + "; stated " + plugin::show_with_unit(host, total, scale);
  }
};

}  // namespace veritally::rules
