// "The £350 million will be paid in parts", where the text has no such figure before, and has
// £350 billion: what "the" points back to is there with other digits or another scale word. For
// conflict/repeated, as a warning.
#pragma once

#include "figures.hpp"
#include "same_digits.hpp"

#include <veritally/plugin.hpp>

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace veritally::rules {

class Definite {
 public:
  static constexpr plugin::Option options[] = {
      {"articles", "words before a figure by which it is one that was told before",
       "the, these, those, that, this"}};

  explicit Definite(const plugin::Host& host) : articles_(host.option("articles")) {}

  void check(const plugin::Host& host, const plugin::Document& document) const {
    const std::vector<ToldFigure> all = figures_of_prose(host, document);
    if (all.size() > most) return;
    for (std::size_t i = 0; i < all.size(); ++i) {
      if (points_back(document, all[i])) compare(host, all, i);
    }
  }

 private:
  static constexpr std::size_t most = 400;  // keeps the time linear

  bool points_back(const plugin::Document& document, const ToldFigure& told) const {
    const plugin::Place* place = document.place(told.claim.ref);
    return place != nullptr && told.claim.change == plugin::Change::none &&
           articles_.holds(plugin::word_before(document.text(), place->begin));
  }

  // The figure against those before it: none is the same, and one is but for a slip.
  static void compare(const plugin::Host& host, const std::vector<ToldFigure>& all,
                      std::size_t index) {
    const plugin::Claim& claim = all[index].claim;
    const ToldFigure* meant = nullptr;
    for (std::size_t i = 0; i < all.size(); ++i) {
      const plugin::Claim& other = all[i].claim;
      if (i == index || other.unit != claim.unit) continue;
      if (host.compare(other.ref, claim.ref).meets() || is_rounding(other.value, claim.value)) {
        return;
      }
      const bool slip = i < index && all[i].sentence != all[index].sentence &&
                        other.of == claim.of && other.per == claim.per &&
                        is_slip(other.value, claim.value);
      if (!slip) continue;
      if (meant != nullptr && !plugin::equal(meant->claim.value, other.value)) return;
      meant = &all[i];
    }
    if (meant != nullptr) report(host, claim, meant->claim);
  }

  // Digits that are hardly the same by chance.
  static bool is_slip(const vt_decimal& one, const vt_decimal& other) {
    const auto slip = copy_slip(one, other);
    if (!slip) return false;
    return slip->kind == Miscopy::power_of_ten
               ? slip->digits > 1
               : slip->kind == Miscopy::same_digits && slip->digits > 2;
  }

  static void report(const plugin::Host& host, const plugin::Claim& a, const plugin::Claim& b) {
    const std::string here = plugin::show_with_unit(host, a, plugin::scale_of(host, a));
    const std::string there = plugin::show_with_unit(host, b, plugin::scale_of(host, b));
    host.report(plugin::Finding{
        .check = {.verdict = plugin::Verdict::inconsistent,
                  .claims = {a.ref, b.ref},
                  .working = against(host, a, b),
                  .labels = {{.role = plugin::Role::primary, .claim = a.ref, .text = here},
                             {.role = plugin::Role::contradicts, .claim = b.ref, .text = there}}},
        .message = "told as known is " + here + ", and told before is " + there + ": " +
                   describe_slip(a.value, b.value),
        .confidence = 0.8,
        .severity = plugin::Severity::warning});
  }

  plugin::WordList articles_;
};

}  // namespace veritally::rules
