// date/duration: a length of time that is not that between the two dates beside it.
#pragma once

#include "anniversary.hpp"
#include "days.hpp"
#include "duration_words.hpp"
#include "gap.hpp"
#include "lapse.hpp"
#include "length.hpp"

#include <veritally/plugin.hpp>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace veritally::rules {

class Duration {
 public:
  static constexpr plugin::Info info{
      .id = "date/duration",
      .summary = "a length of time that does not fit the dates beside it",
      .documentation =
          R"(Counts the days, weeks, months or years between two dates where the text says, right beside them, how
many they are: *from 3 March to 10 March, 12 days*; *six years (2019-2024)*; *founded in 1924, 90
years before 2014*; *began in March 2022 and opened in September 2024, 30 months later*; *founded in
1939, closed in 2024 after 85 years*; *opened in 1901, celebrates its 125th anniversary in 2026*; *a
tenure of 12 years from 2006 to 2018*. Where the length counts from today (*on March 3, 15 days
ago*; *November 5, 25 days from now*), the other date is that of the document.

Counting the first day, or year, with the others and leaving it out are both right: from 2019 to 2024
are five years or six. Whole dates make no whole number of months or years, so that both neighbours
are right: from 3 March 2019 to 10 June 2024 are five years or six. A date known to the month or the
year alone may be any of its days: from 14 March 2022 to September 2024 are 29 months to 31.

For example, a festival that runs from 3 to 10 March lasts seven days or eight, and not twelve.

It stays silent where anything but punctuation or a noun stands between dates and length (*moved from
3 March to 10 March, 12 days later than planned*), where a third date stands in the sentence from
which the length may count, where the two ends of a stretch are of different fineness, and on lengths
from today in quotations and in documents without a date.
)",
      .scope = plugin::Scope::document,
      .severity = plugin::Severity::error,
      .options = DurationWords::options};

  explicit Duration(const plugin::Host& host) : words_(host) {}

  void check(const plugin::Host& host, const plugin::Document& document) const {
    for (const plugin::Sentence& sentence : document.sentences()) {
      const auto dates = document.dates_of(sentence);
      if (dates.empty()) continue;
      check_lapses(host, document, sentence);
      if (const auto found = anniversary_in(document, words_, sentence))
        judge(host, document, *found);
      for (std::size_t i = 0; i + 1 < dates.size(); ++i) {
        if (!are_joined(document.text(), dates[i], dates[i + 1])) continue;
        for (std::size_t claim = 0; claim < sentence.claim_count; ++claim) {
          const plugin::Place& place = document.places_of(sentence)[claim];
          if (!stands_beside(document.text(), place, dates[i], dates[i + 1])) continue;
          judge(host, document, document.claims_of(sentence)[claim], dates[i], dates[i + 1]);
        }
      }
    }
  }

 private:
  enum class Fineness : std::uint8_t { day, month, year };
  // How many units lie between two dates: leaving the last one out, and counting it.
  struct Count {
    std::int64_t low = 0;
    std::int64_t high = 0;
  };

  // "from A to B", "between A and B", "A-B"
  bool are_joined(std::string_view text, const plugin::StatedDate& first,
                  const plugin::StatedDate& last) const {
    const std::string_view joint = plugin::trimmed(text.substr(first.end, last.begin - first.end));
    if (words_.ands.holds(joint)) {
      return words_.betweens.holds(plugin::word_before(text, first.begin));
    }
    return words_.tos.holds(joint) || plugin::is_one_of(joint, {"-", "\u2013", "\u2014"});
  }

  bool stands_beside(std::string_view text, const plugin::Place& claim,
                     const plugin::StatedDate& first, const plugin::StatedDate& last) const {
    if (claim.begin >= last.end) {
      const std::string_view gap = plugin::trimmed(text.substr(last.end, claim.begin - last.end));
      return (plugin::is_one_of(gap, {",", "(", ";", ":", "\u2013", "\u2014", ", a total of",
                                      ", lasting", ", lasted", ", for", ", or", ", i.e."}) ||
              (gap.starts_with(',') && is_span_of(text, claim.begin))) &&
             ends_statement(text, claim.end);
    }
    const bool apart = words_.portions.holds(plugin::word_before(text, claim.begin)) &&
                       !is_span_of(text, claim.begin);
    return claim.end <= first.begin && !apart &&
           leads_to(plugin::trimmed(text.substr(claim.end, first.begin - claim.end)));
  }

  // "a tenure of"
  bool is_span_of(std::string_view text, std::uint64_t begin) const {
    const std::string_view of = plugin::word_before(text, begin);
    if (!plugin::is_one_of(of, {"of", "von", "de"})) return false;
    const auto at = static_cast<std::uint64_t>(of.data() - text.data());
    return words_.spans.holds(plugin::word_before(text, at));
  }

  // "12 days." and "12 days in all", but not "12 days later".
  bool ends_statement(std::string_view text, std::uint64_t end) const {
    const std::string_view next = plugin::word_behind(text, end);
    return next.empty() || words_.closings.holds(next);
  }

  // What stands between a length and its dates: "from", "(", a noun and "(", a noun and "from".
  static bool leads_to(std::string_view gap) {
    if (gap.ends_with('(')) return !gap.starts_with(',') && nouns_in(gap, gap.size() - 1) <= 2;
    if (!gap.ends_with("from")) return false;
    gap = plugin::trimmed(gap.substr(0, gap.size() - 4));
    // "The 25-year loan runs from": what has run may have been ended early.
    const std::string_view verb = plugin::word_before(gap, gap.size());
    if (plugin::is_one_of(verb, {"runs", "running"}) && gap.size() > verb.size()) {
      gap = plugin::trimmed(gap.substr(0, gap.size() - verb.size()));
    }
    return gap.empty() || gap == "," ||
           (gap.find(',') == gap.npos && nouns_in(gap, gap.size()) == 1);
  }
  // How many words, without punctuation, stand before the end; many where punctuation does.
  static std::size_t nouns_in(std::string_view gap, std::size_t end) {
    const std::string_view words = gap.substr(0, end);
    for (const char c : words) {
      if (c != ' ' && !plugin::starts_letter(c)) return 9;
    }
    return plugin::words_of(words).size();
  }

  static void judge(const plugin::Host& host, const plugin::Document& document,
                    plugin::ClaimRef ref, const plugin::StatedDate& first,
                    const plugin::StatedDate& last) {
    const auto claim = host.claim(ref);
    if (!claim || claim->change != plugin::Change::none || claim->per != 0) return;
    const std::string_view unit = host.text(plugin::Column::unit, claim->unit);
    const auto count = count_in(unit, first, last);
    if (!count) return;
    const plugin::Number between = hull(host.number(count->low), host.number(count->high));
    const bool fits = between.meets(host.number(claim->interval));
    std::string working(document.text_of(first));
    working.append(" to ").append(document.text_of(last)).append(": ").append(between.show());
    working.append(" ").append(unit).append("; stated ");
    working += plugin::show_with_unit(host, *claim, {});
    plugin::Check check{
        .verdict = fits ? plugin::Verdict::consistent : plugin::Verdict::inconsistent,
        .claims = {ref},
        .working = std::move(working),
        .labels = {document.label(first.begin, last.end, "the dates", plugin::Role::contradicts)}};
    if (fits) return host.report(check);
    host.report(plugin::Finding{.check = std::move(check),
                                .message = "the dates are " + std::to_string(count->low) + " or " +
                                           std::to_string(count->high) + ' ' + std::string(unit) +
                                           "s apart and not " + plugin::show(host, *claim, {}),
                                .confidence = 0.9,
                                .severity = fineness(first) == Fineness::day
                                                ? plugin::Severity::error
                                                : plugin::Severity::warning});
  }

  static void judge(const plugin::Host& host, const plugin::Document& document,
                    const Anniversary& found) {
    const std::int64_t years = found.last.year - found.first.year;
    const bool fits = found.count >= years - 1 && found.count <= years + 1;
    plugin::Check check{
        .verdict = fits ? plugin::Verdict::consistent : plugin::Verdict::inconsistent,
        .working = std::to_string(found.last.year) + " - " + std::to_string(found.first.year) +
                   " = " + std::to_string(years) + "; stated " +
                   std::string(document.text_of(found.place)),
        .labels = {document.label(found.place.begin, found.place.end),
                   document.label(found.first.begin, found.first.end, "the beginning",
                                  plugin::Role::contradicts)}};
    if (fits) return host.report(check);
    host.report(plugin::Finding{.check = std::move(check),
                                .message = "from " + std::to_string(found.first.year) + " to " +
                                           std::to_string(found.last.year) + " are " +
                                           std::to_string(years) + " years and not " +
                                           std::to_string(found.count),
                                .confidence = 0.9,
                                .severity = plugin::Severity::warning});
  }

  // Lengths that count from a date, and are no stretch: "36 months later", "15 days ago".
  void check_lapses(const plugin::Host& host, const plugin::Document& document,
                    const plugin::Sentence& sentence) const {
    const LapseReader reader(words_, document, sentence);
    for (const Length& length : lengths_of(host, document, words_, sentence)) {
      const auto lapse = reader.read(length);
      const auto gap = lapse ? gap_between(lapse->from, lapse->to, length.unit) : std::nullopt;
      if (gap) judge_lapse(host, document, length, *lapse, *gap);
    }
  }

  static void judge_lapse(const plugin::Host& host, const plugin::Document& document,
                          const Length& length, const Lapse& lapse, const Gap& gap) {
    const std::string stated(document.text_of(length.place));
    const plugin::Number between = hull(host.number(gap.low), host.number(gap.high));
    const bool fits = between.meets(length.claim ? host.number(length.claim->interval)
                                                 : host.number(length.count));
    plugin::Check check{
        .verdict = fits ? plugin::Verdict::consistent : plugin::Verdict::inconsistent,
        .working =
            show(lapse.from) + " to " + show(lapse.to) + ": " + gap.shown + "; stated " + stated};
    if (length.claim) {
      check.claims.push_back(length.claim->ref);
    } else {
      check.labels.push_back(document.label(length.place.begin, length.place.end));
    }
    check.labels.push_back(document.label(lapse.dates.begin, lapse.dates.end,
                                          lapse.to_document ? "the date" : "the dates",
                                          plugin::Role::contradicts));
    if (fits) return host.report(check);
    const bool sure = !lapse.to_document && lapse.from.is_day() && lapse.to.is_day();
    host.report(plugin::Finding{
        .check = std::move(check),
        .message = (lapse.to_document ? "the date is " + gap.shown + " from the document's date"
                                      : "the dates are " + gap.shown + " apart") +
                   " and not " + stated,
        .confidence = 0.9,
        .severity = sure ? plugin::Severity::error : plugin::Severity::warning});
  }

  // "2024-11-05", "2024-09-01..2024-09-30"
  static std::string show(const DayRange& range) {
    return range.is_day() ? iso(range.first) : iso(range.first) + ".." + iso(range.last);
  }

  static Fineness fineness(const plugin::StatedDate& date) {
    if (date.month == 0) return Fineness::year;
    return date.day == 0 ? Fineness::month : Fineness::day;
  }

  static std::optional<Count> count_in(std::string_view unit, plugin::StatedDate first,
                                       plugin::StatedDate last) {
    const Fineness fine = fineness(first);
    if (fine != fineness(last) || ((first.flags | last.flags) & VT_DATE_IMPOSSIBLE) != 0) return {};
    if (!complete_years(first, last)) return std::nullopt;
    const std::int64_t months = (last.year - first.year) * 12 + static_cast<int>(last.month) -
                                static_cast<int>(first.month);
    if (months < 0) return std::nullopt;
    if (fine == Fineness::year) {
      return unit == "year" ? std::optional(Count{months / 12, months / 12 + 1}) : std::nullopt;
    }
    if (fine == Fineness::month) {
      if (unit == "month") return Count{months, months + 1};
      return unit == "year" ? std::optional(Count{months / 12, (months + 12) / 12}) : std::nullopt;
    }
    const auto from = day_in(first, first.year);
    const auto to = day_in(last, last.year);
    if (!from || !to || *to < *from) return std::nullopt;
    return count_days((*to - *from).count(), months - (last.day < first.day ? 1 : 0), unit);
  }

  static std::optional<Count> count_days(std::int64_t days, std::int64_t months,
                                         std::string_view unit) {
    if (unit == "day") return Count{days, days + 1};
    if (unit == "week") return Count{days / 7, (days + 1 + 6) / 7};
    if (unit == "month") return Count{months, months + 1};
    if (unit == "year") return Count{months / 12, months / 12 + 1};
    return std::nullopt;
  }

  DurationWords words_;
};

}  // namespace veritally::rules
