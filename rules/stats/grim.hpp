// stats/grim: a mean that so many whole numbers cannot have.
#pragma once

#include "notation.hpp"

#include <veritally/plugin.hpp>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace veritally::rules {

class Grim {
 public:
  static constexpr plugin::Option options[] = {
      {"scales", "words that say that whole numbers were averaged, parted by commas",
       "likert, point scale, rating scale, on a scale, item scale, ratings, rated, whole numbers, "
       "likert-skala, punkte-skala, stufige, échelle de likert, escala de likert"},
      {"continuous", "words that say that something else was averaged, parted by commas",
       "age, aged, ages, years, months, height, weight, bmi, latency, latencies, reaction time, "
       "reaction times, response time, response times, rt, ms, seconds, minutes, hours, "
       "temperature, "
       "pressure, income, cm, mm, kg, mg, alter, jahre, âge, ans, edad, años, gpa, z-score, "
       "z-scores, "
       "standardized, standardised, log, ratio, index, factor scores, trials, adjusted, weighted, "
       "estimated marginal"}};
  static constexpr plugin::Info info{
      .id = "stats/grim",
      .summary = "means that so many whole numbers cannot have",
      .documentation =
          R"(The mean of n whole numbers is a fraction with the denominator n: of 28 answers on a scale from 1 to
7 it may be 5.18 (145 / 28) or 5.21 (146 / 28), and not 5.19. The rule takes each mean with its number
of cases (*M = 5.19, SD = 1.2, N = 28*; *a mean of 3.45 (n = 20)*) and asks whether any sum of whole
numbers gives it as it is rounded, up or down (the GRIM test of Brown and Heathers). Where the document
has scales of several items, the mean of n cases and k items has the denominator n · k, and the
largest k counts.

An impossible mean is a warning where the document says that answers on a scale were averaged (the
option `scales`), and a note where it does not: nobody may average whole numbers there.

It stays silent where the denominator is so large that every mean is possible (100 cases and more at
two decimals), where the sentence speaks of what is no whole number (the option `continuous`: age,
time, weight) or the mean has a unit, and where it is not plain which number of cases belongs to which
mean.
)",
      .scope = plugin::Scope::document,
      .severity = plugin::Severity::warning,
      .options = options};

  explicit Grim(const plugin::Host& host)
      : scales_(host.option("scales")), continuous_(host.option("continuous")) {}

  void check(const plugin::Host& host, const plugin::Document& document) const {
    const bool comma = writes_commas(document);
    for (const plugin::Sentence& sentence : document.sentences()) {
      if (document.text_of(sentence).find('=') == std::string_view::npos) continue;
      check_sentence(host, document, sentence, comma);
    }
  }

 private:
  struct Named {
    vt_decimal value{};
    std::uint64_t begin = 0;
    std::uint64_t end = 0;
  };

  void check_sentence(const plugin::Host& host, const plugin::Document& document,
                      const plugin::Sentence& sentence, bool comma) const {
    const std::string_view text = document.text().substr(0, sentence.end);
    const std::vector<Named> means = find(text, sentence.begin, is_mean, comma);
    if (means.empty() || continuous_.find(document.text_of(sentence))) return;
    const std::vector<Named> sizes = find(text, sentence.begin, is_size, comma);
    for (const Named& mean : means) {
      const auto size = size_of(text, mean, means, sizes);
      if (size && is_bare(host, document, sentence, mean)) {
        judge(host, document, sentence, mean, *size);
      }
    }
  }

  // ---- Reading ----

  static bool is_mean(Notation& notation) {
    if (notation.take("M")) return notation.take("=");
    const bool word = notation.take_one_of({"mean", "Mean", "Mittelwert", "moyenne", "media"});
    return word && notation.take_one_of({"=", "of", "was", "is", "von", "war", "de", "fue de"});
  }
  static bool is_size(Notation& notation) {
    return notation.take_one_of({"N", "n"}) && notation.take("=");
  }

  // The numbers behind a name, "M = 5.19".
  template <class IsName>
  static std::vector<Named> find(std::string_view text, std::uint64_t begin, const IsName& is_name,
                                 bool comma) {
    std::vector<Named> all;
    for (plugin::Piece word = plugin::next_word(text, begin); word.begin < word.end;
         word = plugin::next_word(text, word.end)) {
      Notation notation(text, word.begin);
      const auto value = is_name(notation) ? notation.number(comma) : std::nullopt;
      if (value) all.push_back({*value, word.begin, notation.at()});
    }
    return all;
  }

  // The number of cases of a mean: in its brackets, else the only one beside the only mean.
  static std::optional<Named> size_of(std::string_view text, const Named& mean,
                                      const std::vector<Named>& means,
                                      const std::vector<Named>& sizes) {
    const auto in_brackets = [&](const std::vector<Named>& all, const Named& beside) {
      const std::uint64_t begin = text.rfind('(', beside.begin);
      const std::uint64_t end = std::min(text.find(')', beside.begin), text.size());
      std::vector<Named> inside;
      if (begin == std::string_view::npos || begin < text.rfind(')', beside.begin) + 1)
        return inside;
      for (const Named& one : all) {
        if (one.begin > begin && one.end <= end) inside.push_back(one);
      }
      return inside;
    };
    const auto beside = in_brackets(sizes, mean);
    if (beside.size() == 1 && in_brackets(means, mean).size() == 1) return beside.front();
    if (sizes.size() == 1 && means.size() == 1) return sizes.front();
    return std::nullopt;
  }

  // "5.19 seconds" is no mean of whole numbers.
  static bool is_bare(const plugin::Host& host, const plugin::Document& document,
                      const plugin::Sentence& sentence, const Named& mean) {
    const auto claims = claims_between(document, sentence, mean.begin, sentence.end);
    const auto claim = claims.empty() ? std::nullopt : host.claim(claims.front());
    return claim && host.text(plugin::Column::unit, claim->unit) == "1" && claim->of == 0 &&
           plugin::equal(claim->value, mean.value);
  }

  // Of the largest scale that the document speaks of: "a 4-item scale", "five items".
  static std::int64_t items_of(std::string_view text) {
    std::int64_t most = 1;
    for (const std::string_view noun : {"item", "items"}) {
      for (auto at = plugin::find_words(text, noun); at;
           at = plugin::find_words(text, noun, *at + 1)) {
        const bool joined = *at > 0 && text[*at - 1] == '-';
        const std::string_view number = plugin::word_before(text, joined ? *at - 1 : *at);
        if (const auto spelled = plugin::spelled_number(number)) most = std::max(most, *spelled);
        if (const auto digits = Notation(number).number(false))
          most = std::max(most, digits->mantissa);
      }
    }
    return most;
  }

  // ---- Judging ----

  // The sums of whole numbers whose mean over `cases`, rounded up or down, is as stated: from low
  // to high, none where low > high.
  struct Sums {
    std::int64_t low = 0;
    std::int64_t high = 0;
  };
  static Sums sums(std::int64_t mantissa, std::int64_t cases, std::int64_t power) {
    const auto floor = [](std::int64_t a, std::int64_t b) {
      return a >= 0 ? a / b : -((-a + b - 1) / b);
    };
    const std::int64_t below = (2 * mantissa - 1) * cases;
    const std::int64_t above = (2 * mantissa + 1) * cases;
    return {floor(below + 2 * power - 1, 2 * power), floor(above, 2 * power)};
  }

  void judge(const plugin::Host& host, const plugin::Document& document,
             const plugin::Sentence& sentence, const Named& mean, const Named& size) const {
    constexpr std::int32_t most_decimals = 6;
    const std::int32_t decimals = -mean.value.exponent;
    if (size.value.exponent != 0 || size.value.mantissa < 1 || decimals < 1 ||
        decimals > most_decimals) {
      return;
    }
    std::int64_t power = 1;
    for (std::int32_t i = 0; i < decimals; ++i) power *= 10;
    if (size.value.mantissa >= power || std::abs(mean.value.mantissa) > 1000 * power) return;
    const std::int64_t items = items_of(document.text());
    const std::int64_t cases = size.value.mantissa * std::min(items, power);
    if (cases >= power) return;
    const Sums possible = sums(mean.value.mantissa, cases, power);
    const bool fits = possible.low <= possible.high;
    plugin::Check check{
        .verdict = fits ? plugin::Verdict::consistent : plugin::Verdict::inconsistent,
        .claims = claims_between(document, sentence, mean.begin, mean.end),
        .working = working(host, mean, cases, possible),
        .labels = {document.label(mean.begin, mean.end),
                   document.label(size.begin, size.end, "so many cases",
                                  fits ? plugin::Role::supports : plugin::Role::contradicts)}};
    for (const plugin::ClaimRef claim : claims_between(document, sentence, size.begin, size.end)) {
      check.claims.push_back(claim);
    }
    if (fits) return host.report(check);
    const bool scale = scales_.find(document.text()).has_value();
    host.report(
        plugin::Finding{.check = std::move(check),
                        .message = "no " + std::to_string(cases) + " whole numbers have the mean " +
                                   host.number(mean.value).show(0, 20),
                        .confidence = scale ? 0.85 : 0.5,
                        .severity = scale ? plugin::Severity::warning : plugin::Severity::note});
  }

  // "145 / 28 = 5.17857; 146 / 28 = 5.21429; stated 5.19"
  static std::string working(const plugin::Host& host, const Named& mean, std::int64_t cases,
                             const Sums& possible) {
    const auto term = [&](std::int64_t sum) {
      const auto value = host.number(sum) / host.number(cases);
      return std::to_string(sum) + " / " + std::to_string(cases) + " = " + value->show();
    };
    std::string text = term(possible.low <= possible.high ? possible.low : possible.high);
    if (possible.low > possible.high) text += "; " + term(possible.low);
    return text + "; stated " + host.number(mean.value).show(0, 20);
  }

  plugin::WordList scales_;
  plugin::WordList continuous_;
};

}  // namespace veritally::rules
