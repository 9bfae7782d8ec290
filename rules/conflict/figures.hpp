// The figures of a block's sentences that can be held against others.
#pragma once

#include <veritally/plugin.hpp>

#include <cstddef>
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

}  // namespace veritally::rules
