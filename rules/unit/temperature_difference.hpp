// unit/temperature-difference: a change of temperature converted as if it were a temperature.
#pragma once

#include <veritally/plugin.hpp>

#include <cstdint>
#include <string_view>
#include <vector>

namespace veritally::rules {

// Whether a claim is of a unit that converts with a zero point as a temperature, and without it as
// a difference.
inline bool is_temperature(const plugin::Host& host, const plugin::Claim& claim) {
  const auto unit = host.unit(host.text(plugin::Column::unit, claim.unit));
  return unit && unit->offset;
}

class TemperatureDifference {
 public:
  static constexpr plugin::Option options[] = {
      {"before", "words right before a temperature that make it a difference, parted by commas",
       "by, rise of, rises of, increase of, increases of, drop of, drops of, fall of, decrease of, "
       "decline of, warming of, cooling of, warming by, change of, change in temperature of, "
       "difference of, differences of, difference is, difference was, difference between them is, "
       "anomaly of, anomalies of, swing of, swings of, um, anstieg von, erwärmung von, abkühlung "
       "von, "
       "unterschied von, temperaturunterschied von, réchauffement de, hausse de, baisse de, écart "
       "de, "
       "augmentation de, différence de, refroidissement de, aumento de, subida de, descenso de, "
       "calentamiento de, diferencia de, bajada de"},
      {"behind", "words right behind it that do so",
       "warmer, hotter, cooler, colder, higher, lower, of warming, of cooling, of global warming, "
       "of heating, above average, above normal, above the average, above the norm, "
       "above the long-term, above pre-industrial, above preindustrial, above the pre-industrial, "
       "above the seasonal, above usual, below average, below normal, below the average, "
       "below the norm, below the long-term, below the seasonal, below usual, more than usual, "
       "wärmer, kälter, kühler, heißer, höher, niedriger, über dem mittel, über dem durchschnitt, "
       "unter dem durchschnitt, de plus, de moins, plus chaud, plus froid, au-dessus de la "
       "moyenne, "
       "au-dessus de la normale, au-dessous de la normale, más cálido, más cálida, más frío, más "
       "fría, "
       "más que, por encima de la media, por debajo de la media"},
      {"limits", "words of a sentence, some way before, that speak of a difference alone",
       "global warming, limit warming, keep warming, hold warming, erderwärmung, globale "
       "erwärmung, "
       "réchauffement climatique, réchauffement planétaire, calentamiento global"}};
  static constexpr plugin::Info info{
      .id = "unit/temperature-difference",
      .summary = "changes of temperature that were converted as temperatures",
      .documentation =
          R"(A temperature of 2 °C is one of 35.6 °F, and a rise by 2 °C is one by 3.6 °F: differences have no zero
point. Converters do not know which of the two is meant, so that reports of a warming world speak of *a
rise of 2 °C (35.6 °F)*.

The rule takes two temperatures in different units of which the second says the first again (*2 °C (3.6
°F)*, *5 °C, or 9 °F,*) and that are told as a difference: behind a word for a change (*rose by*, *a rise
of*; the option `before`), before one that compares without a comma (*warmer*, *above average*; the option `behind`), or in
a sentence on global warming (`limits`). Both are recomputed without the zero point, as rounded as they
are written.

The finding names the slip where the zero point explains the difference, and writes the right value.

For example, the limit of 1.5 °C that states agreed on in 2015 was printed as *1.5 °C (34.7 °F)*; it is
2.7 °F.

It stays silent on temperatures that nothing tells as differences (*a high of 20 °C (68 °F)*, *rose to 20
°C (68 °F)*) and on those without a second unit. Stated conversions of claim sets, of changes too, belong
to `unit/conversion`.
)",
      .scope = plugin::Scope::document,
      .severity = plugin::Severity::error,
      .options = options};

  explicit TemperatureDifference(const plugin::Host& host)
      : before_(host.option("before")),
        behind_(host.option("behind")),
        limits_(host.option("limits")) {}

