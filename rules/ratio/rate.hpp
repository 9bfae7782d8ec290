// ratio/rate: a stated ratio, rate or product is what its operands make.
#pragma once

#include <veritally/plugin.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace veritally::rules {

class Rate {
 public:
  static constexpr plugin::Info info{
      .id = "ratio/rate",
      .summary = "ratios, rates and products that their operands do not make",
      .documentation =
          R"(Recomputes a claim whose derivation is a `ratio` of [part, whole] or a `product`, with
exact interval arithmetic over what digits and hedges allow, units included.

For example, 300 kilometers in 2.5 hours are 120 kilometers per hour, and 75 miles per hour; 12
cases among 400,000 people are 3 per 100,000; 8 dollars an hour for 40 hours are 320 dollars; 20 % of
50 kilograms are 10. A stated *80 miles per hour* is an error. A ratio of two amounts of one kind is
a bare number or a percent: 1,200 over 800 is 1.5.

A finding names the slip that explains the difference: a power of ten, the sign, two exchanged
digits, or the inverse ratio (*0.4* kilograms a dollar for 2.5 dollars a kilogram). Where the one
amount is the larger and the stated ratio makes it the smaller, the message says so.

In a text a rate beside a change is compared by size, since the change says which way both go: 600 fewer
in six years are *100 a year*.

Operands whose units do not make the unit of the result, and a divisor that may be zero, are
`undetermined`. A bare number that states a change (*quadrupled*) belongs to `change/multiple`. It stays
silent on claims without such a derivation.
)",
      .scope = plugin::Scope::corpus,
      .severity = plugin::Severity::error,
      .wants = plugin::Wants::derived};

  void check(const plugin::Host& host, const plugin::Claims& claims) const {
    for (std::size_t i = 0; i < claims.size(); ++i) {
      const auto result = host.claim(claims.ref[i]);
      if (!result) continue;
      if (result->derivation == plugin::Derivation::product) {
        recompute_product(host, claims.words_wanted(), *result);
      } else if (result->derivation == plugin::Derivation::ratio && !is_multiple(host, *result)) {
        recompute_ratio(host, claims.words_wanted(), *result);
      }
    }
  }

 private:
  using Operands = std::vector<plugin::Claim>;

  // Operands in units that the operation takes, and the unit of what it makes of them.
  struct Prepared {
    std::optional<plugin::Figures> figures;
    std::string unit = "1";
  };

  // "Quadrupled": change/multiple checks it.
  static bool is_multiple(const plugin::Host& host, const plugin::Claim& ratio) {
    return ratio.change != plugin::Change::none &&
           host.text(plugin::Column::unit, ratio.unit) == "1";
  }

  static constexpr const char* undefined =
      "the units of the operands do not make that of the result, or the divisor may be zero";

  static void recompute_ratio(const plugin::Host& host, bool words, const plugin::Claim& ratio) {
    const Operands operands = sized(host, plugin::operands_of(host, ratio), ratio);
    const Prepared prepared = divided(host, operands);
    plugin::report(host, words,
                   {.stated = ratio,
                    .operands = operands,
                    .figures = prepared.figures,
                    .compute =
                        [&](const plugin::Figures& figures) {
                          return in_unit(host, figures[0] / figures[1], prepared.unit, ratio);
                        },
                    .write = [](const plugin::Words& terms) { return terms[0] + " / " + terms[1]; },
                    .name = "the ratio",
                    .arity = 2,
                    .undefined = undefined,
                    .turn = one(host, prepared, ratio),
                    .misreadings = [&] { return misreadings(host, prepared, ratio); }});
  }

  static void recompute_product(const plugin::Host& host, bool words,
                                const plugin::Claim& product) {
    const Operands operands = sized(host, plugin::operands_of(host, product), product);
    const Prepared prepared = multiplied(host, operands);
    plugin::report(
        host, words,
        {.stated = product,
         .operands = operands,
         .figures = prepared.figures,
         .compute =
             [&](const plugin::Figures& figures) {
               plugin::Figure result = plugin::constant(host, 1);
               for (const plugin::Figure& figure : figures) result = result * figure;
               return in_unit(host, result, prepared.unit, product);
             },
         .write = [](const plugin::Words& terms) { return plugin::joined(terms, " * "); },
         .name = "the product",
         .undefined = undefined});
  }

  // "Fell by 60 in five years, 12 a year": in a text the change alone says which way it goes.
  static Operands sized(const plugin::Host& host, Operands operands, const plugin::Claim& result) {
    const bool told = plugin::was_read(host, result.document) && result.value.mantissa >= 0;
    if (!told || result.change != plugin::Change::none) return operands;
    for (plugin::Claim& operand : operands) operand.change = plugin::Change::none;
    return operands;
  }

  // Amounts of one kind are brought to one unit; those of two kinds make a unit of their own.
  static Prepared divided(const plugin::Host& host, const Operands& operands) {
    if (operands.size() != 2) return {};
    if (auto alike = plugin::brought(host, operands, operands.front())) return {std::move(alike)};
    const plugin::CountedIn above = plugin::counted_in(host, operands[0]);
    const plugin::CountedIn below = plugin::counted_in(host, operands[1]);
    return {counted(host, operands), plugin::quotient(above.unit, below.unit)};
  }

  // What is a number in another guise stands as one: 20 % of 50 kilograms are 0.2 times 50.
  static Prepared multiplied(const plugin::Host& host, const Operands& operands) {
    Prepared prepared{counted(host, operands)};
    for (std::size_t i = 0; i < operands.size(); ++i) {
      const std::string unit = plugin::counted_in(host, operands[i]).unit;
      const auto bare = prepared.figures
                            ? plugin::converted(host, (*prepared.figures)[i], unit, "1")
                            : std::nullopt;
      if (bare) {
        (*prepared.figures)[i] = *bare;
      } else {
        prepared.unit = plugin::product(prepared.unit, unit);
      }
    }
    return prepared;
  }

  // Each operand in the unit that it counts in: 12 per 100,000 is 0.00012.
  static std::optional<plugin::Figures> counted(const plugin::Host& host,
                                                const Operands& operands) {
    plugin::Figures figures;
    for (const plugin::Claim& operand : operands) {
      const vt_decimal size = plugin::counted_in(host, operand).size;
      const auto figure =
          plugin::directed(host, operand) / plugin::constant(host, size.mantissa, size.exponent);
      if (!figure) return std::nullopt;
      figures.push_back(*figure);
    }
    return figures;
  }

  static std::optional<plugin::Figure> in_unit(const plugin::Host& host,
                                               const std::optional<plugin::Figure>& figure,
                                               std::string_view unit, const plugin::Claim& result) {
    if (!figure) return std::nullopt;
    const plugin::CountedIn wanted = plugin::counted_in(host, result);
    const auto one = plugin::converted(host, *figure, unit, wanted.unit);
    if (!one) return std::nullopt;
    return *one * plugin::constant(host, wanted.size.mantissa, wanted.size.exponent);
  }

  static std::optional<plugin::Turn> one(const plugin::Host& host, const Prepared& prepared,
                                         const plugin::Claim& ratio) {
    if (prepared.unit != "1") return std::nullopt;
    const bool percent = plugin::is_percent(host, ratio);
    return plugin::Turn{.at = {percent ? 100 : 1, 0, 0},
                        .below = "less than the other",
                        .above = "more than the other"};
  }

  static std::vector<plugin::Misreading> misreadings(const plugin::Host& host,
                                                     const Prepared& prepared,
                                                     const plugin::Claim& ratio) {
    const plugin::Figures& figures = *prepared.figures;
    if (prepared.unit == "1") {
      return {{in_unit(host, figures[1] / figures[0], "1", ratio), "inverting the ratio"}};
    }
    const auto rate = in_unit(host, figures[0] / figures[1], prepared.unit, ratio);
    return {{plugin::constant(host, 1) / *rate, "inverting the rate"}};
  }
};

}  // namespace veritally::rules
