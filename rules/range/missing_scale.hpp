// range/missing-scale: a range of which one end may lack its scale word.
#pragma once

#include "ends.hpp"

#include <veritally/plugin.hpp>

#include <string>
#include <string_view>

namespace veritally::rules {

class MissingScale {
 public:
  static constexpr plugin::Info info{
      .id = "range/missing-scale",
      .summary = "a range of which one end may lack its scale word",
      .documentation =
          R"(A scale word behind the second number counts for both: *$60 to $65 billion* begins at 60 billion. The
rule points at ranges where that reading, or any other, is doubtful:

- *500 to 2 million*: 500 million are more than 2 million, so that 500, 500 thousand or a range that
  runs downwards may be meant,
- *1.5 million to 2*: 2 or 2 million.

It stays silent where both readings need no guess (*40,000 to 3 million*), and where both ends name their scale.
)",
      .scope = plugin::Scope::document,
      .severity = plugin::Severity::note};

  void check(const plugin::Host& host, const plugin::Document& document) const {
    for (std::size_t i = 0; i < document.places().size(); ++i) {
      const plugin::Place& place = document.places()[i];
      const auto claim = host.claim(document.claims()[i]);
      if (!claim || !claim->range || (place.flags & VT_PLACE_REVERSED) != 0) continue;
      const std::string_view words = document.text_of(place);
      const auto ends = ends_of(words, *claim, false);
      if (!ends || !is_doubtful(*ends)) continue;
      host.report(plugin::Finding{
          .check = {.verdict = plugin::Verdict::undetermined,
                    .claims = {claim->ref},
                    .working = "read as " + plugin::show_with_unit(host, *claim, {})},
          .message = "\"" + std::string(words) + "\" leaves open the scale of one end"});
    }
  }

 private:
  // 45,000 of "£45,000 to £2.4 million": nobody counts so many millions.
  static bool is_written_out(const vt_decimal& first) {
    return plugin::compare(first, {10'000, 0, 0}) >= 0;
  }

  static bool is_doubtful(const Ends& ends) {
    constexpr std::int32_t thousand = 3;
    if (ends.first_power >= thousand) {
      return ends.second_is_bare && ends.second_power == ends.first_power;
    }
    vt_decimal tenfold = ends.second;
    ++tenfold.exponent;
    return ends.first_power == 0 && ends.second_power >= thousand && !is_written_out(ends.first) &&
           plugin::compare(ends.first, tenfold) >= 0;
  }
};

}  // namespace veritally::rules
