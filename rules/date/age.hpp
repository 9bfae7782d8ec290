// date/age: an age that does not follow from the year of birth.
#pragma once

#include "days.hpp"

#include <veritally/plugin.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace veritally::rules {

class Age {
 public:
  static constexpr plugin::Option options[] = {
      {"then", "words right before an age of that time, parted by commas: turned 12",
       "of, was, were, be, turned, then"},
      {"turned", "words behind an age that somebody turned", "in, on, this, last, and"},
      {"now", "words behind a number that is an age of today: born in 1956, she is 58 and",
       "and, but, now, this, today, who, years"},
      {"same", "words between an age and a birth that keep to the same person",
       "born, in, on, was, who, is, and, he, she, they, now, today"},
      {"owners", "words between an age and a birth that is of somebody else's kin",
       "his, her, their"},
      {"persons", "nouns between a birth and an age that is of somebody else",
       "man, woman, boy, girl"},
      {"others", "words between the two for another person, or for one who speaks",
       "son, sons, daughter, daughters, child, children, father, mother, parents, brother, sister, "
       "twin, twins, wife, husband, partner, whose, said, says, told, that, when"},
      {"deaths", "words of sentences about somebody who is dead",
       "died, dead, death, killed, murdered, deceased, buried"}};
  static constexpr plugin::Info info{
      .id = "date/age",
      .summary = "an age that does not follow from the year of birth",
      .documentation =
          R"(Where a sentence says when somebody was born and how old they are, the age is the difference of two
years, or one less before the birthday. The age is *aged 58*, *58 years old*, *58-year-old*, *turned 58
in 2014*, and right beside the birth also *Jane Roe, 58, was born* or *born in 1956, she is 58*. The
years behind the name of somebody who died say it as well: *John Roe (1938-2021) died aged 82*.

The other year is that of the document's date, or one that the sentence states, since the age may
belong to any of them. Of the dead (*born in 1950, died in 2020 aged 70*) and of an age of that time
(*was 12 years old*, *at the age of 12*) it is one that the sentence states. A year of play either way
is left.

For example, somebody who was born in 1950 and died in 2020 was 69 or 70, and not 60.

It stays silent on sentences with two births or two ages, where a relative or a speaker stands between
the age and the birth (*the 58-year-old's son was born in 1990*), and without any year to count to.
)",
      .scope = plugin::Scope::document,
      .severity = plugin::Severity::warning,
      .options = options};

  explicit Age(const plugin::Host& host)
      : then_(host.option("then")),
        turned_(host.option("turned")),
        now_(host.option("now")),
        same_(host.option("same")),
        owners_(host.option("owners")),
        persons_(host.option("persons")),
        others_(host.option("others")),
        deaths_(host.option("deaths")) {}

