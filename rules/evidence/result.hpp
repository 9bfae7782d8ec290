// Result: what rows of a column come to, and how it is shown and reported.
#pragma once

#include "rows.hpp"

#include <veritally/plugin.hpp>

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace veritally::rules {

struct Result {
  plugin::Figure figure;
  std::vector<plugin::Claim> rows{};  // in the order of the operation
  std::string words{};                // the operation
  std::string_view name{};
  bool sure = false;         // no other rows can be meant
  bool gaps = false;         // other rows may belong to them that have no figure
  bool slips = true;         // a known slip may well explain that the claim is another figure
  plugin::Figures beside{};  // what else the sentence may state of them
};

struct Figured {
  std::vector<plugin::Claim> claims;
  plugin::Figures values;
};

// The rows' figures, in the claim's unit if that is asked for.
inline std::optional<Figured> figures_of(const Question& question, const Rows& rows,
                                         bool in_unit = true) {
  Figured figured;
  for (const Datum* row : rows) {
    const auto claim = question.host.claim(row->claim);
    if (!claim) return std::nullopt;
    const plugin::Figure level = plugin::level(question.host, *claim);
    const auto figure =
        in_unit ? plugin::brought(question.host, level, *claim, question.claim) : level;
    if (!figure) return std::nullopt;
    figured.claims.push_back(*claim);
    figured.values.push_back(*figure);
  }
  return figured;
}

// "3.6 percentage points", "3.6 points".
inline bool is_points(const plugin::Host& host, const plugin::Claim& claim) {
  return host.text(plugin::Column::unit, claim.unit) == "percentage-point" ||
         host.text(plugin::Column::of, claim.of) == "point";
}

// "a fifth", "more than half": in words, between nothing and all.
inline bool is_fraction(const plugin::Host& host, const plugin::Claim& claim) {
  const auto origin = host.origin(claim.ref);
  const plugin::Number value = host.number(claim.nominal);
  return origin && std::ranges::none_of(origin->words, plugin::is_digit) &&
         host.text(plugin::Column::unit, claim.unit) == "1" && claim.of == 0 &&
         (claim.comparator == plugin::Comparator::equal
              ? value.above(host.number(0)) && value.below(host.number(1))
              : claim.value.exponent < 0);
}

// A part of something, as the claim counts it: in percent, or as a fraction.
inline plugin::Figure as_counted(const Question& question, const plugin::Figure& part) {
  const bool percent = plugin::is_percent(question.host, question.claim);
  return percent ? part * plugin::constant(question.host, 100) : part;
}

// Whether amounts of the column can be stated as the claim is: in its unit, or one of its kind;
// differences of percent in points.
inline bool fits_unit(const Question& question) {
  const auto& [host, claim, wording, cues, column] = question;
  const std::string_view unit = host.text(plugin::Column::unit, column.unit);
  if (is_points(host, claim)) return unit == "percent";
  if (claim.unit == column.unit) return unit != "percent" || claim.change == plugin::Change::none;
  const auto own = host.unit(host.text(plugin::Column::unit, claim.unit));
  const auto other = host.unit(unit);
  return own && other && own->dimension == other->dimension && own->currency == other->currency &&
         !own->currency;
}

// `column "Revenue" of figures.csv, 4 cells from Acme to Bex`
inline std::string place_of(const Column& column, const Rows& rows) {
  constexpr std::size_t most = 4;
  std::string words = column.names.size() == 1 ? "column " : "columns ";
  for (std::size_t i = 0; i < std::min(most, column.names.size()); ++i) {
    words.append(i == 0 ? "\"" : ", \"").append(column.names[i]).append("\"");
  }
  if (column.names.size() > most) words += ", ...";
  words.append(" of ").append(column.document);
  words += rows.size() == 1 ? ", 1 cell" : ", " + std::to_string(rows.size()) + " cells";
  const std::string first(rows.front()->row);
  const std::string last(rows.back()->row);
  if (first == last) return first.empty() ? words : words + " of " + first;
  return words + " from " + first + " to " + last;
}

// Whether what the sentence states beside the claim is all told by the rows, too: a level behind
// its change, the number of firms before their sum.
inline bool tells_the_rest(const Question& question, const Result& result) {
  const auto& host = question.host;
  const auto is_number = [&](const plugin::Claim& claim, const std::optional<std::int64_t>& count) {
    return count && plugin::equal(claim.value, {*count, 0, 0});
  };
  return std::ranges::all_of(question.wording.claims(), [&](const plugin::Claim& other) {
    if (other.ref == question.claim.ref || is_number(other, question.wording.group()) ||
        is_number(other, question.wording.years())) {
      return true;
    }
    if (other.change != plugin::Change::none) return false;
    const plugin::Figure stated = plugin::level(host, other);
    return std::ranges::any_of(result.rows,
                               [&](const plugin::Claim& row) {
                                 return row.unit == other.unit &&
                                        stated.allowed.meets(host.number(row.interval));
                               }) ||
           std::ranges::any_of(result.beside, [&](const plugin::Figure& figure) {
             return stated.allowed.meets(figure.allowed);
           });
  });
}

// The claim's clause says no more than the rows of its own subject do; what stands behind it may
// give reasons.
inline bool tells_own(const Question& question, const Rows& rows,
                      std::vector<std::string_view> words) {
  const auto& [host, claim, wording, cues, column] = question;
  const plugin::Symbol owner = has_no_names(column) ? claim.subject : 0;
  return !wording.is_counted_otherwise() &&
         wording.says_nothing_else(column, {times_of(rows), owner, std::move(words)},
                                   wording.end_of_clause(claim));
}

// Of many rows the first few and the last one are named; the result is that of all.
inline void report(const plugin::Host& host, const plugin::Claim& claim, const Result& result) {
  constexpr std::size_t most = 40;
  std::vector<plugin::Claim> shown = result.rows;
  if (shown.size() > most) shown.erase(shown.begin() + most - 1, shown.end() - 1);
  plugin::report(host, true,
                 {.stated = claim,
                  .operands = shown,
                  .figures = plugin::Figures{result.figure},
                  .compute = [&](const plugin::Figures& figures) { return figures.front(); },
                  .write = [&](const plugin::Words&) { return result.words; },
                  .name = std::string(result.name),
                  .severity = plugin::Severity::warning,
                  .confidence = result.sure ? 0.9 : 0.8});
}

}  // namespace veritally::rules
