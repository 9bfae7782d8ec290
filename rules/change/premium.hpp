// Premiums and discounts: "$89 a share, a 9 % premium to the closing price of $81.82". For
// change/percent, which it belongs to.
#pragma once

#include "pairs.hpp"

#include <veritally/plugin.hpp>

#include <cstddef>
#include <optional>
#include <string_view>

namespace veritally::rules {

struct Premium {
  plugin::Claim change;  // its direction is that of the word: a discount is down
  plugin::Claim value;
  plugin::Claim base;
};

class Premiums {
 public:
  Premiums(std::string_view premiums, std::string_view discounts)
      : premiums_(premiums), discounts_(discounts) {}

  template <class Visit>
  void for_each(const plugin::Host& host, const plugin::Document& document,
                const Visit& visit) const {
    for (const plugin::Sentence& sentence : document.sentences()) {
      for (std::size_t i = 1; i + 1 < sentence.claim_count; ++i) {
        if (const auto found = premium_at(host, document, sentence, i)) visit(*found);
      }
    }
  }

 private:
  std::optional<Premium> premium_at(const plugin::Host& host, const plugin::Document& document,
                                    const plugin::Sentence& sentence, std::size_t i) const {
    const auto places = document.places_of(sentence);
    const std::string_view text = document.text();
    const auto between = [&](std::size_t a) {
      return plugin::trimmed(text.substr(places[a].end, places[a + 1].begin - places[a].end));
    };
    const std::string_view behind = between(i);
    const bool over = premiums_.begins(behind);
    if ((!over && !discounts_.begins(behind)) || !is_apposed(between(i - 1)) || !is_one(behind)) {
      return std::nullopt;
    }
    const auto claims = document.claims_of(sentence);
    auto change = host.claim(claims[i]);
    const auto value = host.claim(claims[i - 1]);
    auto base = host.claim(claims[i + 1]);
    const bool plain = change && value && base && plugin::is_percent(host, *change) &&
                       change->derivation == plugin::Derivation::none && detail::is_level(*value) &&
                       detail::is_level(*base);
    if (!plain || value->unit != base->unit || (base->per != 0 && base->per != value->per)) {
      return std::nullopt;
    }
    base->per = value->per;  // "$89 a share ... the price of $81.82"
    change->change = over ? plugin::Change::up : plugin::Change::down;
    return Premium{*change, *value, *base};
  }

  // ", a", "(a": nothing but a sign and a short word.
  static bool is_apposed(std::string_view gap) {
    const bool sign = gap.starts_with(',') || gap.starts_with('(') || gap.starts_with("–") ||
                      gap.starts_with("—");
    constexpr std::size_t longest_article = 4;
    return sign && plugin::words_of(gap).size() <= 1 &&
           plugin::word_before(gap, gap.size()).size() <= longest_article;
  }

  // The words up to the base go on without a break, and are few.
  static bool is_one(std::string_view gap) {
    constexpr std::size_t most = 10;
    return gap.find_first_of(",;:()") == std::string_view::npos &&
           plugin::words_of(gap).size() <= most;
  }

  plugin::WordList premiums_;
  plugin::WordList discounts_;
};

}  // namespace veritally::rules
