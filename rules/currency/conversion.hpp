// currency/conversion: an amount in another currency is the same money at the rate of its time.
#pragma once

#include "stated_rate.hpp"

#include <veritally/plugin.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace veritally::rules {

class CurrencyConversion {
 public:
  static constexpr plugin::Info info{
      .id = "currency/conversion",
      .summary = "amounts in another currency that no rate of their time explains",
      .documentation =
          R"(Recomputes a claim whose derivation is a `conversion` of money, or of a price by
weight, volume or the like, into another currency.
The rate is the range over the claim's period, else over that of the amount it is converted from,
else over the week up to the date of their document. Every rate in the range counts. A rate that the
sentence states (*$1 = 0.90 euros*) is the rate, and no conversion itself.

For example, in the year 2024 a euro was worth between 1.035 and 1.12 dollars, so for 200 million
euros of that year *$210 million* and *$220 million* are both consistent. *$185 million* is what
dividing by the rate gives, and the finding says so.

A finding is a warning: banks, cards and books use other rates than those of the central banks. It
names the slip that explains the difference: a power of ten, two exchanged digits, the inverse rate.

Where no period is known, or no rate for it, the conversion is `undetermined`. It stays silent on
claims without such a derivation.
)",
      .scope = plugin::Scope::corpus,
      .severity = plugin::Severity::warning,
      .wants = plugin::Wants::derived};

  void check(const plugin::Host& host, const plugin::Claims& claims) const {
    plugin::for_each_derived(
        host, claims, plugin::Derivation::conversion, [&](const plugin::Claim& result) {
          const auto given = plugin::operands_of(host, result);
          if (given.size() != 1 || !plugin::exchanged(host, given.front(), result)) return;
          const auto stated = rate_beside(host, result);
          if (stated && (stated->is_of(result.ref) || stated->is_of(given.front().ref))) return;
          const bool known = stated && exchanged_at(host, *stated, given.front(), result);
          if (known) {
            recompute_at(host, claims.words_wanted(), *stated, result, given);
          } else {
            recompute(host, claims.words_wanted(), result, given);
          }
        });
  }

 private:
  // What both ways of recomputing have in common.
  static plugin::Derived converted(const plugin::Host& host, const plugin::Claim& result,
                                   const std::vector<plugin::Claim>& given) {
    return {.stated = result,
            .operands = given,
            .figures = plugin::Figures{plugin::directed(host, given.front())},
            .compute = {},
            .write = {},
            .name = "the amount",
            .roles = {"converted from"},
            .undefined = "no rate of exchange is known for the time",
            .confidence = 0.9};
  }

  // At the rate that the sentence states.
  static void recompute_at(const plugin::Host& host, bool words, const StatedRate& rate,
                           const plugin::Claim& result, const std::vector<plugin::Claim>& given) {
    plugin::Derived derived = converted(host, result, given);
    derived.compute = [&](const plugin::Figures&) {
      return exchanged_at(host, rate, given.front(), result);
    };
    derived.write = [&](const plugin::Words& terms) {
      return terms.front() + " at " + plugin::show_with_unit(host, rate.one, {}) + " = " +
             plugin::show_with_unit(host, rate.price, {});
    };
    plugin::report(host, words, derived);
  }

  static void recompute(const plugin::Host& host, bool words, const plugin::Claim& result,
                        const std::vector<plugin::Claim>& given) {
    plugin::Derived derived = converted(host, result, given);
    derived.compute = [&](const plugin::Figures& figures) {
      return plugin::brought(host, figures.front(), given.front(), result);
    };
    derived.write = [&](const plugin::Words& terms) {
      return terms.front() + rate(host, given.front(), result);
    };
    derived.misreadings = [&] { return misreadings(host, given.front(), result); };
    plugin::report(host, words, derived);
  }

  static std::optional<plugin::Rate> find_rate(const plugin::Host& host, const plugin::Claim& given,
                                               const plugin::Claim& result) {
    return host.rate(plugin::currencies(host.text(plugin::Column::unit, given.unit)),
                     plugin::currencies(host.text(plugin::Column::unit, result.unit)),
                     plugin::rate_period(host, given, result));
  }

  // " at [1.035, 1.12]"
  static std::string rate(const plugin::Host& host, const plugin::Claim& given,
                          const plugin::Claim& result) {
    const auto found = find_rate(host, given, result);
    return found ? " at " + found->range.show() : "";
  }

  static std::vector<plugin::Misreading> misreadings(const plugin::Host& host,
                                                     const plugin::Claim& given,
                                                     const plugin::Claim& result) {
    const auto found = find_rate(host, given, result);
    if (!found) return {};
    const plugin::Figure range{found->range, found->range};
    return {{plugin::directed(host, given) / range, "dividing by the rate instead of multiplying"}};
  }
};

}  // namespace veritally::rules
