// change/multiple: a stated multiple is the one from the old value to the new.
#pragma once

#include "levels.hpp"

#include <veritally/plugin.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace veritally::rules {

class Multiple {
 public:
  static constexpr plugin::Option options[] = {
      {"anews", "words between the values and a multiple behind them that start anew",
       "then, again, before, after, afterwards, later, subsequently, since, next, dann, danach, "
       "wieder, bevor, später, seitdem, anschließend, puis, ensuite, avant, après, depuis, "
       "de nouveau, luego, después, antes, más tarde, de nuevo, desde entonces"}};
  static constexpr plugin::Info info{
      .id = "change/multiple",
      .summary = "multiples that do not follow from the old and the new value",
      .documentation =
          R"(Recomputes a claim that is a bare number, states a change, and whose derivation is a `ratio` of
[new, old]: *doubled*, *quadrupled*, *halved*, *fell to a third*. A fall by a number above one counts
how often the new value goes into the old: *a fourfold fall* is from 400 to 100.

For example, a fleet that grew from 320 to 1,440 buses is 4.5 times as large; that it *quadrupled* is
an error, while *more than quadrupled* holds. From 120 to 60 is *halved*.

A finding names the slip that explains the difference: a power of ten, two exchanged digits, new and
old exchanged, or the increase alone (from 100 to 400 is four times as much, and three times more).
Where a rise is stated and the values fall, the message says so.

An old value that may be nothing, and values that cannot be brought to one unit, are `undetermined`.
Ratios that state no change belong to `ratio/rate`. It stays silent on claims without such a
derivation, and where a further change follows: *from 80 to 40, then doubled again* (the option
`anews`).
)",
      .scope = plugin::Scope::corpus,
      .severity = plugin::Severity::error,
      .wants = plugin::Wants::derived,
      .options = options};

  explicit Multiple(const plugin::Host& host) : anews_(host.option("anews")) {}

  void check(const plugin::Host& host, const plugin::Claims& claims) const {
    plugin::for_each_derived(
        host, claims, plugin::Derivation::ratio, [&](const plugin::Claim& multiple) {
          const bool bare = host.text(plugin::Column::unit, multiple.unit) == "1";
          if (!bare || multiple.change == plugin::Change::none || starts_anew(host, multiple))
            return;
          recompute(host, claims.words_wanted(), multiple);
        });
  }

 private:
  // "From 80 to 40, then doubled again": the multiple is of a change that comes after the values.
  bool starts_anew(const plugin::Host& host, const plugin::Claim& multiple) const {
    const auto document = plugin::Document::open(host, multiple.document);
    const plugin::Place* place = document ? document->place(multiple.ref) : nullptr;
    if (place == nullptr) return false;
    std::uint64_t behind = 0;  // the values
    for (const plugin::ClaimRef value : multiple.operands) {
      const plugin::Place* other = document->place(value);
      if (other == nullptr || other->end > place->begin) return false;
      behind = std::max(behind, other->end);
    }
    const std::string_view text = document->text();
    return anews_.find(text.substr(behind, place->begin - behind)) ||
           anews_.holds(plugin::word_behind(text, place->end));
  }

  void recompute(const plugin::Host& host, bool words, const plugin::Claim& multiple) const {
    const bool times_less =
        multiple.change == plugin::Change::down && plugin::compare(multiple.value, {1, 0, 0}) > 0;
    plugin::Claim size = multiple;  // a factor is no amount that falls below nothing
    size.change = plugin::Change::none;
    const auto values = plugin::operands_of(host, multiple);
    const auto figures = levels(host, values);
    if (disagrees(host, size, figures, times_less) && starts_anew(host, multiple)) return;
    const std::string_view less = times_less ? "a rise" : "a fall";
    const std::string_view more = times_less ? "a fall" : "a rise";
    plugin::report(
        host, words,
        {.stated = size,
         .operands = values,
         .figures = figures,
         .compute = [=](const plugin::Figures& f) { return f[times_less] / f[!times_less]; },
         .write =
             [=](const plugin::Words& terms) {
               return terms[times_less] + " / " + terms[!times_less];
             },
         .name = "the multiple",
         .roles = {"new value", "old value"},
         .arity = 2,
         .undefined = "the multiple has no value: it divides by what may be nothing",
         .turn = plugin::Turn{.at = {1, 0, 0}, .below = less, .above = more},
         .misreadings = [&] { return misreadings(host, *figures, times_less); }});
  }

  static bool disagrees(const plugin::Host& host, const plugin::Claim& size,
                        const std::optional<plugin::Figures>& figures, bool times_less) {
    if (!figures || figures->size() != 2) return false;
    const auto multiple = (*figures)[times_less] / (*figures)[!times_less];
    return multiple &&
           plugin::judge(plugin::stated_in(host, size), *multiple) == plugin::Verdict::inconsistent;
  }

  static std::vector<plugin::Misreading> misreadings(const plugin::Host& host,
                                                     const plugin::Figures& figures,
                                                     bool times_less) {
    const auto multiple = figures[times_less] / figures[!times_less];
    return {{figures[!times_less] / figures[times_less], "exchanging the new and the old value"},
            {*multiple - plugin::constant(host, 1), "counting the increase alone"}};
  }

  plugin::WordList anews_;
};

}  // namespace veritally::rules
