// range/reversed: a range whose higher end stands first.
#pragma once

#include "ends.hpp"

#include <veritally/plugin.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace veritally::rules {

class Reversed {
 public:
  static constexpr plugin::Option options[] = {
      {"shifts", "words of sentences in which a date moves, or years run backwards",
       "moved, moves, move, moving, brought, bring, brings, forward, advanced, shifted, changed, "
       "change, changing, revised, corrected, cut, back, backward, backwards, earlier, reverse, "
       "rewind, "
       "reset, lowered, pulled, bc, bce, b.c., verschoben, vorgezogen, zurück, geändert, v. chr., "
       "avancé, avancée, reculé, ramené, av. j.-c., adelantó, adelantado, atrás, cambió, a. c."},
      {"drops", "words before *from* behind which the numbers may be values and no years",
       "fell, falls, fallen, falling, dropped, drops, dropping, declined, decreased, decreasing, "
       "sank, shrank, shrunk, slid, slipped, dipped, plunged, down, reduced, went, go, goes, sank, "
       "fiel, fielen, sanken, gesunken, gefallen, chuté, tombé, baissé, passé, passée, passe, "
       "bajó, "
       "cayó, pasó, descendió"},
      {"froms", "words before the first of two years", "from, von, de, desde"},
      {"tos", "words between the two behind one of these", "to, until, through, bis, à, a, hasta"},
      {"betweens", "further words before the first of two years", "between, zwischen, entre"},
      {"ands", "words between the two behind one of those", "and, und, et, y"}};
  static constexpr plugin::Info info{
      .id = "range/reversed",
      .summary = "a range whose higher end stands first",
      .documentation =
          R"(Points at ranges that run downwards: *between 5 and 3 days*, *$65 to $60 billion*. Ends that changed
places are harmless; more often one of the two numbers is wrong, and the range with it. So are years:
*from 2019 to 2014*; *between 2019 and 2014*, which also compares two years, is a note at the beginning
of a sentence, and nothing elsewhere.

A range that runs upwards says nothing of its figures, and leaves no check.

It stays silent on changes, which may go down (*fell from 10 to 5*), on scores, on ends that are bounds
(*between less than 4 and 2*), and where the first number may be of a smaller scale than the second
(*500 to 2 million*), of which `range/missing-scale` speaks. On years it is silent in sentences where a
date is moved (*brought forward from 2030 to 2028*, the option `shifts`), on those before Christ, and behind
a fall, where they may be values (*fell from 2019 to 2014*, the option `drops`).
)",
      .scope = plugin::Scope::document,
      .severity = plugin::Severity::warning,
      .options = options};

  explicit Reversed(const plugin::Host& host)
      : shifts_(host.option("shifts")),
        drops_(host.option("drops")),
        froms_(host.option("froms")),
        tos_(host.option("tos")),
        betweens_(host.option("betweens")),
        ands_(host.option("ands")) {}

  void check(const plugin::Host& host, const plugin::Document& document) const {
    for (std::size_t i = 0; i < document.places().size(); ++i) {
      const plugin::Place& place = document.places()[i];
      const auto claim = host.claim(document.claims()[i]);
      if (!claim || !claim->range) continue;
      // "-2 to -5 C": away from nought.
      if (host.number(claim->nominal).below(host.number(0))) continue;
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
    for (const plugin::Sentence& sentence : document.sentences()) {
      const auto dates = document.dates_of(sentence);
      for (std::size_t i = 0; i + 1 < dates.size(); ++i) {
        if (dates[i].year > dates[i + 1].year && dates[i + 1].year != 0) {
          check_years(host, document, sentence, dates[i], dates[i + 1]);
        }
      }
    }
  }

 private:
  // "From 2019 to 2014": of years that stand alone, and not of "2014 points".
  void check_years(const plugin::Host& host, const plugin::Document& document,
                   const plugin::Sentence& sentence, const plugin::StatedDate& first,
                   const plugin::StatedDate& last) const {
    const std::string_view text = document.text();
    const std::string_view before = plugin::word_before(text, first.begin);
    const std::string_view joint = plugin::trimmed(text.substr(first.end, last.begin - first.end));
    const bool from = froms_.holds(before) && tos_.holds(joint);
    const bool between = betweens_.holds(before) && ands_.holds(joint);
    if ((!from && !between) || shifts_.find(document.text_of(sentence))) return;
    const auto begin = static_cast<std::uint64_t>(before.data() - text.data());
    if (!from && !opens(document.text_of(sentence), begin - sentence.begin)) return;
    if (from && drops_.holds(plugin::word_before(text, begin))) return;
    const std::string words(text.substr(begin, last.end - begin));
    host.report(plugin::Finding{
        .check = {.verdict = plugin::Verdict::inconsistent,
                  .working = std::to_string(first.year) + " > " + std::to_string(last.year),
                  .labels = {document.label(begin, last.end)}},
        .message = "\"" + words + "\" runs backwards",
        .confidence = from ? 0.9 : 0.7,
        .severity = from ? plugin::Severity::warning : plugin::Severity::note});
  }

  // Not of "the gap between 2024 and 2019", which compares the two.
  static bool opens(std::string_view sentence, std::uint64_t at) {
    return plugin::trimmed(sentence.substr(0, at)).empty();
  }

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

  plugin::WordList shifts_;
  plugin::WordList drops_;
  plugin::WordList froms_;
  plugin::WordList tos_;
  plugin::WordList betweens_;
  plugin::WordList ands_;
};

}  // namespace veritally::rules
