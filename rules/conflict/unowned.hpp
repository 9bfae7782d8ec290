// A figure that a document tells again where nobody says whose it is, so that no subject brings the
// two together: the words around them do. Only confirms, for conflict/repeated: another number may
// well be that of another thing.
#pragma once

#include "figures.hpp"

#include <veritally/plugin.hpp>

#include <algorithm>
#include <cstddef>
#include <map>
#include <string_view>
#include <tuple>
#include <vector>

namespace veritally::rules {

class Unowned {
 public:
  static void check(const plugin::Host& host, const plugin::Document& document) {
    for (const auto& [kind, told] : by_kind(host, document)) {
      for (std::size_t i = 0; i < told.size(); ++i) {
        for (std::size_t j = i + 1; j < std::min(told.size(), i + most); ++j) {
          if (told[i].claim.subject != 0 && told[j].claim.subject != 0) continue;
          compare(host, document, told[i], told[j]);
        }
      }
    }
  }

 private:
  static constexpr std::size_t most = 200;  // so many figures of a kind further on are looked at
  static constexpr std::size_t enough = 4;  // shared words

  // Unit, counted noun, rate and direction of change.
  using Kind = std::tuple<plugin::Symbol, plugin::Symbol, plugin::Symbol, plugin::Change>;

  // The figures of the prose, those of one kind in reading order.
  static std::map<Kind, std::vector<ToldFigure>> by_kind(const plugin::Host& host,
                                                         const plugin::Document& document) {
    std::map<Kind, std::vector<ToldFigure>> kinds;
    for (const plugin::Block& block : document.blocks()) {
      if (block.kind != VT_BLOCK_PARAGRAPH && block.kind != VT_BLOCK_LIST_ITEM) continue;
      for (const ToldFigure& told : figures_in(host, document, block)) {
        const plugin::Claim& claim = told.claim;
        if (claim.range || is_small_count(host, claim)) continue;
        kinds[{claim.unit, claim.of, claim.per, claim.change}].push_back(told);
      }
    }
    return kinds;
  }

  static bool is_small_count(const plugin::Host& host, const plugin::Claim& claim) {
    return host.text(plugin::Column::unit, claim.unit) == "1" &&
           plugin::compare(claim.value, {12, 0, 0}) <= 0;
  }

  static void compare(const plugin::Host& host, const plugin::Document& document,
                      const ToldFigure& a, const ToldFigure& b) {
    const bool same =
        a.claim.comparator == b.claim.comparator && plugin::equal(a.claim.value, b.claim.value);
    if (a.sentence == b.sentence || (!same && !is_rounded(host, a.claim, b.claim))) return;
    const bool near = plugin::near_modality(a.claim.modality, b.claim.modality) &&
                      plugin::near_period(a.claim.period, b.claim.period) &&
                      plugin::near_scope(a.claim.scope, b.claim.scope) &&
                      a.claim.base_period == b.claim.base_period;
    if (!near || !is_about_same(document.text_of(*a.sentence), document.text_of(*b.sentence))) {
      return;
    }
    const plugin::Scale scale = plugin::scale_of(host, a.claim);
    host.report(plugin::Check{
        .verdict = same ? plugin::Verdict::consistent : plugin::Verdict::consistent_by_rounding,
        .claims = {a.claim.ref, b.claim.ref},
        .working = plugin::show(host, a.claim, scale) + (same ? " = " : " ~ ") +
                   plugin::show(host, b.claim, scale) + plugin::suffix(host, a.claim, scale)});
  }

  // Two numbers as they are, neither hedged nor bounds, one of them with fewer digits.
  static bool is_rounded(const plugin::Host& host, const plugin::Claim& a, const plugin::Claim& b) {
    const auto plain = [](const plugin::Claim& claim) {
      return claim.comparator == plugin::Comparator::equal && !claim.approximate;
    };
    return plain(a) && plain(b) && host.compare(a.ref, b.ref).meets();
  }

  static bool is_about_same(std::string_view a, std::string_view b) {
    if (plugin::shared_words(a, b) < enough) return false;
    const auto names = names_in(a);
    const auto others = names_in(b);
    return names.empty() || others.empty() ||
           std::ranges::any_of(names, [&](std::string_view name) {
             return std::ranges::find(others, name) != others.end();
           });
  }

  // Words with a capital behind the first one.
  static std::vector<std::string_view> names_in(std::string_view sentence) {
    std::vector<std::string_view> names;
    const auto words = plugin::words_of(sentence);
    for (std::size_t i = 1; i < words.size(); ++i) {
      const std::string_view word = sentence.substr(words[i].begin, words[i].end - words[i].begin);
      if (plugin::is_upper(word.front())) names.push_back(word);
    }
    return names;
  }
};

}  // namespace veritally::rules
