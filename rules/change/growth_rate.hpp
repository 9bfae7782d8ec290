// change/growth-rate: growth a year over several years.
#pragma once

#include "annual.hpp"
#include "pairs.hpp"

#include <veritally/plugin.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace veritally::rules {

class GrowthRate {
 public:
  static constexpr plugin::Option options[] = {
      {"means", "words that say that a rate is a mean, not compounded, parted by commas",
       "average, averaging, averaged, mean, durchschnittlich, im schnitt, im durchschnitt, "
       "moyenne, "
       "en moyenne, promedio, media, de media"},
      {"turns", "words that part a rate from the values beside it",
       "while, as, when, and, but, although, though, whereas, against, compared, during, after, "
       "before, that, which, inflation, während, und, aber, als, nachdem, tandis, alors, et, mais, "
       "que, mientras, y, pero"},
      annual_words,
      {"rates", "words right before a percentage that make it one a year",
       "annual rate of, annual growth of, annual growth rate of, annual increase of, annual "
       "average of, cagr of"}};
  static constexpr plugin::Info info{
      .id = "change/growth-rate",
      .summary = "growth rates a year that do not lead from the old to the new value",
      .documentation =
          R"(Recomputes what a value grows by a year over several years: (new / old) to the power of 1 / years,
less 1. The years are those between the times of the two values, or a length of time that stands
beside them (*over five years*).

For example, from $10 million in 2015 to $20 million in 2020 is 14.9 % a year; 20 % a year divides the
whole change by five, and leaves out that growth grows. Where a text speaks of an *average* (the
option `means`), that figure is accepted, too.

It reads claims whose derivation is a `percent-change` of [new, old] and that say *a year*, *compound
annual* or *average annual*, over more than one year, and such rates right before or behind an old and
a new value in a sentence. A finding names the slip that explains the difference: the whole change
over the years, the whole change itself, one year too few or too many, a power of ten, two exchanged
digits.

Values whose distance in years is not known are `undetermined`. It stays silent where words such as
*while* and *and* part the rate from the values (the option `turns`), where a sentence holds several
such rates or pairs, and on a change over one year, which is `change/percent`'s.
)",
      .scope = plugin::Scope::corpus,
      .severity = plugin::Severity::error,
      .wants = plugin::Wants::derived,
      .options = options};

  explicit GrowthRate(const plugin::Host& host)
      : means_(host.option("means")),
        turns_(host.option("turns")),
        annual_(host.option("annual")),
        rates_(host.option("rates")) {}

  void check(const plugin::Host& host, const plugin::Claims& claims) const {
    plugin::for_each_derived(
        host, claims, plugin::Derivation::percent_change, [&](const plugin::Claim& rate) {
          if (!is_growth_rate(host, annual_, rate)) return;
          const auto values = plugin::operands_of(host, rate);
          const std::string_view measure = host.text(plugin::Column::measure, rate.measure);
          recompute(host, claims.words_wanted(),
                    {rate, values[0], values[1], years_between(values[1], values[0]),
                     means_.find(measure).has_value()});
        });
  }

  void check(const plugin::Host& host, const plugin::Document& document) const {
    for (const plugin::Sentence& sentence : document.sentences()) {
      if (sentence.claim_count < 3) continue;
      if (const auto growth = growth_in(host, document, sentence)) recompute(host, true, *growth);
    }
  }

 private:
  struct Growth {
    plugin::Claim rate;
    plugin::Claim now;
    plugin::Claim old;
    std::optional<std::uint32_t> years;
    bool mean = false;  // said to be an average
  };

  // ---- Sentences ----

  // The only rate of the sentence that nothing else recomputes, and the only pair beside it.
  std::optional<Growth> growth_in(const plugin::Host& host, const plugin::Document& document,
                                  const plugin::Sentence& sentence) const {
    const auto claims = document.claims_of(sentence);
    std::optional<std::size_t> at;
    for (std::size_t i = 0; i < claims.size(); ++i) {
      const auto claim = host.claim(claims[i]);
      if (!claim || !states_rate(host, document, sentence, i, *claim)) continue;
      if (at) return std::nullopt;
      at = i;
    }
    if (!at) return std::nullopt;
    std::optional<Pair> pair;
    std::size_t pairs = 0;
    for_each_pair(host, document, sentence, [&](const Pair& each) {
      if (each.is_range()) return;
      pair = each;
      ++pairs;
    });
    const plugin::Place& place = document.places_of(sentence)[*at];
    if (pairs != 1 || !goes_with(document, place, *pair)) return std::nullopt;
    const auto rate = host.claim(claims[*at]);
    if (!rate || rate->derivation != plugin::Derivation::none) return std::nullopt;
    auto years = years_between(pair->old, pair->now);
    if (!years) years = stated_years(host, document, sentence);
    if (!years || *years < 2) return std::nullopt;
    return Growth{*rate, pair->now, pair->old, years,
                  means_.find(document.text_of(sentence)).has_value()};
  }

  // "14.9 % a year", "an average annual rate of 2.1 %".
  bool states_rate(const plugin::Host& host, const plugin::Document& document,
                   const plugin::Sentence& sentence, std::size_t i,
                   const plugin::Claim& claim) const {
    if (is_annual_rate(host, annual_, claim)) return true;
    if (!plugin::is_percent(host, claim) || claim.per != 0) return false;
    constexpr std::uint64_t reach = 40;  // bytes
    const std::uint64_t end = document.places_of(sentence)[i].begin;
    const std::uint64_t begin = std::max(sentence.begin, end - std::min(end, reach));
    return rates_.ends(plugin::trimmed(document.text().substr(begin, end - begin)));
  }

  // Right before the pair or behind it, and nothing else is said between.
  bool goes_with(const plugin::Document& document, const plugin::Place& rate,
                 const Pair& pair) const {
    constexpr std::size_t most_words = 8;
    const std::uint64_t begin = std::min(pair.old_place.begin, pair.now_place.begin);
    const std::uint64_t end = std::max(pair.old_place.end, pair.now_place.end);
    if (rate.begin >= begin && rate.begin < end) return false;
    const std::string_view between =
        rate.begin >= end ? document.text().substr(end, rate.begin - end)
                          : document.text().substr(rate.end, begin - std::min(begin, rate.end));
    return plugin::words_of(between).size() <= most_words && !turns_.find(between) &&
           between.find_first_of(";:") == std::string_view::npos;
  }

  // "over five years": the only length of time of the sentence.
  static std::optional<std::uint32_t> stated_years(const plugin::Host& host,
                                                   const plugin::Document& document,
                                                   const plugin::Sentence& sentence) {
    std::optional<std::uint32_t> years;
    for (const plugin::ClaimRef ref : document.claims_of(sentence)) {
      const auto claim = host.claim(ref);
      if (!claim || host.text(plugin::Column::unit, claim->unit) != "year") continue;
      const bool whole = claim->value.exponent == 0 && claim->value.mantissa > 0 &&
                         claim->value.mantissa < 200 && !claim->range && !claim->approximate &&
                         claim->comparator == plugin::Comparator::equal;
      if (!whole || years) return std::nullopt;
      years = static_cast<std::uint32_t>(claim->value.mantissa);
    }
    return years;
  }

  // ---- Arithmetic ----

  static std::optional<plugin::Figures> levels_of(const plugin::Host& host, const Growth& growth) {
    const auto old = plugin::brought(host, plugin::level(host, growth.old), growth.old, growth.now);
    if (!old) return std::nullopt;
    return plugin::Figures{plugin::level(host, growth.now), *old};
  }

  static plugin::Figure in_percent(const plugin::Host& host, const plugin::Figure& factor) {
    return (factor - plugin::constant(host, 1)) * plugin::constant(host, 100);
  }

  static std::optional<plugin::Figure> compound(const plugin::Host& host,
                                                const plugin::Figures& figures,
                                                std::uint32_t years) {
    const auto ratio = figures[0] / figures[1];
    const auto factor = ratio ? plugin::root(host, *ratio, years) : std::nullopt;
    if (!factor) return std::nullopt;
    return in_percent(host, *factor);
  }

  // The whole change over the years.
  static std::optional<plugin::Figure> simple(const plugin::Host& host,
                                              const plugin::Figures& figures, std::uint32_t years) {
    const auto ratio = figures[0] / figures[1];
    if (!ratio) return std::nullopt;
    return in_percent(host, *ratio) / plugin::constant(host, years);
  }

  // A rate that is not said to rise or fall goes the way of the values.
  static plugin::Claim directed_rate(const Growth& growth) {
    plugin::Claim rate = growth.rate;
    const bool falls = plugin::compare(growth.now.value, growth.old.value) < 0;
    if (rate.change == plugin::Change::none && falls) rate.change = plugin::Change::down;
    return rate;
  }

  static bool fits(const plugin::Host& host, const plugin::Claim& rate,
                   const std::optional<plugin::Figure>& computed) {
    return computed &&
           plugin::judge(plugin::stated_in(host, rate), *computed) != plugin::Verdict::inconsistent;
  }

  static void recompute(const plugin::Host& host, bool words, const Growth& growth) {
    const plugin::Claim rate = directed_rate(growth);
    const auto figures = growth.years ? levels_of(host, growth) : std::nullopt;
    const std::uint32_t years = growth.years.value_or(0);
    const auto mean = growth.mean && figures ? simple(host, *figures, years) : std::nullopt;
    const bool is_mean =
        mean && fits(host, rate, mean) && !fits(host, rate, compound(host, *figures, years));
    const std::string count = std::to_string(years);
    plugin::report(
        host, words,
        {.stated = rate,
         .operands = {growth.now, growth.old},
         .figures = growth.years ? figures : std::optional(plugin::Figures{}),
         .compute = [&](const plugin::Figures& f) -> std::optional<plugin::Figure> {
           if (f.size() != 2) return std::nullopt;
           return is_mean ? mean : compound(host, f, years);
         },
         .write =
             [&](const plugin::Words& terms) {
               const std::string ratio = terms[0] + " / " + terms[1];
               return is_mean ? "(" + ratio + " - 1) / " + count
                              : "(" + ratio + ")^(1/" + count + ") - 1";
             },
         .name = "the growth a year",
         .roles = {"new value", "old value"},
         .arity = 2,
         .undefined = growth.years ? "the growth has no rate: its base is not above zero"
                                   : "it is not known how many years lie between the values",
         .turn = plugin::Turn{.below = "a fall", .above = "a rise"},
         .misreadings = [&] { return misreadings(host, *figures, years); }});
  }

  static std::vector<plugin::Misreading> misreadings(const plugin::Host& host,
                                                     const plugin::Figures& figures,
                                                     std::uint32_t years) {
    std::vector<plugin::Misreading> all = {
        {simple(host, figures, years), "dividing the whole change by the years"},
        {compound(host, figures, years + 1), "counting one year too many"},
        {simple(host, figures, 1), "taking the whole change"}};
    if (years > 2) {
      all.push_back({compound(host, figures, years - 1), "counting one year too few"});
    }
    return all;
  }

  plugin::WordList means_;
  plugin::WordList turns_;
  plugin::WordList annual_;
  plugin::WordList rates_;
};

}  // namespace veritally::rules
