// The figures of a block's sentences that can be held against others, and when two of them are
// one that is told again, though nobody says whose it is.
#pragma once

#include <veritally/plugin.hpp>

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <vector>

namespace veritally::rules {

struct ToldFigure {
  plugin::Claim claim;
  const plugin::Sentence* sentence = nullptr;
};

// In reading order: neither vague nor ambiguous nor denied.
inline std::vector<ToldFigure> figures_in(const plugin::Host& host,
                                          const plugin::Document& document,
                                          const plugin::Block& block) {
  std::vector<ToldFigure> all;
  for (const plugin::Sentence& sentence : document.sentences_of(block)) {
    const auto places = document.places_of(sentence);
    for (std::size_t i = 0; i < places.size(); ++i) {
      const auto claim = host.claim(document.claims_of(sentence)[i]);
      const bool held = claim && !claim->ambiguous && (places[i].flags & VT_PLACE_VAGUE) == 0 &&
                        claim->modality != plugin::Modality::denied;
      if (held) all.push_back({*claim, &sentence});
    }
  }
  return all;
}

// A count up to twelve, which many things have.
inline bool is_small_count(const plugin::Host& host, const plugin::Claim& claim) {
  return host.text(plugin::Column::unit, claim.unit) == "1" &&
         plugin::compare(claim.value, {12, 0, 0}) <= 0;
}

// Nothing but what one of them leaves out tells the two apart.
inline bool is_near(const plugin::Claim& a, const plugin::Claim& b) {
  return plugin::near_modality(a.modality, b.modality) && plugin::near_period(a.period, b.period) &&
         plugin::near_scope(a.scope, b.scope) && a.base_period == b.base_period;
}

// Words with a capital behind the first one.
inline std::vector<std::string_view> names_in(std::string_view sentence) {
  std::vector<std::string_view> names;
  const auto words = plugin::words_of(sentence);
  for (std::size_t i = 1; i < words.size(); ++i) {
    const std::string_view word = sentence.substr(words[i].begin, words[i].end - words[i].begin);
    if (plugin::is_upper(word.front())) names.push_back(word);
  }
  return names;
}

// Whether two sentences share so many telling words, and do not name others.
inline bool is_about_same(std::string_view a, std::string_view b, std::size_t enough) {
  if (plugin::shared_words(a, b) < enough) return false;
  const auto names = names_in(a);
  const auto others = names_in(b);
  return names.empty() || others.empty() || std::ranges::any_of(names, [&](std::string_view name) {
           return std::ranges::find(others, name) != others.end();
         });
}

// A check that holds: the same number, or one of them with fewer digits.
inline void report_told_again(const plugin::Host& host, const plugin::Claim& a,
                              const plugin::Claim& b, bool same) {
  const plugin::Scale scale = plugin::scale_of(host, a);
  host.report(plugin::Check{
      .verdict = same ? plugin::Verdict::consistent : plugin::Verdict::consistent_by_rounding,
      .claims = {a.ref, b.ref},
      .working = plugin::show(host, a, scale) + (same ? " = " : " ~ ") +
                 plugin::show(host, b, scale) + plugin::suffix(host, a, scale)});
}

}  // namespace veritally::rules
