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

  static void compare(const plugin::Host& host, const plugin::Document& document,
                      const ToldFigure& a, const ToldFigure& b) {
    const bool same =
        a.claim.comparator == b.claim.comparator && plugin::equal(a.claim.value, b.claim.value);
    if (a.sentence == b.sentence || (!same && !is_rounded(host, a.claim, b.claim))) return;
    const bool again =
        is_near(a.claim, b.claim) &&
        is_about_same(document.text_of(*a.sentence), document.text_of(*b.sentence), enough);
    if (again) report_told_again(host, a.claim, b.claim, same);
  }

  // Two numbers as they are, neither hedged nor bounds, one of them with fewer digits.
  static bool is_rounded(const plugin::Host& host, const plugin::Claim& a, const plugin::Claim& b) {
    const auto plain = [](const plugin::Claim& claim) {
      return claim.comparator == plugin::Comparator::equal && !claim.approximate;
    };
    return plain(a) && plain(b) && host.compare(a.ref, b.ref).meets();
  }
};

}  // namespace veritally::rules
