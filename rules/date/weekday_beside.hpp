// Weekdays that stand beside a date and not in it: "4 October 2025, a Friday", "Friday evening, 4
// October 2025". For date/weekday, which it belongs to.
#pragma once

#include <veritally/plugin.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace veritally::rules {

class WeekdayBeside {
 public:
  explicit WeekdayBeside(const plugin::Host& host)
      : links_(host.option("links")),
        dayparts_(host.option("dayparts")),
        several_(host.option("several")),
        joints_(host.option("joints")),
        articles_(host.option("articles")) {}

  // The date with the weekday that its sentence gives it; nullopt where it gives none. The text
  // ends with the sentence, which has its first byte at `begin`.
  std::optional<plugin::StatedDate> read(std::string_view text, std::uint64_t begin,
                                         const plugin::StatedDate& date) const {
    auto found = behind(text, date);
    if (!found) found = in_brackets(text, date);
    if (!found) found = ahead(text, date);
    return found && found->begin >= begin ? found : std::nullopt;
  }

 private:
  // 1 to 7, from Monday; 0 for other words.
  static std::uint32_t weekday_named(std::string_view word) {
    constexpr std::array<std::array<std::string_view, 4>, 7> names{
        {{"monday", "montag", "lundi", "lunes"},
         {"tuesday", "dienstag", "mardi", "martes"},
         {"wednesday", "mittwoch", "mercredi", "mi\u00e9rcoles"},
         {"thursday", "donnerstag", "jeudi", "jueves"},
         {"friday", "freitag", "vendredi", "viernes"},
         {"saturday", "samstag", "samedi", "s\u00e1bado"},
         {"sunday", "sonntag", "dimanche", "domingo"}}};
    for (std::size_t i = 0; i < names.size(); ++i) {
      for (const std::string_view name : names.at(i)) {
        if (plugin::same_letters(word, name)) return static_cast<std::uint32_t>(i) + 1;
      }
    }
    return 0;
  }

  static std::uint64_t place_in(std::string_view text, std::string_view piece) {
    return static_cast<std::uint64_t>(piece.data() - text.data());
  }

  static plugin::StatedDate with(plugin::StatedDate date, std::uint32_t weekday,
                                 std::uint64_t begin, std::uint64_t end) {
    date.weekday = weekday;
    date.begin = begin;
    date.end = end;
    return date;
  }

  // "4 October 2025, a Friday,", "4 October 2025 was a Friday."
  std::optional<plugin::StatedDate> behind(std::string_view text,
                                           const plugin::StatedDate& date) const {
    constexpr std::size_t most_words = 4;  // "which was a Friday"
    std::uint64_t at = date.end;
    if (at < text.size() && text[at] == ',') ++at;
    const std::uint64_t begin = at;
    for (std::size_t i = 0; i < most_words; ++i) {
      const std::string_view word = plugin::word_behind(text, at);
      if (word.empty()) return std::nullopt;
      const std::uint64_t end = place_in(text, word) + word.size();
      const std::uint32_t weekday = weekday_named(word);
      if (weekday != 0) {
        const auto link = plugin::trimmed(text.substr(begin, place_in(text, word) - begin));
        const bool alone = links_.holds(link) && ends_phrase(text, end);
        return alone ? std::optional(with(date, weekday, date.begin, end)) : std::nullopt;
      }
      at = end;
    }
    return std::nullopt;
  }

  // Not "a Friday release".
  bool ends_phrase(std::string_view text, std::uint64_t end) const {
    const std::string_view next = plugin::word_behind(text, end);
    return next.empty() || dayparts_.holds(next) || joints_.holds(next);
  }

  // "Monday (June 24)"
  std::optional<plugin::StatedDate> in_brackets(std::string_view text,
                                                const plugin::StatedDate& date) const {
    const std::string_view lead = text.substr(0, date.begin);
    if (!lead.ends_with('(') || !text.substr(date.end).starts_with(')')) return std::nullopt;
    const std::string_view word = plugin::word_before(text, date.begin - 1);
    const std::uint32_t weekday = weekday_named(word);
    if (weekday == 0 || is_one_of_several(text, place_in(text, word))) return std::nullopt;
    return with(date, weekday, place_in(text, word), date.end);
  }

  // "Friday evening, 4 October 2025", "Freitagabend, 4. Oktober 2025"
  std::optional<plugin::StatedDate> ahead(std::string_view text,
                                          const plugin::StatedDate& date) const {
    std::string_view lead = text.substr(0, date.begin);
    const std::string_view article = plugin::word_before(lead, lead.size());
    if (articles_.holds(article)) lead = lead.substr(0, place_in(lead, article));
    lead = plugin::trimmed(lead);
    if (lead.ends_with(',')) lead.remove_suffix(1);
    const std::string_view part = plugin::word_before(lead, lead.size());
    const std::string_view word =
        dayparts_.holds(part) ? plugin::word_before(lead, place_in(lead, part)) : part;
    const std::uint32_t weekday = dayparts_.holds(part) ? weekday_named(word) : compound(part);
    if (weekday == 0 || is_one_of_several(text, place_in(text, word))) return std::nullopt;
    return with(date, weekday, place_in(text, word), date.end);
  }

  // "Freitagabend"
  std::uint32_t compound(std::string_view word) const {
    const std::string whole = plugin::lower(word);
    for (const std::string_view last : {"tag", "woch"}) {
      const auto at = whole.find(last);
      if (at == std::string::npos) continue;
      const std::size_t end = at + last.size();
      return dayparts_.holds(word.substr(end)) ? weekday_named(word.substr(0, end)) : 0;
    }
    return 0;
  }

  // "Sunday and Monday (June 24)"
  bool is_one_of_several(std::string_view text, std::uint64_t begin) const {
    return several_.holds(plugin::word_before(text, begin));
  }

  plugin::WordList links_;
  plugin::WordList dayparts_;
  plugin::WordList several_;
  plugin::WordList joints_;
  plugin::WordList articles_;
};

}  // namespace veritally::rules
