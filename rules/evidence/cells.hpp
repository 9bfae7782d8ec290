// Cells: a figure of a table that names nobody, years or quarters of one thing, where the draft
// says whose they are: "Acme's revenue was $12.4 million in the third quarter of 2024".
#pragma once

#include "result.hpp"

#include <veritally/plugin.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace veritally::rules {

// Half as much or twice as much may be that of another thing, or of a column in thousands.
inline bool is_near(const Question& question, const plugin::Figure& figure) {
  const auto& [host, claim, wording, cues, column] = question;
  const plugin::Number stated = plugin::level(host, claim).stated;
  const plugin::Number two = host.number(2);
  return (stated * two).above(figure.stated) && stated.below(figure.stated * two);
}

inline std::optional<Result> cell(const Question& question) {
  const auto& [host, claim, wording, cues, column] = question;
  if (!has_no_names(column) || claim.change != plugin::Change::none || !fits_unit(question)) {
    return std::nullopt;
  }
  Rows all;
  for (const Datum& datum : column.data) all.push_back(&datum);
  const Datum* row = only_at(all, claim.period);
  if (row == nullptr || row->scope != claim.scope) return std::nullopt;
  auto figures = figures_of(question, {row});
  if (!figures) return std::nullopt;
  const plugin::Figure figure = figures->values.front();
  return Result{.figure = figure,
                .rows = std::move(figures->claims),
                .words = place_of(column, {row}),
                .name = "the figure",
                .sure = is_near(question, figure) && speaks_of_one(question) &&
                        wording.says_nothing_else(column, {{row->period}, claim.subject, {}}),
                .slips = false};
}

}  // namespace veritally::rules
