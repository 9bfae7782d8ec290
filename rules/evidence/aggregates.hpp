// Aggregates: what several rows of a column come to together, their sum, mean, largest or smallest,
// and the share of one of them in all.
#pragma once

#include "result.hpp"

#include <veritally/plugin.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace veritally::rules {

enum class Operation : std::uint8_t { sum, mean, largest, smallest };

// What an operation is called in workings and in messages.
inline std::pair<std::string_view, std::string_view> names_of(Operation operation) {
  constexpr std::pair<std::string_view, std::string_view> names[] = {{"sum", "the sum"},
                                                                     {"mean", "the mean"},
                                                                     {"largest", "the largest"},
                                                                     {"smallest", "the smallest"}};
  return names[static_cast<std::size_t>(operation)];
}

// The rows that a sentence speaks of, and whether it says so of just these.
struct Chosen {
  Rows rows;
  bool own = false;    // of the subject that it names
  bool group = false;  // of all that it names, or as many as there are ("the three companies")
  bool span = false;   // "2022 and 2023", "over the two years": just those times
};

inline std::size_t subjects_in(const Rows& rows) {
  std::set<plugin::Symbol> all;
  for (const Datum* row : rows) all.insert(row->subject);
  return all.size();
}

// "the four cities": as many as there are subjects, or subjects in scopes (cities in regions).
inline bool is_group(const Rows& rows, const std::optional<std::int64_t>& count) {
  std::set<std::pair<plugin::Symbol, plugin::Symbol>> scopes;
  for (const Datum* row : rows) scopes.insert({row->subject, row->scope});
  return count == static_cast<std::int64_t>(subjects_in(rows)) ||
         count == static_cast<std::int64_t>(scopes.size());
}

// Rows of the years that the sentence lists, where it lists several.
inline Rows of_listed_years(const Question& question) {
  const auto years = question.wording.listed_years();
  Rows rows;
  std::set<std::int32_t> met;
  for (const Datum& datum : question.column.data) {
    for (const std::int32_t year : years) {
      if (!is_of_year(datum.period, year)) continue;
      rows.push_back(&datum);
      met.insert(year);
    }
  }
  return years.size() > 1 && met.size() == years.size() ? rows : Rows();
}

inline std::optional<Chosen> chosen_rows(const Question& question) {
  const auto& [host, claim, wording, cues, column] = question;
  if (claim.together) {
    const Rows own = of_members(question, rows_in_time(question));
    if (own.size() < 2) return std::nullopt;
    return Chosen{.rows = own, .group = true};
  }
  const plugin::Symbol subject = subject_of(question);
  Chosen chosen;
  chosen.rows = of_listed_years(question);
  chosen.span = !chosen.rows.empty();
  if (!chosen.span && wording.years() && !wording.tells_change() &&
      (!claim.period || wording.listed_years().empty())) {
    for (const Datum& datum : column.data) chosen.rows.push_back(&datum);
    chosen.span = static_cast<std::int64_t>(times_of(chosen.rows).size()) == wording.years();
  }
  if (!chosen.span) chosen.rows = rows_in_time(question);
  const Rows own = of_subject(chosen.rows, subject);
  if (own.size() >= 2) {
    chosen.own = true;
    chosen.rows = own;
  }
  // One row of the subject that the sentence names is what it says, and no sum.
  if (own.size() == 1 && !wording.named(column).empty()) return std::nullopt;
  if (chosen.rows.size() < 2) return std::nullopt;
  chosen.group = is_group(chosen.rows, wording.group()) && wording.named(column).empty();
  return chosen;
}

inline plugin::Figure aggregated(const plugin::Host& host, const plugin::Figures& values,
                                 Operation operation) {
  const auto less = [](const plugin::Figure& a, const plugin::Figure& b) {
    return a.stated.starts_before(b.stated);
  };
  if (operation == Operation::largest) return *std::max_element(values.begin(), values.end(), less);
  if (operation == Operation::smallest)
    return *std::min_element(values.begin(), values.end(), less);
  const plugin::Figure sum = plugin::sum(values);
  const auto count = static_cast<std::int64_t>(values.size());
  return operation == Operation::sum ? sum : *(sum / plugin::constant(host, count));
}

// More rows could only make the largest larger and the smallest smaller.
inline bool is_refuted(const Question& question, Operation operation, const plugin::Figure& found) {
  const plugin::Number stated = plugin::stated_in(question.host, question.claim).figure.allowed;
  return (operation == Operation::largest && stated.below(found.allowed)) ||
         (operation == Operation::smallest && stated.above(found.allowed));
}

