// ratio/share: a stated share is the part over the whole.
#pragma once

#include "named_whole.hpp"
#include "written_ratio.hpp"

#include <veritally/plugin.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace veritally::rules {

class Share {
 public:
  static constexpr plugin::Option options[] = {
      {"ofs", "words behind a share and before its whole, parted by commas",
       "of, der, des, seiner, ihrer, de, du, del"},
      {"owners", "words before the name of a whole",
       "its, their, our, the, his, her, seiner, ihrer, der, des, son, sa, ses, leur, leurs, le, "
       "la, "
       "les, su, sus, el, los, las"},
      {"alls", "words that say that a whole is all of it",
       "total, entire, whole, overall, global, worldwide, gesamten, weltweiten, totale, mondiale, "
       "total"},
      {"sames", "words before the same in other terms",
       "or, which is, that is, equal to, equivalent to, representing, accounting for, or about, or "
       "nearly, or roughly, oder, also, das sind, das entspricht, soit, c'est-à-dire, o, es decir"},
      {"everywhere", "words behind a whole that say that it is all of it",
       "worldwide, globally, overall, altogether, now, today, and, but, weltweit, insgesamt, "
       "und, aber, et, mais, y, pero"}};
  static constexpr plugin::Info info{
      .id = "ratio/share",
      .summary = "shares that are not the part over the whole",
      .documentation =
          R"(Recomputes a claim whose derivation is a `share` of [part, whole]: part / whole in
percent, with exact interval arithmetic over what the digits and hedges of both allow.

For example, 34 of 81 members are 42 %; a stated *52 %* is an error, and worse than another wrong
digit, since it makes a majority of a minority: the message says so. Of *about 5,000* seats, *about
600* are between 10.9 and 13.3 %, so *12 %* and *13 %* are both consistent.

A finding names the slip that explains the difference: a power of ten, two exchanged digits, part
and whole exchanged, or the part as a share of the rest (600 to the other 4,400).

A part and a whole that cannot be brought to one unit, and a whole that may be nothing, are
`undetermined`.

In a text it also looks at

- shares of a whole that has a name: *employs 40,000 people and will cut 2,000 jobs, or 5 % of its
  workforce*. The whole is the one amount of that name in the sentence, or, for a warning, in the one
  before or behind it; one that is said of a place or a time (*40,000 people in Germany*) is not all
  of it,
- percentages with both numbers in brackets: *62 % (18/29)*, if these are no day and month,
- a gross, operating or net margin beside the one profit and the one revenue of its sentence.

It stays silent on other claims without such a derivation.
)",
      .scope = plugin::Scope::corpus,
      .severity = plugin::Severity::error,
      .wants = plugin::Wants::derived,
      .options = options};

  explicit Share(const plugin::Host& host) : wholes_(host) {}

  void check(const plugin::Host& host, const plugin::Claims& claims) const {
    plugin::for_each_derived(host, claims, plugin::Derivation::share,
                             [&](const plugin::Claim& share) {
                               recompute(host, claims.words_wanted(), share,
                                         plugin::operands_of(host, share), Severity::error);
                             });
  }

  void check(const plugin::Host& host, const plugin::Document& document) const {
    wholes_.for_each(host, document, [&](const NamedShare& named) {
      recompute(host, true, named.share, {named.part, named.whole},
                named.apart ? Severity::warning : Severity::error);
    });
    read_ratios(host, document);
    for (const plugin::Sentence& sentence : document.sentences()) {
      if (sentence.claim_count > 2) read_margin(host, document, sentence);
    }
  }

 private:
  using Severity = plugin::Severity;

  // ---- "62 % (15/29)" ----

  static void read_ratios(const plugin::Host& host, const plugin::Document& document) {
    const auto places = document.places();
    for (std::size_t i = 1; i < places.size(); ++i) {
      const std::string_view words = document.text_of(places[i]);
      if (!written_ratio(words) || !is_bracketed(document, i)) continue;
      const auto share = host.claim(document.claims()[i - 1]);
      const auto ratio = host.claim(document.claims()[i]);
      const bool fit = share && ratio && plugin::is_percent(host, *share) &&
                       share->change == plugin::Change::none && share->per == 0;
      if (fit) judge_ratio(host, *share, *ratio, words);
    }
  }

  static void judge_ratio(const plugin::Host& host, const plugin::Claim& share,
                          const plugin::Claim& ratio, std::string_view words) {
    plugin::report(
        host, true,
        {.stated = share,
         .operands = {ratio},
         .figures = plugin::Figures{plugin::level(host, ratio)},
         .compute =
             [&](const plugin::Figures& figures) { return in_unit(host, figures.front(), share); },
         .write = [words](const plugin::Words&) { return std::string(words); },
         .name = "the share",
         .turn = half(host, share)});
  }

  // ---- "profit of $40m on revenue of $100m, a margin of 40 %" ----

  static void read_margin(const plugin::Host& host, const plugin::Document& document,
                          const plugin::Sentence& sentence) {
    std::string_view measure;
    const auto margin = only(host, document, sentence, [&](const plugin::Claim& claim) {
      const std::string_view of = margin_of(host.text(plugin::Column::measure, claim.measure));
      if (of.empty() || !plugin::is_percent(host, claim)) return false;
      measure = of;
      return true;
    });
    if (!margin || margin->change != plugin::Change::none) return;
    const auto amount = [&](std::string_view name) {
      return only(host, document, sentence, [&, name](const plugin::Claim& claim) {
        return host.text(plugin::Column::measure, claim.measure) == name &&
               !plugin::is_percent(host, claim);
      });
    };
    const auto profit = amount(measure);
    const auto revenue = amount("revenue");
    if (!profit || !revenue || !is_level(*profit, *margin) || !is_level(*revenue, *margin)) return;
    if (profit->unit == revenue->unit) {
      recompute(host, true, *margin, {*profit, *revenue}, Severity::error);
    }
  }

  static bool is_level(const plugin::Claim& claim, const plugin::Claim& margin) {
    return claim.change == plugin::Change::none && claim.modality == margin.modality &&
           claim.subject == margin.subject && claim.scope == margin.scope && claim.per == 0;
  }

  // The one claim of the sentence that is wanted; nullopt where there is none, or several.
  template <class Wanted>
  static std::optional<plugin::Claim> only(const plugin::Host& host,
                                           const plugin::Document& document,
                                           const plugin::Sentence& sentence, const Wanted& wanted) {
    std::optional<plugin::Claim> found;
    for (const plugin::ClaimRef ref : document.claims_of(sentence)) {
      const auto claim = host.claim(ref);
      if (!claim || !wanted(*claim)) continue;
      if (found) return std::nullopt;
      found = claim;
    }
    return found;
  }

  // ---- Arithmetic ----

  static void recompute(const plugin::Host& host, bool words, const plugin::Claim& share,
                        const std::vector<plugin::Claim>& operands, Severity severity) {
    plugin::report(host, words,
                   {.stated = share,
                    .operands = operands,
                    .figures = both(host, operands),
                    .compute =
                        [&](const plugin::Figures& figures) {
                          return in_unit(host, figures[0] / figures[1], share);
                        },
                    .write = [](const plugin::Words& terms) { return terms[0] + " / " + terms[1]; },
                    .name = "the share",
                    .roles = {"part", "whole"},
                    .arity = 2,
                    .undefined = "the share has no value: its whole may be nothing",
                    .turn = half(host, share),
                    .misreadings = [&] { return misreadings(host, operands, share); },
                    .severity = severity,
                    .confidence = severity == Severity::error ? 1.0 : 0.8});
  }

  // Part and whole in the unit of the whole.
  static std::optional<plugin::Figures> both(const plugin::Host& host,
                                             const std::vector<plugin::Claim>& operands) {
    if (operands.empty()) return std::nullopt;
    return plugin::brought(host, operands, operands.back());
  }

  static std::optional<plugin::Figure> in_unit(const plugin::Host& host,
                                               const std::optional<plugin::Figure>& ratio,
                                               const plugin::Claim& share) {
    if (!ratio) return std::nullopt;
    return plugin::converted(host, *ratio, "1", host.text(plugin::Column::unit, share.unit));
  }

  static std::optional<plugin::Turn> half(const plugin::Host& host, const plugin::Claim& share) {
    if (!plugin::is_percent(host, share)) return std::nullopt;
    return plugin::Turn{.at = {50, 0, 0}, .below = "a minority", .above = "a majority"};
  }

  static std::vector<plugin::Misreading> misreadings(const plugin::Host& host,
                                                     const std::vector<plugin::Claim>& operands,
                                                     const plugin::Claim& share) {
    const auto figures = both(host, operands);
    const plugin::Figure& part = figures->front();
    const plugin::Figure& whole = figures->back();
    return {{in_unit(host, whole / part, share), "exchanging part and whole"},
            {in_unit(host, part / (whole - part), share), "taking the share of the rest"}};
  }

  NamedWholes wholes_;
};

}  // namespace veritally::rules
