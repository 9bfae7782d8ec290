// unit/dimension: an amount in a unit of another kind than what it measures.
#pragma once

#include "amount_words.hpp"

#include <veritally/plugin.hpp>

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace veritally::rules {

class Dimension {
 public:
  static constexpr plugin::Option own_options[] = {
      {"length", "what is measured in units of length, parted by commas",
       "distance, length, height, width, depth, altitude, entfernung, höhe, länge, breite, tiefe, "
       "longueur, hauteur, largeur, profondeur, distancia, longitud, altura, profundidad"},
      {"area", "what is measured in units of area",
       "area, floor area, floor space, surface area, land area, fläche, wohnfläche, grundfläche, "
       "surface, superficie, área"},
      {"volume", "what is measured in units of volume",
       "volume, volumen, rauminhalt, fassungsvermögen, contenance"},
      {"speed", "what is measured in units of speed",
       "speed, speeds, top speed, wind speed, wind speeds, velocity, geschwindigkeit, "
       "höchstgeschwindigkeit, vitesse, velocidad"},
      {"power", "what is measured in units of power",
       "installed capacity, generating capacity, generation capacity, nameplate capacity, "
       "power capacity, peak demand, peak load, peak power, rated power, power rating, "
       "installierte leistung, nennleistung, spitzenlast, leistung, puissance, puissance "
       "installée, "
       "potencia, potencia instalada"},
      {"energy", "what is measured in units of energy",
       "electricity consumption, energy consumption, electricity use, energy use, "
       "electricity generation, electricity production, energy production, stromverbrauch, "
       "stromerzeugung, energieverbrauch, consommation d'électricité, production d'électricité, "
       "consumo de electricidad, producción de electricidad"}};
  static constexpr auto options = plugin::options_of(own_options, AmountWords::options);
  static constexpr plugin::Info info{
      .id = "unit/dimension",
      .summary = "amounts in a unit of another kind than what they measure",
      .documentation =
          R"(A megawatt is how fast energy flows, a megawatt-hour is how much has flowed; a square meter is an area,
a cubic meter a volume. The rule points at amounts whose words name one kind and whose unit is of
another that it is often mistaken for:

- *a speed of 120 km*, *a distance of 40 km/h*;
- *a floor area of 120 meters*, *a volume of 400 m²*;
- *an installed capacity of 50 MWh*, *a capacity of 5 GWh of power*, where nothing is said of storing;
- *consumes 3,500 kW a year*, *generated 40 GW of electricity annually*: what is counted over a year is
  energy;
- *the battery stores 300 MW*.

In texts the words must stand right before the amount (*an area of*, *the speed was*) or around it; in
claim sets the measure says what it is, for power told as energy with a period of a year. The options
hold the words of each kind.

For example, a report of a solar park that *produces 2,000 MW of electricity per year* gives either its
capacity or a wrong unit.

It stays silent on power without a span of time (*generates 500 MW of electricity*), on what may be a
growth of capacity (*adds 300 MW a year*), on sides of an area (*an area of 20 by 30 meters*), and on
kinds that are not mistaken for one another.
)",
      .scope = plugin::Scope::claim,
      .severity = plugin::Severity::warning,
      .columns = plugin::Column::unit | plugin::Column::measure | plugin::Column::document,
      .options = options};

  explicit Dimension(const plugin::Host& host) : amount_words_(host) {
    for (const auto& [kind, name] : names) {
      words_.emplace_back(host.option(name));
      dimensions_[kind] = dimension_of(host, examples.at(kind));
    }
  }

  bool concerns(const plugin::Host& host, std::string_view measure, std::string_view unit) const {
    return mistaken(host, measure, unit).has_value();
  }

  // Claims of claim sets, by their measure.
  void check(const plugin::Host& host, const plugin::Claims& claims) const {
    for (std::size_t i = 0; i < claims.size(); ++i) {
      const auto both = mistaken(host, host.text(plugin::Column::measure, claims.measure[i]),
                                 host.text(plugin::Column::unit, claims.unit[i]));
      if (!both || plugin::was_read(host, claims.document[i])) continue;
      const auto [named, stated] = *both;
      if (stated == power && !is_long(claims.period_of(i))) continue;
      if (const auto claim = host.claim(claims.ref[i])) report(host, *claim, named, stated, {});
    }
  }

  // Claims of a text, by the words about them.
  void check(const plugin::Host& host, const plugin::Document& document) const {
    for (const plugin::Sentence& sentence : document.sentences()) {
      for (std::size_t i = 0; i < sentence.claim_count; ++i) {
        const auto claim = host.claim(document.claims_of(sentence)[i]);
        if (!claim || claim->per != 0) continue;
        const auto stated = kind_of(host, host.text(plugin::Column::unit, claim->unit));
        if (!stated) continue;
        const Around around = around_of(document, sentence, document.places_of(sentence)[i]);
        const auto named = named_in(host, *claim, *stated, around);
        if (named) report(host, *claim, *named, *stated, around.noun);
      }
    }
  }

 private:
  enum Kind : std::size_t { length, area, volume, speed, power, energy, kinds };

  static constexpr std::array<std::pair<Kind, std::string_view>, kinds> names{{{length, "length"},
                                                                               {area, "area"},
                                                                               {volume, "volume"},
                                                                               {speed, "speed"},
                                                                               {power, "power"},
                                                                               {energy, "energy"}}};
  static constexpr std::array<std::string_view, kinds> examples{
      "meter", "square-meter", "cubic-meter", "meter-per-second", "watt", "joule"};

  // The words of a sentence about an amount.
  struct Around {
    std::string_view sentence;
    std::string_view head;  // before it, without a copula or "of" right before it
    std::string_view tail;
    std::string_view noun;  // set where the head ends with what is measured
  };

  // ---- Units ----

  static std::string dimension_of(const plugin::Host& host, std::string_view unit) {
    const auto known = host.unit(unit);
    return known ? std::string(known->dimension) : std::string();
  }

  // A "kilowatt-per-year" is meant as an amount of a year, and so stands for power.
  std::optional<Kind> kind_of(const plugin::Host& host, std::string_view unit) const {
    // Most amounts are money, shares and counts, whose names are passed over at once.
    if (unit.empty() || plugin::is_upper(unit.front()) || unit == "1" || unit == "percent") {
      return std::nullopt;
    }
    const std::string dimension = dimension_of(host, without_year(unit));
    const auto found = std::find(dimensions_.begin(), dimensions_.end(), dimension);
    if (dimension.empty() || found == dimensions_.end()) return std::nullopt;
    return static_cast<Kind>(found - dimensions_.begin());
  }
  static std::string_view without_year(std::string_view unit) {
    constexpr std::string_view year = "-per-year";
    return unit.ends_with(year) ? unit.substr(0, unit.size() - year.size()) : unit;
  }

  // The kind that a measure names and the other one that its unit is of.
  std::optional<std::pair<Kind, Kind>> mistaken(const plugin::Host& host, std::string_view measure,
                                                std::string_view unit) const {
    const auto stated = kind_of(host, unit);
    const auto named = stated ? named_by(measure, true) : std::nullopt;
    if (!named || !is_mistaken(*named, *stated)) return std::nullopt;
    return std::pair(*named, *stated);
  }

  static bool is_mistaken(Kind named, Kind stated) {
    constexpr std::pair<Kind, Kind> mistakes[] = {
        {length, area}, {length, volume}, {length, speed}, {area, length},  {area, volume},
        {volume, area}, {volume, length}, {speed, length}, {power, energy}, {energy, power}};
    return std::find(std::begin(mistakes), std::end(mistakes), std::pair(named, stated)) !=
           std::end(mistakes);
  }

  // "Consumption" is power, too, unless it is that of a time.
  static bool is_long(const std::optional<plugin::Period>& period) {
    constexpr std::int32_t days = 300;
    return period && period->from && period->to && *period->to - *period->from > days;
  }

  // ---- Words ----

  Around around_of(const plugin::Document& document, const plugin::Sentence& sentence,
                   const plugin::Place& place) const {
    const std::string_view text = document.text();
    Around around;
    around.sentence = document.text_of(sentence);
    around.head = plugin::trimmed(text.substr(sentence.begin, place.begin - sentence.begin));
    around.tail = text.substr(place.end, sentence.end - place.end);
    const std::string_view last = plugin::word_before(around.head, around.head.size());
    if (amount_words_.links.holds(last)) {
      around.noun = plugin::trimmed(around.head.substr(0, around.head.size() - last.size()));
    }
    return around;
  }

  // The kind whose nouns the words end with, or are as a whole.
  std::optional<Kind> named_by(std::string_view words, bool whole) const {
    for (const auto& [kind, name] : names) {
      if (whole ? words_[kind].holds(words) : words_[kind].ends(words)) return kind;
    }
    return std::nullopt;
  }

  // The kind that the words name and the unit is not of.
  std::optional<Kind> named_in(const plugin::Host& host, const plugin::Claim& claim, Kind stated,
                               const Around& around) const {
    if (stated == power) {
      const bool amount = is_counted_over_a_year(host, claim, around) || is_stored(around);
      return amount ? std::optional(energy) : std::nullopt;
    }
    if (around.noun.empty()) return std::nullopt;
    if (stated == energy) {
      const bool capacity = is_power_capacity(around);
      return capacity ? std::optional(power) : std::nullopt;
    }
    const auto named = named_by(around.noun, false);
    const bool mistaken = named && *named != energy && *named != power &&
                          is_mistaken(*named, stated) && !is_side(around.tail);
    return mistaken ? named : std::nullopt;
  }

  // "20 by 30 meters", "500 km wide": what stands for an area by its sides, or has more to it.
  bool is_side(std::string_view tail) const {
    const std::string_view next = plugin::word_behind(tail, 0);
    if (plugin::trimmed(tail).starts_with("\u00d7")) return true;
    return amount_words_.sides.holds(next);
  }

  // "consumes 3,500 kW a year", "generated 40 GW of electricity annually"
  bool is_counted_over_a_year(const plugin::Host& host, const plugin::Claim& claim,
                              const Around& around) const {
    const bool grows = amount_words_.grows.find(around.sentence).has_value();
    if (grows || claim.change != plugin::Change::none) return false;
    if (!amount_words_.flows.find(around.head)) return false;
    return host.text(plugin::Column::unit, claim.unit).ends_with("-per-year") ||
           amount_words_.yearly.find(around.sentence);
  }

  // "stores 300 MW", and not "stores 300 MW and 1,200 MWh".
  bool is_stored(const Around& around) const {
    const std::string_view verb = plugin::word_before(around.head, around.head.size());
    return amount_words_.stores.holds(verb) &&
           around.sentence.find("Wh") == std::string_view::npos &&
           !amount_words_.hours.find(around.sentence);
  }

  // "an installed capacity of 50 MWh", "a capacity of 5 GWh of power", but not of a battery.
  bool is_power_capacity(const Around& around) const {
    if (amount_words_.storages.find(around.sentence)) return false;
    if (named_by(around.noun, false) == power) return true;
    return plugin::find_words(plugin::trimmed(around.tail).substr(0, 9), "of power") == 0 &&
           plugin::same_letters(plugin::word_before(around.noun, around.noun.size()), "capacity");
  }

  // ---- Reporting ----

  static void report(const plugin::Host& host, const plugin::Claim& claim, Kind named, Kind stated,
                     std::string_view noun) {
    const std::string kind(names.at(named).second);
    const std::string other(names.at(stated).second);
    const std::string amount = plugin::show_with_unit(host, claim, {});
    const std::string_view what =
        noun.empty() ? host.text(plugin::Column::measure, claim.measure) : noun;
    host.report(plugin::Finding{
        .check = {.verdict = plugin::Verdict::inconsistent,
                  .claims = {claim.ref},
                  .working = amount + " is of " + other + ", as " +
                             std::string(examples.at(stated)) + "; " + kind + " is in units as " +
                             std::string(examples.at(named)),
                  .labels = {{.role = plugin::Role::primary,
                              .claim = claim.ref,
                              .text = "told as " + kind +
                                      (what.empty() ? "" : " (" + last_words(what) + ")")}}},
        .message = amount + " is told as " + kind + ", and is of " + other,
        .confidence = 0.85});
  }

  static std::string last_words(std::string_view words) {
    constexpr std::size_t most = 24;
    if (words.size() <= most) return std::string(words);
    const auto blank = words.find(' ', words.size() - most);
    return std::string(words.substr(std::min(blank, words.size() - 1) + 1));
  }

  std::vector<plugin::WordList> words_;  // by kind
  std::array<std::string, kinds> dimensions_;
  AmountWords amount_words_;
};

}  // namespace veritally::rules