// The sentence says nothing that its rows do not; of a table that names nobody, whose it is.
inline bool tells_only_rows(const Question& question, const Chosen& chosen) {
  const auto& [host, claim, wording, cues, column] = question;
  const plugin::Symbol owner = has_no_names(column) ? claim.subject : 0;
  return wording.says_nothing_else(
      column, {times_of(chosen.rows), owner, wording.table_words().of_operations(), chosen.span});
}

inline bool is_sure(const Question& question, const Chosen& chosen, Operation operation,
                    const plugin::Figure& found) {
  const auto& [host, claim, wording, cues, column] = question;
  const bool own = chosen.own && claim.subject != 0 && names_subject(question);
  const bool whole = !chosen.span && cover(chosen.rows, claim.period);
  if (own && whole) return tells_own(question, chosen.rows, wording.table_words().of_operations());
  const bool unnamed = has_no_names(column) && cues.any() && whole && speaks_of_one(question);
  const bool told = chosen.group || (chosen.own && chosen.span) || unnamed ||
                    (!has_no_names(column) && is_refuted(question, operation, found));
  if (!tells_only_rows(question, chosen)) return false;
  return told || (cues.any() && !chosen.own && wording.is_draft_of_all(column));
}

inline std::optional<Result> aggregate(const Question& question, Operation operation) {
  const auto chosen = chosen_rows(question);
  if (!chosen || !fits_unit(question)) return std::nullopt;
  auto figures = figures_of(question, chosen->rows);
  if (!figures) return std::nullopt;
  const auto& [said, name] = names_of(operation);
  const plugin::Figure figure = aggregated(question.host, figures->values, operation);
  return Result{.figure = figure,
                .rows = std::move(figures->claims),
                .words = std::string(said) + " of " + place_of(question.column, chosen->rows),
                .name = name,
                .sure = is_sure(question, *chosen, operation, figure),
                .gaps = question.column.gaps,
                .slips = chosen->own ? tells_own(question, chosen->rows,
                                                 question.wording.table_words().of_operations())
                                     : tells_only_rows(question, *chosen)};
}

// What the table's own row of totals says, where the sentence speaks of all.
inline std::optional<Result> total(const Question& question) {
  const auto& [host, claim, wording, cues, column] = question;
  const Rows rows = rows_in_time(column.totals, claim.period);
  if (rows.size() != 1 || !wording.named(column).empty() || !fits_unit(question)) {
    return std::nullopt;
  }
  auto figures = figures_of(question, rows);
  if (!figures) return std::nullopt;
  const bool plain = wording.says_nothing_else(column, {times_of(rows)});
  return Result{.figure = figures->values.front(),
                .rows = std::move(figures->claims),
                .words = place_of(column, rows),
                .name = "the total",
                .sure = plain,
                .slips = plain};
}

// Rows of one subject up to a time, all equally long: what a record is one of.
inline Rows up_to(const Rows& own, const Datum& now) {
  const auto length = [](const Datum& row) { return *row.period->to - *row.period->from; };
  Rows rows;
  if (!now.period || !now.period->from || !now.period->to) return rows;
  constexpr std::int32_t play = 3;  // days: months and quarters are not equally long
  for (const Datum* row : own) {
    const bool whole = row->period && row->period->from && row->period->to;
    if (whole && *row->period->to <= *now.period->to &&
        std::abs(length(*row) - length(now)) <= play)
      rows.push_back(row);
  }
  return rows;
}

// What "the highest revenue" is one of, the rows of its time; and "its highest", "a record", the
// subject's times so far. None where the words say neither, as "the second highest" does.
inline Rows field_of(const Question& question, const Datum& own) {
  const auto& [host, claim, wording, cues, column] = question;
  const std::string_view owner = wording.owner_of(cues.word, column);
  if (plugin::is_one_of(owner, {"the"}) && !plugin::is_one_of(cues.word, {"record"})) {
    const Rows rows = rows_in_time(question);
    return rows.size() == subjects_in(rows) ? rows : Rows();
  }
  const bool its = plugin::is_one_of(owner, {"its", "their", "s"});
  if (!its && !plugin::is_one_of(cues.word, {"record"})) return {};
  Rows all;
  for (const Datum& datum : column.data) all.push_back(&datum);
  return up_to(of_subject(all, own.subject), own);
}

