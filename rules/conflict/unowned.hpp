// A figure that a document tells again where nobody says whose it is, so that no subject brings the
// two together: the words around them do. Only confirms, for conflict/repeated: another number may
// well be that of another thing.
#pragma once

#include "figures.hpp"

#include <veritally/plugin.hpp>

#include <algorithm>
#include <cstddef>
#include <map>
#include <optional>
#include <string_view>
#include <tuple>
#include <vector>

namespace veritally::rules {

class Unowned {
 public:
  static void check(const plugin::Host& host, const plugin::TopicWords& topics,
                    const plugin::Document& document) {
    for (const auto& [kind, told] : by_kind(host, document)) {
      std::vector<KnownBy> sentences;
      for (const ToldFigure& one : told) sentences.emplace_back(document.text_of(*one.sentence));
      for (std::size_t i = 0; i < told.size(); ++i) {
        for (std::size_t j = i + 1; j < std::min(told.size(), i + most); ++j) {
          if (told[i].claim.subject != 0 && told[j].claim.subject != 0) continue;
          const auto same = may_be_one(host, told[i], told[j]);
          if (same && sentences[i].is_about_same(topics, sentences[j], enough)) {
            report_told_again(host, told[i].claim, told[j].claim, *same);
          }
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
    for (const ToldFigure& told : figures_of_prose(host, document)) {
      const plugin::Claim& claim = told.claim;
      kinds[{claim.unit, claim.of, claim.per, claim.change}].push_back(told);
    }
    return kinds;
  }

  // Whether two figures are the same number (true) or one of them rounded (false); nullopt where
  // something tells them apart.
  static std::optional<bool> may_be_one(const plugin::Host& host, const ToldFigure& a,
                                        const ToldFigure& b) {
    const bool same =
        a.claim.comparator == b.claim.comparator && plugin::equal(a.claim.value, b.claim.value);
    if (a.sentence == b.sentence || !is_near(a.claim, b.claim)) return std::nullopt;
    if (!same && !is_rounded(host, a.claim, b.claim)) return std::nullopt;
    return same;
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
