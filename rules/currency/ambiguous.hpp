// currency/ambiguous: money of which the text does not say in what currency.
#pragma once

#include <veritally/plugin.hpp>

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace veritally::rules {

class AmbiguousCurrency {
 public:
  static constexpr plugin::Option options[] = {
      {"own", "words of sentences about the country whose currency a plain $ is, parted by commas",
       "us, u.s, usa, united states, america, american, usd"},
      {"others", "words of sentences about other countries with dollars",
       "in canada, in australia, in new zealand, in singapore, in hong kong, in taiwan, canada's, "
       "australia's, new zealand's, singapore's"},
      {"verbs", "words of money right before an amount",
       "spent, spend, spending, cost, costs, costing, paid, invested, raised, worth"},
      {"nouns", "words of money shortly behind an amount",
       "budget, loan, fine, investment, funding"},
      {"measures", "last words of measures that are of money",
       "budget, cost, spending, expenditure, funding, fine, loan, debt, investment, salary, "
       "valuation"}};
  static constexpr plugin::Info info{
      .id = "currency/ambiguous",
      .summary = "money of which the text does not say in what currency",
      .documentation =
          R"(Points at two kinds of money whose currency a reader must guess:

- an amount without any: *a training budget of 5.5 million*, *they spent 7 million on it*,
- a plain *$* in a sentence that names another country with dollars and not the United States: *in
  Canada sales rose to $5 million*. A Canadian dollar is worth a third less.

An amount is money if its measure is (a budget, cost, spending, funding, a fine, a loan), or
a word of money stands right before or behind it.

It stays silent on amounts of something that is named (*5.5 million users*), under a thousand, and in
sentences that state a currency elsewhere.
)",
      .scope = plugin::Scope::document,
      .severity = plugin::Severity::note,
      .options = options};

  explicit AmbiguousCurrency(const plugin::Host& host)
      : own_(host.option("own")),
        others_(host.option("others")),
        verbs_(host.option("verbs")),
        nouns_(host.option("nouns")),
        measures_(host.option("measures")) {}

  void check(const plugin::Host& host, const plugin::Document& document) const {
    for (const plugin::Sentence& sentence : document.sentences()) {
      check_sentence(host, document, sentence);
    }
  }

 private:
  // What the whole sentence says is looked at once, however many amounts it has.
  void check_sentence(const plugin::Host& host, const plugin::Document& document,
                      const plugin::Sentence& sentence) const {
    const auto claims = document.claims_of(sentence);
    std::optional<bool> other_dollars;
    std::optional<bool> currency_stated;
    for (std::size_t i = 0; i < claims.size(); ++i) {
      const plugin::Place& place = document.places_of(sentence)[i];
      const auto claim = host.claim(claims[i]);
      if (!claim) continue;
      if ((place.flags & VT_PLACE_AMBIGUOUS_CURRENCY) != 0) {
        if (!is_plain_dollar(document.text_of(place))) continue;
        if (!other_dollars) other_dollars = names_other_dollars(document.text_of(sentence));
        if (!*other_dollars) continue;
        report(host, document, place, claim->ref,
               "another country of the sentence has dollars, too");
      } else if (lacks_currency(host, document, place, *claim)) {
        if (!currency_stated) currency_stated = states_currency(host, claims);
        if (!*currency_stated) {
          report(host, document, place, claim->ref, "no currency is stated");
        }
      }
    }
  }

  // "C$" and "US$" say whose.
  static bool is_plain_dollar(std::string_view amount) {
    const auto sign = amount.find('$');
    return sign != amount.npos && plugin::letter_before(amount, sign) == sign;
  }

  // Another country with dollars, and not the United States.
  bool names_other_dollars(std::string_view sentence) const {
    return !own_.find(sentence) && others_.find(sentence);
  }

  bool lacks_currency(const plugin::Host& host, const plugin::Document& document,
                      const plugin::Place& place, const plugin::Claim& claim) const {
    constexpr vt_decimal thousand{1, 3, 0};
    if (claim.of != 0 || claim.per != 0 || host.text(plugin::Column::unit, claim.unit) != "1") {
      return false;
    }
    if ((place.flags & VT_PLACE_VAGUE) != 0 || plugin::compare(claim.value, thousand) < 0) {
      return false;
    }
    const std::string_view text = document.text();
    return is_money(host.text(plugin::Column::measure, claim.measure)) ||
           verbs_.holds(plugin::word_before(text, place.begin)) ||
           names_money_behind(text, place.end);
  }

  // "5.5 million training budget"
  bool names_money_behind(std::string_view text, std::uint64_t at) const {
    for (int words = 0; words < 2; ++words) {
      const std::string_view word = plugin::word_behind(text, at);
      if (word.empty()) return false;
      if (nouns_.holds(word)) return true;
      at = static_cast<std::uint64_t>(word.data() - text.data()) + word.size();
    }
    return false;
  }

  // The last word of a measure says what it is: "training budget".
  bool is_money(std::string_view measure) const {
    return measures_.holds(plugin::word_before(measure, measure.size()));
  }

  static bool states_currency(const plugin::Host& host, std::span<const plugin::ClaimRef> claims) {
    for (const plugin::ClaimRef ref : claims) {
      const auto claim = host.claim(ref);
      const auto unit =
          claim ? host.unit(host.text(plugin::Column::unit, claim->unit)) : std::nullopt;
      if (unit && unit->currency) return true;
    }
    return false;
  }

  static void report(const plugin::Host& host, const plugin::Document& document,
                     const plugin::Place& place, plugin::ClaimRef claim, const char* why) {
    host.report(plugin::Finding{
        .check = {.verdict = plugin::Verdict::undetermined, .claims = {claim}, .working = why},
        .message = "the currency of \"" + std::string(document.text_of(place)) + "\" is open"});
  }

  plugin::WordList own_;
  plugin::WordList others_;
  plugin::WordList verbs_;
  plugin::WordList nouns_;
  plugin::WordList measures_;
};

}  // namespace veritally::rules
