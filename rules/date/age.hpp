// date/age: an age that does not follow from the year of birth.
#pragma once

#include "days.hpp"

#include <veritally/plugin.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace veritally::rules {

class Age {
 public:
  static constexpr plugin::Info info{
      .id = "date/age",
      .summary = "an age that does not follow from the year of birth",
      .documentation =
          R"(Where a sentence says when somebody was born and how old they are, the age is the difference of two
years, or one less before the birthday. The other year is one that the sentence states (*born in 1950,
died in 2020 aged 70*), else that of the document's date. If the sentence states several years, the
age may belong to any of them. A year of play either way is left.

For example, somebody who was born in 1950 and died in 2020 was 69 or 70, and not 60.

It stays silent on sentences with two births or two ages, on ages of an earlier time (*at the age of
12*) for which no year stands there, and without any year to count to.
)",
      .scope = plugin::Scope::document,
      .severity = plugin::Severity::warning};

  void check(const plugin::Host& host, const plugin::Document& document) const {
    for (const plugin::Sentence& sentence : document.sentences()) {
      if (sentence.claim_count == 0) continue;
      const auto birth = born(document, sentence);
      const auto age = birth ? only_age(host, document, sentence) : std::nullopt;
      if (age) judge(host, document, sentence, *birth, *age);
    }
  }

 private:
  struct Stated {
    plugin::Claim claim;
    plugin::Place place;
    bool of_that_time = false;  // "at the age of"
  };

  // The year of the date behind "born", the only one of the sentence.
  static std::optional<plugin::StatedDate> born(const plugin::Document& document,
                                                const plugin::Sentence& sentence) {
    constexpr std::uint64_t near = 40;  // "born in London in"
    const std::string_view text = document.text().substr(0, sentence.end);
    const auto word = plugin::find_words(text, "born", sentence.begin);
    if (!word || plugin::find_words(text, "born", *word + 1)) return std::nullopt;
    for (const plugin::StatedDate& date : document.dates_of(sentence)) {
      if (date.begin < *word || date.year == 0) continue;
      const bool beside = date.begin - *word < near;
      return beside ? std::optional(date) : std::nullopt;
    }
    return std::nullopt;
  }

  static std::optional<Stated> only_age(const plugin::Host& host, const plugin::Document& document,
                                        const plugin::Sentence& sentence) {
    std::optional<Stated> found;
    for (std::size_t i = 0; i < sentence.claim_count; ++i) {
      const plugin::Place& place = document.places_of(sentence)[i];
      const auto claim = host.claim(document.claims_of(sentence)[i]);
      const std::string_view before = plugin::word_before(document.text(), place.begin);
      const bool of_that_time =
          plugin::is_one_of(before, {"of"}) ||
          (plugin::is_one_of(before, {"age"}) &&
           plugin::is_one_of(plugin::word_before(document.text(), place.begin - 4), {"at"}));
      if (!claim || !is_age(host, document, *claim, place, before)) continue;
      if (found) return std::nullopt;
      found = Stated{*claim, place, of_that_time};
    }
    return found;
  }

  static bool is_age(const plugin::Host& host, const plugin::Document& document,
                     const plugin::Claim& claim, const plugin::Place& place,
                     std::string_view before) {
    const std::string_view unit = host.text(plugin::Column::unit, claim.unit);
    if (unit != "year" && unit != "1") return false;
    if (plugin::is_one_of(before, {"aged", "age"})) return true;
    if (plugin::is_one_of(before, {"of"})) {
      return plugin::is_one_of(plugin::word_before(document.text(), place.begin - 3), {"age"});
    }
    return unit == "year" &&
           (document.text_of(place).ends_with("old") ||
            plugin::is_one_of(plugin::word_behind(document.text(), place.end), {"old"}));
  }

  static void judge(const plugin::Host& host, const plugin::Document& document,
                    const plugin::Sentence& sentence, const plugin::StatedDate& birth,
                    const Stated& age) {
    std::vector<int> years;
    for (const plugin::StatedDate& date : document.dates_of(sentence)) {
      if (date.begin != birth.begin && date.year >= birth.year) years.push_back(date.year);
    }
    if (years.empty() && !age.of_that_time && document.date()) {
      years.push_back(year_of(Day(std::chrono::days(*document.date()))));
    }
    if (years.empty()) return;
    std::string working;
    bool fits = false;
    for (const int year : years) {
      const int completed = year - birth.year;
      fits = fits || allowed(host, completed).meets(host.number(age.claim.interval));
      if (!working.empty()) working += "; ";
      working += std::to_string(year) + " - " + std::to_string(birth.year) + " = " +
                 std::to_string(completed);
    }
    working += "; stated " + plugin::show(host, age.claim, {});
    plugin::Check check{
        .verdict = fits ? plugin::Verdict::consistent : plugin::Verdict::inconsistent,
        .claims = {age.claim.ref},
        .working = std::move(working),
        .labels = {document.label(birth.begin, birth.end, "born", plugin::Role::contradicts)}};
    if (fits) return host.report(check);
    host.report(plugin::Finding{.check = std::move(check),
                                .message = "an age of " + plugin::show(host, age.claim, {}) +
                                           " does not follow from the birth in " +
                                           std::to_string(birth.year),
                                .confidence = 0.9});
  }

  // The difference of the years, or one less before the birthday, and a year of play.
  static plugin::Number allowed(const plugin::Host& host, int completed) {
    return hull(host.number(completed - 2), host.number(completed + 1));
  }
};

}  // namespace veritally::rules
