// Balances: what comes in, what goes out, and what a sentence says that is left of it: "revenue of
// $300m and spending of $350m, a deficit of $50m". For sum/total, which it belongs to.
#pragma once

#include <veritally/plugin.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace veritally::rules {

struct Balance {
  plugin::Claim rest;
  plugin::Claim more;  // `rest` is `more` less `less`, as its word says
  plugin::Claim less;
  bool sure = false;  // a budget's; a profit may be what taxes leave of it
};

class Balances {
 public:
  Balances(std::string_view incomes, std::string_view outlays, std::string_view surpluses,
           std::string_view deficits, std::string_view unsure, std::string_view others)
      : incomes_(incomes),
        outlays_(outlays),
        surpluses_(surpluses),
        deficits_(deficits),
        unsure_(unsure),
        others_(others) {}

  template <class Visit>
  void for_each(const plugin::Host& host, const plugin::Document& document,
                const Visit& visit) const {
    for (const plugin::Sentence& sentence : document.sentences()) {
      for (std::size_t i = 0; i + 2 < sentence.claim_count; ++i) {
        if (const auto found = balance_at(host, document, sentence, i)) visit(*found);
      }
    }
  }

 private:
  std::optional<Balance> balance_at(const plugin::Host& host, const plugin::Document& document,
                                    const plugin::Sentence& sentence, std::size_t i) const {
    const auto places = document.places_of(sentence);
    const auto before = [&](std::size_t j) {
      const std::uint64_t begin = j == 0 ? sentence.begin : places[j - 1].end;
      return plugin::trimmed(document.text().substr(begin, places[j].begin - begin));
    };
    const std::string_view left = before(i + 2);
    const bool surplus = ends_with_of(left, surpluses_);
    const bool listed = plugin::words_of(before(i + 1)).size() <= most_words;
    if ((!surplus && !ends_with_of(left, deficits_)) || !is_apposed(left) || !listed ||
        others_.find(left)) {
      return std::nullopt;
    }
    const bool income_first = ends_with_of(before(i), incomes_);
    const bool both =
        income_first ? ends_with_of(before(i + 1), outlays_)
                     : ends_with_of(before(i), outlays_) && ends_with_of(before(i + 1), incomes_);
    if (!both) return std::nullopt;
    const auto claims = document.claims_of(sentence);
    const auto first = host.claim(claims[i]);
    const auto second = host.claim(claims[i + 1]);
    auto rest = host.claim(claims[i + 2]);
    if (!first || !second || !rest || !are_alike(*first, *second, *rest)) return std::nullopt;
    rest->change = plugin::Change::none;  // the word says which way it is
    const bool first_is_more = income_first == surplus;
    return Balance{*rest, first_is_more ? *first : *second, first_is_more ? *second : *first,
                   !unsure_.find(left)};
  }

  // "revenue of", "revenue was": the word stands right before what joins it to its amount.
  static bool ends_with_of(std::string_view words, const plugin::WordList& list) {
    const std::string_view joint = plugin::word_before(words, words.size());
    if (joint.empty()) return false;
    words = words.substr(0, static_cast<std::size_t>(joint.data() - words.data()));
    return list.ends(plugin::trimmed(words));
  }

  // ", a deficit of", ", leaving a deficit of".
  static bool is_apposed(std::string_view words) {
    return words.starts_with(',') && plugin::words_of(words).size() <= most_words;
  }

  static bool are_alike(const plugin::Claim& a, const plugin::Claim& b, const plugin::Claim& c) {
    using plugin::Change;
    const bool levels = a.change == Change::none && b.change == Change::none &&
                        c.derivation == plugin::Derivation::none &&
                        c.modality != plugin::Modality::denied;
    return levels && a.unit == b.unit && b.unit == c.unit && a.per == b.per && b.per == c.per;
  }

  static constexpr std::size_t most_words = 6;

  plugin::WordList incomes_;
  plugin::WordList outlays_;
  plugin::WordList surpluses_;
  plugin::WordList deficits_;
  plugin::WordList unsure_;
  plugin::WordList others_;
};

}  // namespace veritally::rules
