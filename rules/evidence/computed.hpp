// evidence/computed: figures of a draft that the columns of a table come to.
#pragma once

#include "aggregates.hpp"
#include "between_rows.hpp"
#include "cells.hpp"
#include "changes.hpp"
#include "table_words.hpp"

#include <veritally/plugin.hpp>

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace veritally::rules {

class Computed {
 public:
  static constexpr plugin::Option own_options[] = {
      {"sums", "words for a sum, parted by commas",
       "total, totals, totalled, totaled, totalling, totaling, in all, altogether, combined, "
       "together, overall, insgesamt, zusammen, au total, en tout, en total, en conjunto"},
      {"means", "words for an average",
       "average, averages, averaged, averaging, mean, durchschnitt, durchschnittlich, im schnitt, "
       "en moyenne, moyenne, promedio, en promedio, de media"},
      {"largest", "words for the largest",
       "largest, highest, biggest, greatest, maximum, peak, peaked, record, höchste, höchsten, "
       "größte, "
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
  static constexpr auto options = plugin::options_of(own_options, TableWords::options);
  static constexpr plugin::Info info{
      .id = "evidence/computed",
      .summary = "figures that the columns of a table come to, or should",
      .documentation =
          R"(A figure that no table states may still follow from one. Where the words of its sentence name the
operation, the columns of the audit's tables (CSV, JSON, HTML and Markdown) that measure the same are
computed:

- the sum, mean, largest or smallest of its rows (*in total*, *on average*, *the highest*), of one time or
  of several (*in 2023 and 2024*, *over the two years*),
- the share of one row in the sum of all (*a share of*, *accounted for*),
- the difference or change in percent or points between two rows of one subject (*rose by 21.5 %*): from
  the time that the sentence names, or the one just before; and that of all rows (*total revenue rose*),
- how two rows of one time stand to each other, where the sentence names both (*€5 million higher than
  Bex's*, *60 % of Acme's*, *4.3 times that of Corvin*),
- who is first (*Acme had the highest revenue*): among all rows of the time, or among the subject's own so
  far (*its highest*, *a record*),
- a single figure of a table that names nobody, years or quarters of one thing, where the draft says whose
  they are.

The rows are those of the claim's own subject, if the table has several of them in its period, and else
all rows of the period. Rows named *Total* are no part of a sum; they say what *the total* is. What agrees
when it is rounded as it is written is `consistent`; the working names the column, its file and its cells.
Columns that measure the same at other times or of other subjects (*2023*, *2024*) count as one.

A figure that disagrees is reported if only one column and one operation can be meant, the column has no
gaps, whatever else the sentence states is told by the same rows, and the rows are sure to be those that
are meant:

- two rows of the subject that the sentence names, or all its rows, which cover the whole period,
- as many as the sentence says (*the three companies*), those that it names together, all that there are
  where the draft names each of them, or the table's own row of totals,
- where more rows could only make the difference larger: a share that is too high, a highest figure that
  another row goes beyond.

All of these need a sentence that says nothing else, the first one at least in the clause of the figure: a
word that may tell another scope, kind or status (*in Spain*, *online*, *planned*) keeps the rule silent,
any that the option `plain` does not have, and so does what tells an adjusted figure (*excluding*,
*like-for-like*, the option `adjusted`). A figure is also reported if a
known slip explains the difference: a power of ten, two exchanged digits, the sign.

For example, a table has Acme's revenue of 1,234.5 million in 2023 and 1,500 million in 2024. *Acme's
revenue rose by 21.5 % in 2024* is confirmed, and *rose by 25.1 %* is reported.

It stays silent on figures that a table states itself, on claims whose measure was not understood, on
ranges, on bounds of sums, on changes of a quarter that may count from the one before or from a year
before, and where it is not sure which rows are meant.
)",
      .scope = plugin::Scope::document,
      .severity = plugin::Severity::warning,
      .options = options};

  explicit Computed(const plugin::Host& host)
      : words_{plugin::WordList(host.option("sums")), plugin::WordList(host.option("means")),
               plugin::WordList(host.option("largest")), plugin::WordList(host.option("smallest")),
               plugin::WordList(host.option("shares"))},
        totals_(host.option("totals")),
        table_words_(host) {}

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
  // ---- Which claims and columns ----

  void check_sentence(const plugin::Host& host, const plugin::Document& draft,
                      const plugin::Sentence& sentence, std::optional<Columns>& columns) const {
    const Wording wording(host, table_words_, draft, sentence);
    const Cues cues = cues_of(wording.text());
    for (const plugin::Claim& claim : wording.claims()) {
      const bool plain =
          !claim.range && claim.per == 0 && claim.modality == plugin::Modality::actual;
      if (!plain) continue;
      if (!columns) columns.emplace(host, totals_);
      check_claim(host, claim, wording, cues, *columns);
    }
  }

  Cues cues_of(std::string_view text) const {
    const auto found = [&](std::size_t i) { return words_.at(i).find(text); };
    Cues cues{.sum = found(0).has_value(),
              .mean = found(1).has_value(),
              .largest = found(2).has_value(),
              .smallest = found(3).has_value(),
              .share = found(4).has_value()};
    if (const auto word = cues.largest ? found(2) : found(3)) {
      cues.word = text.substr(word->begin, word->end - word->begin);
    }
    return cues;
  }

  void check_claim(const plugin::Host& host, const plugin::Claim& claim, const Wording& wording,
                   const Cues& cues, const Columns& columns) const {
    std::vector<std::pair<Result, const Column*>> results;
    for (const Column& column : columns.all()) {
      const Question question{host, claim, wording, cues, column};
      if (!may_measure(question)) continue;
      if (states(question)) return;
      for (Result& result : results_of(question)) results.emplace_back(std::move(result), &column);
    }
    const plugin::Stated stated = plugin::stated_in(host, claim);
    for (const auto& [result, column] : results) {
      if (plugin::judge(stated, result.figure) != plugin::Verdict::inconsistent) {
        return report(host, claim, result);
      }
    }
    if (results.size() != 1) return;
    const auto& [only, column] = results.front();
    const bool rest = tells_the_rest({host, claim, wording, cues, *column}, only);
    if (only.gaps || !rest) return;
    if (only.sure || (only.slips && !plugin::stated_slips(host, claim, only.figure).empty())) {
      report(host, claim, only);
    }
  }

  // ---- What is asked of a column ----

  // The claim's own measure; or that which the words name, where the claim has none, or where it
  // is how one row stands to another.
  bool may_measure(const Question& question) const {
    const plugin::Claim& claim = question.claim;
    if (claim.measure != 0 && measures_the_same(question)) return true;
    const bool open = claim.measure == 0 || is_part(question);
    return open && has_operation(question) && question.wording.names_measure(question.column);
  }

  // "share of revenue" is one of revenue, "highest temperature" one of temperature.
  bool measures_the_same(const Question& question) const {
    const auto& [host, claim, wording, cues, column] = question;
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

  static bool has_operation(const Question& question) {
    const auto& [host, claim, wording, cues, column] = question;
    return cues.any() || claim.change != plugin::Change::none || wording.group() ||
           wording.years() || is_part(question) || comparison(question);
  }

  // The figure of whom the sentence names stands in the column: other rules hold it against that.
  static bool states(const Question& question) {
    const auto& [host, claim, wording, cues, column] = question;
    const auto& data = column.data;
    return claim.change == plugin::Change::none && claim.unit == column.unit &&
           !(cues.largest || cues.smallest) && wording.listed_years().size() < 2 &&
           !comparison(question) && names_subject(question) &&
           std::any_of(
               data.begin(), data.end(),
               [&](const Datum& datum) {
                 return datum.subject == claim.subject && datum.period == claim.period;
               });
  }

  // ---- What it comes to ----

  static std::vector<Result> results_of(const Question& question) {
    const auto& [host, claim, wording, cues, column] = question;
    std::vector<Result> results;
    const auto add = [&](std::optional<Result> result) {
      if (result) results.push_back(std::move(*result));
    };
    add(between_rows(question));
    if (!results.empty() || tells_other_scope(question)) return results;
    add(change(question));
    if (is_share(question)) add(share(question));
    if (!results.empty() || claim.comparator != plugin::Comparator::equal ||
        claim.change != plugin::Change::none) {
      return results;
    }
    for (const Operation operation : operations_of(question)) {
      auto first =
          is_superlative(operation) ? first_of_its_field(question, operation) : std::nullopt;
      auto all = operation == Operation::sum ? total(question) : std::nullopt;
      auto result = first ? std::move(first) : aggregate(question, operation);
      // The sum of the rows where their own total is misadded.
      const bool of_total = all && (!result || !agrees(question, *result));
      add(of_total ? std::move(all) : std::move(result));
    }
    if (results.empty()) add(cell(question));
    return results;
  }

  static bool agrees(const Question& question, const Result& result) {
    return plugin::judge(plugin::stated_in(question.host, question.claim), result.figure) !=
           plugin::Verdict::inconsistent;
  }

  static bool is_superlative(Operation operation) {
    return operation == Operation::largest || operation == Operation::smallest;
  }

  static bool is_share(const Question& question) {
    return question.cues.share ||
           question.host.text(plugin::Column::measure, question.claim.measure)
               .starts_with("share of ");
  }

  // By the words; or the sum of so many ("the three companies ran 76 shops"), or of the quarters of
  // a year ("revenue for 2024").
  static std::vector<Operation> operations_of(const Question& question) {
    const auto& [host, claim, wording, cues, column] = question;
    std::vector<Operation> found;
    if (cues.sum) found.push_back(Operation::sum);
    if (cues.mean) found.push_back(Operation::mean);
    if (cues.largest) found.push_back(Operation::largest);
    if (cues.smallest) found.push_back(Operation::smallest);
    // The sum of those whom a claim names together is that of sum/total, unless they are in doubt.
    const bool told_elsewhere = claim.together && !claim.ambiguous;
    if (plugin::is_percent(host, claim) || told_elsewhere) std::erase(found, Operation::sum);
    const auto unit = host.unit(host.text(plugin::Column::unit, column.unit));
    const bool money = unit && unit->currency;
    const bool counted = host.text(plugin::Column::unit, column.unit) == "1";
    const bool summed = (wording.group() && (money || counted)) || (wording.years() && money) ||
                        (money && is_of_parts(question));
    const bool of_parts = plugin::find_words(wording.text(), "quarterly").has_value();
    if (found.empty() && summed && !claim.together && !of_parts) found.push_back(Operation::sum);
    return found;
  }

  // The rows are parts of the claim's time, and all of them.
  static bool is_of_parts(const Question& question) {
    const Rows rows = rows_in_time(question);
    const Rows own = has_no_names(question.column) ? rows : of_subject(rows, subject_of(question));
    return own.size() > 1 && cover(own, question.claim.period);
  }

  // "in Spain", where no row is; "average" and "high" are what is computed.
  static bool tells_other_scope(const Question& question) {
    const auto& [host, claim, wording, cues, column] = question;
    const std::string_view scope = host.text(plugin::Column::scope, claim.scope);
    if (scope.empty() || plugin::is_one_of(scope, {"average", "high", "low", "total"}))
      return false;
    const auto is_scope = [&](const Datum& datum) { return datum.scope == claim.scope; };
    const auto is_name = [&](const RowName& name) {
      return plugin::same_letters(name.words, scope);
    };
    return std::ranges::none_of(column.data, is_scope) &&
           std::ranges::none_of(column.subjects, is_name);
  }

  std::array<plugin::WordList, 5> words_;  // of sums, means, largest, smallest, shares
  plugin::WordList totals_;
  TableWords table_words_;
};

}  // namespace veritally::rules
