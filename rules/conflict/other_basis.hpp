// Whether two figures of a headline and its text are told of different things though their
// sentences are alike: each and all, a length and a distance, a share and a count.
#pragma once

#include "figures.hpp"

#include <veritally/plugin.hpp>

#include <algorithm>
#include <cstdint>
#include <string_view>

namespace veritally::rules {

class OtherBasis {
 public:
  static constexpr plugin::Option each_option{
      "each", "words beside the figure of one of several, parted by commas",
      "each, apiece, every, je, jeweils, jede, jeder, jedes, chacun, chacune, chaque, "
      "cada, cada uno, cada una"};
  static constexpr plugin::Option all_option{
      "all", "words beside the figure of several together",
      "in all, altogether, in total, all told, combined, taken together, together, overall, "
      "between them, between the two, zusammen, insgesamt, ensemble, au total, en tout, en total, "
      "juntos, juntas"};
  static constexpr plugin::Option places_option{
      "places", "words behind a length that make it a distance from something",
      "above, below, beneath, from, away, apart, off, deeper, higher, lower, behind, ahead, über, "
      "unter, von, entfernt, au-dessus, au-dessous, de distance, sobre, bajo, de distancia"};
  static constexpr plugin::Option dimensions_option{
      "dimensions", "words behind a length of which each says another one",
      "long, wide, high, deep, thick, lang, breit, hoch, tief, dick, de long, de large, de haut, "
      "de profondeur, de largo, de ancho, de alto, de profundidad"};

  explicit OtherBasis(const plugin::Host& host)
      : each_(host.option("each")),
        all_(host.option("all")),
        places_(host.option("places")),
        dimensions_(host.option("dimensions")) {}

  // `body`: the figures of the text, of which some count what the headline gives for each.
  bool tells_apart(const plugin::Host& host, const plugin::Document& document,
                   const ToldFigure& headline, const ToldFigure& told,
                   const std::vector<ToldFigure>& body) const {
    return is_share_of_count(host, headline.claim, told.claim) ||
           is_share_of_count(host, told.claim, headline.claim) || one_has(each_, headline, told) ||
           (one_has(all_, headline, told) && is_multiple(host, headline.claim, told.claim)) ||
           are_other_lengths(host, document, headline, told) ||
           std::ranges::any_of(body, [&](const ToldFigure& count) {
             return count.sentence == told.sentence && count.claim.ref != told.claim.ref &&
                    multiplies(host, headline.claim, told.claim, count.claim);
           });
  }

 private:
  static bool one_has(const plugin::WordList& words, const ToldFigure& a, const ToldFigure& b) {
    return words.find(a.stretch).has_value() != words.find(b.stretch).has_value();
  }

  // What stands behind a length; empty behind all else.
  static std::string_view behind_length(const plugin::Host& host, const plugin::Document& document,
                                        const ToldFigure& told) {
    const auto unit = host.unit(host.text(plugin::Column::unit, told.claim.unit));
    const plugin::Place* place = document.place(told.claim.ref);
    if (!unit || unit->dimension != "meter" || place == nullptr) return {};
    const auto length = told.sentence->end - place->end;
    return plugin::trimmed(document.text().substr(place->end, length));
  }

  // "300 metres" and "96 metres above the water", "300 metres long" and "48 metres wide".
  bool are_other_lengths(const plugin::Host& host, const plugin::Document& document,
                         const ToldFigure& a, const ToldFigure& b) const {
    const std::string_view one = behind_length(host, document, a);
    const std::string_view other = behind_length(host, document, b);
    if (places_.begins(one) != places_.begins(other)) return true;
    const auto first = dimensions_.longest_begin(one);
    const auto second = dimensions_.longest_begin(other);
    return first > 0 && second > 0 && one.substr(0, first) != other.substr(0, second);
  }

  // "a fifth of its jobs", "30 % of its homes" beside "2,900 jobs".
  static bool is_share_of_count(const plugin::Host& host, const plugin::Claim& share,
                                const plugin::Claim& count) {
    const bool one = host.text(plugin::Column::unit, share.unit) == "1";
    const bool below_one =
        one && share.value.mantissa > 0 && plugin::compare(share.value, {1, 0, 0}) < 0;
    return (below_one || plugin::is_percent(host, share)) && count.of != 0 &&
           host.text(plugin::Column::unit, count.unit) == "1" &&
           plugin::compare(count.value, {1, 0, 0}) >= 0;
  }

  // One of the two is twice the other, or three times and so on.
  static bool is_multiple(const plugin::Host& host, const plugin::Claim& a,
                          const plugin::Claim& b) {
    constexpr std::int64_t most = 12;
    for (std::int64_t times = 2; times <= most; ++times) {
      if (is_product(host, a, b, host.number(times)) || is_product(host, b, a, host.number(times)))
        return true;
    }
    return false;
  }

  // "Six bottles hold 18 litres" beside a bottle of three litres.
  static bool multiplies(const plugin::Host& host, const plugin::Claim& a, const plugin::Claim& b,
                         const plugin::Claim& count) {
    const bool counts = host.text(plugin::Column::unit, count.unit) == "1" && !count.range &&
                        plugin::compare(count.value, {1, 0, 0}) > 0;
    if (!counts) return false;
    const plugin::Number times = host.number(count.nominal);
    return is_product(host, a, b, times) || is_product(host, b, a, times);
  }

  static bool is_product(const plugin::Host& host, const plugin::Claim& one,
                         const plugin::Claim& all, const plugin::Number& times) {
    const auto figure = plugin::brought(host, plugin::level(host, one), one, all);
    return figure && (figure->stated * times).meets(host.number(all.interval));
  }

  plugin::WordList each_;
  plugin::WordList all_;
  plugin::WordList places_;
  plugin::WordList dimensions_;
};

}  // namespace veritally::rules
