// change/annualised: a quarter's or month's figure carried over a year.
#pragma once

#include <veritally/plugin.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace veritally::rules {

class Annualised {
 public:
  static constexpr plugin::Option options[] = {
      {"words", "words for a rate that is carried over a year, parted by commas",
       "annualised, annualized, annualisiert, annualisierte, annualisierten, aufs jahr "
       "hochgerechnet, "
       "annualisé, annualisée, anualizado, anualizada"},
      {"rates", "words beside a short time's amount that is carried over the year named behind it",
       "run rate, run-rate, rate, pace, annualised, annualized"},
      {"quarters", "words of sentences about a quarter", "quarter, quarterly, quartal, trimestre"},
      {"months", "words of sentences about a month", "month, monthly, monat, mois, mes"},
      {"years", "words of sentences that compare with the year before",
       "year earlier, year ago, year before, year-on-year, year-over-year, vorjahr, vorjahres, "
       "vorjahresquartal, an plus tôt, sur un an, interanual, año anterior, un año antes"}};
  static constexpr plugin::Info info{
      .id = "change/annualised",
      .summary = "annualised rates that a quarter's or month's figure does not give",
      .documentation =
          R"(Carries a short time's change over a year: q percent in a quarter are (1 + q)^4 - 1 in a year, in a
month (1 + q)^12 - 1, and holds the result against the rate that a sentence calls *annualised* (the
option `words`). Four times the quarter's change is accepted, too: for small changes it is nearly the
same, and it is how such rates are often told.

For example, *0.7 % from the previous quarter, or 2.8 % on an annualised basis* holds; *3.8 %* does
not. A finding names the slip that explains the difference: the rate of months taken for quarters, a
power of ten, the sign, two exchanged digits.

An amount of a quarter that the text calls the rate of the year behind it (*the $2.1 billion spent in
the fourth quarter is the rate for 2025: over $8 billion for the full year*) is four times taken, and
held against that year's.

It stays silent where the sentence does not say whether a quarter or a month is meant, or compares with
a year earlier, and where it has other percentages. An amount that does not give the year's is no
finding: a rate is no promise.
)",
      .scope = plugin::Scope::document,
      .severity = plugin::Severity::error,
      .options = options};

  explicit Annualised(const plugin::Host& host)
      : words_(host.option("words")),
        rates_(host.option("rates")),
        quarters_(host.option("quarters")),
        months_(host.option("months")),
        years_(host.option("years")) {}

  void check(const plugin::Host& host, const plugin::Document& document) const {
    for (const plugin::Sentence& sentence : document.sentences()) {
      if (sentence.claim_count > 1) read_changes(host, document, sentence);
    }
    for (const plugin::Block& block : document.blocks()) read_amounts(host, document, block);
  }

 private:
  // How many of the short times a year has.
  static constexpr std::uint32_t quarters_a_year = 4;
  static constexpr std::uint32_t months_a_year = 12;

  // ---- Changes in percent ----

  static bool is_plain_percent(const plugin::Host& host, const plugin::Claim& claim) {
    return plugin::is_percent(host, claim) && claim.per == 0 &&
           claim.modality != plugin::Modality::denied;
  }

  // Right before the figure, or right behind it.
  bool calls_annualised(const plugin::Document& document, const plugin::Sentence& sentence,
                        std::size_t i) const {
    constexpr std::size_t reach = 3;  // words
    const auto places = document.places_of(sentence);
    const std::uint64_t begin = i == 0 ? sentence.begin : places[i - 1].end;
    const std::uint64_t end = i + 1 < places.size() ? places[i + 1].begin : sentence.end;
    const std::string_view text = document.text();
    const std::string_view ahead = text.substr(begin, places[i].begin - begin);
    std::string_view behind = text.substr(places[i].end, end - places[i].end);
    behind = behind.substr(0, behind.find(','));
    const auto before = words_.find(ahead);
    const auto after = words_.find(behind);
    return (before && plugin::words_of(ahead.substr(before->end)).size() <= reach) ||
           (after && plugin::words_of(behind.substr(0, after->begin)).size() <= reach);
  }

  std::optional<std::uint32_t> times_a_year(std::string_view sentence) const {
    const bool quarter = quarters_.find(sentence).has_value();
    const bool month = months_.find(sentence).has_value();
    if (quarter == month || years_.find(sentence)) return std::nullopt;
    return quarter ? quarters_a_year : months_a_year;
  }

  // The only two percentages of the sentence, of which one is called annualised.
  void read_changes(const plugin::Host& host, const plugin::Document& document,
                    const plugin::Sentence& sentence) const {
    if (!words_.find(document.text_of(sentence))) return;
    const auto times = times_a_year(document.text_of(sentence));
    if (!times) return;
    const auto claims = document.claims_of(sentence);
    std::optional<plugin::Claim> annual;
    std::optional<plugin::Claim> part;
    for (std::size_t i = 0; i < claims.size(); ++i) {
      const auto claim = host.claim(claims[i]);
      if (!claim || !is_plain_percent(host, *claim)) continue;
      auto& side = calls_annualised(document, sentence, i) ? annual : part;
      if (side) return;
      side = claim;
    }
    if (!annual || !part || annual->derivation != plugin::Derivation::none) return;
    if (part->change == plugin::Change::none && annual->change == plugin::Change::none) return;
    // One word for the direction stands for both.
    if (annual->change == plugin::Change::none) annual->change = part->change;
    if (part->change == plugin::Change::none) part->change = annual->change;
    recompute(host, *annual, *part, *times);
  }

  // (1 + q)^times - 1, of a change in percent.
  static plugin::Figure carried(const plugin::Host& host, const plugin::Figure& change,
                                std::uint32_t times) {
    const plugin::Number hundred = host.number(100);
    const plugin::Number one = host.number(1);
    const auto year = [&](const plugin::Number& number) {
      const plugin::Number factor = one + *(number / hundred);
      return (factor.power(times) - one) * hundred;
    };
    return {year(change.stated), year(change.allowed)};
  }

  static void recompute(const plugin::Host& host, const plugin::Claim& annual,
                        const plugin::Claim& part, std::uint32_t times) {
    const plugin::Figure change = plugin::directed(host, part);
    const plugin::Figure simple = change * plugin::constant(host, times);
    const plugin::Figure compound = carried(host, change, times);
    const plugin::Stated stated = plugin::stated_in(host, annual);
    const bool is_simple = plugin::judge(stated, compound) != plugin::Verdict::consistent &&
                           plugin::judge(stated, simple) == plugin::Verdict::consistent;
    const std::uint32_t other = times == quarters_a_year ? months_a_year : quarters_a_year;
    const std::string count = std::to_string(times);
    plugin::report(
        host, true,
        {.stated = annual,
         .operands = {part},
         .figures = plugin::Figures{change},
         .compute = [&](const plugin::Figures&) { return is_simple ? simple : compound; },
         .write =
             [&](const plugin::Words& terms) {
               return is_simple ? count + " x " + terms[0]
                                : "(1 + " + terms[0] + " %)^" + count + " - 1";
             },
         .name = "the annualised rate",
         .roles = {times == quarters_a_year ? "the quarter's change" : "the month's change"},
         .arity = 1,
         .turn = plugin::Turn{.below = "a fall", .above = "a rise"},
         .misreadings = [&]() -> std::vector<plugin::Misreading> {
           return {
               {carried(host, change, other), "taking quarters for months, or months for quarters"},
               {change, "taking the change as it is"}};
         },
         .confidence = 0.9});
  }

  // ---- Amounts of a quarter ----

  static bool lasts(const std::optional<plugin::Period>& period, std::int32_t least,
                    std::int32_t most) {
    if (!period || !period->from || !period->to) return false;
    const std::int32_t days = *period->to - *period->from + 1;
    return days >= least && days <= most;
  }
  static bool is_quarters(const plugin::Claim& claim) { return lasts(claim.period, 88, 93); }
  static bool is_years(const plugin::Claim& claim) { return lasts(claim.period, 364, 367); }

  // A quarter's amount, and behind it in the paragraph the same of a year that ends later.
  void read_amounts(const plugin::Host& host, const plugin::Document& document,
                    const plugin::Block& block) const {
    std::optional<plugin::Claim> quarter;
    std::uint64_t end = 0;
    for (const plugin::Sentence& sentence : document.sentences_of(block)) {
      const auto claims = document.claims_of(sentence);
      const auto places = document.places_of(sentence);
      for (std::size_t i = 0; i < claims.size(); ++i) {
        const auto claim = host.claim(claims[i]);
        if (!claim) continue;
        if (quarter && is_years(*claim) && is_same(*quarter, *claim) &&
            rates_.find(document.text().substr(end, places[i].begin - end))) {
          hold(host, *quarter, *claim);
        }
        quarter = is_quarters(*claim) ? claim : std::nullopt;
        end = places[i].end;
      }
    }
  }

  static bool is_same(const plugin::Claim& quarter, const plugin::Claim& year) {
    return quarter.subject != 0 && quarter.measure != 0 && quarter.subject == year.subject &&
           quarter.measure == year.measure && quarter.unit == year.unit &&
           quarter.scope == year.scope && quarter.per == year.per &&
           quarter.change == plugin::Change::none && year.change == plugin::Change::none &&
           *quarter.period->to <= *year.period->to;
  }

  // What a year may still bring is no contradiction.
  static void hold(const plugin::Host& host, const plugin::Claim& quarter,
                   const plugin::Claim& year) {
    const plugin::Figure sum =
        plugin::level(host, quarter) * plugin::constant(host, quarters_a_year);
    const plugin::Verdict verdict = plugin::judge(plugin::stated_in(host, year), sum);
    if (verdict == plugin::Verdict::inconsistent) return;
    const plugin::Scale scale = plugin::scale_of(host, year);
    host.report(plugin::Check{.verdict = verdict,
                              .claims = {year.ref, quarter.ref},
                              .working = "4 x " + plugin::show(host, quarter, scale) + " = " +
                                         plugin::show_with_unit(host, sum.stated, year, scale) +
                                         "; stated " + plugin::show_with_unit(host, year, scale)});
  }

  plugin::WordList words_;
  plugin::WordList rates_;
  plugin::WordList quarters_;
  plugin::WordList months_;
  plugin::WordList years_;
};

}  // namespace veritally::rules
