// A percent change that stands beside its own amount: "$84.3 million, up $6.7 million, or 8.6 %".
//
// The percentage is a `percent-change` of [new, amount], and the amount a `difference` of the new
// value alone: nobody states the old one, but the two say it.
#pragma once

#include "levels.hpp"

#include <veritally/plugin.hpp>

#include <optional>
#include <vector>

namespace veritally::rules {

inline bool gives_amount(const std::vector<plugin::Claim>& values) {
  return values.size() == 2 && values[1].derivation == plugin::Derivation::difference &&
         values[1].operands.size() == 1 && values[1].operands[0] == values[0].ref &&
         (values[1].change == plugin::Change::up || values[1].change == plugin::Change::down);
}

// amount / (new - amount), written as 1 / (new / amount - 1) so that each value stands once and the
// interval is exact; the amount of a fall is below zero. nullopt where there was no change, or
// nothing before it.
inline std::optional<plugin::Figure> relative_to_base(const plugin::Host& host,
                                                      const plugin::Figure& now,
                                                      const plugin::Figure& amount) {
  const auto times = now / amount;
  if (!times) return std::nullopt;
  const auto base = *times - plugin::constant(host, 1);
  const bool sure = base.allowed.above(host.number(0)) ||
                    (plugin::constant(host, 0) - base).allowed.above(host.number(0));
  return sure ? plugin::constant(host, 1) / base : std::nullopt;
}

// The percentage beside the amount against what the amount comes to. REQUIRES: gives_amount.
inline void recompute_by_amount(const plugin::Host& host, bool words, const plugin::Claim& change,
                                const std::vector<plugin::Claim>& values) {
  const bool fall = values[1].change == plugin::Change::down;
  const auto in_unit = [&host, &change](const std::optional<plugin::Figure>& ratio) {
    const auto unit = host.text(plugin::Column::unit, change.unit);
    return ratio ? plugin::converted(host, *ratio, "1", unit) : std::nullopt;
  };
  const auto with_sign = [&host, fall](const plugin::Figure& amount) {
    return fall ? plugin::constant(host, 0) - amount : amount;
  };
  const auto figures = levels(host, values);
  plugin::report(host, words,
                 {.stated = change,
                  .operands = values,
                  .figures = figures,
                  .compute =
                      [&](const plugin::Figures& terms) {
                        return in_unit(relative_to_base(host, terms[0], with_sign(terms[1])));
                      },
                  .write =
                      [fall](const plugin::Words& terms) {
                        return (fall ? "-" : "") + terms[1] + " / (" + terms[0] +
                               (fall ? " + " : " - ") + terms[1] + ")";
                      },
                  .name = "the percent change",
                  .roles = {"new value", "amount of the change"},
                  .arity = 2,
                  .undefined = "the change has no percentage: its base is not above zero",
                  .misreadings = [&]() -> std::vector<plugin::Misreading> {
                    const auto of_new = with_sign((*figures)[1]) / (*figures)[0];
                    return {{in_unit(of_new), "taking the change of the new value"}};
                  }});
}

}  // namespace veritally::rules
