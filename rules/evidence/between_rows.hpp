// Between rows: how two rows of one time stand to each other, where a sentence names both and says
// so in words: "€61.8 million higher than Fabricam's", "59 % of Acme's", "3.8 times that of
// Corvin".
#pragma once

#include "result.hpp"

#include <veritally/plugin.hpp>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace veritally::rules {

// What is said of one row and another.
struct Comparison {
  plugin::Symbol one = 0;
  plugin::Symbol other = 0;
  bool ratio = false;  // else by how much one is more
  bool fewer = false;  // or less
};

// Of what stands between a figure and the name behind it, which must say nothing else.
inline std::optional<Comparison> comparison_in(const Question& question, std::string_view between,
                                               bool part) {
  const TableWords& table_words = question.wording.table_words();
  const auto named = question.wording.named(question.column);
  const auto is_name = [&](std::string_view word) {
    return std::ranges::any_of(named, [&](const auto& name) {
      const auto text = question.wording.text();
      return word.data() >= text.data() + name.piece.begin &&
             word.data() < text.data() + name.piece.end;
    });
  };
  const bool only = std::ranges::all_of(plugin::word_texts(between), [&](std::string_view word) {
    return table_words.more.holds(word) || table_words.fewer.holds(word) ||
           table_words.comparisons.holds(word) ||
           question.wording.is_of_measure(word, question.column) ||
           plugin::is_digit(word.front()) || is_name(word);
  });
  if (!only || between.find_first_of(",;:()") != std::string_view::npos) return std::nullopt;
  const bool higher = table_words.more.holds_word_of(between);
  const bool fewer = table_words.fewer.holds_word_of(between);
  if (higher != fewer && table_words.against.holds_word_of(between)) {
    return Comparison{.fewer = fewer};
  }
  if (part && !higher && !fewer) return Comparison{.ratio = true};
  return std::nullopt;
}

// A part of another row: "was 59 % of Acme's", "was 3.8 times that of Corvin", "had twice as many
// shops as"; "accounted for 30 % of" is none of it.
inline bool is_part(const Question& question) {
  const auto& [host, claim, wording, cues, column] = question;
  const plugin::Piece place = wording.place_of(claim);
  const std::string_view words = wording.text().substr(place.begin, place.end - place.begin);
  const std::string_view next = plugin::word_behind(wording.behind(claim), 0);
  const bool is = plugin::is_one_of(plugin::word_before(wording.text(), place.begin),
                                    {"was", "is", "were", "are"});
  if (words.ends_with("times") || words == "twice" || plugin::is_one_of(next, {"times"})) {
    return is || plugin::is_one_of(next, {"as"});
  }
  const bool part = plugin::is_percent(host, claim) || is_fraction(host, claim);
  return is && part && plugin::is_one_of(next, {"of"});
}

inline std::optional<Comparison> comparison(const Question& question) {
  const auto& [host, claim, wording, cues, column] = question;
  if (wording.tells_change()) return std::nullopt;
  const auto named = wording.named(column);
  if (named.size() != 2 || named[0].subject == named[1].subject) return std::nullopt;
  const plugin::Piece place = wording.place_of(claim);
  const auto& [first, second] = std::pair(named[0], named[1]);
  const std::string_view text = wording.text();
  if (second.piece.end <= place.begin) {  // "Acme's revenue exceeded Fabricam's by"
    const std::string_view verb = plugin::word_before(text, second.piece.begin);
    if (!plugin::is_one_of(plugin::word_before(text, place.begin), {"by"})) return std::nullopt;
    const bool fewer = wording.table_words().fewer.holds(verb);
    if (!fewer && !wording.table_words().exceeds.holds(verb)) return std::nullopt;
    return Comparison{.one = first.subject, .other = second.subject, .fewer = fewer};
  }
  if (second.piece.begin < place.end) return std::nullopt;
  // The names stand on both sides of the figure, or both behind it, parted by "than".
  const std::uint64_t from = std::max(place.end, first.piece.end);
  const bool both_behind = first.piece.begin >= place.end;
  if (both_behind &&
      !plugin::find_words(text.substr(0, second.piece.begin), "than", first.piece.end)) {
    return std::nullopt;
  }
  auto found = comparison_in(question, text.substr(place.end, second.piece.begin - place.end),
                             is_part(question) && !both_behind);
  if (!found || from > second.piece.begin) return std::nullopt;
  found->one = first.subject;
  found->other = second.subject;
  return found;
}

// By how much one is more, or what part of the other it is, as the claim counts it; in the claim's
// direction where it has one.
inline std::optional<plugin::Figure> compared(const Question& question, const Comparison& said,
                                              const plugin::Figure& one,
                                              const plugin::Figure& other, bool relative) {
  const auto& host = question.host;
  const bool turned = said.fewer && question.claim.change == plugin::Change::none;
  if (!relative) return turned ? other - one : one - other;
  if (!other.allowed.above(host.number(0))) return std::nullopt;
  const auto ratio = one / other;
  if (!ratio) return std::nullopt;
  if (said.ratio) return as_counted(question, *ratio);
  const plugin::Figure more = *ratio - plugin::constant(host, 1);
  return as_counted(question, turned ? plugin::constant(host, 0) - more : more);
}

inline std::optional<Result> between_rows(const Question& question) {
  const auto& [host, claim, wording, cues, column] = question;
  const auto said = comparison(question);
  if (!said) return std::nullopt;
  const Rows rows = rows_in_time(question);
  const Rows one = of_subject(rows, said->one);
  const Rows other = of_subject(rows, said->other);
  if (one.size() != 1 || other.size() != 1 || one.front()->period != other.front()->period) {
    return std::nullopt;
  }
  const Rows both{one.front(), other.front()};
  if (!wording.says_nothing_else(column, {times_of(both), 0, {"as"}})) return std::nullopt;
  const bool relative = said->ratio || plugin::is_percent(host, claim) || is_fraction(host, claim);
  const bool percent = host.text(plugin::Column::unit, column.unit) == "percent";
  if (relative ? percent && !said->ratio : !fits_unit(question)) return std::nullopt;
  auto figures = figures_of(question, both, !relative && !is_points(host, claim));
  if (!figures) return std::nullopt;
  const auto figure = compared(question, *said, figures->values[0], figures->values[1], relative);
  if (!figure) return std::nullopt;
  const auto& claims = figures->claims;
  const plugin::Scale scale = plugin::scale_of(host, claims[0]);
  return Result{.figure = *figure,
                .rows = claims,
                .words = plugin::show(host, claims[0], scale) + " against " +
                         plugin::show_with_unit(host, claims[1], scale) + " in " +
                         place_of(column, both),
                .name = said->ratio ? "the ratio" : "the difference",
                .sure = true};
}

}  // namespace veritally::rules