// The one row of whom a superlative is, where the sentence names nobody else.
inline const Datum* row_of_first(const Question& question) {
  const auto& [host, claim, wording, cues, column] = question;
  const Rows own = of_subject(rows_in_time(question), subject_of(question));
  const bool named = !wording.named(column).empty() && names_at_most_one(question);
  const bool plain =
      wording.says_nothing_else(column, {times_of(own), 0, wording.table_words().of_operations()});
  return own.size() == 1 && named && plain && fits_unit(question) ? own.front() : nullptr;
}

// A superlative of one whom the sentence names: the row is that of the figure, and none goes
// beyond.
inline std::optional<Result> first_of_its_field(const Question& question, Operation operation) {
  const auto& [host, claim, wording, cues, column] = question;
  const Datum* own = row_of_first(question);
  const Rows rows = own == nullptr ? Rows() : field_of(question, *own);
  if (rows.size() < 2) return std::nullopt;
  const auto its = figures_of(question, {own});
  auto figures = figures_of(question, rows);
  if (!its || !figures) return std::nullopt;
  const plugin::Figure figure = aggregated(host, figures->values, operation);
  const plugin::Figure& of_row = its->values.front();
  const bool first = of_row.stated.meets(figure.stated);
  // Another figure of one that is not first is not known to be that of its row; one of a subject
  // and measure that the claim itself has, other rules hold against the row.
  const bool told_elsewhere = claim.subject != 0 && claim.measure == column.measure;
  const bool right =
      plugin::judge(plugin::stated_in(host, claim), of_row) != plugin::Verdict::inconsistent;
  if (!right && (!first || told_elsewhere)) return std::nullopt;
  const auto& [said, name] = names_of(operation);
  return Result{.figure = figure,
                .rows = std::move(figures->claims),
                .words = std::string(said) + " of " + place_of(column, rows),
                .name = name,
                .sure = first || is_refuted(question, operation, figure)};
}

// A share in rows of which some may be missing is less than it seems, and never more.
inline bool is_too_much(const Question& question, const plugin::Figure& part) {
  return plugin::stated_in(question.host, question.claim).figure.allowed.above(part.allowed);
}

inline std::string rows_in_words(const Rows& rows) {
  std::string words;
  std::string_view between;
  for (const Datum* row : rows) words.append(std::exchange(between, " and ")).append(row->row);
  return words;
}

// The subject's row over the sum of all rows of its time, or over the row that adds them up.
inline std::optional<Result> share(const Question& question) {
  const auto& [host, claim, wording, cues, column] = question;
  const bool percent = host.text(plugin::Column::unit, column.unit) == "percent";
  if (percent || !(plugin::is_percent(host, claim) || is_fraction(host, claim))) {
    return std::nullopt;
  }
  const Rows rows = rows_in_time(question);
  const Rows own =
      claim.together ? of_members(question, rows) : of_subject(rows, subject_of(question));
  constexpr std::size_t fewest = 3;  // two are no whole
  if (own.empty() || (own.size() > 1 && !claim.together) || rows.size() < fewest ||
      own.size() == rows.size()) {
    return std::nullopt;
  }
  const auto parts = figures_of(question, own, false);
  auto figures = figures_of(question, rows, false);
  const plugin::Number nothing = host.number(0);
  if (!parts || !figures || std::ranges::any_of(figures->values, [&](const plugin::Figure& figure) {
        return figure.allowed.below(nothing);
      })) {
    return std::nullopt;
  }
  const auto part = plugin::sum(parts->values) / plugin::sum(figures->values);
  if (!part) return std::nullopt;
  const bool total = rows_in_time(column.totals, claim.period).size() == 1;
  const bool plain = wording.says_nothing_else(column, {times_of(rows)});
  const plugin::Figure counted = as_counted(question, *part);
  // First whose share it is.
  std::vector<plugin::Claim> shown = parts->claims;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (std::ranges::find(own, rows[i]) == own.end()) shown.push_back(figures->claims[i]);
  }
  return Result{
      .figure = counted,
      .rows = std::move(shown),
      .words = "share of " + rows_in_words(own) + " in " + place_of(column, rows),
      .name = "the share",
      .sure = plain && (total || is_too_much(question, counted) || wording.is_draft_of_all(column)),
      .gaps = column.gaps,
      .slips = plain && claim.comparator == plugin::Comparator::equal};
}

}  // namespace veritally::rules
