// evidence/computed: figures of a draft that the columns of a table come to.
#pragma once

#include "rows.hpp"

#include <veritally/plugin.hpp>

#include <algorithm>
#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace veritally::rules {

class Computed {
 public:
  static constexpr plugin::Option options[] = {
      {"sums", "words for a sum, parted by commas",
       "total, totals, totalled, totaled, totalling, totaling, in all, altogether, combined, "
       "together, overall, insgesamt, zusammen, au total, en tout, en total, en conjunto"},
      {"means", "words for an average",
       "average, averages, averaged, averaging, mean, durchschnitt, durchschnittlich, im schnitt, "
       "en moyenne, moyenne, promedio, en promedio, de media"},
      {"largest", "words for the largest",
       "largest, highest, biggest, greatest, maximum, peak, peaked, höchste, höchsten, größte, "
       "größten, le plus élevé, la plus élevée, maximal, máximo, más alto, más alta"},
      {"smallest", "words for the smallest",
       "smallest, lowest, minimum, niedrigste, niedrigsten, kleinste, kleinsten, le plus bas, "
       "la plus basse, minimal, mínimo, más bajo, más baja"},
      {"shares", "words for a share",
       "share, shares, accounted for, accounts for, made up, makes up, of the total, of all, "
       "proportion, anteil, part, parts, cuota, proporción"},
      {"totals", "names of rows that add up others",
       "total, totals, subtotal, grand total, sum, all, summe, gesamt, insgesamt, zwischensumme, "
       "sous-total, ensemble, suma, subtotales"}};
  static constexpr plugin::Info info{
      .id = "evidence/computed",
      .summary = "figures that the columns of a table come to, or should",
      .documentation =
          R"(A figure that no table states may still follow from one. Where the words of its sentence name the
operation, the columns of the audit's tables (CSV, JSON, HTML and Markdown) that measure the same are
computed:

- the sum, mean, largest or smallest of its rows (*in total*, *on average*, *the highest*),
- the share of one row in the sum of all (*a share of*, *accounted for*),
- the difference or change in percent between two rows of one subject (*rose by 21.5 %*): from the time
  that the sentence names, or the one just before.

The rows are those of the claim's own subject, if the table has several of them in its period, and else
all rows of the period. Rows named *Total* are left out. What agrees when it is rounded as it is written
is `consistent`; the working names the column, its file and its cells. Columns that measure the same at
other times or of other subjects (*2023*, *2024*) count as one.

A figure that disagrees is reported if only one column and one operation can be meant, the column has no
gaps, and the rows are sure to be those that are meant: two rows of the subject that the sentence names,
or all its rows, which cover the whole period. It is also reported if a known slip explains the
difference: a power of ten, two exchanged digits, the sign.

For example, a table has Acme's revenue of 1,234.5 million in 2023 and 1,500 million in 2024. *Acme's
revenue rose by 21.5 % in 2024* is confirmed, and *rose by 25.1 %* is reported.

It stays silent on figures that a table states itself, on claims whose measure was not understood, on
bounds and ranges, and where it is not sure which rows are meant.
)",
      .scope = plugin::Scope::document,
      .severity = plugin::Severity::warning,
      .options = options};

  explicit Computed(const plugin::Host& host)
      : words_{plugin::WordList(host.option("sums")), plugin::WordList(host.option("means")),
               plugin::WordList(host.option("largest")), plugin::WordList(host.option("smallest")),
               plugin::WordList(host.option("shares"))},
        totals_(host.option("totals")) {}

  void check(const plugin::Host& host, const plugin::Document& document) const {
    if (!plugin::is_first_read(host, document)) return;
    std::optional<Columns> columns;  // once somebody asks
    for (const plugin::Symbol symbol : host.documents()) {
      const auto draft = plugin::Document::open(host, symbol);
      if (!draft || draft->role() != plugin::DocumentRole::draft) continue;
      for (const plugin::Sentence& sentence : draft->sentences()) {
        if (sentence.claim_count == 0) continue;
        if (draft->block_of(sentence).kind == VT_BLOCK_TABLE_CELL) continue;
        check_sentence(host, *draft, sentence, columns);
      }
    }
  }

 private:
  enum class Operation : std::uint8_t { sum, mean, largest, smallest, share, change, difference };
  // What the first four of them are called in workings and in messages.
  static constexpr std::pair<std::string_view, std::string_view> names[] = {
      {"sum", "the sum"},
      {"mean", "the mean"},
      {"largest", "the largest"},
      {"smallest", "the smallest"}};

  // What some rows come to.
  struct Result {
    plugin::Figure figure;
    std::vector<plugin::Claim> rows;  // in the order of the operation
    std::string words;                // the operation
    std::string_view name;
    bool sure = false;  // no other rows can be meant
    bool gaps = false;  // other rows may belong to them that have no figure
  };

  // ---- Which claims, operations and columns ----

  void check_sentence(const plugin::Host& host, const plugin::Document& draft,
                      const plugin::Sentence& sentence, std::optional<Columns>& columns) const {
    const std::string_view text = draft.text_of(sentence);
    for (const plugin::ClaimRef ref : draft.claims_of(sentence)) {
      const auto claim = host.claim(ref);
      const bool plain = claim && claim->measure != 0 && !claim->range && claim->per == 0 &&
                         claim->comparator == plugin::Comparator::equal && !claim->together &&
                         claim->modality == plugin::Modality::actual;
      if (!plain) continue;
      const std::vector<Operation> operations = operations_of(host, *claim, text);
      if (operations.empty()) continue;
      if (!columns) columns.emplace(host, totals_);
      check_claim(host, *claim, text, operations, *columns, sentence.claim_count == 1);
    }
  }

  std::vector<Operation> operations_of(const plugin::Host& host, const plugin::Claim& claim,
                                       std::string_view text) const {
    const bool percent = plugin::is_percent(host, claim);
    if (claim.change != plugin::Change::none) {
      return {percent ? Operation::change : Operation::difference};
    }
    std::vector<Operation> found;
    for (const Operation each : {Operation::sum, Operation::mean, Operation::largest,
                                 Operation::smallest, Operation::share}) {
      const bool fits = percent || each != Operation::share;
      if (fits && words_[static_cast<std::size_t>(each)].find(text)) found.push_back(each);
    }
    return found;
  }

  void check_claim(const plugin::Host& host, const plugin::Claim& claim, std::string_view text,
                   const std::vector<Operation>& operations, const Columns& columns,
                   bool alone) const {
    std::vector<Result> results;
    for (const Column& column : columns.all()) {
      if (!measures_the_same(host, claim, column)) continue;
      if (states({host, claim, text, column})) return;
      for (const Operation operation : operations) {
        if (!fits_unit(host, claim, column, operation)) continue;
        if (auto result = compute({host, claim, text, column}, operation)) {
          results.push_back(std::move(*result));
        }
      }
    }
    const plugin::Stated stated = plugin::stated_in(host, claim);
    for (const Result& result : results) {
      if (plugin::judge(stated, result.figure) != plugin::Verdict::inconsistent) {
        return report(host, claim, result);
      }
    }
    if (results.size() != 1 || !alone || claim.ambiguous) return;
    const Result& only = results.front();
    if (only.gaps) return;
    if (only.sure || !plugin::stated_slips(host, claim, only.figure).empty()) {
      report(host, claim, only);
    }
  }

  // "share of revenue" is one of revenue, "highest temperature" one of temperature.
  bool measures_the_same(const plugin::Host& host, const plugin::Claim& claim,
                         const Column& column) const {
    if (claim.measure == column.measure) return true;
    const std::string_view measure = host.text(plugin::Column::measure, claim.measure);
    const std::string_view wanted = host.text(plugin::Column::measure, column.measure);
    for (const plugin::WordList& words : words_) {
      if (!words.begins(measure)) continue;
      std::string_view rest = measure.substr(std::min(measure.find(' ') + 1, measure.size()));
      if (rest.starts_with("of ")) rest.remove_prefix(3);
      if (host.canonical(plugin::Column::measure, rest) == wanted) return true;
    }
    return false;
  }

  static bool fits_unit(const plugin::Host& host, const plugin::Claim& claim, const Column& column,
                        Operation operation) {
    if (operation == Operation::change || operation == Operation::share) return true;
    if (claim.unit == column.unit) return true;
    const auto own = host.unit(host.text(plugin::Column::unit, claim.unit));
    const auto other = host.unit(host.text(plugin::Column::unit, column.unit));
    return own && other && own->dimension == other->dimension && own->currency == other->currency &&
           !own->currency;
  }

  // The figure of whom the sentence names stands in the column: other rules hold it against that.
  static bool states(const Question& question) {
    const plugin::Claim& claim = question.claim;
    const auto& data = question.column.data;
    return claim.change == plugin::Change::none && claim.unit == question.column.unit &&
           names_subject(question) &&
           std::any_of(data.begin(), data.end(), [&](const Datum& datum) {
             return datum.subject == claim.subject && datum.period == claim.period;
           });
  }

  // ---- What they come to ----

  static std::optional<Result> compute(const Question& question, Operation operation) {
    switch (operation) {
      case Operation::share:
        return share(question);
      case Operation::change:
      case Operation::difference:
        return change(question, operation);
      default:
        return aggregate(question, operation);
    }
  }

  static std::optional<Result> aggregate(const Question& question, Operation operation) {
    Rows rows = rows_in_time(question);
    const Rows own = of_subject(rows, question.claim.subject);
    if (own.size() >= 2) rows = own;
    // One row of the subject that the sentence names is what it says, and no sum.
    if (own.size() == 1 && names_subject(question)) return std::nullopt;
    if (rows.size() < 2) return std::nullopt;
    auto figures = figures_of(question, rows);
    if (!figures) return std::nullopt;
    const auto& [said, name] = names[static_cast<std::size_t>(operation)];
    return Result{
        .figure = aggregated(question.host, figures->values, operation),
        .rows = std::move(figures->claims),
        .words = std::string(said) + " of " + place_of(question.column, rows),
        .name = name,
        .sure = own.size() >= 2 && names_subject(question) && cover(rows, question.claim.period),
        .gaps = question.column.gaps};
  }

  static plugin::Figure aggregated(const plugin::Host& host, const plugin::Figures& values,
                                   Operation operation) {
    const auto less = [](const plugin::Figure& a, const plugin::Figure& b) {
      return a.stated.starts_before(b.stated);
    };
    if (operation == Operation::largest)
      return *std::max_element(values.begin(), values.end(), less);
    if (operation == Operation::smallest) {
      return *std::min_element(values.begin(), values.end(), less);
    }
    const plugin::Figure sum = plugin::sum(values);
    const auto count = static_cast<std::int64_t>(values.size());
    return operation == Operation::sum ? sum : *(sum / plugin::constant(host, count));
  }

  // The subject's row over the sum of all rows of its time.
  static std::optional<Result> share(const Question& question) {
    const Rows rows = rows_in_time(question);
    const Rows own = of_subject(rows, question.claim.subject);
    if (own.size() != 1 || rows.size() < 3) return std::nullopt;
    auto figures = figures_of(question, rows, false);
    if (!figures) return std::nullopt;
    const auto at =
        static_cast<std::size_t>(std::find(rows.begin(), rows.end(), own.front()) - rows.begin());
    const auto part = figures->values[at] / plugin::sum(figures->values);
    if (!part) return std::nullopt;
    auto& claims = figures->claims;
    const auto first = claims.begin() + static_cast<std::ptrdiff_t>(at);
    std::rotate(claims.begin(), first, first + 1);
    return Result{.figure = *part * plugin::constant(question.host, 100),
                  .rows = std::move(claims),
                  .words = "share of " + std::string(own.front()->row) + " in " +
                           place_of(question.column, rows),
                  .name = "the share",
                  .gaps = question.column.gaps};
  }

  // From the row of the time before, or of the one that the claim counts from, to that of its time.
  static std::optional<Result> change(const Question& question, Operation operation) {
    const plugin::Claim& claim = question.claim;
    Rows all;
    for (const Datum& datum : question.column.data) all.push_back(&datum);
    const Rows own = of_subject(all, claim.subject);
    const auto [now, before] = ends_of(own, claim);
    if (now == nullptr || before == nullptr) return std::nullopt;
    auto figures = figures_of(question, {now, before}, operation == Operation::difference);
    if (!figures) return std::nullopt;
    const plugin::Figures& values = figures->values;
    const auto figure = operation == Operation::difference
                            ? std::optional(values[0] - values[1])
                            : percent_change(question.host, values[0], values[1]);
    if (!figure) return std::nullopt;
    const auto& [new_claim, old_claim] = std::pair(figures->claims[0], figures->claims[1]);
    const plugin::Scale scale = plugin::scale_of(question.host, new_claim);
    return Result{.figure = *figure,
                  .rows = {new_claim, old_claim},
                  .words = "from " + plugin::show(question.host, old_claim, scale) + " to " +
                           plugin::show_with_unit(question.host, new_claim, scale) + " in " +
                           place_of(question.column, {before, now}),
                  .name = operation == Operation::difference ? "the difference" : "the change",
                  .sure = names_subject(question) && now->period == claim.period};
  }

  static std::optional<plugin::Figure> percent_change(const plugin::Host& host,
                                                      const plugin::Figure& now,
                                                      const plugin::Figure& before) {
    if (!before.allowed.above(host.number(0))) return std::nullopt;
    const auto ratio = now / before;
    if (!ratio) return std::nullopt;
    return (*ratio - plugin::constant(host, 1)) * plugin::constant(host, 100);
  }

  struct Figured {
    std::vector<plugin::Claim> claims;
    plugin::Figures values;
  };

  // The rows' figures, in the claim's unit if that is asked for.
  static std::optional<Figured> figures_of(const Question& question, const Rows& rows,
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

  // ---- Reporting ----

  // `column "Revenue" of figures.csv, 4 cells from Acme to Bex`
  static std::string place_of(const Column& column, const Rows& rows) {
    constexpr std::size_t most = 4;
    std::string words = column.names.size() == 1 ? "column " : "columns ";
    for (std::size_t i = 0; i < std::min(most, column.names.size()); ++i) {
      words.append(i == 0 ? "\"" : ", \"").append(column.names[i]).append("\"");
    }
    if (column.names.size() > most) words += ", ...";
    words.append(" of ").append(column.document);
    words += ", " + std::to_string(rows.size()) + " cells";
    const std::string first(rows.front()->row);
    const std::string last(rows.back()->row);
    if (first == last) return first.empty() ? words : words + " of " + first;
    return words + " from " + first + " to " + last;
  }

  // Of many rows the first few and the last one are named; the result is that of all.
  static void report(const plugin::Host& host, const plugin::Claim& claim, const Result& result) {
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

  std::array<plugin::WordList, 5> words_;  // by operation
  plugin::WordList totals_;
};

}  // namespace veritally::rules
