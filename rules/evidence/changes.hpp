// Changes: by how much the rows of a column became more or less from one time to another.
#pragma once

#include "result.hpp"

#include <veritally/plugin.hpp>

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace veritally::rules {

// The rows of two times: those of one subject, or of all together.
struct Ends {
  Rows now;
  Rows before;
};

// "19 % up on 2022", "up 19 % on 2022": the year is the one that the change counts from, and not
// its own. Its direction; nullopt for any other words.
inline std::optional<plugin::Change> up_on(const Question& question) {
  const auto& [host, claim, wording, cues, column] = question;
  if (!claim.period || claim.base_period) return std::nullopt;
  const std::string_view behind = wording.behind(claim);
  const std::string_view first = plugin::word_behind(behind, 0);
  const bool directed = plugin::is_one_of(first, {"up", "down"});
  const std::string_view link =
      directed ? plugin::word_behind(behind, behind.find(first) + first.size()) : first;
  if (!plugin::is_one_of(link, {"on", "from"})) return std::nullopt;
  const std::string_view year = plugin::word_behind(behind, behind.find(link) + link.size());
  if (year.empty() || !plugin::is_digit(year.front())) return std::nullopt;
  if (directed) return first.size() == 2 ? plugin::Change::up : plugin::Change::down;
  if (claim.change == plugin::Change::none) return std::nullopt;
  return claim.change;
}

inline Ends ends_of_one(const Question& question) {
  Rows all;
  for (const Datum& datum : question.column.data) all.push_back(&datum);
  const Rows own = has_no_names(question.column) ? all : of_subject(all, subject_of(question));
  if (up_on(question)) {
    const Datum* before = only_at(own, question.claim.period);
    for (const Datum* row : own) {
      if (before != nullptr && row->period && just_before(own, *row) == before) {
        return {{row}, {before}};
      }
    }
    return {};
  }
  const auto [now, before] = ends_of(own, question.claim);
  if (now == nullptr || before == nullptr) return {};
  return {{now}, {before}};
}

// All rows of both times where the sentence speaks of all of them: of the same subjects, each once;
// or the rows that add them up.
inline Ends ends_of_all(const Question& question) {
  const auto& [host, claim, wording, cues, column] = question;
  const bool all_meant = claim.together || wording.named(column).empty();
  if (!claim.period || !(cues.sum || wording.group()) || !all_meant) return {};
  const auto at = [](const std::vector<Datum>& data, const std::optional<plugin::Period>& period) {
    Rows rows;
    for (const Datum& datum : data) {
      if (datum.period == period) rows.push_back(&datum);
    }
    return rows;
  };
  for (const auto* data : {&column.totals, &column.data}) {
    Rows now = at(*data, claim.period);
    if (claim.together) now = of_members(question, now);
    if (now.empty()) continue;
    Rows all;
    for (const Datum& datum : *data) all.push_back(&datum);
    const Datum* earlier = claim.base_period
                               ? nullptr
                               : just_before(of_subject(all, now.front()->subject), *now.front());
    Rows before = at(*data, claim.base_period ? claim.base_period
                            : earlier         ? earlier->period
                                              : std::nullopt);
    if (claim.together) before = of_members(question, before);
    if (!before.empty() && are_of_same(now, before)) return {now, before};
  }
  return {};
}

inline std::optional<plugin::Figure> changed(const Question& question, const plugin::Figure& now,
                                             const plugin::Figure& before, bool relative) {
  if (!relative) return now - before;
  if (!before.allowed.above(question.host.number(0))) return std::nullopt;
  const auto ratio = now / before;
  if (!ratio) return std::nullopt;
  return as_counted(question, *ratio - plugin::constant(question.host, 1));
}

inline std::string change_in_words(const Question& question, const Ends& ends, const Figured& now,
                                   const Figured& before) {
  const auto& host = question.host;
  const plugin::Scale scale = plugin::scale_of(host, now.claims.front());
  Rows all = ends.before;
  all.insert(all.end(), ends.now.begin(), ends.now.end());
  if (ends.now.size() > 1) return "change of the sum of " + place_of(question.column, all);
  return "from " + plugin::show(host, before.claims.front(), scale) + " to " +
         plugin::show_with_unit(host, now.claims.front(), scale) + " in " +
         place_of(question.column, all);
}

// "rose by 5 % in the fourth quarter" may count from the third one or from a year before.
inline bool is_base_open(const Question& question, const Datum& now) {
  constexpr std::int32_t week = 7;
  constexpr std::int32_t most_of_year = 300;
  const std::int32_t days = *now.period->to - *now.period->from;
  return !question.claim.base_period && days > week && days < most_of_year &&
         !plugin::find_words(question.wording.text(), "from");
}

// "from a year earlier", "than in the previous year": behind a change the time that it counts from.
inline std::vector<std::string_view> words_of_base(const Question& question) {
  const std::string_view behind = question.wording.behind(question.claim);
  std::vector<std::string_view> words{"its", "their"};
  if (plugin::find_words(behind, "a year earlier")) words.emplace_back("earlier");
  if (plugin::find_words(behind, "previous year")) words.emplace_back("previous");
  return words;
}

// Whether the change is of these rows and can be of no others.
inline bool is_sure_change(const Question& question, const Ends& ends, bool of_all) {
  const auto& [host, claim, wording, cues, column] = question;
  if (of_all) {
    const bool total = std::ranges::any_of(
        column.totals, [&](const Datum& datum) { return &datum == ends.now.front(); });
    return total || claim.together ||
           wording.group() == static_cast<std::int64_t>(ends.now.size()) ||
           wording.is_draft_of_all(column);
  }
  if (has_no_names(column)) return speaks_of_one(question);
  return names_at_most_one(question) &&
         (up_on(question) || ends.now.front()->period == claim.period);
}

// From the rows of the time before, or of the one that the claim counts from, to those of its time.
inline std::optional<Result> change(const Question& question) {
  const auto& [host, claim, wording, cues, column] = question;
  const auto direction = up_on(question);
  if (claim.change == plugin::Change::none && !direction) return std::nullopt;
  const bool relative = plugin::is_percent(host, claim) || is_fraction(host, claim);
  if (!relative && !fits_unit(question)) return std::nullopt;
  if (!claim.base_period && compares(question)) return std::nullopt;
  Ends ends = ends_of_all(question);
  const bool of_all = !ends.now.empty();
  if (!of_all) ends = ends_of_one(question);
  if (ends.now.empty()) return std::nullopt;
  const bool in_unit = !relative && !is_points(host, claim);
  auto now = figures_of(question, ends.now, in_unit);
  auto before = figures_of(question, ends.before, in_unit);
  if (!now || !before) return std::nullopt;
  const plugin::Figure sum = plugin::sum(now->values);
  auto figure = changed(question, sum, plugin::sum(before->values), relative);
  if (!figure) return std::nullopt;
  if (claim.change == plugin::Change::none && direction == plugin::Change::down) {
    figure = plugin::constant(host, 0) - *figure;
  }
  const bool told =
      !is_base_open(question, *ends.now.front()) &&
      tells_own(question, {ends.before.front(), ends.now.front()}, words_of_base(question));
  Result result{.figure = *figure,
                .rows = now->claims,
                .words = change_in_words(question, ends, *now, *before),
                .name = relative ? "the change" : "the difference",
                .sure = told && is_sure_change(question, ends, of_all),
                .gaps = of_all && column.gaps,
                .slips = told,
                .beside = {sum, plugin::sum(before->values)}};
  result.rows.insert(result.rows.end(), before->claims.begin(), before->claims.end());
  return result;
}

}  // namespace veritally::rules
