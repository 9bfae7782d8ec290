// A stated result against what its operands come to: the one way in which rules of arithmetic
// judge, write their working, word their finding, and look for the slip behind it.
//
//   const Claim old = ..., now = ..., stated = ...;
//   report(host, claims.words_wanted(),
//          {.stated = stated,
//           .operands = {now, old},
//           .figures = Figures{level(host, now), level(host, old)},
//           .compute = [](const Figures& f) { return f[0] / f[1]; },
//           .write = [](const Words& t) { return t[0] + " / " + t[1]; },
//           .name = "the ratio"});
//
// `report` leaves one check, of the stated claim and its operands: consistent, consistent by
// rounding, undetermined where there is no result, or inconsistent with a finding. The functions
// of a Derived are called within `report` and hold references only as long.
#pragma once

#include <veritally/plugin/batch.hpp>
#include <veritally/plugin/figure.hpp>
#include <veritally/plugin/host.hpp>
#include <veritally/plugin/report.hpp>
#include <veritally/plugin/rewording.hpp>
#include <veritally/plugin/show.hpp>
#include <veritally/plugin/slips.hpp>
#include <veritally/plugin/types.hpp>

#include <algorithm>
#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace veritally::plugin {

using Words = std::vector<std::string>;

// Calls visit(claim) for each claim of the batch that states this derivation.
template <class Visit>
void for_each_derived(const Host& host, const Claims& claims, Derivation kind, const Visit& visit) {
  for (std::size_t i = 0; i < claims.size(); ++i) {
    const auto claim = host.claim(claims.ref[i]);
    if (claim && claim->derivation == kind) visit(*claim);
  }
}

// Where a result on the other side of a value is another statement and not another digit: a rise
// and a fall, a majority and a minority.
struct Turn {
  vt_decimal at{};
  std::string_view below = "less than nothing";
  std::string_view above = "more than nothing";
};

// What the operands come to if they are misread in one of the ways that people misread them.
struct Misreading {
  std::optional<Figure> result;
  std::string what;  // "taking the change of the new value"
};

struct Derived {
  Claim stated;
  std::vector<Claim> operands;     // in the order of the operation
  std::optional<Figures> figures;  // of the operands; nullopt: they cannot be brought together
  // The result in the unit of `stated`; nullopt where there is none.
  std::function<std::optional<Figure>(const Figures&)> compute;
  // The operation with the words for its operands: "75 + 100".
  std::function<std::string(const Words&)> write;
  std::string name;                     // "the sum"
  std::vector<std::string> roles{};     // of the operands: "new value", "old value"
  std::size_t arity = 0;                // how many operands there must be; 0: any number
  std::string undefined = "no result";  // why there is none, where `compute` finds none
  std::optional<Turn> turn{};           // where the statement turns into its opposite
  bool additive = false;                // a slip in one operand shows in the result
  bool relative = false;                // a power of ten in one operand does, whichever it is
  std::function<std::vector<Misreading>()> misreadings{};
  // Of a disagreement. Where it takes a rate of exchange it is a warning at most.
  Severity severity = Severity::error;
  double confidence = 1.0;
};

namespace detail {

// A slip that explains a disagreement, and the repair if it is the one.
struct Explanation {
  std::string what;
  std::optional<Fix> fix;
  std::optional<std::size_t> operand{};  // where the slip is; nullopt: in what is stated
  std::string slip{};                    // there, without its place
};

class Report {
 public:
  Report(const Host& host, const Derived& derived)
      : host_(host),
        derived_(derived),
        stated_(stated_in(host, derived.stated)),
        scale_(scale_of(host, derived.stated)) {}

  void run(bool words) const {
    Check check;
    check.claims.push_back(derived_.stated.ref);
    for (const Claim& operand : derived_.operands) check.claims.push_back(operand.ref);
    const bool defined = derived_.figures && fits();
    const auto result = defined ? derived_.compute(*derived_.figures) : std::nullopt;
    if (!result) {
      check.working = why_undefined();
      host_.report(check);
      return;
    }
    check.verdict = judge(stated_, *result);
    if (words) check.working = working(*result);
    if (check.verdict == Verdict::inconsistent) {
      disagree(*result, std::move(check), words);
    } else {
      host_.report(check);
    }
  }

 private:
  bool fits() const {
    return !derived_.operands.empty() &&
           (derived_.arity == 0 || derived_.operands.size() == derived_.arity);
  }

