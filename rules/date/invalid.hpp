// date/invalid: a day or a time of day that does not exist.
#pragma once

#include <veritally/plugin.hpp>

#include <string>
#include <string_view>

namespace veritally::rules {

class InvalidDate {
 public:
  static constexpr plugin::Option options[] = {
      {"clocks", "words behind a time of day, parted by commas",
       "am, pm, gmt, utc, uhr, cet, est, heures, horas"},
      {"counts", "words before a month and a number that may count people: in June 31 were hurt",
       "in, of, since, en"}};
  static constexpr plugin::Info info{
      .id = "date/invalid",
      .summary = "a day or time of day that does not exist",
      .documentation =
          R"(Points at days that no calendar has, as they come of a slip of the keys or of a count of days across
the end of a month:

- *31 June*, *30 February*, *May 32, 2024*,
- *29 February 2023*, which was no leap year,
- *2025-13-05* and *5.13.2025*, in a thirteenth month,
- *25:10 GMT*, *11:75 p.m.*: hours and minutes beside a word of the clock.

Dates are read as the language of the document writes them. 29 February without a year exists.

It stays silent on numbers that could be something else: an invoice, a version, a score, a length of
time (*25:10* alone), and people counted behind a month (*in June 31 were hurt*).
)",
      .scope = plugin::Scope::document,
      .severity = plugin::Severity::error,
      .options = options};

  explicit InvalidDate(const plugin::Host& host)
      : clocks_(host.option("clocks")), counts_(host.option("counts")) {}

  void check(const plugin::Host& host, const plugin::Document& document) const {
    for (const plugin::StatedDate& date : document.dates()) {
      const bool impossible = (date.flags & VT_DATE_IMPOSSIBLE) != 0;
      if (!impossible || may_be_count(document.text(), date)) continue;
      report(host, document, {date.begin, date.end}, why(date));
    }
    check_clocks(host, document);
  }

 private:
  // "in June 31 were hurt"
  bool may_be_count(std::string_view text, const plugin::StatedDate& date) const {
    const bool month_first = !plugin::is_digit(text[date.begin]) && date.weekday == 0;
    return date.year == 0 && month_first && counts_.holds(plugin::word_before(text, date.begin));
  }

  static std::string why(const plugin::StatedDate& date) {
    constexpr unsigned months = 12;
    if (date.month > months) return "there is no month " + std::to_string(date.month);
    if (date.year == 0) return "this month has no day " + std::to_string(date.day);
    return "this month has no day " + std::to_string(date.day) + " in " + std::to_string(date.year);
  }

  void check_clocks(const plugin::Host& host, const plugin::Document& document) const {
    const std::string_view text = document.text();
    for (auto colon = text.find(':'); colon != std::string_view::npos;
         colon = text.find(':', colon + 1)) {
      const auto digit = [text](std::uint64_t at) {
        return at < text.size() && plugin::is_digit(text[at]);
      };
      if (colon < 2 || !digit(colon - 1) || !digit(colon - 2) || !digit(colon + 1)) continue;
      if (!digit(colon + 2) || digit(colon + 3)) continue;
      if (colon > 2 &&
          (plugin::letter_before(text, colon - 2) != colon - 2 || text[colon - 3] == ':'))
        continue;
      const auto number = [text](std::uint64_t at) {
        return (text[at] - '0') * 10 + (text[at + 1] - '0');
      };
      const int minutes = number(colon - 2) * 60 + number(colon + 1);
      if (minutes <= 24 * 60 && number(colon + 1) < 60) continue;
      if (!says_clock(plugin::trimmed(text.substr(colon + 3, longest_clock_word)))) continue;
      report(host, document, {colon - 2, colon + 3}, "no clock shows it");
    }
  }

  static constexpr std::uint64_t longest_clock_word = 8;
  bool says_clock(std::string_view behind) const {
    if (behind.starts_with("a.m.") || behind.starts_with("p.m.")) return true;
    return clocks_.holds(plugin::word_behind(behind, 0));
  }

  static void report(const plugin::Host& host, const plugin::Document& document,
                     plugin::Piece place, const std::string& reason) {
    const std::string written(document.text_of(place));
    host.report(
        plugin::Finding{.check = {.verdict = plugin::Verdict::inconsistent,
                                  .working = reason,
                                  .labels = {document.label(place.begin, place.end, reason)}},
                        .message = "\"" + written + "\" does not exist"});
  }

  plugin::WordList clocks_;
  plugin::WordList counts_;
};

}  // namespace veritally::rules
