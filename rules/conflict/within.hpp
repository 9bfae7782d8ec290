// conflict/within: a document gives two figures for one thing that cannot both be right.
#pragma once

#include "headline.hpp"
#include "report.hpp"
#include "restated.hpp"

#include <veritally/plugin.hpp>

#include <algorithm>
#include <cstdint>
#include <unordered_map>
#include <vector>

namespace veritally::rules {

class Within {
 public:
  static constexpr plugin::Info info{
      .id = "conflict/within",
      .summary = "figures of one document for the same thing that cannot both be right",
      .documentation =
          R"(Claims of one document about the same subject, measure, unit dimension, period, scope and status are
compared as `conflict/between` compares those of several: by what digits, hedges, bounds and ranges
allow. A figure that is repeated with fewer digits (*1.44* and later *1.4*) agrees by rounding; a
figure that has changed its digits, its scale or its bound on the way through the text does not. A
note comes of *1,400* beside 1,440: its zeros may stand for digits that were rounded away.

For example, a story says that a firm cut *1,200* jobs, and three paragraphs later that the *1,500*
cuts came as a surprise.

A sentence that is told again in the same words is compared number by number, whatever it is about:
*it seats 40 people in 3 rows* and later *it seats 60 people in 3 rows*. A short sentence is a
warning.

A low, a high, an opening and a revised figure (*fell as low as $189*, *raised that to $81 billion*) are
held against none that is told as another.

A headline may round what its text gives (`conflict/headline`). It stays silent
where period, scope or status differ or are stated for one of the two only, where
one sentence gives several figures for what looks like one thing, and where two sentences in the
same words differ in more than one number or in a year that could be one in both.
)",
      .scope = plugin::Scope::group,
      .severity = plugin::Severity::error,
      .columns = plugin::Column::unit | plugin::Column::scope | plugin::Column::document |
                 plugin::Column::of | plugin::Column::per,
      .options = plugin::Telling::options};

  explicit Within(const plugin::Host& host) : telling_(host) {}

  void check(const plugin::Host& host, const plugin::Claims& claims) const {
    for (const plugin::Entries group : claims.group_entries()) {
      for_each_run(claims, group, [&](Run run) { check_run(host, claims, run); });
    }
  }

  // Sentences that are told again: each against the one before it.
  void check(const plugin::Host& host, const plugin::Document& document) const {
    std::unordered_map<std::uint64_t, const plugin::Sentence*> told;  // the last one of each shape
    for (const plugin::Sentence& sentence : document.sentences()) {
      if (sentence.shape == 0 || !is_prose(document.block_of(sentence))) continue;
      const plugin::Sentence*& before = told[sentence.shape];
      if (before != nullptr) Restated(host, {&document, &sentence}, {&document, before}).check();
      before = &sentence;
    }
  }

 private:
  void check_run(const plugin::Host& host, const plugin::Claims& claims, Run run) const {
    if (!repeats_document(claims, run) || are_of_other_times(claims, run)) return;
    for (const std::vector<Index>& same : by_document(claims, run)) {
      if (same.size() > 1) check_document(host, claims, same);
    }
  }

  // The claims of each document, in the order of the documents' first claims.
  static std::vector<std::vector<Index>> by_document(const plugin::Claims& claims, Run run) {
    std::vector<Index> order;
    for (Index i = run.begin; i < run.end; ++i) order.push_back(i);
    std::stable_sort(order.begin(), order.end(),
                     [&](Index a, Index b) { return claims.document[a] < claims.document[b]; });
    std::vector<std::vector<Index>> documents;
    for (const Index i : order) {
      const bool fresh =
          documents.empty() || claims.document[documents.back().front()] != claims.document[i];
      if (fresh) documents.emplace_back();
      documents.back().push_back(i);
    }
    std::sort(documents.begin(), documents.end());
    return documents;
  }

  void check_document(const plugin::Host& host, const plugin::Claims& claims,
                      const std::vector<Index>& same) const {
    std::vector<plugin::ClaimRef> refs;
    for (const Index i : same) refs.push_back(claims.ref[i]);
    const auto at = [&same](Index i) { return same[i]; };
    if (report_quickly(host, claims, static_cast<Index>(same.size()), at, refs.data())) return;
    const std::vector<Index> rest = without_rounded_headlines(host, claims, same);
    if (rest.size() < 2) return;
    const auto any = [](plugin::Symbol, plugin::Symbol) { return true; };
    report_exactly(host, telling_, claims, rest, any);
  }

  // A headline may round as no text does: where it has, conflict/headline says that it holds.
  static std::vector<Index> without_rounded_headlines(const plugin::Host& host,
                                                      const plugin::Claims& claims,
                                                      const std::vector<Index>& same) {
    const auto document = plugin::Document::open(host, claims.document[same.front()]);
    if (!document || document->places().empty()) return same;
    const auto of_headline = [&](Index i) {
      const plugin::Place* place = document->place(claims.ref[i]);
      return place != nullptr &&
             is_headline(document->block_of(document->sentences()[place->sentence]));
    };
    const auto is_rounded = [&](Index i) {
      const auto headline = host.claim(claims.ref[i]);
      return headline && std::any_of(same.begin(), same.end(), [&](Index j) {
               const auto told = i == j ? std::nullopt : host.claim(claims.ref[j]);
               return told && judge_headline(host, *headline, *told) ==
                                  plugin::Verdict::consistent_by_rounding;
             });
    };
    std::vector<Index> rest;
    for (const Index i : same) {
      if (!of_headline(i) || !is_rounded(i)) rest.push_back(i);
    }
    return rest;
  }

  static bool repeats_document(const plugin::Claims& claims, Run run) {
    constexpr Index few = 12;
    if (run.size() > few) {
      const auto of_run = std::span(&claims.document[run.begin], run.size());
      std::vector<plugin::Symbol> documents(of_run.begin(), of_run.end());
      std::sort(documents.begin(), documents.end());
      return std::adjacent_find(documents.begin(), documents.end()) != documents.end();
    }
    for (Index i = run.begin; i < run.end; ++i) {
      for (Index j = i + 1; j < run.end; ++j) {
        if (claims.document[i] == claims.document[j]) return true;
      }
    }
    return false;
  }

  plugin::Telling telling_;
};

}  // namespace veritally::rules
