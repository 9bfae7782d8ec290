// A change that is told again with its direction turned round: "profit fell 12 %" and elsewhere
// "profit rose 12 %". For conflict/repeated, as an error: the conclusion is flipped.
#pragma once

#include "figures.hpp"

#include <veritally/plugin.hpp>

#include <algorithm>
#include <cstddef>
#include <string>
#include <vector>

namespace veritally::rules {

class TurnedChange {
 public:
  // In one document: headlines and captions, which seldom tell the time, against its text, and
  // sentences of the text that tell it.
  static void check(const plugin::Host& host, const plugin::TopicWords& topics,
                    const plugin::Document& document) {
    const std::vector<Told> all = changes_in(host, document);
    if (all.size() > most) return;
    for (std::size_t i = 0; i < all.size(); ++i) {
      for (std::size_t j = i + 1; j < all.size(); ++j) {
        const bool headline = all[i].headline != all[j].headline;
        const bool turned = headline ? is_turned_headline(topics, document, all[i], all[j], all)
                                     : is_turned_text(all[i], all[j]);
        if (turned) report(host, all[i].figure.claim, all[j].figure.claim);
      }
    }
  }

  // In two documents: claims of one subject and measure.
  static void check(const plugin::Host& host, const plugin::Claims& group) {
    for (Index i = 0; i < group.size(); ++i) {
      for (Index j = i + 1; j < group.size(); ++j) {
        const bool other = group.document[i] != group.document[j] &&
                           group.change[i] != group.change[j] && group.unit[i] == group.unit[j] &&
                           plugin::equal(group.value[i], group.value[j]);
        if (!other) continue;
        const auto a = host.claim(group.ref[i]);
        const auto b = host.claim(group.ref[j]);
        if (a && b && is_turned(*a, *b) && is_of_one_time(*a, *b)) report(host, *a, *b);
      }
    }
  }

 private:
  static constexpr std::size_t most = 200;  // keeps the time linear

  struct Told {
    ToldFigure figure;
    bool headline = false;
  };

  static std::vector<Told> changes_in(const plugin::Host& host, const plugin::Document& document) {
    std::vector<Told> all;
    for (const plugin::Block& block : document.blocks()) {
      if (block.kind == VT_BLOCK_TABLE_CELL || block.kind == VT_BLOCK_FOOTNOTE) continue;
      for (const ToldFigure& told : figures_in(host, document, block)) {
        if (told.claim.change != plugin::Change::none) all.push_back({told, is_headline(block)});
      }
    }
    return all;
  }

  static bool same_amount(const plugin::Claim& a, const plugin::Claim& b) {
    return a.unit == b.unit && a.of == b.of && a.per == b.per && plugin::equal(a.value, b.value) &&
           plugin::equal(a.nominal, b.nominal);
  }

  static bool is_turned(const plugin::Claim& a, const plugin::Claim& b) {
    const bool directions = a.change != plugin::Change::none && b.change != plugin::Change::none &&
                            a.change != b.change;
    return directions && same_amount(a, b) && a.measure != 0 && a.measure == b.measure &&
           !a.ambiguous && !b.ambiguous && a.base_period == b.base_period &&
           plugin::near_modality(a.modality, b.modality) && plugin::near_scope(a.scope, b.scope);
  }

  // "Rose 3 % at first, then fell 3 %" is two times, though nobody says when.
  static bool is_of_one_time(const plugin::Claim& a, const plugin::Claim& b) {
    return a.subject != 0 && a.subject == b.subject && a.scope == b.scope && a.period &&
           a.period == b.period;
  }

  static bool is_turned_text(const Told& a, const Told& b) {
    return a.figure.sentence != b.figure.sentence && is_turned(a.figure.claim, b.figure.claim) &&
           is_of_one_time(a.figure.claim, b.figure.claim);
  }

  static bool is_turned_headline(const plugin::TopicWords& topics, const plugin::Document& document,
                                 const Told& a, const Told& b, const std::vector<Told>& all) {
    constexpr std::size_t enough = 2;  // shared words, where nobody says whose it is
    const plugin::Claim& one = a.figure.claim;
    const plugin::Claim& other = b.figure.claim;
    if (!is_turned(one, other) || !plugin::near_period(one.period, other.period)) return false;
    const bool same = one.subject != 0 && one.subject == other.subject;
    const bool open = one.subject == 0 || other.subject == 0;
    return (same ||
            (open && plugin::shared_words(topics, document.text_of(*a.figure.sentence),
                                          document.text_of(*b.figure.sentence)) >= enough)) &&
           !is_told_elsewhere(a.headline ? a : b, all);
  }

  // Whether the text has the headline's change as well: exports rose by as much as imports fell.
  static bool is_told_elsewhere(const Told& headline, const std::vector<Told>& all) {
    return std::ranges::any_of(all, [&](const Told& told) {
      return !told.headline && told.figure.claim.change == headline.figure.claim.change &&
             same_amount(told.figure.claim, headline.figure.claim);
    });
  }

  static std::string in_words(const plugin::Host& host, const plugin::Claim& claim) {
    const std::string amount = plugin::show_with_unit(host, claim, plugin::scale_of(host, claim));
    return (claim.change == plugin::Change::up ? "a rise of " : "a fall of ") + amount;
  }

  static void report(const plugin::Host& host, const plugin::Claim& a, const plugin::Claim& b) {
    const std::string here = in_words(host, a);
    const std::string there = in_words(host, b);
    host.report(plugin::Finding{
        .check = {.verdict = plugin::Verdict::inconsistent,
                  .claims = {a.ref, b.ref},
                  .working = here + " against " + there,
                  .labels = {{.role = plugin::Role::primary, .claim = a.ref, .text = here},
                             {.role = plugin::Role::contradicts, .claim = b.ref, .text = there}}},
        .message = here + " and " + there +
                   " cannot both be right: it looks like one change with "
                   "its direction turned round",
        .confidence = 0.95,
        .severity = plugin::Severity::error});
  }
};

}  // namespace veritally::rules
