// Where a sentence says how long it is between two dates, or between one and the document's:
// "founded in 1924, 90 years before 2014", "on March 3, 15 days ago".
#pragma once

#include "anniversary.hpp"
#include "days.hpp"
#include "duration_words.hpp"
#include "gap.hpp"
#include "length.hpp"

#include <veritally/plugin.hpp>

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace veritally::rules {

// The two ends of a length of time.
struct Lapse {
  DayRange from;
  DayRange to;
  plugin::Piece dates;       // where the text states them, or the one that it states
  bool to_document = false;  // one is that of the document
};

class LapseReader {
 public:
  LapseReader(const DurationWords& words, const plugin::Document& document,
              const plugin::Sentence& sentence)
      : words_(words),
        document_(document),
        sentence_(sentence),
        text_(document.text()),
        dates_(document.dates_of(sentence)) {}

  std::optional<Lapse> read(const Length& length) const {
    const Anchored anchored = anchor_of(text_, words_, length.place);
    switch (anchored.anchor) {
      case Anchor::later:
        return later(anchored);
      case Anchor::before:
      case Anchor::after:
        return beside_another(anchored, length.unit);
      case Anchor::ago:
      case Anchor::ahead:
        return from_document(anchored, length.unit);
      case Anchor::spent:
        return from_beginning_to_end(anchored);
      case Anchor::within:
        return until_date(anchored, length.unit);
      case Anchor::none:
        break;
    }
    return std::nullopt;
  }

 private:
  // "began in March 2022, and opened in September 2024, 30 months later", "began in 2010 and closed
  // ten years later, in 2020". No third date and no event without one stands in the sentence from
  // which the length could count.
  std::optional<Lapse> later(const Anchored& length) const {
    const bool compares =
        plugin::is_one_of(plugin::word_behind(text_, length.end), {"than", "als", "que"});
    if (dates_.size() != 2 || compares || dates_[0].end > length.begin) return std::nullopt;
    const plugin::StatedDate* beside = ends_phrase(length.end) ? date_before(length) : nullptr;
    if (beside == nullptr) beside = date_behind(length);
    if (beside != &dates_[1] || !tells_next_event(length)) return std::nullopt;
    return between(dates_[0], dates_[1]);
  }

  // "founded in 1939, closed in 2024 after 95 years": the second date is that of an end, and the
  // length stands right behind it.
  std::optional<Lapse> from_beginning_to_end(const Anchored& length) const {
    if (dates_.size() != 2 || dates_[1].end > length.begin || !ends_phrase(length.end)) {
      return std::nullopt;
    }
    const std::string_view gap =
        plugin::trimmed(text_.substr(dates_[1].end, length.begin - dates_[1].end));
    const bool beside = gap.empty() || gap == ",";
    if (!beside || !begins_something(text_, words_, dates_[0]) || !ends_something(dates_[1])) {
      return std::nullopt;
    }
    return between(dates_[0], dates_[1]);
  }

  // "closed in 2024"
  bool ends_something(const plugin::StatedDate& date) const {
    std::string_view word = plugin::word_before(text_, date.begin);
    if (words_.prepositions.holds(word)) {
      word = plugin::word_before(text_, static_cast<std::uint64_t>(word.data() - text_.data()));
    }
    return words_.ends.holds(word);
  }

  // Whether one clause alone leads from the first date to the length: ", and the first hall opened
  // in". Of "Harmon, born in 1956, joined the party and won a seat two years later, in 2018" nobody
  // knows from where it counts.
  bool tells_next_event(const Anchored& length) const {
    constexpr std::size_t longest = 10;
    const std::uint64_t begin = dates_[0].end;
    const std::uint64_t end = std::min<std::uint64_t>(length.begin, dates_[1].begin);
    std::string_view gap = plugin::trimmed(text_.substr(begin, end - begin));
    while (gap.ends_with(',') || gap.ends_with('(')) {
      gap = plugin::trimmed(gap.substr(0, gap.size() - 1));
    }
    if (gap.starts_with(',')) gap = plugin::trimmed(gap.substr(1));
    const std::string_view first = plugin::word_behind(gap, 0);
    const bool continues = words_.joints.holds(first);
    if (continues) gap = plugin::trimmed(gap.substr(first.size()));
    if (!continues && !begins_sentence(dates_[0])) return false;
    if (gap.starts_with(',')) gap = plugin::trimmed(gap.substr(1));
    const auto words = plugin::words_of(gap);
    return words.size() <= longest && gap.find_first_of(",;:.()") == gap.npos &&
           std::ranges::none_of(words, [&](const plugin::Piece& piece) {
             const std::string_view word = gap.substr(piece.begin, piece.end - piece.begin);
             return (continues && words_.joints.holds(word)) || words_.clauses.holds(word);
           });
  }
  // "In 1990 it opened": the date begins the sentence but for its preposition.
  bool begins_sentence(const plugin::StatedDate& date) const {
    const std::string_view lead =
        plugin::trimmed(text_.substr(sentence_.begin, date.begin - sentence_.begin));
    return lead.empty() || words_.prepositions.holds(lead);
  }

  // "in 1924, 90 years before 2014", "90 years before 2014, in 1924"
  std::optional<Lapse> beside_another(const Anchored& length, std::string_view unit) const {
    const plugin::StatedDate* other = date_led_to(length.end);
    if (other == nullptr) return std::nullopt;
    const plugin::StatedDate* own = date_before(length);
    if (own == nullptr) own = date_behind({.begin = length.begin, .end = other->end});
    if (own == nullptr || own == other) return std::nullopt;
    auto first = length.anchor == Anchor::before ? *own : *other;
    auto last = length.anchor == Anchor::before ? *other : *own;
    if (unit == "year" && !(give_year(first) && give_year(last))) return std::nullopt;
    return between(first, last);
  }

  // "on 4 September, eight years after 14 June 2017": years apart, a date without one has that of
  // the document. False where nobody says it.
  bool give_year(plugin::StatedDate& date) const {
    if (date.year != 0) return true;
    if (!document_.date()) return false;
    const auto range = around(date, Day{std::chrono::days(*document_.date())}, true);
    if (range) date.year = year_of(range->first);
    return range.has_value();
  }

  // "on March 3, 15 days ago", "November 5, 25 days from now". What somebody says counts from
  // another day.
  std::optional<Lapse> from_document(const Anchored& length, std::string_view unit) const {
    if (!document_.date() || is_quoted(length.begin)) return std::nullopt;
    const plugin::StatedDate* date = ends_phrase(length.end) ? date_before(length) : nullptr;
    if (date == nullptr) date = date_behind(length);
    if (date == nullptr || (date->year == 0 && unit == "year")) return std::nullopt;
    const Day published{std::chrono::days(*document_.date())};
    const bool past = length.anchor == Anchor::ago;
    const auto range = date->year != 0 ? range_of(*date) : around(*date, published, past);
    if (!range) return std::nullopt;
    const DayRange today{published, published};
    const plugin::Piece place{date->begin, date->end};
    return past ? Lapse{*range, today, place, true} : Lapse{today, *range, place, true};
  }

  // "in 15 days, on November 5": only of a date to come, since what has happened took that long.
  std::optional<Lapse> until_date(const Anchored& length, std::string_view unit) const {
    constexpr std::chrono::days half_year{182};
    if (!plugin::trimmed(text_.substr(length.end)).starts_with(',')) return std::nullopt;
    const plugin::StatedDate* date = date_behind(length);
    if (date == nullptr) return std::nullopt;
    const auto lapse = from_document({Anchor::ahead, length.begin, length.end}, unit);
    if (!lapse || lapse->to.first < lapse->from.last) return std::nullopt;
    const bool sure = date->year != 0 || lapse->to.first - lapse->from.last <= half_year;
    return sure ? lapse : std::nullopt;
  }

  // The last day of that date up to another one, or the first from it on.
  static std::optional<DayRange> around(const plugin::StatedDate& date, Day other, bool past) {
    if ((date.flags & VT_DATE_IMPOSSIBLE) != 0) return std::nullopt;
    for (const int step : {0, past ? -1 : 1}) {
      const auto day = day_in(date, year_of(other) + step);
      if (day && (past ? *day <= other : *day >= other)) return DayRange{*day, *day};
    }
    return std::nullopt;
  }

  static std::optional<Lapse> between(plugin::StatedDate first, plugin::StatedDate last) {
    const plugin::Piece place{std::min(first.begin, last.begin), std::max(first.end, last.end)};
    if (!complete_years(first, last)) return std::nullopt;
    const auto from = range_of(first);
    const auto to = range_of(last);
    if (!from || !to) return std::nullopt;
    return Lapse{*from, *to, place};
  }

  // Whether a phrase ends at a place: "15 days ago," and not "two years ago founded".
  bool ends_phrase(std::uint64_t at) const {
    const std::string_view next = plugin::trimmed(text_.substr(at, sentence_.end - at));
    return next.empty() || !plugin::starts_letter(next.front());
  }

  // The date that ends right before a length, which stands in apposition to it.
  const plugin::StatedDate* date_before(const Anchored& length) const {
    for (const plugin::StatedDate& date : dates_) {
      if (date.end > length.begin) continue;
      const std::string_view gap = plugin::trimmed(text_.substr(date.end, length.begin - date.end));
      if (plugin::is_one_of(gap, {",", "(", "\u2013", "\u2014", ", or", ", just", ", only",
                                  ", some", ", exactly", ", is", "is", ", or just"}) ||
          is_participle(gap)) {
        return &date;
      }
    }
    return nullptr;
  }

  // The verb that ends a German clause: "wurde 1924 gegründet, 90 Jahre vor".
  bool is_participle(std::string_view gap) const {
    return document_.language().starts_with("de") && gap.ends_with("t,") &&
           plugin::words_of(gap).size() == 1 && gap.find_first_of(",;:.()") == gap.size() - 1;
  }

  // The date that begins right behind a length, with no more than its preposition between: "15 days
  // ago, on March 3", "(2005)".
  const plugin::StatedDate* date_behind(const Anchored& length) const {
    for (const plugin::StatedDate& date : dates_) {
      if (date.begin < length.end) continue;
      std::string_view gap = plugin::trimmed(text_.substr(length.end, date.begin - length.end));
      const bool apart = gap.starts_with(',') || gap.starts_with('(');
      if (apart) gap = plugin::trimmed(gap.substr(1));
      const bool led = words_.prepositions.holds(gap) || plugin::same_letters(gap, "in the");
      return led || (apart && gap.empty()) ? &date : nullptr;
    }
    return nullptr;
  }

  // The date that a few words behind "before" or "after" lead to: "the crisis of". None where they
  // say that it is a date of another kind ("it had planned to open by"), and where the date belongs
  // to a noun ("the company founded in 1990 collapsed").
  const plugin::StatedDate* date_led_to(std::uint64_t at) const {
    constexpr std::size_t longest = 5;
    for (const plugin::StatedDate& date : dates_) {
      if (date.begin < at) continue;
      const std::string_view gap = text_.substr(at, date.begin - at);
      const auto words = plugin::words_of(gap);
      const bool fits = words.size() <= longest && gap.find_first_of(",;:.()\"") == gap.npos &&
                        !words_.elsewhere.holds_word_of(gap);
      const bool told_of_noun = !words.empty() && !ends_phrase(date.end) &&
                                !words_.determiners.holds(plugin::word_before(text_, date.begin));
      return fits && !told_of_noun ? &date : nullptr;
    }
    return nullptr;
  }

  bool is_quoted(std::uint64_t at) const {
    for (const plugin::Block& block : document_.blocks()) {
      if (at < block.begin || at >= block.end) continue;
      const auto quotations = plugin::quotations_in(document_.text_of(block));
      return std::ranges::any_of(quotations, [at = at - block.begin](const plugin::Piece& piece) {
        return at >= piece.begin && at < piece.end;
      });
    }
    return false;
  }

  const DurationWords& words_;
  const plugin::Document& document_;
  const plugin::Sentence& sentence_;
  std::string_view text_;
  std::span<const plugin::StatedDate> dates_;
};

}  // namespace veritally::rules
