// unit/conversion: a value converted into another unit is the same amount.
#pragma once

#include "imperial.hpp"
#include "round_numbers.hpp"
#include "temperature_difference.hpp"
#include "troy.hpp"

#include <veritally/plugin.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace veritally::rules {

class UnitConversion {
 public:
  static constexpr plugin::Option options[] = {
      {"metals", "words of paragraphs whose ounces may be troy ounces, parted by commas",
       "gold, silver, platinum, palladium, bullion, silber, platin, lingot, lingots, "
       "d'or, "
       "d’or, d'argent, d’argent, oro, plata, platino, lingote, lingotes"}};
  static constexpr plugin::Info info{
      .id = "unit/conversion",
      .summary = "conversions into another unit that are not the same amount",
      .documentation =
          R"(Recomputes a claim whose derivation is a `conversion` of one other claim, with
the exact factors of Unicode's CLDR. What the digits and hedges of both sides allow must have a
number in common.

For example, 5 miles are 8.05 kilometers, so *8 kilometers* is consistent. 250 square miles are 647
square kilometers; *402* is what the factor for lengths gives, and the finding says so. A
temperature of 2 °C is 35.6 °F, while a rise by 2 °C is one by 3.6 °F: what counts is whether the
claim states a change. Kilobytes and the like are of 1,000 or of 1,024, whichever fits: both are in
use; so are gallons, pints and fluid ounces of America and of Britain. Fuel use converts between
liters per 100 kilometers and miles per gallon.

What is converted from a conversion (*12 kilometers (7.5 miles, or 39,000 feet)*) has to fit it or its
original: whoever converted may have had either before him.

In texts, round numbers may be converted into round numbers. The zeros at the end of *500 miles (800
km)* are no digits, within 1 %. Where both end in 0 or 5, as those of winds do, both may be rounded to
that: *35 mph (55 kph)*, *90 miles (150 kilometers)*.
An ounce may be a troy ounce where the paragraph speaks of
gold, silver and the like (the option `metals`).

Units of different kinds (a kilogram and a meter), and units that are not known, are
`undetermined`. Money at a rate of exchange belongs to `currency/conversion`; a price per gallon
and per liter in the same currency is converted here. Changes of temperature in texts belong to
`unit/temperature-difference`. It stays silent on claims without such a derivation.
)",
      .scope = plugin::Scope::corpus,
      .severity = plugin::Severity::error,
      .wants = plugin::Wants::derived,
      .options = options};

  explicit UnitConversion(const plugin::Host& host) : troy_(host.option("metals")) {}

  void check(const plugin::Host& host, const plugin::Claims& claims) const {
    plugin::for_each_derived(
        host, claims, plugin::Derivation::conversion, [&](const plugin::Claim& result) {
          const auto given = original_of(host, result);
          if (given.size() == 1 && plugin::exchanged(host, given.front(), result)) return;
          if (is_read_difference(host, result)) return;
          recompute(host, claims.words_wanted(), result, given);
        });
  }

 private:
  // What it is converted from; where that is a conversion itself and does not fit, what that one is
  // of: "12 km (7.5 miles, or 39,000 feet)".
  std::vector<plugin::Claim> original_of(const plugin::Host& host,
                                         const plugin::Claim& result) const {
    auto given = plugin::operands_of(host, result);
    if (given.size() != 1 || given.front().derivation != plugin::Derivation::conversion ||
        fits(host, given.front(), result)) {
      return given;
    }
    auto first = plugin::operands_of(host, given.front());
    return first.size() == 1 && fits(host, first.front(), result) ? first : given;
  }

  bool fits(const plugin::Host& host, const plugin::Claim& given,
            const plugin::Claim& result) const {
    const auto figure = converted_any_way(host, plugin::directed(host, given), given, result);
    return figure &&
           plugin::judge(plugin::stated_in(host, result), *figure) != plugin::Verdict::inconsistent;
  }

  // unit/temperature-difference checks those of texts.
  static bool is_read_difference(const plugin::Host& host, const plugin::Claim& result) {
    return result.change != plugin::Change::none && is_temperature(host, result) &&
           plugin::was_read(host, result.document);
  }

  void recompute(const plugin::Host& host, bool words, const plugin::Claim& result,
                 const std::vector<plugin::Claim>& given) const {
    plugin::Figures amounts;
    for (const plugin::Claim& claim : given) amounts.push_back(plugin::directed(host, claim));
    plugin::report(host, words,
                   {.stated = result,
                    .operands = given,
                    .figures = amounts,
                    .compute =
                        [&](const plugin::Figures& figures) {
                          return converted_any_way(host, figures.front(), given.front(), result);
                        },
                    .write = [](const plugin::Words& terms) { return terms.front(); },
                    .name = "the amount",
                    .roles = {"converted from"},
                    .arity = 1,
                    .undefined = "the units do not convert into one another",
                    .misreadings = [&] { return misreadings(host, given.front(), result); }});
  }

  // With all that the words leave open: thousands of bytes, troy ounces, British gallons, round
  // numbers.
  std::optional<plugin::Figure> converted_any_way(const plugin::Host& host,
                                                  const plugin::Figure& figure,
                                                  const plugin::Claim& given,
                                                  const plugin::Claim& result) const {
    auto converted = converted_either_way(host, figure, given, result);
    const auto stated = plugin::directed(host, result).allowed;
    if (!converted || converted->allowed.meets(stated)) return converted;
    const auto troy = troy_.read(host, given, result, *converted);
    if (troy && troy->allowed.meets(stated)) return troy;
    const auto imperial = in_imperial(host, figure, given, result);
    if (imperial && imperial->allowed.meets(stated)) return imperial;
    if (is_round_conversion(host, given, result, *converted)) {
      converted->allowed = hull(converted->allowed, stated);
    }
    return converted;
  }

  // Of bytes with the power of 1,024 where that of 1,000 does not fit: "65,536 bytes (64 KB)".
  static std::optional<plugin::Figure> converted_either_way(const plugin::Host& host,
                                                            const plugin::Figure& figure,
                                                            const plugin::Claim& given,
                                                            const plugin::Claim& result) {
    const auto decimal = plugin::brought(host, figure, given, result);
    const auto from = thousands_of_bytes(host.text(plugin::Column::unit, given.unit));
    const auto to = thousands_of_bytes(host.text(plugin::Column::unit, result.unit));
    const auto stated = plugin::directed(host, result).allowed;
    if (!decimal || !from || !to || decimal->allowed.meets(stated)) return decimal;
    auto binary = *decimal;
    for (int power = *from; power < *to; ++power) {
      const auto part = binary * plugin::constant(host, 1000) / plugin::constant(host, 1024);
      if (!part) return decimal;
      binary = *part;
    }
    for (int power = *to; power < *from; ++power) {
      const auto whole = binary * plugin::constant(host, 1024) / plugin::constant(host, 1000);
      if (!whole) return decimal;
      binary = *whole;
    }
    return binary.allowed.meets(stated) ? binary : decimal;
  }

  // How many thousands the prefix of bytes stands for: two for megabytes.
  static std::optional<int> thousands_of_bytes(std::string_view unit) {
    constexpr std::string_view prefixes[] = {"", "kilo", "mega", "giga", "tera", "peta"};
    for (int power = 0; const std::string_view prefix : prefixes) {
      if (unit.starts_with(prefix) && unit.substr(prefix.size()) == "byte") return power;
      ++power;
    }
    return std::nullopt;
  }

  static std::vector<plugin::Misreading> misreadings(const plugin::Host& host,
                                                     const plugin::Claim& given,
                                                     const plugin::Claim& result) {
    std::vector<plugin::Misreading> all;
    if (given.per != result.per) return all;
    const plugin::Figure figure = plugin::directed(host, given);
    const std::string_view from = host.text(plugin::Column::unit, given.unit);
    const std::string_view to = host.text(plugin::Column::unit, result.unit);
    add_temperatures(host, figure, from, to, plugin::amount_of(given), all);
    const auto factor =
        plugin::converted(host, plugin::constant(host, 1), from, to, plugin::Amount::difference);
    if (!factor) return all;
    all.push_back({figure / *factor, "dividing by the factor instead of multiplying"});
    add_powers(host, figure, *factor, from, to, all);
    return all;
  }

  static void add_temperatures(const plugin::Host& host, const plugin::Figure& figure,
                               std::string_view from, std::string_view to, plugin::Amount amount,
                               std::vector<plugin::Misreading>& all) {
    const auto unit = host.unit(from);
    if (!unit || !unit->offset) return;
    const bool absolute = amount == plugin::Amount::absolute;
    const auto other = absolute ? plugin::Amount::difference : plugin::Amount::absolute;
    all.push_back({plugin::converted(host, figure, from, to, other),
                   absolute ? "converting a difference and not a temperature"
                            : "converting a temperature and not a difference"});
  }

  // The factor for lengths where that for areas or volumes is due, and the other way round.
  static void add_powers(const plugin::Host& host, const plugin::Figure& figure,
                         const plugin::Figure& factor, std::string_view from, std::string_view to,
                         std::vector<plugin::Misreading>& all) {
    const auto length = plugin::converted(host, plugin::constant(host, 1), plugin::linear(from),
                                          plugin::linear(to));
    if (!length) return;
    constexpr std::string_view names[] = {"the factor for lengths", "the factor for areas",
                                          "the factor for volumes"};
    plugin::Figure power = *length;
    for (const std::string_view name : names) {
      const bool due = power.stated.meets(factor.stated);
      if (!due) all.push_back({figure * power, std::string(name)});
      power = power * *length;
    }
  }

  Troy troy_;
};

}  // namespace veritally::rules
