// A rate of exchange as a sentence states it, "($1 = 0.90 euros)". For currency/conversion, which
// it belongs to.
#pragma once

#include <veritally/plugin.hpp>

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <optional>
#include <string_view>

namespace veritally::rules {

// So much of one currency is worth exactly one of another.
struct StatedRate {
  plugin::Claim one;
  plugin::Claim price;

  bool is_of(plugin::ClaimRef claim) const { return claim == one.ref || claim == price.ref; }
};

namespace detail {

inline bool equals_one(const plugin::Claim& one) {
  return one.comparator == plugin::Comparator::equal && !one.range &&
         plugin::compare(one.value, {1, 0, 0}) == 0;
}

}  // namespace detail

// The rate of the sentence that a claim stands in; nullopt where there is none, or no text.
inline std::optional<StatedRate> rate_beside(const plugin::Host& host, const plugin::Claim& claim) {
  const auto document = plugin::Document::open(host, claim.document);
  if (!document || document->text().empty()) return std::nullopt;
  const plugin::Place* place = document->place(claim.ref);
  if (place == nullptr) return std::nullopt;
  const auto sentences = document->sentences();
  const auto behind =
      std::ranges::upper_bound(sentences, place->begin, {}, &plugin::Sentence::begin);
  if (behind == sentences.begin()) return std::nullopt;
  const auto sentence = std::prev(behind);
  const auto claims = document->claims_of(*sentence);
  const auto places = document->places_of(*sentence);
  for (std::size_t i = 0; i + 1 < claims.size(); ++i) {
    if (places[i + 1].begin < places[i].end) continue;
    const std::string_view between =
        document->text().substr(places[i].end, places[i + 1].begin - places[i].end);
    if (plugin::trimmed(between) != "=") continue;
    const auto first = host.claim(claims[i]);
    const auto second = host.claim(claims[i + 1]);
    if (!first || !second || !plugin::exchanged(host, *first, *second)) continue;
    if (detail::equals_one(*first)) return StatedRate{*first, *second};
    if (detail::equals_one(*second)) return StatedRate{*second, *first};
  }
  return std::nullopt;
}

// Money in the other currency of the rate; nullopt where the rate is of others.
inline std::optional<plugin::Figure> exchanged_at(const plugin::Host& host, const StatedRate& rate,
                                                  const plugin::Claim& given,
                                                  const plugin::Claim& result) {
  if (given.per != 0 || result.per != 0) return std::nullopt;
  const plugin::Figure amount = plugin::directed(host, given);
  const plugin::Figure price = plugin::level(host, rate.price);
  if (given.unit == rate.one.unit && result.unit == rate.price.unit) return amount * price;
  if (given.unit == rate.price.unit && result.unit == rate.one.unit) return amount / price;
  return std::nullopt;
}

}  // namespace veritally::rules
