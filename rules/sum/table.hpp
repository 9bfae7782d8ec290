// sum/table: the totals of a table are the sums of its rows and columns.
#pragma once

#include <veritally/plugin.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace veritally::rules {

class TableTotals {
 public:
  static constexpr plugin::Option options[] = {
      {"totals", "words that a total's row or column is named with, parted by commas",
       "total, totals, grand total, subtotal, sub-total, sum, gesamt, insgesamt, summe, "
       "gesamtsumme, "
       "zwischensumme, zusammen, totaux, sous-total, ensemble, somme, totales, suma"},
      {"asides", "words that begin the name of a row or column that is no part of a total",
       "of which, thereof, including, incl., excluding, average, mean, median, min, max, minimum, "
       "maximum, change, difference, davon, darunter, durchschnitt, mittelwert, differenz, "
       "veränderung, dont, moyenne, médiane, écart, de los cuales, de las cuales, incluidos, "
       "promedio, media, diferencia, variación"},
      {"rates", "words of a heading whose numbers are rates or means, which do not add up",
       "%, percent, per cent, percentage, percentages, pct, rate, ratio, margin, margins, growth, "
       "mean, average, median, per, yield, temperature, temperatures, prozent, marge, "
       "wachstum, mittelwert, durchschnitt, rendite, temperatur, temperaturen, taux, "
       "croissance, moyenne, rendement, température, températures, por ciento, tasa, margen, "
       "crecimiento, promedio, temperatura, temperaturas"},
      {"selections", "words in a caption that tell that not all parts are listed",
       "top, largest, biggest, selected, main, major, größte, größten, ausgewählte, principaux, "
       "principales, mayores"}};
  static constexpr plugin::Info info{
      .id = "sum/table",
      .summary = "totals of tables that are not the sums of their rows or columns",
      .documentation =
          R"(Adds up the rows and the columns of tables. A row or column is a total where its name is *Total*,
*Subtotal*, *Summe*, *Sous-total*, *Suma* or begins or ends with such a word (the option `totals`);
*(20)* is less than nothing, a dash is nothing, marks of footnotes are passed over, and units come
from the headings.

Which lines a total adds up is not written in a table. Those that stand before it are tried, from the
nearest on, each subtotal in place of its own parts; a total that stands first adds up what follows.
What fits in the most columns is taken to be meant. A column that misses its total where others hold
it is an error.

For example, a table of two years has the rows North, South and Total. In the first year the total is
the sum, in the second it is 90 more: one of the three figures of that year is wrong. The finding
names the slip, if one explains the difference: a power of ten, the sign, two exchanged digits.

Where nothing else in the table shows what is added up, a plain *Total* behind all other rows must
still be their sum: too low a total is an error, too high a one a warning, since parts may be left
out. Percentages tell which rows are added up; whether they come to 100 says `sum/shares`.

Totals of which a part is missing, and those that no choice of rows explains, are `undetermined`.

It stays silent on totals that lie within their parts, which are averages; on rows of means, changes
and *of which* (the option `asides`); on columns of rates (*Margin, %*, the option `rates`); and, where
nothing else shows what is added up, on captions that speak of a selection (*the top five*, the option
`selections`). With a part below nothing a sum too may lie within its parts: there only money and whole
numbers in the hundreds count as amounts that are added up, since smaller ones may be changes in percent.
)",
      .scope = plugin::Scope::document,
      .severity = plugin::Severity::error,
      .options = options};

  explicit TableTotals(const plugin::Host& host)
      : totals_(host.option("totals")),
        asides_(host.option("asides")),
        rates_(host.option("rates")),
        selections_(host.option("selections")) {}

  void check(const plugin::Host& host, const plugin::Document& document) const {
    for (const plugin::Table& table : document.tables()) {
      plugin::Grid grid(host, document, table);
      bool read = false;
      for (const plugin::Axis axis : {plugin::Axis::rows, plugin::Axis::columns}) {
        if (!has_total(grid, axis)) continue;
        if (!std::exchange(read, true)) grid.read();
        add_up(host, grid, axis);
      }
    }
  }

 private:
  using Wide = plugin::detail::Wide;
  using Lines = std::vector<std::uint32_t>;

  static constexpr std::size_t most_parts = 400;

  // ---- Names ----

  // "Total ($ m)" is "Total".
  static std::string_view bare(std::string_view label) {
    return plugin::trimmed(label.substr(0, label.find_first_of("(:*")));
  }
  bool names_total(std::string_view label) const {
    const std::string_view name = bare(label);
    return totals_.begins(name) || totals_.ends(name);
  }
  bool has_total(const plugin::Grid& grid, plugin::Axis axis) const {
    for (std::uint32_t line = 0; line < grid.lines(axis); ++line) {
      if (names_total(grid.label(axis, line))) return true;
    }
    return false;
  }

  // ---- What one choice of lines comes to ----

  // Sums in halves of the lowest digit, so that what rounding allows is a whole number too.
  struct Tally {
    Wide sum = 0;
    Wide smallest = 0;
    Wide largest = 0;
    Wide allowed = 0;  // by the digits of all of them
    Wide rounded = 0;  // if none of them is exact
    int parts = 0;
    bool whole = true;     // without decimals
    bool gaps = false;     // a cell is empty
    bool foreign = false;  // a cell is in another unit, or no number
  };

  enum class Fit : std::uint8_t { holds, misses, nearly, gap, unknown };

  static Wide scaled(const vt_decimal& value, std::int32_t lowest) {
    Wide wide = value.mantissa;
    for (std::int32_t i = lowest; i < value.exponent; ++i) wide *= 10;
    return wide * 2;
  }

  static Wide half_digit(const vt_decimal& value, std::int32_t lowest) {
    return scaled({1, value.exponent, 0}, lowest) / 2;
  }

  static void add(Tally& tally, const plugin::Cell& cell, const plugin::Claim& total,
                  std::int32_t lowest) {
    if (cell.kind == plugin::CellKind::empty) {
      tally.gaps = true;
      return;
    }
    constexpr std::int32_t widest = 15;
    const bool fits = cell.kind == plugin::CellKind::number && cell.claim.unit == total.unit &&
                      cell.claim.value.exponent - lowest <= widest;
    if (!fits) {
      tally.foreign = true;
      return;
    }
    const Wide value = scaled(cell.claim.value, lowest);
    const Wide half = half_digit(cell.claim.value, lowest);
    tally.sum += value;
    tally.smallest = std::min(tally.smallest, value);
    tally.largest = std::max(tally.largest, value);
    tally.rounded += half;
    if (!plugin::is_point(cell.claim.interval)) tally.allowed += half;
    tally.whole = tally.whole && cell.claim.value.exponent >= 0;
    ++tally.parts;
  }

  // What stands in one place of all lines, by its heading and unit.
  enum class Kind : std::uint8_t { amounts, money, rates };

  Kind kind_of(const plugin::Host& host, std::string_view heading,
               const plugin::Claim& total) const {
    if (rates_.find(heading)) return Kind::rates;
    const auto unit = host.unit(host.text(plugin::Column::unit, total.unit));
    return unit && unit->currency ? Kind::money : Kind::amounts;
  }

  // A mean lies within its parts. With a part below nothing a sum may do so as well.
  static bool is_mean(const Tally& tally, Wide value, Kind kind, std::int32_t lowest) {
    if (tally.smallest >= 0) return value <= tally.largest;
    const bool within = tally.smallest <= value && value <= tally.largest;
    const bool large =
        tally.whole && std::max(-tally.smallest, tally.largest) >= scaled({1, 2, 0}, lowest);
    return within && kind != Kind::money && !large;
  }

  static Fit fit(const Tally& tally, const plugin::Claim& total, Kind kind, std::int32_t lowest) {
    if (tally.foreign || tally.parts < 2) return Fit::unknown;
    const Wide value = scaled(total.value, lowest);
    const Wide half = half_digit(total.value, lowest);
    const Wide apart = value < tally.sum ? tally.sum - value : value - tally.sum;
    const Wide allowed = tally.allowed + (plugin::is_point(total.interval) ? 0 : half);
    if (apart <= allowed) return tally.sum == 0 ? Fit::unknown : Fit::holds;
    if (kind == Kind::rates) return Fit::unknown;
    if (tally.gaps) return Fit::gap;
    if (is_mean(tally, value, kind, lowest)) return Fit::unknown;
    return apart <= tally.rounded + half ? Fit::nearly : Fit::misses;
  }

  // ---- Which lines a total adds up ----

  struct Choice {
    Lines lines;            // in the order of the table
    std::vector<Fit> fits;  // of each place
    std::size_t holding = 0;
    std::size_t missing = 0;  // its sum; shares apart
    bool sure = false;        // it can be no other
  };

  // One view of the grid while its totals are worked through.
  struct Walk {
    const plugin::Host& host;
    const plugin::Grid& grid;
    plugin::Axis axis;
    Lines open{};                // lines that no total has added up yet
    std::vector<bool> totals{};  // which of them are totals themselves
    bool reversed = false;
  };

  void add_up(const plugin::Host& host, const plugin::Grid& grid, plugin::Axis axis) const {
    Walk walk{host, grid, axis};
    Lines order;
    for (std::uint32_t line = 0; line < grid.lines(axis); ++line) {
      const bool part = !asides_.begins(grid.label(axis, line));
      if (part && grid.has_values(axis, line)) order.push_back(line);
    }
    if (order.size() < 3) return;
    const auto is_total = [&](std::uint32_t line) { return names_total(grid.label(axis, line)); };
    walk.reversed = is_total(order.front()) && !is_total(order.back());
    if (walk.reversed) std::reverse(order.begin(), order.end());
    for (const std::uint32_t line : order) {
      const bool total = is_total(line);
      if (total && walk.open.size() >= 2) close(walk, line, line == order.back());
      walk.open.push_back(line);
      walk.totals.push_back(total);
    }
  }

  void close(Walk& walk, std::uint32_t total, bool last) const {
    const Choice choice = choose(walk, total, last);
    report(walk, total, choice);
    // What is added up stands for itself no longer.
    const auto added = static_cast<std::ptrdiff_t>(choice.lines.size());
    walk.open.erase(walk.open.end() - added, walk.open.end());
    walk.totals.erase(walk.totals.end() - added, walk.totals.end());
  }

  // The lines that a total adds up if nothing else shows which: those since the last total, or all.
  static std::size_t usual_count(const Walk& walk) {
    const auto since = std::find(walk.totals.rbegin(), walk.totals.rend(), true);
    const auto plain = static_cast<std::size_t>(since - walk.totals.rbegin());
    return plain >= 2 ? plain : walk.open.size();
  }

  Choice choose(const Walk& walk, std::uint32_t total, bool last) const {
    const std::size_t usual = usual_count(walk);
    const std::size_t most = std::min(walk.open.size(), most_parts);
    const std::uint32_t places = walk.grid.places(walk.axis);
    const std::vector<std::int32_t> lowest = lowest_digits(walk, total, most);
    const std::vector<Kind> kinds = kinds_of(walk, total);
    std::vector<Tally> tallies(places);
    Choice best;
    for (std::size_t count = 1; count <= most; ++count) {
      const std::uint32_t line = walk.open[walk.open.size() - count];
      Choice choice;
      for (std::uint32_t place = 0; place < places; ++place) {
        const plugin::Cell& result = walk.grid.at(walk.axis, total, place);
        if (result.kind != plugin::CellKind::number) {
          choice.fits.push_back(Fit::unknown);
          continue;
        }
        add(tallies[place], walk.grid.at(walk.axis, line, place), result.claim, lowest[place]);
        choice.fits.push_back(fit(tallies[place], result.claim, kinds[place], lowest[place]));
        count_in(walk, result.claim, choice);
      }
      const bool better =
          choice.holding > best.holding || (choice.holding == best.holding && count == usual);
      if (count < 2 || !better) continue;
      choice.lines.assign(walk.open.end() - static_cast<std::ptrdiff_t>(count), walk.open.end());
      choice.sure = count == usual ? is_sure(walk, total, last, choice)
                                   : choice.holding > 1 && choice.missing <= choice.holding;
      best = std::move(choice);
    }
    return best;
  }

  static void count_in(const Walk& walk, const plugin::Claim& total, Choice& choice) {
    const Fit fit = choice.fits.back();
    if (fit == Fit::holds) ++choice.holding;
    const bool missed = fit == Fit::misses || fit == Fit::nearly;
    if (missed && !plugin::is_percent(walk.host, total)) ++choice.missing;
  }

  // The kind of each place.
  std::vector<Kind> kinds_of(const Walk& walk, std::uint32_t total) const {
    const plugin::Axis across =
        walk.axis == plugin::Axis::rows ? plugin::Axis::columns : plugin::Axis::rows;
    std::vector<Kind> kinds;
    for (std::uint32_t place = 0; place < walk.grid.places(walk.axis); ++place) {
      kinds.push_back(kind_of(walk.host, walk.grid.label(across, place),
                              walk.grid.at(walk.axis, total, place).claim));
    }
    return kinds;
  }

  // The lowest exponent of each place.
  static std::vector<std::int32_t> lowest_digits(const Walk& walk, std::uint32_t total,
                                                 std::size_t most) {
    std::vector<std::int32_t> lowest(walk.grid.places(walk.axis), INT32_MAX);
    const auto look = [&](std::uint32_t line) {
      for (std::uint32_t place = 0; place < lowest.size(); ++place) {
        const plugin::Cell& cell = walk.grid.at(walk.axis, line, place);
        if (cell.kind != plugin::CellKind::number) continue;
        lowest[place] = std::min(lowest[place], cell.claim.value.exponent);
      }
    };
    look(total);
    for (std::size_t i = walk.open.size() - most; i < walk.open.size(); ++i) look(walk.open[i]);
    return lowest;
  }

  // Where some sums hold and not more miss, or where a plain "Total" ends a table of one sum.
  // Columns that stand side by side may be multiplied as well: one row that fits shows nothing.
  bool is_sure(const Walk& walk, std::uint32_t total, bool last, const Choice& choice) const {
    if (walk.axis == plugin::Axis::columns)
      return choice.holding > std::max(choice.missing, std::size_t{1});
    if (choice.holding > 0) return choice.missing <= choice.holding;
    const bool alike = std::find(walk.totals.begin(), walk.totals.end(), !walk.totals.front()) ==
                       walk.totals.end();
    return last && alike && !walk.reversed && choice.missing == 1 &&
           totals_.holds(bare(walk.grid.label(walk.axis, total))) &&
           !selections_.find(walk.grid.caption());
  }

  // ---- Reporting ----

  void report(const Walk& walk, std::uint32_t total, const Choice& choice) const {
    for (std::uint32_t place = 0; place < choice.fits.size(); ++place) {
      const Fit fit = choice.fits[place];
      const plugin::Cell& stated = walk.grid.at(walk.axis, total, place);
      const bool missed = fit == Fit::misses || fit == Fit::nearly;
      if (fit == Fit::unknown) continue;
      const bool percent = plugin::is_percent(walk.host, stated.claim);
      const bool whole = percent && plugin::equal(stated.claim.value, {100, 0, 0});
      if (whole || (percent && missed)) continue;  // shares, rates
      std::vector<plugin::Claim> parts;
      for (const std::uint32_t line : choice.lines) {
        const plugin::Cell& cell = walk.grid.at(walk.axis, line, place);
        if (cell.kind == plugin::CellKind::number) parts.push_back(cell.claim);
      }
      if (walk.reversed) std::reverse(parts.begin(), parts.end());
      if (fit == Fit::holds || (missed && choice.sure)) {
        recompute(walk.host, stated.claim, parts, severity(fit, choice, stated.claim, parts));
      } else {
        leave_open(walk.host, stated.claim, parts, fit);
      }
    }
  }

  // A total without its like may leave out parts, and small numbers may be rounded ones.
  static plugin::Severity severity(Fit fit, const Choice& choice, const plugin::Claim& total,
                                   const std::vector<plugin::Claim>& parts) {
    const bool alone = choice.holding == 0;
    Tally tally;
    for (const plugin::Claim& part : parts) {
      add(tally, {plugin::CellKind::number, part}, total, lowest_of(total, parts));
    }
    const bool higher = scaled(total.value, lowest_of(total, parts)) > tally.sum;
    return alone && (higher || fit == Fit::nearly) ? plugin::Severity::warning
                                                   : plugin::Severity::error;
  }

  static std::int32_t lowest_of(const plugin::Claim& total,
                                const std::vector<plugin::Claim>& parts) {
    std::int32_t lowest = total.value.exponent;
    for (const plugin::Claim& part : parts) lowest = std::min(lowest, part.value.exponent);
    return lowest;
  }

  static void recompute(const plugin::Host& host, const plugin::Claim& total,
                        const std::vector<plugin::Claim>& parts, plugin::Severity severity) {
    plugin::Figures figures;
    for (const plugin::Claim& part : parts) figures.push_back(plugin::level(host, part));
    plugin::report(host, true,
                   {.stated = total,
                    .operands = parts,
                    .figures = figures,
                    .compute = [](const plugin::Figures& f) { return plugin::sum(f); },
                    .write = [](const plugin::Words& terms) { return shortened(terms); },
                    .name = "the total",
                    .additive = true,
                    .severity = severity,
                    .confidence = severity == plugin::Severity::error ? 0.95 : 0.8});
  }

  // A long column by its first and last cells.
  static std::string shortened(const plugin::Words& terms) {
    constexpr std::size_t most = 12;
    if (terms.size() <= most) return plugin::joined(terms, " + ");
    return terms[0] + " + " + terms[1] + " + ... + " + terms.back() + " (" +
           std::to_string(terms.size()) + " cells)";
  }

  static void leave_open(const plugin::Host& host, const plugin::Claim& total,
                         const std::vector<plugin::Claim>& parts, Fit fit) {
    plugin::Check check{.working = fit == Fit::gap ? "a part of the total is missing"
                                                   : "it is not clear what the total adds up"};
    check.claims.push_back(total.ref);
    for (const plugin::Claim& part : parts) check.claims.push_back(part.ref);
    host.report(check);
  }

  plugin::WordList totals_;
  plugin::WordList asides_;
  plugin::WordList rates_;
  plugin::WordList selections_;
};

}  // namespace veritally::rules