  std::string why_undefined() const {
    const std::size_t given = derived_.operands.size();
    if (given > 0 && given < std::min(derived_.arity, derived_.roles.size())) {
      return "the " + derived_.roles[given] + " is not stated";
    }
    if (!fits()) return derived_.name + " cannot be made of so many operands";
    return derived_.figures ? derived_.undefined : "the operands cannot be brought to one unit";
  }

  // ---- Numbers as words ----

  std::string shown(const Number& number) const {
    return show_with_unit(host_, number, derived_.stated, scale_);
  }
  std::string shown_stated() const {
    const std::string sign = derived_.stated.approximate ? "~" : "";
    return sign + stated_.figure.stated.show(scale_.power, 20) +
           suffix(host_, derived_.stated, scale_);
  }

  // Bare in the unit of the result, or where all operands share a unit; else with its unit.
  std::string term(const Claim& operand) const {
    const auto& all = derived_.operands;
    const bool alike = all.size() > 1 && std::ranges::all_of(all, [&](const Claim& other) {
                         return other.unit == operand.unit && other.per == operand.per;
                       });
    const std::string sign = operand.change == Change::down && derived_.additive ? "-" : "";
    if (operand.unit == derived_.stated.unit) return sign + show(host_, operand, scale_);
    if (alike) return sign + show(host_, operand, scale_of(host_, all.front()));
    return sign + show_with_unit(host_, operand, scale_of(host_, operand));
  }

  std::string working(const Figure& result) const {
    Words terms;
    for (const Claim& operand : derived_.operands) terms.push_back(term(operand));
    return derived_.write(terms) + " = " + shown(result.stated) + "; stated " + shown_stated();
  }

  // ---- Disagreement ----

  // The stated value holds if the zeros at its end are no digits.
  bool holds_rounded(const Figure& result) const {
    const auto digit = last_sure_digit(derived_.stated.value);
    return digit && stated_.point && rounds_to(result.stated, *digit, stated_.figure.stated);
  }

  // What the result says and the stated value does not: ": a fall and not a rise". Empty where
  // both say the same, only in other digits.
  std::string turned(const Figure& result) const {
    const Number& stated = stated_.figure.allowed;
    for (const Turn& turn : {derived_.turn.value_or(Turn{}), Turn{}}) {
      const Number at = host_.number(turn.at);
      const std::string above(turn.above);
      const std::string below(turn.below);
      if (result.allowed.above(at) && stated.below(at)) return ": " + above + " and not " + below;
      if (result.allowed.below(at) && stated.above(at)) return ": " + below + " and not " + above;
    }
    return derived_.stated.comparator == Comparator::equal ? "" : ": the stated bound is crossed";
  }

  bool other_sign(const Figure& result) const {
    const Number zero = host_.number(0);
    const Number& stated = stated_.figure.allowed;
    return (result.allowed.above(zero) && stated.below(zero)) ||
           (result.allowed.below(zero) && stated.above(zero));
  }

  bool needs_rate() const {
    const auto& all = derived_.operands;
    return std::ranges::any_of(all, [&](const Claim& operand) {
      return exchanged(host_, operand, derived_.stated) || exchanged(host_, operand, all.front());
    });
  }

  // Rates differ from day to day and from bank to bank; but no rate and no rounding changes a sign.
  Severity severity(const Figure& result) const {
    if (other_sign(result)) return derived_.severity;
    if (holds_rounded(result)) return Severity::note;
    return needs_rate() ? std::min(derived_.severity, Severity::warning) : derived_.severity;
  }

  void disagree(const Figure& result, Check check, bool words) const {
    Finding finding{
        .check = std::move(check), .confidence = derived_.confidence, .severity = severity(result)};
    if (finding.severity == Severity::note) finding.confidence /= 2;
    if (words) write_words(finding, result);
    host_.report(finding);
  }

  void write_words(Finding& finding, const Figure& result) const {
    finding.message = derived_.name + " is " + shown(result.stated) + " and not " + shown_stated() +
                      turned(result);
    std::string place = "stated as " + shown_stated();
    const auto explanations = explain(result);
    if (holds_rounded(result) && finding.severity == Severity::note) {
      finding.message += ", unless that is a round number";
    } else if (explanations.empty()) {
      place += "; no known slip explains the difference";
    } else if (explanations.size() == 1) {
      finding.message += "; explained by " + explanations.front().what;
      if (explanations.front().fix) finding.fixes.push_back(*explanations.front().fix);
    } else {
      std::string_view separator = "; explained by ";
      for (const Explanation& each : explanations) {
        place.append(std::exchange(separator, ", or ")).append(each.what);
      }
    }
    finding.check.labels = labels(std::move(place), explanations);
  }

