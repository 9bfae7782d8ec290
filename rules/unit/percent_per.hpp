// unit/percent-per: a percentage of something whose scale has no true zero.
#pragma once

#include <veritally/plugin.hpp>

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>

namespace veritally::rules {

class PercentPer {
 public:
  static constexpr plugin::Option options[] = {
      {"scales", "what is measured on a scale without a true zero, parted by commas",
       "temperature, temperatures, ph, ph value, ph level, decibel, decibels, decibel level, "
       "temperatur, temperaturen, ph-wert, dezibel, température, températures, décibels, "
       "temperatura, "
       "temperaturas, decibelios"},
      {"comparisons", "words behind a percentage that compare temperatures",
       "warmer, hotter, colder, cooler, wärmer, kälter, heißer, kühler, plus chaud, plus chaude, "
       "plus chauds, plus chaudes, plus froid, plus froide, más caliente, más cálido, más cálida, "
       "más frío, más fría"},
      {"true-zero", "words of a sentence with a true zero, or another meaning",
       "kelvin, absolute temperature, absolute temperatures, absolute zero, scoville, spicier, "
       "spicy, "
       "pepper, sauce, sleeping bag, colour temperature, color temperature"},
      {"changes", "words that may stand between a scale and the percentage by which it changes",
       "rose, rise, rises, risen, fell, fall, falls, fallen, by, has, have, had, will, could, "
       "would, may, up, down, dropped, drop, climbed, grew, jumped, increased, increase, "
       "decreased, declined, went, levels, level, is, was, were, are, stieg, stiegen, sank, "
       "sanken, fiel, um, ist, sind, a, ont, augmenté, baissé, de, subió, bajó, aumentó, cayó, un, "
       "ha, han, subieron, bajaron, en, d"},
      {"change-nouns", "nouns behind a percentage that make it a change: 20 % rise in",
       "rise, increase, drop, fall, decline, decrease, jump"},
      {"followers", "words behind a scale that leave it what is measured: temperature since May",
       "in, over, since, by, from, at, was, is, and, during, compared, between, this, last, while, "
       "on, would, will, after, within, of, caused, levels"}};
  static constexpr plugin::Info info{
      .id = "unit/percent-per",
      .summary = "percentages of what is measured without a true zero, such as temperatures",
      .documentation =
          R"(A percentage of a temperature in °C or °F means nothing: 10 °C and 20 % more are 12 °C, and the same
temperature told as 50 °F and 20 % more is 60 °F, which is 15.6 °C. Scales of sound in decibels and of
acidity as pH are logarithms, and have no zero either.

The rule points at percentages by which a temperature, a pH or a level in decibels is said to change
(*temperatures rose by 20 %*, *a 20 % drop in temperature*; the option `scales`), at those that compare
temperatures (*20 % warmer*; `comparisons`; a note where the sentence speaks of no degrees), and at percent
changes, shares and ratios in percent of which the derivation takes temperatures in °C or °F.

For example, a day of 24 °C was called *20 percent warmer* than one of 20 °C; in °F it is 11 % warmer.

It stays silent on kelvins and where something else than the temperature changes (*sales of temperature
sensors rose 20 %*). An acidity may rise by 30 %: it is an amount, and not its logarithm.
)",
      .scope = plugin::Scope::corpus,
      .severity = plugin::Severity::warning,
      .wants = plugin::Wants::derived,
      .options = options};

  explicit PercentPer(const plugin::Host& host)
      : scales_(host.option("scales")),
        comparisons_(host.option("comparisons")),
        true_zero_(host.option("true-zero")),
        changes_(host.option("changes")),
        change_nouns_(host.option("change-nouns")),
        followers_(host.option("followers")) {}

  // Percentages that were made of temperatures.
  void check(const plugin::Host& host, const plugin::Claims& claims) const {
    for (std::size_t i = 0; i < claims.size(); ++i) {
      const auto claim = host.claim(claims.ref[i]);
      if (!claim || claim->operands.empty() || !plugin::is_percent(host, *claim)) continue;
      const auto of = host.claim(claim->operands.back());
      if (of && has_no_zero(host, *of)) report(host, *claim, plugin::Severity::warning);
    }
  }

  void check(const plugin::Host& host, const plugin::Document& document) const {
    for (const plugin::Sentence& sentence : document.sentences()) {
      for (std::size_t i = 0; i < sentence.claim_count; ++i) {
        const auto claim = host.claim(document.claims_of(sentence)[i]);
        if (!claim || !plugin::is_percent(host, *claim) || is_derived_of_scale(host, *claim))
          continue;
        const plugin::Place& place = document.places_of(sentence)[i];
        const auto severity = judge(host, document, sentence, *claim, place);
        if (severity) report(host, *claim, *severity);
      }
    }
  }

