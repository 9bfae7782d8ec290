// A figure of a draft that another document gives otherwise, where nobody says whose it is, so that
// no subject brings the two together: measure, time and the words around them do. For
// conflict/between, as a warning.
#pragma once

#include "figures.hpp"
#include "report.hpp"
#include "same_statement.hpp"

#include <veritally/plugin.hpp>

#include <algorithm>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <map>
#include <set>
#include <vector>

namespace veritally::rules {

class DiffersElsewhere {
 public:
  static constexpr plugin::Option options[] = {
      plugin::TopicWords::option,
      {"plain", "words of a sentence that only say that a figure is what it is, parted by commas",
       "reached, reaches, stood, stands, amounted, amounts, totaled, totals, came, hit, employs, "
       "employ, employed, counts, counted, numbers, now, currently, today, population, residents, "
       "inhabitants, lag, liegt, betrug, beträgt, erreichte, einwohner, atteint, était, habitants, "
       "alcanzó, habitantes, población, people, around"},
      {"residents", "nouns for those who live in a place, one of them, who are its population",
       "resident, inhabitant, einwohner, habitant, habitante"}};

  explicit DiffersElsewhere(const plugin::Host& host)
      : topics_(host), plain_(host.option("plain")), residents_(host.option("residents")) {}

  // All documents at once. Returns the claims of which it has told.
  std::set<plugin::ClaimRef> check(const plugin::Host& host, const plugin::Telling& telling) const {
    std::set<plugin::ClaimRef> told;
    std::vector<Read> documents;
    for (const plugin::Symbol symbol : host.documents()) {
      const auto document = plugin::Document::open(host, symbol);
      if (document) documents.push_back({*document, {}});
    }
    if (documents.size() < 2) return told;
    for (const auto& [kind, places] : by_kind(host, documents)) {
      if (places.size() <= most && is_one_each(host, places)) {
        compare(host, telling, documents, places, told);
      }
    }
    return told;
  }

 private:
  static constexpr std::size_t most = 50;  // figures of a kind

  struct Read {
    plugin::Document document;
    std::set<plugin::Symbol> subjects;  // of its figures
  };
  // What two figures for one thing have in common.
  struct Kind {
    plugin::Symbol subject = 0;
    plugin::Symbol measure = 0;  // none where a noun says what is counted
    plugin::Symbol unit = 0;
    plugin::Symbol of = 0;
    plugin::Symbol per = 0;
    plugin::Symbol scope = 0;
    plugin::Change change = plugin::Change::none;
    plugin::Modality modality = plugin::Modality::actual;
    bool population = false;
    auto operator<=>(const Kind&) const = default;
  };
  struct Place {
    std::size_t document = 0;
    ToldFigure told;
  };

  // Who lives in a place is counted as its population, too.
  bool counts_population(const plugin::Host& host, const plugin::Claim& claim) const {
    return host.text(plugin::Column::measure, claim.measure) == "population" ||
           residents_.holds(host.text(plugin::Column::of, claim.of));
  }

  Kind kind_of(const plugin::Host& host, const plugin::Claim& claim) const {
    const bool population = counts_population(host, claim);
    return {claim.subject, claim.of != 0 || population ? 0 : claim.measure,
            claim.unit,    population ? 0 : claim.of,
            claim.per,     claim.scope,
            claim.change,  claim.modality,
            population};
  }

  // Notes whom the documents are about, too.
  std::map<Kind, std::vector<Place>> by_kind(const plugin::Host& host,
                                             std::vector<Read>& documents) const {
    std::map<Kind, std::vector<Place>> kinds;
    for (std::size_t d = 0; d < documents.size(); ++d) {
      for (const ToldFigure& told : figures_of_prose(host, documents[d].document)) {
        const plugin::Claim& claim = told.claim;
        if (claim.subject != 0) documents[d].subjects.insert(claim.subject);
        const bool plain = claim.comparator == plugin::Comparator::equal && claim.measure != 0 &&
                           claim.derivation == plugin::Derivation::none;
        if (plain) kinds[kind_of(host, claim)].push_back({d, told});
      }
    }
    return kinds;
  }