  std::vector<Label> labels(std::string stated, const std::vector<Explanation>& all_slips) const {
    std::vector<Label> all = {
        {.role = Role::primary, .claim = derived_.stated.ref, .text = std::move(stated)}};
    for (std::size_t i = 0; i < derived_.operands.size(); ++i) {
      const Claim& operand = derived_.operands[i];
      const std::string role = role_of(i);
      all.push_back({.role = Role::contradicts,
                     .claim = operand.ref,
                     .text = (role.empty() ? "" : role + ": ") +
                             show_with_unit(host_, operand, scale_of(host_, operand))});
      for (const Explanation& slip : all_slips) {
        if (slip.operand == i) all.back().text += "; " + slip.slip + " explains the difference";
      }
    }
    return all;
  }

  std::string role_of(std::size_t operand) const {
    if (derived_.roles.empty()) return "";
    return derived_.roles[std::min(operand, derived_.roles.size() - 1)];
  }

  // ---- Slips ----

  std::vector<Explanation> explain(const Figure& result) const {
    std::vector<Explanation> all;
    for (const Variant& variant : stated_slips(host_, derived_.stated, result)) {
      all.push_back({describe(variant), repair(result, variant.shift)});
    }
    if (derived_.misreadings) {
      for (const Misreading& misread : derived_.misreadings()) {
        if (!misread.result || judge(stated_, *misread.result) == Verdict::inconsistent) continue;
        all.push_back({misread.what, repair(result, 0)});
      }
    }
    for (const OperandSlip& slip : slips_of_operands()) {
      const Claim& operand = derived_.operands[slip.operand];
      const std::string was = show_with_unit(host_, operand, scale_of(host_, operand));
      const std::string what = describe(slip.variant);
      all.push_back({what + " in " + was, std::nullopt, slip.operand, what});
    }
    return all;
  }

  // In a product a power of ten in any factor explains the same as one in the result. That may be
  // meant where a factor has a scale word; what is converted is taken for right.
  std::vector<OperandSlip> slips_of_operands() const {
    const auto& all = derived_.operands;
    if (derived_.additive) {
      return operand_slips(host_, stated_, all, *derived_.figures, derived_.compute);
    }
    if (all.size() < 2 || all.size() != derived_.figures->size()) return {};
    auto powers = operand_powers(host_, stated_, all, *derived_.figures, derived_.compute);
    std::erase_if(powers, [&](const OperandSlip& slip) {
      return !derived_.relative && !is_scale_word(all[slip.operand], slip.variant);
    });
    return powers;
  }

  // Writes the result with as many digits as are stated, moved by a power of ten, in the author's
  // words. None for a range or bound, and where other words are due: another scale word, "less" for
  // "more".
  std::optional<Fix> repair(const Figure& result, std::int32_t shift) const {
    const std::int32_t digit = stated_.last_digit + shift;
    constexpr std::int32_t furthest = 60;
    if (!stated_.point || digit < -furthest || digit > furthest) return std::nullopt;
    const Claim& claim = derived_.stated;
    const Number rounded = result.stated.rounded(digit);
    if (claim.value.exponent > 0 && shift != 0 && shift % 3 == 0) return std::nullopt;
    const Number size = claim.change == Change::down ? host_.number(0) - rounded : rounded;
    const auto words = reworded(host_, claim, size, digit);
    if (!words) return std::nullopt;
    return Fix{"write " + *words, {{.claim = claim.ref, .text = *words}}};
  }

  const Host& host_;
  const Derived& derived_;
  Stated stated_;
  Scale scale_;
};

}  // namespace detail

inline void report(const Host& host, bool words, const Derived& derived) {
  detail::Report(host, derived).run(words);
}

// "75 + 100", from the words for the operands.
inline std::string joined(const Words& words, std::string_view between) {
  std::string text;
  std::string_view separator;
  for (const std::string& word : words) {
    text.append(std::exchange(separator, between)).append(word);
  }
  return text;
}

// The operands of a claim's derivation; empty where one of them cannot be read.
inline std::vector<Claim> operands_of(const Host& host, const Claim& stated) {
  std::vector<Claim> operands;
  for (const ClaimRef ref : stated.operands) {
    const auto operand = host.claim(ref);
    if (!operand) return {};
    operands.push_back(*operand);
  }
  return operands;
}

}  // namespace veritally::plugin