 private:
  // A temperature with a zero by convention; a difference of two has a true one.
  static bool has_no_zero(const plugin::Host& host, const plugin::Claim& claim) {
    const std::string_view name = host.text(plugin::Column::unit, claim.unit);
    const auto unit = host.unit(name);
    return claim.change == plugin::Change::none && ((unit && unit->offset) || name == "decibel");
  }

  static bool is_derived_of_scale(const plugin::Host& host, const plugin::Claim& claim) {
    if (claim.operands.empty()) return false;
    const auto of = host.claim(claim.operands.back());
    return of && has_no_zero(host, *of);
  }

  // ---- What the text says ----

  std::optional<plugin::Severity> judge(const plugin::Host& host, const plugin::Document& document,
                                        const plugin::Sentence& sentence,
                                        const plugin::Claim& claim,
                                        const plugin::Place& place) const {
    const std::string_view text = document.text();
    const std::string_view behind =
        plugin::trimmed(text.substr(place.end, sentence.end - place.end));
    const std::string_view before =
        plugin::trimmed(text.substr(sentence.begin, place.begin - sentence.begin));
    const bool compares = comparisons_.begins(behind);
    const bool changes =
        claim.change != plugin::Change::none && (is_said_of_scale(before) || takes_scale(behind));
    if ((!compares && !changes) || true_zero_.find(document.text_of(sentence))) return std::nullopt;
    const bool degrees = changes || scales_.find(document.text_of(sentence)) ||
                         states_degrees(host, document, sentence);
    return degrees ? plugin::Severity::warning : plugin::Severity::note;
  }

  static bool states_degrees(const plugin::Host& host, const plugin::Document& document,
                             const plugin::Sentence& sentence) {
    const auto claims = document.claims_of(sentence);
    return std::any_of(claims.begin(), claims.end(), [&](plugin::ClaimRef ref) {
      const auto claim = host.claim(ref);
      const auto unit =
          claim ? host.unit(host.text(plugin::Column::unit, claim->unit)) : std::nullopt;
      return unit && unit->offset;
    });
  }

  // "the temperature rose by": a scale, and words of a change behind it alone.
  bool is_said_of_scale(std::string_view before) const {
    constexpr int most_words = 4;
    for (int words = 0; words <= most_words; ++words) {
      if (scales_.ends(before)) return words > 0;
      const std::string_view last = plugin::word_before(before, before.size());
      if (last.empty() || !changes_.holds(last)) return false;
      before = plugin::trimmed(before.substr(0, before.size() - last.size()));
    }
    return false;
  }

  // "20 % rise in temperature", "20 % drop in the average water temperature"
  bool takes_scale(std::string_view behind) const {
    const plugin::Piece noun = plugin::next_word(behind, 0);
    if (noun.begin != 0 || !change_nouns_.holds(behind.substr(0, noun.end))) return false;
    std::string_view rest = plugin::trimmed(behind.substr(noun.end));
    if (!rest.starts_with("in ") && !rest.starts_with("of ")) return false;
    rest.remove_prefix(3);
    constexpr int most_words = 4;
    for (int words = 0; words < most_words && !rest.empty(); ++words) {
      if (scales_.begins(rest)) return ends_phrase(rest);
      rest = plugin::trimmed(rest.substr(plugin::next_word(rest, 0).end));
    }
    return false;
  }

  // "temperature since May", but not "temperature sensors"
  bool ends_phrase(std::string_view rest) const {
    const std::string_view next = plugin::word_behind(rest, plugin::next_word(rest, 0).end);
    return next.empty() || followers_.holds(next);
  }

  static void report(const plugin::Host& host, const plugin::Claim& claim,
                     plugin::Severity severity) {
    const std::string percent = plugin::show_with_unit(host, claim, {});
    host.report(plugin::Finding{
        .check = {.verdict = plugin::Verdict::inconsistent,
                  .claims = {claim.ref},
                  .working =
                      "10 celsius and 20 % = 12 celsius; the same as 50 fahrenheit and 20 % = 60 "
                      "fahrenheit = 15.6 celsius"},
        .message = percent + " of what is measured on a scale without a true zero",
        .confidence = 0.8,
        .severity = severity});
  }

  plugin::WordList scales_;
  plugin::WordList comparisons_;
  plugin::WordList true_zero_;
  plugin::WordList changes_;
  plugin::WordList change_nouns_;
  plugin::WordList followers_;
};

}  // namespace veritally::rules
