// ratio/average: a stated average is the mean of its values.
#pragma once

#include <veritally/plugin.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace veritally::rules {

class Average {
 public:
  static constexpr plugin::Info info{
      .id = "ratio/average",
      .summary = "averages that are not the mean of their values",
      .documentation =
          R"(Recomputes a claim whose derivation is an `average`: the sum of the values over their
number, with exact interval arithmetic over what digits and hedges allow. A fall counts as less than
nothing: up 5 and down 3 are up 1 on average.

For example, three seasons with 41, 44 and 38 games won make an average of 41; a stated *43* is an
error, and *41.0* is consistent. Temperatures are averaged as temperatures, and changes of
temperature as changes, whatever their units.

A finding names the slip that explains the difference, in the average or in one value: a power of
ten, the sign, two exchanged digits; or a sum that was not divided. Money of several currencies is
averaged at the rates of each value's period, and a disagreement is then a warning.

Values that cannot be brought to the unit of the average are `undetermined`. Medians and weighted
means are not averages of this kind; the rule is silent on claims without such a derivation.
)",
      .scope = plugin::Scope::corpus,
      .severity = plugin::Severity::error,
      .wants = plugin::Wants::derived};

  void check(const plugin::Host& host, const plugin::Claims& claims) const {
    plugin::for_each_derived(
        host, claims, plugin::Derivation::average,
        [&](const plugin::Claim& average) { recompute(host, claims.words_wanted(), average); });
  }

 private:
  static void recompute(const plugin::Host& host, bool words, const plugin::Claim& average) {
    const auto values = plugin::operands_of(host, average);
    plugin::report(host, words,
                   {.stated = average,
                    .operands = values,
                    .figures = plugin::brought(host, values, average),
                    .compute = [&](const plugin::Figures& figures) { return mean(host, figures); },
                    .write =
                        [](const plugin::Words& terms) {
                          return "(" + plugin::joined(terms, " + ") + ") / " +
                                 std::to_string(terms.size());
                        },
                    .name = "the average",
                    .additive = true,
                    .misreadings = [&] { return misreadings(host, values, average); }});
  }

  static std::optional<plugin::Figure> mean(const plugin::Host& host,
                                            const plugin::Figures& figures) {
    const auto count = static_cast<std::int64_t>(figures.size());
    return plugin::sum(figures) / plugin::constant(host, count);
  }

  static std::vector<plugin::Misreading> misreadings(const plugin::Host& host,
                                                     const std::vector<plugin::Claim>& values,
                                                     const plugin::Claim& average) {
    return {{plugin::sum(*plugin::brought(host, values, average)), "not dividing the sum"}};
  }
};

}  // namespace veritally::rules
