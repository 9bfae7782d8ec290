// conflict/between: two documents give figures for one thing that cannot both be right.
#pragma once

#include "differs_elsewhere.hpp"
#include "miscopied.hpp"
#include "report.hpp"
#include "restated.hpp"

#include <veritally/plugin.hpp>

#include <vector>

namespace veritally::rules {

class Between {
 public:
  static constexpr auto options =
      plugin::options_of(DiffersElsewhere::options, Miscopied::options, plugin::Telling::options);
  static constexpr plugin::Info info{
      .id = "conflict/between",
      .summary = "figures of two documents for the same thing that cannot both be right",
      .documentation =
          R"(Claims of different documents about the same subject, measure, unit dimension, period, scope and
status (planned, actual, ...) are compared by what their words allow: the digits written, hedges
(*about*, *nearly*), bounds (*over*, *up to*) and ranges. Units convert exactly, currencies at the
range of their rate over the period.

Where all figures can be true together, the check holds: `consistent` if the stated values meet,
`consistent-by-rounding` if only the allowed ranges do. Otherwise the figures that most documents
allow are taken together, and each that contradicts them is one finding, with both places. Which of
them is wrong is not known. Where zeros at the end of a whole number, behind its first two digits, may
stand for digits that were rounded away (*300* beside 298, and not beside 320), it is a note.

For example, one report says that a bridge will cost *up to 65 million* in 2025, another that it
will cost *over 65 million*: the bound has been turned round on the way.

A sentence that two documents share in the same words is compared number by number, whatever it is
about.

Where nobody says whose a figure is, a warning comes of two of one measure, unit, scope and stated time
whose sentences say the same (*in 2020 turnout was 61 percent*, *in 2020 turnout reached 67 percent*);
without a time, of counts whose sentences share three telling words, or of the population of one place. Both documents
must not be about others, nor give several such figures.

Where the words of two texts differ, figures that were copied wrong are found by what is left over. If the
two share figures and names, the draft has a figure that no source has, and a source one in the same
unit that the draft has not, a warning comes of the two where a slip makes one of the other: the same
digits in another order (*21.8 million*, *12.8 million*), a power of ten, or one digit of three or more.
The fewer digits agree, the more telling words their sentences must share.

A low, a high, an opening and a revised figure (*fell as low as $189*, *raised that to $81 billion*) are
held against none that is told as another.

It stays silent where period, scope or status differ or are stated on one side only, and where one
sentence gives several figures for what looks like one thing. Where no rate
between two currencies is known the check is `undetermined`; money compared across currencies is a
warning at most.
)",
      .scope = plugin::Scope::group,
      .severity = plugin::Severity::error,
      .columns = plugin::Column::unit | plugin::Column::scope | plugin::Column::document |
                 plugin::Column::of | plugin::Column::per,
      .options = options};

  explicit Between(const plugin::Host& host) : telling_(host), elsewhere_(host), miscopied_(host) {}

  void check(const plugin::Host& host, const plugin::Claims& claims) const {
    for (const plugin::Entries group : claims.group_entries()) {
      for_each_run(claims, group, [&](Run run) { check_run(host, claims, run); });
      report_other_bases(host, claims, group);
    }
  }

  // Sentences that an earlier document has in the same words.
  void check(const plugin::Host& host, const plugin::Document& document) const {
    if (plugin::is_first_read(host, document)) {
      miscopied_.check(host, elsewhere_.check(host, telling_));
    }
    for (const plugin::Sentence& sentence : document.sentences()) {
      if (sentence.shape == 0 || document.block_of(sentence).kind == VT_BLOCK_TABLE_CELL) continue;
      const auto same = plugin::restated(host, sentence.shape);
      if (same.empty() || same.front().document == document.symbol()) continue;
      const auto other = plugin::Document::open(host, same.front().document);
      if (!other) continue;
      Restated(host, {&document, &sentence}, {&*other, &other->sentences()[same.front().sentence]})
          .check();
    }
  }

 private:
  void check_run(const plugin::Host& host, const plugin::Claims& claims, Run run) const {
    if (run.size() < 2 || one_document(claims, run) || are_of_other_times(claims, run)) return;
    const auto at = [run](Index i) { return run.begin + i; };
    if (report_quickly(host, claims, run.size(), at, &claims.ref[run.begin])) return;
    std::vector<Index> all;
    for (Index i = run.begin; i < run.end; ++i) all.push_back(i);
    const auto several = [](plugin::Symbol a, plugin::Symbol b) { return a != b; };
    report_exactly(host, telling_, claims, all, several);
  }

  static bool one_document(const plugin::Claims& claims, Run run) {
    for (Index i = run.begin + 1; i < run.end; ++i) {
      if (claims.document[i] != claims.document[run.begin]) return false;
    }
    return true;
  }

  // Claims about the same thing on another basis were looked at, and are not held against each
  // other: one check for a group, with a claim of each basis.
  static void report_other_bases(const plugin::Host& host, const plugin::Claims& claims,
                                 plugin::Entries group) {
    // Claims of one basis stand together, and nearly all groups have but one.
    if (claims.basis[group.begin] == claims.basis[group.end - 1]) return;
    plugin::Check check{.verdict = plugin::Verdict::different_basis};
    for_each_run(claims, group, [&](Run run) { check.claims.push_back(claims.ref[run.begin]); });
    if (check.claims.size() < 2) return;
    if (claims.words_wanted()) {
      check.working =
          std::to_string(check.claims.size()) + " bases: period, scope, status or direction differ";
    }
    host.report(check);
  }

  plugin::Telling telling_;
  DiffersElsewhere elsewhere_;
  Miscopied miscopied_;
};

}  // namespace veritally::rules
