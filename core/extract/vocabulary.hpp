// Vocabulary: all that reading a quantity asks about words, in one language. It borrows the lexicon
// and owns nothing: the lexicon outlives it. Threads may share one.
#pragma once

#include "reference/currencies.hpp"
#include "reference/lexicon.hpp"
#include "reference/units.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace veritally {

struct Vocabulary {
  const Lexicon& lexicon;

  std::optional<std::string> unit(std::string_view name) const {
    return unit_by_name(name, lexicon.language);
  }
  std::optional<CurrencyMatch> currency(std::string_view name) const {
    return currency_by_name(name, lexicon.language);
  }
};

}  // namespace veritally
