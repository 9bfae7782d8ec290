// change/table: the column of changes in a table follows from two of its other columns.
#pragma once

#include "levels.hpp"

#include <veritally/plugin.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace veritally::rules {

class TableChanges {
 public:
  static constexpr plugin::Option options[] = {
      {"changes", "words in the name of a row or column of changes, parted by commas",
       "change, changes, chg, growth, increase, decrease, difference, diff, variance, delta, yoy, "
       "year-on-year, year-over-year, veränderung, differenz, zuwachs, évolution, variation, "
       "variación, cambio, diferencia"}};
  static constexpr plugin::Info info{
      .id = "change/table",
      .summary = "changes in tables that do not follow from the old and the new value",
      .documentation =
          R"(Recomputes the columns (and rows) of tables that are named *Change*, *Growth*, *+/-*, *Veränderung*
or the like (the option `changes`): percentages, or differences in the unit of the values.

Between which columns a change lies is not written in a table. All pairs of the eight columns before it
and the two behind are tried; what fits in the most rows is taken to be meant, if it fits in two rows
at least (in three, of a difference) and in twice as many as it does not. A row that misses what others
hold is an error. Rows without a change say nothing.

For example, a table with the columns 2023, 2024 and Change has 120, 132 and 10 % in one row, 80, 72
and -10 % in the next, and 50, 60 and 25 % in the third: that one should be 20 %.

It stays silent where no pair of columns fits, as where the old values are not in the table.
)",
      .scope = plugin::Scope::document,
      .severity = plugin::Severity::error,
      .options = options};

  explicit TableChanges(const plugin::Host& host) : changes_(host.option("changes")) {}

  void check(const plugin::Host& host, const plugin::Document& document) const {
    for (const plugin::Table& table : document.tables()) {
      plugin::Grid grid(host, document, table);
      bool read = false;
      for (const plugin::Axis axis : {plugin::Axis::columns, plugin::Axis::rows}) {
        for (std::uint32_t line = 0; line < grid.lines(axis); ++line) {
          if (!names_change(grid.label(axis, line))) continue;
          if (!std::exchange(read, true)) grid.read();
          judge_line({host, grid, axis, line});
        }
      }
    }
  }

 private:
  bool names_change(std::string_view label) const {
    static constexpr std::array<std::string_view, 4> signs = {"+/-", "±", "Δ", "y/y"};
    return changes_.find(label) || std::any_of(signs.begin(), signs.end(), [&](auto sign) {
             return label.find(sign) != label.npos;
           });
  }

  // A line of changes.
  struct Changes {
    const plugin::Host& host;
    const plugin::Grid& grid;
    plugin::Axis axis;
    std::uint32_t line;

    const plugin::Cell& at(std::uint32_t other, std::uint32_t place) const {
      return grid.at(axis, other, place);
    }
    bool stated(std::uint32_t place) const {
      const plugin::CellKind kind = at(line, place).kind;
      return kind == plugin::CellKind::number || kind == plugin::CellKind::change;
    }
  };

  // Between which lines the changes may lie.
  struct Pair {
    std::uint32_t now = 0;
    std::uint32_t old = 0;
    bool relative = false;
    std::size_t holding = 0;
    std::size_t missing = 0;

    bool is_sure() const {
      const std::size_t fewest = relative ? 2 : 3;  // small numbers differ by chance
      return holding >= fewest && 2 * missing <= holding;
    }
  };

  static void judge_line(const Changes& changes) {
    const std::vector<std::uint32_t> values = lines_around(changes);
    Pair best;
    for (const std::uint32_t now : values) {
      for (const std::uint32_t old : values) {
        if (now == old) continue;
        for (const bool relative : {true, false}) {
          Pair pair{now, old, relative};
          count(changes, pair);
          if (pair.holding > best.holding) best = pair;
        }
      }
    }
    if (best.is_sure()) report(changes, best);
  }

  // The lines that may hold the values, the nearest first.
  static std::vector<std::uint32_t> lines_around(const Changes& changes) {
    constexpr std::uint32_t most_before = 8;
    constexpr std::uint32_t most_behind = 2;
    std::vector<std::uint32_t> lines;
    for (std::uint32_t i = 1; i <= std::min(most_before, changes.line); ++i) {
      lines.push_back(changes.line - i);
    }
    const std::uint32_t count = changes.grid.lines(changes.axis);
    for (std::uint32_t i = 1; i <= most_behind && changes.line + i < count; ++i) {
      lines.push_back(changes.line + i);
    }
    return lines;
  }

  static void count(const Changes& changes, Pair& pair) {
    constexpr std::size_t patience = 4;  // more rows that miss than hold: it is another pair
    for (std::uint32_t place = 0; place < changes.grid.places(changes.axis); ++place) {
      const auto computed = result(changes, pair, place);
      if (!computed) continue;
      const plugin::Claim& stated = changes.at(changes.line, place).claim;
      const auto verdict = plugin::judge(plugin::stated_in(changes.host, stated), *computed);
      if (verdict == plugin::Verdict::inconsistent) {
        ++pair.missing;
      } else if (stated.value.mantissa != 0) {
        ++pair.holding;
      }
      if (pair.missing > pair.holding + patience) return;
    }
  }

  // What the two values of a place come to, in the unit of its change; nullopt where that says
  // nothing of this kind of change.
  static std::optional<plugin::Figure> result(const Changes& changes, const Pair& pair,
                                              std::uint32_t place) {
    if (!changes.stated(place)) return std::nullopt;
    const plugin::Cell& now = changes.at(pair.now, place);
    const plugin::Cell& old = changes.at(pair.old, place);
    const bool numbers =
        now.kind == plugin::CellKind::number && old.kind == plugin::CellKind::number;
    if (!numbers || now.claim.unit != old.claim.unit) return std::nullopt;
    const plugin::Figures figures = {plugin::level(changes.host, now.claim),
                                     plugin::level(changes.host, old.claim)};
    return result(changes, pair, place, figures);
  }

  static std::optional<plugin::Figure> result(const Changes& changes, const Pair& pair,
                                              std::uint32_t place, const plugin::Figures& figures) {
    const plugin::Claim& stated = changes.at(changes.line, place).claim;
    const plugin::Claim& value = changes.at(pair.now, place).claim;
    return pair.relative ? relative(changes.host, figures, stated)
                         : difference(changes.host, figures, stated, value);
  }

  static std::optional<plugin::Figure> relative(const plugin::Host& host,
                                                const plugin::Figures& figures,
                                                const plugin::Claim& stated) {
    if (!plugin::is_percent(host, stated)) return std::nullopt;
    const auto change = relative_change(host, figures[0], figures[1]);
    if (!change) return std::nullopt;
    return *change * plugin::constant(host, 100);
  }

  static std::optional<plugin::Figure> difference(const plugin::Host& host,
                                                  const plugin::Figures& figures,
                                                  const plugin::Claim& stated,
                                                  const plugin::Claim& value) {
    const auto unit = host.text(plugin::Column::unit, stated.unit);
    const bool points =  // "+1.5" under "Change (points)"
        (unit == "percentage-point" || unit == "1") && plugin::is_percent(host, value);
    if (stated.unit != value.unit && !points) return std::nullopt;
    return figures[0] - figures[1];
  }

  static void report(const Changes& changes, const Pair& pair) {
    for (std::uint32_t place = 0; place < changes.grid.places(changes.axis); ++place) {
      if (!result(changes, pair, place)) continue;
      const plugin::Claim& now = changes.at(pair.now, place).claim;
      const plugin::Claim& old = changes.at(pair.old, place).claim;
      plugin::report(changes.host, true,
                     {.stated = changes.at(changes.line, place).claim,
                      .operands = {now, old},
                      .figures = plugin::Figures{plugin::level(changes.host, now),
                                                 plugin::level(changes.host, old)},
                      .compute =
                          [&](const plugin::Figures& figures) {
                            return result(changes, pair, place, figures);
                          },
                      .write =
                          [&](const plugin::Words& terms) {
                            const std::string moved = terms[0] + " - " + terms[1];
                            return pair.relative ? "(" + moved + ") / " + terms[1] : moved;
                          },
                      .name = pair.relative ? "the percent change" : "the change",
                      .roles = {"new value", "old value"},
                      .arity = 2,
                      .turn = plugin::Turn{.below = "a fall", .above = "a rise"},
                      .confidence = 0.9});
    }
  }

  plugin::WordList changes_;
};

}  // namespace veritally::rules