  // Where a document gives several figures of a kind for one time, any of them may be meant.
  static bool is_one_each(const plugin::Host& host, const std::vector<Place>& places) {
    for (std::size_t i = 0; i < places.size(); ++i) {
      for (std::size_t j = i + 1; j < places.size(); ++j) {
        const plugin::Claim& a = places[i].told.claim;
        const plugin::Claim& b = places[j].told.claim;
        const bool one_time = a.period == b.period || !a.period || !b.period;
        if (places[i].document == places[j].document && one_time &&
            host.compare(a.ref, b.ref).disjoint()) {
          return false;
        }
      }
    }
    return true;
  }

  void compare(const plugin::Host& host, const plugin::Telling& telling,
               const std::vector<Read>& documents, const std::vector<Place>& places,
               std::set<plugin::ClaimRef>& told) const {
    for (const Place& place : places) {
      const Read& own = documents[place.document];
      if (own.document.role() != plugin::DocumentRole::draft) continue;
      for (const Place& other : places) {
        const Read& there = documents[other.document];
        const bool draft = there.document.role() == plugin::DocumentRole::draft;
        const bool once = other.document > place.document || !draft;
        if (other.document == place.document || !once || !of_one_matter(own, there)) continue;
        if (differ(host, own, place.told, there, other.told) &&
            !telling.apart(host, place.told.claim, other.told.claim)) {
          report(host, place.told.claim, other.told.claim);
          told.insert({place.told.claim.ref, other.told.claim.ref});
          break;
        }
      }
    }
  }

  // Two texts that both name whom they are about, and name nobody in common, are about other
  // things; so may be those of other months.
  static bool of_one_matter(const Read& a, const Read& b) {
    constexpr std::int32_t near = 100;  // days
    const auto one = a.document.date();
    const auto other = b.document.date();
    if (one && other && std::abs(*one - *other) > near) return false;
    return a.subjects.empty() || b.subjects.empty() ||
           std::ranges::any_of(a.subjects,
                               [&](plugin::Symbol name) { return b.subjects.contains(name); });
  }

  bool differ(const plugin::Host& host, const Read& here, const ToldFigure& a, const Read& there,
              const ToldFigure& b) const {
    constexpr std::size_t enough = 3;
    constexpr std::size_t enough_in_part = 4;
    const plugin::Claim& one = a.claim;
    const plugin::Claim& other = b.claim;
    const bool compared = one.subject != 0 && one.measure == other.measure && one.of == other.of;
    const bool restated = a.sentence->shape != 0 && a.sentence->shape == b.sentence->shape;
    // Money is somebody's: where nobody says whose, it may be anybody's.
    if (compared || restated || (one.subject == 0 && is_money(host, one)) ||
        one.period != other.period || one.base_period != other.base_period ||
        !host.compare(one.ref, other.ref).disjoint()) {
      return false;
    }
    const SameStatement words(topics_, plain_, here.document.text_of(*a.sentence),
                              there.document.text_of(*b.sentence));
    const bool population = counts_population(host, one) && words.shares_name();
    return words.holds(population || one.period ? 1 : enough) ||
           (one.period && words.holds_in_part(enough_in_part));
  }

  static void report(const plugin::Host& host, const plugin::Claim& a, const plugin::Claim& b) {
    const std::string here = plugin::show_with_unit(host, a, plugin::scale_of(host, a));
    const std::string there = plugin::show_with_unit(host, b, plugin::scale_of(host, b));
    host.report(plugin::Finding{
        .check = {.verdict = plugin::Verdict::inconsistent,
                  .claims = {a.ref, b.ref},
                  .working = against(host, a, b),
                  .labels = {{.role = plugin::Role::primary, .claim = a.ref, .text = here},
                             {.role = plugin::Role::contradicts, .claim = b.ref, .text = there}}},
        .message = "what looks like one figure is " + here + " here and " + there +
                   " in the other document",
        .confidence = 0.8,
        .severity = plugin::Severity::warning});
  }

  plugin::TopicWords topics_;
  plugin::WordList plain_;
  plugin::WordList residents_;
};

}  // namespace veritally::rules
