// poll/margin: a margin of error that the size of the sample does not give, or that swallows a
// lead.
#pragma once

#include <veritally/plugin.hpp>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace veritally::rules {

class Margin {
 public:
  static constexpr plugin::Option options[] = {
      {"margins", "words that name a margin of error, parted by commas",
       "margin of error, margins of error, margin of sampling error, error margin, sampling error, "
       "fehlertoleranz, fehlermarge, fehlerspanne, schwankungsbreite, statistische fehler, "
       "statistischer fehler, marge d'erreur, marge d\u2019erreur, margen de error"},
      {"samples", "words of sentences that tell the size of a sample",
       "poll, polled, polling, survey, surveyed, interviewed, interviews, respondents, sample, "
       "questioned, umfrage, befragt, befragte, befragten, befragung, sondage, interrogé, "
       "interrogés, "
       "interrogées, encuesta, encuestados, encuestadas, sondeo, n"},
      {"leads", "words that call a difference a lead",
       "leads, leading, ahead, lead of, lead over, führt, liegt vorn, liegt vor, devance, en tête, "
       "lidera, aventaja"},
      {"ties", "words that say that there is none",
       "within the margin, inside the margin, statistical tie, statistically tied, dead heat, "
       "too close to call, virtual tie, virtually tied, neck and neck, not significant, "
       "not statistically significant, narrowly, slightly, innerhalb der, im rahmen der, "
       "kopf-an-kopf, "
       "coude-à-coude, dans la marge, empate, dentro del margen"},
      {"points", "words behind a number that make it one of points",
       "points, point, puntos, punto, punkte"},
      {"people", "nouns of what a sample is counted in",
       "person, people, adult, voter, respondent, resident, american, citizen, household, "
       "interview, participant, consumer, elector, worker, parent, student, briton, canadian, "
       "personne, persona, électeur, adulte, adulto, votante, entrevista, encuestado, "
       "wahlberechtigter, personen, menschen, befragte, befragten, wahlberechtigte, "
       "wahlberechtigten, wähler, interviews, personnes, français, électeurs, personas, adultos, "
       "votantes, electores, entrevistas, encuestados, adultes"}};
  static constexpr plugin::Info info{
      .id = "poll/margin",
      .summary = "margins of error that a sample cannot have, and leads that lie inside of them",
      .documentation =
          R"(The margin of error of a share in a random sample of n is at most 0.98 / sqrt(n), at a confidence of 95 %:
3.1 points for 1,000 people, 4.9 for 400. The rule takes each margin of a text with the sizes of samples
in its paragraph, or the only one of the text, and compares m² · n with 98², exactly, over all that the
digits and hedges of both allow. Where 90 % or 99 % are named as the confidence, those count.

- A margin smaller than that of a random sample is a warning: weighting and clusters make it larger,
  nothing makes it smaller. *Plus or minus 3 points* with 400 respondents is an example.
- One of more than twice as much is a note: it may be that of a part of the sample.
- Where two shares differ by the margin or less and one side is said to lead, that is a note. The margin
  of a difference of shares is nearly twice that of a share.

Where the paragraph has several samples, one that fits the margin is enough. It stays silent on texts that
state no margin or no sample, and on leads that the text itself calls a tie. That the shares of a poll make
100 % is looked at by the rules of sums.
)",
      .scope = plugin::Scope::document,
      .severity = plugin::Severity::warning,
      .options = options};

  explicit Margin(const plugin::Host& host)
      : margins_(host.option("margins")),
        samples_(host.option("samples")),
        leads_(host.option("leads")),
        ties_(host.option("ties")),
        points_(host.option("points")),
        people_(host.option("people")) {}

  void check(const plugin::Host& host, const plugin::Document& document) const {
    const std::vector<Told> margins = margins_in(host, document);
    if (margins.empty()) return;
    const std::vector<Told> samples = samples_in(host, document);
    for (const Told& margin : margins) {
      const auto sizes = samples_of(document, margin, samples);
      if (!sizes.empty()) judge(host, margin, sizes, confidence_in(host, document, margin));
    }
    if (margins.size() == 1 && !ties_.find(document.text())) {
      check_leads(host, document, margins.front());
    }
  }

 private:
  struct Told {
    plugin::Claim claim;
    plugin::Place place;
  };
  // Of a random sample: (50 z)², which m² · n is at least.
  struct Confidence {
    std::string_view percent = "95";
    vt_decimal half = {98, 0, 0};  // 50 z
  };

  template <class Is>
  static std::vector<Told> told(const plugin::Host& host, const plugin::Document& document,
                                const plugin::Sentence& sentence, const Is& is) {
    std::vector<Told> found;
    for (std::size_t i = 0; i < sentence.claim_count; ++i) {
      const auto claim = host.claim(document.claims_of(sentence)[i]);
      const plugin::Place& place = document.places_of(sentence)[i];
      if (claim && is(*claim, place)) found.push_back({*claim, place});
    }
    return found;
  }

  // ---- Margins ----

  bool is_points(const plugin::Host& host, const plugin::Document& document,
                 const plugin::Claim& claim, const plugin::Place& place) const {
    const std::string_view unit = host.text(plugin::Column::unit, claim.unit);
    if (unit == "percent" || unit == "percentage-point") return true;
    return unit == "1" && (host.text(plugin::Column::of, claim.of) == "point" ||
                           points_.holds(plugin::word_behind(document.text(), place.end)));
  }

  // "a margin of error of 3 points", "±3 points (margin of error)", "a 3-point margin of error"
  std::vector<Told> margins_in(const plugin::Host& host, const plugin::Document& document) const {
    std::vector<Told> all;
    for (const plugin::Sentence& sentence : document.sentences()) {
      if (sentence.claim_count == 0 || !margins_.find(document.text_of(sentence))) continue;
      const auto found = told(host, document, sentence, [&](const auto& claim, const auto& place) {
        return is_points(host, document, claim, place) && names_margin(document, sentence, place);
      });
      all.insert(all.end(), found.begin(), found.end());
    }
    return all;
  }

  bool names_margin(const plugin::Document& document, const plugin::Sentence& sentence,
                    const plugin::Place& place) const {
    constexpr std::uint64_t near = 60;
    const std::string_view text = document.text();
    const std::uint64_t from = std::max(sentence.begin, place.begin - std::min(place.begin, near));
    const std::string_view before = text.substr(from, place.begin - from);
    const std::string_view behind =
        text.substr(place.end, std::min(sentence.end - place.end, near));
    const auto follows = margins_.find(behind);
    if (follows && plugin::words_of(behind.substr(0, follows->begin)).size() <= 1) return true;
    const auto named = margins_.find(before);
    return named && before.find_first_of("0123456789", named->end) == std::string_view::npos;
  }

  // ---- Samples ----

  std::vector<Told> samples_in(const plugin::Host& host, const plugin::Document& document) const {
    std::vector<Told> all;
    for (const plugin::Sentence& sentence : document.sentences()) {
      if (sentence.claim_count == 0 || !samples_.find(document.text_of(sentence))) continue;
      const auto found = told(host, document, sentence, [&](const auto& claim, const auto& place) {
        return is_sample(host, document, claim, place);
      });
      all.insert(all.end(), found.begin(), found.end());
    }
    return all;
  }

  bool is_sample(const plugin::Host& host, const plugin::Document& document,
                 const plugin::Claim& claim, const plugin::Place& place) const {
    const bool size = plugin::compare(claim.value, {50, 0, 0}) >= 0 &&
                      plugin::compare(claim.value, {1, 6, 0}) <= 0 &&
                      claim.comparator == plugin::Comparator::equal && !claim.range &&
                      claim.per == 0 && host.text(plugin::Column::unit, claim.unit) == "1";
    if (!size) return false;
    std::string_view noun = host.text(plugin::Column::of, claim.of);
    noun = noun.substr(noun.rfind(' ') + 1);  // "likely voter"
    if (noun.empty()) noun = plugin::word_behind(document.text(), place.end);
    const std::string_view before = document.text().substr(0, place.begin);
    return people_.holds(noun) || plugin::trimmed(before).ends_with("n =") ||
           plugin::trimmed(before).ends_with("N =");
  }

  // Those of the margin's paragraph, else the only one of the text.
  static std::vector<Told> samples_of(const plugin::Document& document, const Told& margin,
                                      const std::vector<Told>& samples) {
    const auto block = [&](const Told& told) {
      return document.sentences()[told.place.sentence].block;
    };
    std::vector<Told> near;
    for (const Told& sample : samples) {
      if (block(sample) == block(margin)) near.push_back(sample);
    }
    if (near.empty() && samples.size() == 1) return samples;
    return near;
  }

  // What its paragraph calls the confidence.
  static Confidence confidence_in(const plugin::Host& host, const plugin::Document& document,
                                  const Told& margin) {
    const plugin::Sentence& own = document.sentences()[margin.place.sentence];
    const plugin::Block& block = document.block_of(own);
    for (const plugin::Sentence& sentence : document.sentences_of(block)) {
      const std::string_view text = document.text_of(sentence);
      if (!plugin::find_words(text, "confidence") && !plugin::find_words(text, "confianza"))
        continue;
      for (const plugin::ClaimRef ref : document.claims_of(sentence)) {
        const auto claim = host.claim(ref);
        if (!claim || !plugin::is_percent(host, *claim)) continue;
        if (plugin::equal(claim->value, {90, 0, 0})) return {"90", {8224, -2, 0}};
        if (plugin::equal(claim->value, {99, 0, 0})) return {"99", {12879, -2, 0}};
      }
    }
    return {};
  }

  // ---- Judging ----

  // The margin as a number above zero, as rounded as it is written; of a range its larger end,
  // which is that of a half.
  static plugin::Number size_of(const plugin::Host& host, const plugin::Claim& claim) {
    if (claim.range) return host.number(claim.nominal.high);
    const plugin::Number half = host.number(5, claim.value.exponent - 1);
    const plugin::Number value = host.number(std::abs(claim.value.mantissa), claim.value.exponent);
    return hull(value - half, value + half);
  }

  // What m² · n may be, over what it is in a random sample.
  static std::optional<plugin::Number> ratio(const plugin::Host& host, const Told& margin,
                                             const Told& sample, const Confidence& confidence) {
    const plugin::Number m = size_of(host, margin.claim);
    const plugin::Number half = host.number(confidence.half);
    return m * m * host.number(sample.claim.interval) / (half * half);
  }

  void judge(const plugin::Host& host, const Told& margin, const std::vector<Told>& samples,
             const Confidence& confidence) const {
    const plugin::Number one = host.number(1);
    const plugin::Number widest = host.number(4);  // twice the margin
    const Told* wide = nullptr;
    for (const Told& sample : samples) {
      const auto times = ratio(host, margin, sample, confidence);
      if (!times) continue;
      if (times->above(widest)) {
        wide = &sample;
      } else if (!times->below(one)) {
        return host.report(check_of(plugin::Verdict::consistent, host, margin, sample, confidence));
      }
    }
    const Told& sample = wide == nullptr ? samples.front() : *wide;
    plugin::Check check = check_of(plugin::Verdict::inconsistent, host, margin, sample, confidence);
    const std::string expected = expected_margin(sample, confidence);
    check.labels = {
        {.role = plugin::Role::primary, .claim = margin.claim.ref, .text = "margin"},
        {.role = plugin::Role::contradicts, .claim = sample.claim.ref, .text = "sample"}};
    host.report(plugin::Finding{
        .check = std::move(check),
        .message = wide == nullptr
                       ? "the margin of error is smaller than that of a random sample, " +
                             expected + " points"
                       : "the margin of error is more than twice that of a random sample, " +
                             expected + " points",
        .confidence = wide == nullptr ? 0.9 : 0.5,
        .severity = wide == nullptr ? plugin::Severity::warning : plugin::Severity::note});
  }

  static plugin::Check check_of(plugin::Verdict verdict, const plugin::Host& host,
                                const Told& margin, const Told& sample,
                                const Confidence& confidence) {
    const std::string half = host.number(confidence.half).show();
    return {.verdict = verdict,
            .claims = {margin.claim.ref, sample.claim.ref},
            .working = half + " / sqrt(" + plugin::show(host, sample.claim, {}) +
                       ") = " + expected_margin(sample, confidence) + " points at " +
                       std::string(confidence.percent) + " % confidence; stated " +
                       plugin::show(host, margin.claim, {})};
  }

  // For what is shown alone: no verdict rests on it.
  static std::string expected_margin(const Told& sample, const Confidence& confidence) {
    const auto value = [](const vt_decimal& decimal) {
      return static_cast<double>(decimal.mantissa) * std::pow(10.0, decimal.exponent);
    };
    char text[32];
    const double margin = value(confidence.half) / std::sqrt(value(sample.claim.value));
    const auto end = std::to_chars(text, text + sizeof text, margin, std::chars_format::fixed, 1);
    return {text, end.ptr};
  }

  // ---- Leads ----

  void check_leads(const plugin::Host& host, const plugin::Document& document,
                   const Told& margin) const {
    for (const plugin::Sentence& sentence : document.sentences()) {
      if (sentence.claim_count == 0 || !leads_.find(document.text_of(sentence))) continue;
      const auto shares = told(host, document, sentence, [&](const auto& claim, const auto& place) {
        return claim.ref != margin.claim.ref && claim.change == plugin::Change::none &&
               claim.comparator == plugin::Comparator::equal &&
               is_points(host, document, claim, place);
      });
      const auto lead = lead_of(host, shares);
      if (lead && !lead->above(size_of(host, margin.claim)))
        report_lead(host, margin, shares, *lead);
    }
  }

  // "46 % to 44 %", read as a range or as two shares; "by 2 points".
  static std::optional<plugin::Number> lead_of(const plugin::Host& host,
                                               const std::vector<Told>& shares) {
    if (shares.size() == 1) {
      const plugin::Claim& only = shares.front().claim;
      const bool percent = plugin::is_percent(host, only);
      if (only.range && percent) {
        return host.number(only.nominal.high) - host.number(only.nominal.low);
      }
      return percent ? std::nullopt : std::optional(host.number(only.nominal));
    }
    if (shares.size() != 2) return std::nullopt;
    const plugin::Number a = host.number(shares[0].claim.nominal);
    const plugin::Number b = host.number(shares[1].claim.nominal);
    return a.below(b) ? b - a : a - b;
  }

  static void report_lead(const plugin::Host& host, const Told& margin,
                          const std::vector<Told>& shares, const plugin::Number& lead) {
    plugin::Check check{.verdict = plugin::Verdict::undetermined,
                        .working = "a lead of " + lead.show() + " points; margin of error " +
                                   plugin::show(host, margin.claim, {})};
    for (const Told& share : shares) check.claims.push_back(share.claim.ref);
    check.claims.push_back(margin.claim.ref);
    host.report(plugin::Finding{
        .check = std::move(check),
        .message = "a lead of " + lead.show() + " points is not larger than the margin of error",
        .confidence = 0.8,
        .severity = plugin::Severity::note});
  }

  plugin::WordList margins_;
  plugin::WordList samples_;
  plugin::WordList leads_;
  plugin::WordList ties_;
  plugin::WordList points_;
  plugin::WordList people_;
};

}  // namespace veritally::rules