  void check(const plugin::Host& host, const plugin::Document& document) const {
    for (const plugin::Sentence& sentence : document.sentences()) {
      if (sentence.claim_count == 0) continue;
      const auto birth = born(document, sentence);
      const auto age = birth ? only_age(host, document, sentence, *birth) : std::nullopt;
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
    if (!word) return life_begun(document, sentence);
    if (plugin::find_words(text, "born", *word + 1)) return std::nullopt;
    for (const plugin::StatedDate& date : document.dates_of(sentence)) {
      if (date.begin < *word || date.year == 0) continue;
      const bool beside = date.begin - *word < near;
      return beside ? std::optional(date) : std::nullopt;
    }
    return std::nullopt;
  }

  // The first of the years behind somebody who died: "John Roe (1938-2021) died".
  static std::optional<plugin::StatedDate> life_begun(const plugin::Document& document,
                                                      const plugin::Sentence& sentence) {
    const auto dates = document.dates_of(sentence);
    const std::string_view text = document.text();
    if (dates.size() != 2) return std::nullopt;
    const plugin::StatedDate& first = dates[0];
    const plugin::StatedDate& last = dates[1];
    const std::string_view lead = text.substr(0, first.begin);
    const bool years = first.year != 0 && first.month == 0 && last.year > first.year;
    const bool enclosed = lead.ends_with('(') && text.substr(last.end).starts_with(')');
    const bool joined = plugin::is_one_of(
        plugin::trimmed(text.substr(first.end, last.begin - first.end)), {"-", "\u2013", "\u2014"});
    if (!years || !enclosed || !joined || !dies(text.substr(last.end + 1))) return std::nullopt;
    return first;
  }

  // " died", ", who died"
  static bool dies(std::string_view behind) {
    behind = plugin::trimmed(behind);
    if (behind.starts_with(',')) behind.remove_prefix(1);
    const auto word = plugin::find_words(behind.substr(0, behind.find_first_of(",.;:()")), "died");
    constexpr std::uint64_t near = 10;  // "who has died"
    return word && *word < near;
  }

  std::optional<Stated> only_age(const plugin::Host& host, const plugin::Document& document,
                                 const plugin::Sentence& sentence,
                                 const plugin::StatedDate& birth) const {
    std::optional<Stated> found;
    for (std::size_t i = 0; i < sentence.claim_count; ++i) {
      const plugin::Place& place = document.places_of(sentence)[i];
      const auto claim = host.claim(document.claims_of(sentence)[i]);
      if (!claim || !is_age(host, document, *claim, place, birth)) continue;
      if (found) return std::nullopt;
      found = Stated{*claim, place, is_of_that_time(document.text(), place)};
    }
    if (!found || is_of_another(document.text(), found->place, birth)) return std::nullopt;
    return found;
  }

  // "at the age of 12", "at age 12", "was 12 years old", "aged 12 when"
  bool is_of_that_time(std::string_view text, const plugin::Place& place) const {
    const std::string_view before = plugin::word_before(text, place.begin);
    std::string_view behind = plugin::word_behind(text, place.end);
    if (plugin::is_one_of(behind, {"old"}))
      behind = plugin::word_behind(text, end_of(text, behind));
    return then_.holds(before) || plugin::is_one_of(behind, {"when", "then"}) ||
           (plugin::is_one_of(before, {"age"}) &&
            plugin::is_one_of(plugin::word_before(text, begin_of(text, before)), {"at"}));
  }

  bool is_age(const plugin::Host& host, const plugin::Document& document,
              const plugin::Claim& claim, const plugin::Place& place,
              const plugin::StatedDate& birth) const {
    const std::string_view text = document.text();
    const std::string_view unit = host.text(plugin::Column::unit, claim.unit);
    if (unit != "year" && unit != "1") return false;
    const std::string_view before = plugin::word_before(text, place.begin);
    if (plugin::is_one_of(before, {"aged", "age"})) return true;
    if (plugin::is_one_of(before, {"of"})) {
      return plugin::is_one_of(plugin::word_before(text, begin_of(text, before)), {"age"});
    }
    if (unit == "year" && (document.text_of(place).ends_with("old") ||
                           plugin::is_one_of(plugin::word_behind(text, place.end), {"old"}))) {
      return true;
    }
    return claim.of == 0 && (is_turned(text, place) || is_bare_age(text, place, birth));
  }

  // "turned 60 in 2024"
  bool is_turned(std::string_view text, const plugin::Place& place) const {
    const std::string_view behind = plugin::word_behind(text, place.end);
    return plugin::is_one_of(plugin::word_before(text, place.begin), {"turned", "turns"}) &&
           (behind.empty() || turned_.holds(behind)) && is_two_digits(text, place);
  }
  static bool is_two_digits(std::string_view text, const plugin::Place& place) {
    constexpr std::size_t digits = 2;
    const std::string_view number = text.substr(place.begin, place.end - place.begin);
    return number.size() <= digits && std::all_of(number.begin(), number.end(), plugin::is_digit);
  }

  // A number alone that the birth right beside it makes an age: "Jane Roe, 58, was born in 1956",
  // "born in 1956, she is 58".
  bool is_bare_age(std::string_view text, const plugin::Place& place,
                   const plugin::StatedDate& birth) const {
    if (!is_two_digits(text, place)) return false;
    const std::string_view before = plugin::word_before(text, place.begin);
    const std::string_view behind = plugin::word_behind(text, place.end);
    const bool is_said =
        plugin::is_one_of(before, {"is", "now"}) && (behind.empty() || now_.holds(behind));
    return (is_said || is_apposition(text, place)) && is_told_of_birth(text, place, birth);
  }

  // ", 58,", "(58)"
  static bool is_apposition(std::string_view text, const plugin::Place& place) {
    const std::string_view before = plugin::trimmed(text.substr(0, place.begin));
    const std::string_view behind = plugin::trimmed(text.substr(place.end));
    return (before.ends_with(',') && behind.starts_with(',')) ||
           (before.ends_with('(') && behind.starts_with(')'));
  }

  // Whether nothing stands between an age and the birth but words that keep to the same person: a
  // pronoun, and, where the sentence begins with the birth, the name.
  bool is_told_of_birth(std::string_view text, const plugin::Place& place,
                        const plugin::StatedDate& birth) const {
    constexpr std::size_t longest = 6;
    const std::string_view gap = between(text, place, birth);
    const auto words = plugin::words_of(gap);
    if (words.size() > longest || gap.find_first_of(".;:") != gap.npos) return false;
    const bool may_name = birth.end <= place.begin && begins_with_birth(text, birth);
    return std::all_of(words.begin(), words.end(), [&](const plugin::Piece& word) {
      return same_.holds(gap.substr(word.begin, word.end - word.begin)) ||
             (may_name && plugin::is_upper(gap[word.begin]));
    });
  }
  static bool begins_with_birth(std::string_view text, const plugin::StatedDate& birth) {
    constexpr std::uint64_t near = 40;
    const std::string_view lead = text.substr(0, birth.begin);
    const auto word = lead.rfind("Born");
    return word != lead.npos && birth.begin - word < near;
  }

  // Whether somebody else stands between the age and the birth: "the 58-year-old said her son was
  // born in 1990".
  bool is_of_another(std::string_view text, const plugin::Place& place,
                     const plugin::StatedDate& birth) const {
    const std::string_view gap = between(text, place, birth);
    const bool age_first = place.end <= birth.begin;
    return (age_first ? owners_ : persons_).holds_word_of(gap) || others_.holds_word_of(gap);
  }

  static std::string_view between(std::string_view text, const plugin::Place& place,
                                  const plugin::StatedDate& birth) {
    return place.end <= birth.begin ? text.substr(place.end, birth.begin - place.end)
                                    : text.substr(birth.end, place.begin - birth.end);
  }

  // Where a piece of the text stands in it.
  static std::uint64_t begin_of(std::string_view text, std::string_view piece) {
    return static_cast<std::uint64_t>(piece.data() - text.data());
  }
  static std::uint64_t end_of(std::string_view text, std::string_view piece) {
    return begin_of(text, piece) + piece.size();
  }

  // The years in which the age may have been that.
  std::vector<int> years_of(const plugin::Document& document, const plugin::Sentence& sentence,
                            const plugin::StatedDate& birth, const Stated& age) const {
    std::vector<int> years;
    for (const plugin::StatedDate& date : document.dates_of(sentence)) {
      if (date.year > birth.year) years.push_back(date.year);
    }
    const bool died = deaths_.find(document.text_of(sentence)).has_value();
    const bool aged =
        plugin::is_one_of(plugin::word_before(document.text(), age.place.begin), {"aged", "age"});
    if (age.of_that_time || (died && aged)) return years;
    if (!document.date() || (died && years.empty())) return {};
    // A text that dates itself by its first date may be dated by the birth.
    const int published = year_of(Day(std::chrono::days(*document.date())));
    if (published > birth.year) years.push_back(published);
    return years;
  }

  void judge(const plugin::Host& host, const plugin::Document& document,
             const plugin::Sentence& sentence, const plugin::StatedDate& birth,
             const Stated& age) const {
    const std::vector<int> years = years_of(document, sentence, birth, age);
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
                                .message = message(host, years, birth.year, age.claim),
                                .confidence = 0.9});
  }

  static std::string message(const plugin::Host& host, const std::vector<int>& years, int birth,
                             const plugin::Claim& age) {
    const std::string stated = plugin::show(host, age, {});
    if (years.size() > 1 || years.front() == birth) {
      return "an age of " + stated + " does not follow from the birth in " + std::to_string(birth);
    }
    const int completed = years.front() - birth;
    return "somebody born in " + std::to_string(birth) + " was " + std::to_string(completed - 1) +
           " or " + std::to_string(completed) + " in " + std::to_string(years.front()) +
           " and not " + stated;
  }

  // The difference of the years, or one less before the birthday, and a year of play.
  static plugin::Number allowed(const plugin::Host& host, int completed) {
    return hull(host.number(completed - 2), host.number(completed + 1));
  }

  plugin::WordList then_;
  plugin::WordList turned_;
  plugin::WordList now_;
  plugin::WordList same_;
  plugin::WordList owners_;
  plugin::WordList persons_;
  plugin::WordList others_;
  plugin::WordList deaths_;
};

}  // namespace veritally::rules
