// scale/digits: digits grouped in two conventions in one document.
#pragma once

#include <veritally/plugin.hpp>

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace veritally::rules {

class Digits {
 public:
  static constexpr plugin::Info info{
      .id = "scale/digits",
      .summary = "digits grouped in two conventions in one document",
      .documentation =
          R"(A point is a decimal sign in one country and parts thousands in the next: *1.440* is one and a half, or
more than a thousand. The rule looks at the numbers of a document whose signs can be read in one way
only (*1,440.5*, *1,234,567* and *1.440,5*, *1.234.567*, *3,5 %*). If a document has both kinds, those of
the rarer one are shown: a figure was taken over from a text in another convention.

Indian groups of two digits (*10,00,000*) beside groups of three are a note.

It stays silent on numbers that can be read both ways (*1,440*), on addresses and versions, and on
documents that use one convention throughout, whichever it is.
)",
      .scope = plugin::Scope::document,
      .severity = plugin::Severity::warning};

  void check(const plugin::Host& host, const plugin::Document& document) const {
    std::array<std::vector<plugin::Piece>, kinds> found;
    for (const plugin::Block& block : document.blocks()) {
      collect(document.text(), block.begin, block.end, found);
    }
    compare(host, document, found[decimal_point], found[decimal_comma], plugin::Severity::warning);
    compare(host, document, found[groups_of_three], found[groups_of_two], plugin::Severity::note);
  }

 private:
  enum Kind : std::size_t { decimal_point, decimal_comma, groups_of_three, groups_of_two, kinds };

  // Digits with points and commas between them.
  static void collect(std::string_view text, std::uint64_t begin, std::uint64_t end,
                      std::array<std::vector<plugin::Piece>, kinds>& found) {
    const auto inside = [text, end](std::uint64_t i) {
      if (plugin::is_digit(text[i])) return true;
      return (text[i] == '.' || text[i] == ',') && i + 1 < end && plugin::is_digit(text[i + 1]);
    };
    for (std::uint64_t at = begin; at < end;) {
      if (!plugin::is_digit(text[at])) {
        ++at;
        continue;
      }
      plugin::Piece number{at, at};
      while (number.end < end && inside(number.end)) ++number.end;
      at = number.end;
      if (stands_free(text, number)) add(text, number, found);
    }
  }

  static bool stands_free(std::string_view text, const plugin::Piece& number) {
    const char before = number.begin == 0 ? ' ' : text[number.begin - 1];
    const char behind = number.end == text.size() ? ' ' : text[number.end];
    return plugin::letter_before(text, number.begin) == number.begin &&
           std::string_view("./-_#").find(before) == std::string_view::npos &&
           !plugin::starts_letter(behind) &&
           std::string_view("/-_").find(behind) == std::string_view::npos;
  }

  static void add(std::string_view text, const plugin::Piece& number,
                  std::array<std::vector<plugin::Piece>, kinds>& found) {
    const std::string_view digits = text.substr(number.begin, number.end - number.begin);
    const auto groups = groups_of(digits);
    if (!groups) return;
    if (is_address(digits)) return;
    const bool thousands = groups->marks > 0 && groups->of_three;
    if (thousands && (groups->marks > 1 || groups->decimals > 0)) {
      found[groups->mark == ',' ? decimal_point : decimal_comma].push_back(number);
      if (groups->mark == ',' && groups->marks > 1) found[groups_of_three].push_back(number);
    } else if (groups->marks > 1 && groups->of_two && groups->mark == ',') {
      found[groups_of_two].push_back(number);
    } else if (groups->marks == 0 && groups->decimals > 0 && groups->decimals < 3 &&
               is_share(text, number.end)) {
      found[groups->point == '.' ? decimal_point : decimal_comma].push_back(number);
    }
  }

  // "192.168.100.100": four numbers of a byte each.
  static bool is_address(std::string_view digits) {
    constexpr int byte = 255;
    int points = 0;
    int number = 0;
    for (const char c : digits) {
      if (c == ',') return false;
      points += c == '.' ? 1 : 0;
      number = c == '.' ? 0 : number * 10 + (c - '0');
      if (number > byte) return false;
    }
    return points == 3;
  }

  struct Groups {
    int marks = 0;  // between groups
    char mark = ',';
    char point = '.';
    int decimals = 0;
    bool of_three = true;
    bool of_two = true;  // but for the last one: "10,00,000"
  };
  static std::optional<Groups> groups_of(std::string_view digits) {
    std::vector<std::size_t> lengths(1);
    std::string marks;
    for (const char c : digits) {
      if (plugin::is_digit(c)) {
        ++lengths.back();
      } else {
        marks += c;
        lengths.push_back(0);
      }
    }
    if (marks.empty() || lengths.front() > 3) return std::nullopt;
    Groups groups;
    const bool point = marks.size() == 1 ? lengths.back() != 3 : marks.back() != marks.front();
    groups.mark = point && marks.size() == 1 ? (marks.front() == '.' ? ',' : '.') : marks.front();
    if (point) {
      groups.point = marks.back();
      groups.decimals = static_cast<int>(lengths.back());
      marks.pop_back();
      lengths.pop_back();
    }
    if (marks.find_first_not_of(groups.mark) != std::string::npos) return std::nullopt;
    groups.marks = static_cast<int>(marks.size());
    for (std::size_t i = 1; i < lengths.size(); ++i) {
      groups.of_three = groups.of_three && lengths[i] == 3;
      groups.of_two = groups.of_two && lengths[i] == (i + 1 == lengths.size() ? 3U : 2U);
    }
    return groups;
  }

  // "3,5 %": a list has no sign of percent behind each of its numbers.
  static bool is_share(std::string_view text, std::uint64_t end) {
    return plugin::trimmed(text.substr(end, 4)).starts_with('%');
  }

  static void compare(const plugin::Host& host, const plugin::Document& document,
                      const std::vector<plugin::Piece>& first,
                      const std::vector<plugin::Piece>& second, plugin::Severity severity) {
    if (first.empty() || second.empty()) return;
    const bool second_is_rarer = second.size() <= first.size();
    const auto& usual = second_is_rarer ? first : second;
    for (const plugin::Piece& odd : second_is_rarer ? second : first) {
      const std::string here(document.text_of(odd));
      const std::string there(document.text_of(usual.front()));
      host.report(plugin::Finding{
          .check = {.verdict = plugin::Verdict::inconsistent,
                    .working = here + " / " + there,
                    .labels = {document.label(odd.begin, odd.end),
                               document.label(usual.front().begin, usual.front().end, "",
                                              plugin::Role::contradicts)}},
          .message = here + " is grouped in another way than " + there,
          .confidence = 0.9,
          .severity = severity});
    }
  }
};

}  // namespace veritally::rules
