// range/reversed: a range whose higher end stands first.
#pragma once

#include "ends.hpp"

#include <veritally/plugin.hpp>

#include <algorithm>
#include <string>
#include <string_view>

namespace veritally::rules {

class Reversed {
 public:
  static constexpr plugin::Info info{
      .id = "range/reversed",
      .summary = "a range whose higher end stands first",
      .documentation =
          R"(Points at ranges that run downwards: *between 5 and 3 days*, *$65 to $60 billion*. Ends that changed
places are harmless; more often one of the two numbers is wrong, and the range with it.

A range that runs upwards says nothing of its figures, and leaves no check.

It stays silent on changes, which may go down (*fell from 10 to 5*), on scores, on ends that are bounds
(*between less than 4 and 2*), and where the first number may be of a smaller scale than the second
(*500 to 2 million*), of which `range/missing-scale` speaks.
)",
      .scope = plugin::Scope::document,
      .severity = plugin::Severity::warning};

  void check(const plugin::Host& host, const plugin::Document& document) const {
    for (std::size_t i = 0; i < document.places().size(); ++i) {
      const plugin::Place& place = document.places()[i];
      const auto claim = host.claim(document.claims()[i]);
      if (!claim || !claim->range) continue;
      if (has_bounds(document.text_of(place))) continue;
      const bool flagged = (place.flags & VT_PLACE_REVERSED) != 0;
      if (!flagged && !shares_scale_downwards(document.text_of(place), *claim)) continue;
      host.report(plugin::Finding{
          .check = {.verdict = plugin::Verdict::inconsistent,
                    .claims = {claim->ref},
                    .working = "the first end is higher than the second"},
          .message = "\"" + std::string(document.text_of(place)) + "\" runs downwards",
          .confidence = 0.9});
    }
  }

 private:
  // "between less than 4 and 2": its ends are no numbers, and may stand in any order.
  static bool has_bounds(std::string_view words) {
    const auto digit = std::find_if(words.begin(), words.end(), plugin::is_digit);
    const auto before = static_cast<std::size_t>(digit - words.begin());
    return digit != words.end() && plugin::words_of(words.substr(0, before)).size() > 1;
  }

  // "$65 to $60 billion": under one scale, which the two must share, being of one size.
  static bool shares_scale_downwards(std::string_view words, const plugin::Claim& claim) {
    const auto ends = ends_of(words, claim, false);
    if (!ends || ends->first_power != 0 || ends->second_power < 3) return false;
    vt_decimal tenfold = ends->second;
    ++tenfold.exponent;
    return plugin::compare(ends->first, ends->second) > 0 &&
           plugin::compare(ends->first, tenfold) < 0;
  }
};

}  // namespace veritally::rules