  void check(const plugin::Host& host, const plugin::Document& document) const {
    for (const plugin::Sentence& sentence : document.sentences()) {
      for (std::size_t i = 0; i + 1 < sentence.claim_count; ++i) {
        check_pair(host, document, sentence, i);
      }
    }
  }

 private:
  void check_pair(const plugin::Host& host, const plugin::Document& document,
                  const plugin::Sentence& sentence, std::size_t first) const {
    const plugin::Place& here = document.places_of(sentence)[first];
    const plugin::Place& there = document.places_of(sentence)[first + 1];
    constexpr std::uint64_t farthest = 24;  // "degrees warmer, or some ("
    if (there.begin < here.end || there.begin - here.end > farthest) return;
    auto given = host.claim(document.claims_of(sentence)[first]);
    auto again = host.claim(document.claims_of(sentence)[first + 1]);
    if (!given || !again || given->unit == again->unit || !is_temperature(host, *given) ||
        !is_temperature(host, *again) || !says_again(document.text(), here, there)) {
      return;
    }
    const bool change = given->change != plugin::Change::none;
    if (!change && !is_difference(document.text(), sentence, here, there)) return;
    // Both as amounts of a change, whichever its direction.
    given->change = plugin::Change::up;
    again->change = plugin::Change::up;
    recompute(host, *given, *again);
  }

  // ---- What the text says ----

  // "2 °C (3.6 °F)", "2 °C hotter (3.6 °F)", "2 °C, or 3.6 °F"
  static bool says_again(std::string_view text, const plugin::Place& here,
                         const plugin::Place& there) {
    const std::string_view gap = plugin::trimmed(text.substr(here.end, there.begin - here.end));
    if (gap.ends_with('(') || gap.ends_with('[')) {
      const std::string_view word = plugin::trimmed(gap.substr(0, gap.size() - 1));
      return word.find_first_of(",;.()") == std::string_view::npos &&
             plugin::words_of(word).size() <= 2;
    }
    return plugin::is_one_of(gap,
                             {"/", "=", "or", ", or", "oder", "bzw.", "ou", "o", ", ou", ", o"});
  }

  bool is_difference(std::string_view text, const plugin::Sentence& sentence,
                     const plugin::Place& here, const plugin::Place& there) const {
    const std::string_view head =
        plugin::trimmed(text.substr(sentence.begin, here.begin - sentence.begin));
    const std::string_view middle = text.substr(here.end, there.begin - here.end);
    std::string_view tail = text.substr(there.end, sentence.end - there.end);
    // "46 °C (115 °F), hotter than ever": the comma closes the statement of a temperature.
    const bool closed = plugin::trimmed(tail).starts_with("),");
    while (!tail.empty() && std::string_view(" )],").find(tail.front()) != std::string_view::npos) {
      tail.remove_prefix(1);
    }
    return before_.ends(head) || (!closed && behind_.begins(tail)) || behind_.find(middle) ||
           limits_.find(head);
  }

  // ---- Recomputing ----

  static void recompute(const plugin::Host& host, const plugin::Claim& given,
                        const plugin::Claim& again) {
    const std::vector<plugin::Claim> operands = {given};
    plugin::report(host, true,
                   {.stated = again,
                    .operands = operands,
                    .figures = plugin::Figures{plugin::level(host, given)},
                    .compute =
                        [&](const plugin::Figures& figures) {
                          return plugin::brought(host, figures.front(), given, again);
                        },
                    .write = [](const plugin::Words& terms) { return terms.front(); },
                    .name = "the difference",
                    .roles = {"converted from"},
                    .undefined = "the units do not convert into one another",
                    .misreadings = [&] { return as_temperature(host, given, again); }});
  }

  static std::vector<plugin::Misreading> as_temperature(const plugin::Host& host,
                                                        const plugin::Claim& given,
                                                        const plugin::Claim& again) {
    return {{plugin::converted(host, plugin::level(host, given),
                               host.text(plugin::Column::unit, given.unit),
                               host.text(plugin::Column::unit, again.unit)),
             "converting a temperature and not a difference"}};
  }

  plugin::WordList before_;
  plugin::WordList behind_;
  plugin::WordList limits_;
};

}  // namespace veritally::rules
