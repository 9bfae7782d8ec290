// change/percent: a stated percent change is the one from the old value to the new.
#pragma once

#include "annual.hpp"
#include "by_amount.hpp"
#include "levels.hpp"
#include "premium.hpp"

#include <veritally/plugin.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace veritally::rules {

class PercentChange {
 public:
  static constexpr plugin::Option options[] = {
      {"premiums", "words between a percentage and what a price is above, parted by commas",
       "premium to, premium over, premium on, premium above, aufschlag auf, prime sur, prima "
       "sobre"},
      {"discounts", "words between a percentage and what a price is below",
       "discount to, discount from, discount on, abschlag auf, décote sur, descuento sobre"},
      {"against", "words shortly before an old value that is only compared",
       "compared, compares, against, versus, vs"},
      annual_words};
  static constexpr plugin::Info info{
      .id = "change/percent",
      .summary = "percent changes that do not follow from the old and the new value",
      .documentation =
          R"(Recomputes a claim whose derivation is a `percent-change` of [new, old]:
(new - old) / old, with exact interval arithmetic over what the digits and hedges of both allow. A
stated fall is a change below zero.

For example, a fare that rises from 2.40 to 2.75 rises by 14.6 %, so *15 %* is consistent. A rate
that goes from 4 to 5 percent rises by 25 %: a stated *20 %* takes the change of the new value, and
*1 %* counts percentage points. Both are slips that newspapers correct often; the finding says which
of them explains the difference.

Where a text gives the new value, the amount of the change and its percentage, but not the old value
(*84.3 million, an increase of 6.7 million, or 8.6 %*), the amount says what the old value was.

Where the old value has a time of its own, more than a year before the new one, and is only compared
(*rose 8 % to $4.6 billion, compared with $4.4 billion in 2019*), the change may count from another:
a note.

Where the stated change is a rise and the computed one a fall, the message says so.

A premium or discount is such a change, too: *$89 a share, a 9 % premium to the price of $81.82*.

A change from nothing, or from less than nothing, has no percentage: `undetermined`. So are values
that cannot be brought to one unit. It stays silent on claims without such a derivation, and on
percentage points that a text calls percent, of which `change/points` speaks, and on growth a year
over several years, which is `change/growth-rate`'s.
)",
      .scope = plugin::Scope::corpus,
      .severity = plugin::Severity::error,
      .wants = plugin::Wants::derived,
      .options = options};

  explicit PercentChange(const plugin::Host& host)
      : premiums_(host.option("premiums"), host.option("discounts")),
        against_(host.option("against")),
        annual_(host.option("annual")) {}

  void check(const plugin::Host& host, const plugin::Claims& claims) const {
    plugin::for_each_derived(
        host, claims, plugin::Derivation::percent_change, [&](const plugin::Claim& change) {
          if (plugin::confuses_points(host, change) || is_growth_rate(host, annual_, change))
            return;
          const auto values = plugin::operands_of(host, change);
          if (gives_amount(values)) {
            recompute_by_amount(host, claims.words_wanted(), change, values);
          } else {
            recompute(host, claims.words_wanted(), change, values);
          }
        });
  }

  void check(const plugin::Host& host, const plugin::Document& document) const {
    premiums_.for_each(host, document, [&](const Premium& premium) {
      recompute(host, true, premium.change, {premium.value, premium.base});
    });
  }

 private:
  void recompute(const plugin::Host& host, bool words, const plugin::Claim& change,
                 const std::vector<plugin::Claim>& values) const {
    const bool elsewhere = counts_from_elsewhere(host, change, values);
    plugin::report(host, words,
                   {.stated = change,
                    .operands = values,
                    .figures = levels(host, values),
                    .compute =
                        [&](const plugin::Figures& figures) {
                          return in_unit(host, relative_change(host, figures[0], figures[1]),
                                         change);
                        },
                    .write =
                        [](const plugin::Words& terms) {
                          return "(" + terms[0] + " - " + terms[1] + ") / " + terms[1];
                        },
                    .name = "the percent change",
                    .roles = {"new value", "old value"},
                    .arity = 2,
                    .undefined = "the change has no percentage: its base is not above zero",
                    .turn = plugin::Turn{.below = "a fall", .above = "a rise"},
                    .relative = true,
                    .misreadings = [&] { return misreadings(host, change, values); },
                    .severity = elsewhere ? plugin::Severity::note : plugin::Severity::error,
                    .confidence = elsewhere ? 0.4 : 1.0});
  }

  // "Sales rose 8 % to $4.6 billion, compared with $4.4 billion in 2019": the old value has a time
  // of its own, more than a year before, and nobody says that the change counts from then.
  bool counts_from_elsewhere(const plugin::Host& host, const plugin::Claim& change,
                             const std::vector<plugin::Claim>& values) const {
    constexpr std::int32_t most = 400;  // days from the end of the old time to the new one
    if (values.size() != 2 || change.base_period || !values[1].period || !values[1].period->to) {
      return false;
    }
    const auto document = plugin::Document::open(host, values[1].document);
    const plugin::Place* place = document ? document->place(values[1].ref) : nullptr;
    if (place == nullptr || !only_compares(document->text(), place->begin)) return false;
    const auto& now = values[0].period;
    const auto begin = now && now->from ? now->from : document->date();
    return !begin || *begin - *values[1].period->to > most;
  }

  // "compared with the $4.4 billion", "against $4.4 billion".
  bool only_compares(std::string_view text, std::uint64_t at) const {
    constexpr int most = 3;
    for (int seen = 0; seen < most; ++seen) {
      const std::string_view word = plugin::word_before(text, at);
      if (word.empty()) return false;
      if (against_.holds(word)) return true;
      at = static_cast<std::uint64_t>(word.data() - text.data());
    }
    return false;
  }

  static std::optional<plugin::Figure> in_unit(const plugin::Host& host,
                                               const std::optional<plugin::Figure>& ratio,
                                               const plugin::Claim& change) {
    if (!ratio) return std::nullopt;
    return plugin::converted(host, *ratio, "1", host.text(plugin::Column::unit, change.unit));
  }

  static std::vector<plugin::Misreading> misreadings(const plugin::Host& host,
                                                     const plugin::Claim& change,
                                                     const std::vector<plugin::Claim>& values) {
    const auto figures = levels(host, values);
    const plugin::Figure& now = figures->front();
    const plugin::Figure& old = figures->back();
    std::vector<plugin::Misreading> all;
    const auto exchanged = relative_change(host, old, now);
    if (exchanged) {
      const auto of_new = plugin::constant(host, 0) - *exchanged;
      all.push_back({in_unit(host, of_new, change), "taking the change of the new value"});
    }
    all.push_back({in_unit(host, exchanged, change), "exchanging the new and the old value"});
    const auto unit = host.text(plugin::Column::unit, values[0].unit);
    if (unit == "percent") {
      all.push_back({now - old, "counting percentage points"});
    }
    return all;
  }

  Premiums premiums_;
  plugin::WordList against_;
  plugin::WordList annual_;
};

}  // namespace veritally::rules
