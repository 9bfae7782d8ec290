// What is said to be above or below what was expected, held against both values. For
// change/direction, which it belongs to.
#pragma once

#include "pairs.hpp"

#include <veritally/plugin.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace veritally::rules {

// The comparison of an amount with one that somebody had planned or expected: "revenue of $5.2bn
// beat the $5bn that analysts had expected".
struct Outcome {
  plugin::Claim value;
  plugin::Claim expected;
  plugin::Piece words{};  // bytes of the text
  bool over = false;
};

class Expected {
 public:
  Expected(std::string_view overs, std::string_view unders, std::string_view nots)
      : overs_(overs), unders_(unders), nots_(nots) {}

  // Calls visit(outcome) for each that a sentence states. The value stands before in it, or in the
  // sentence before it.
  template <class Visit>
  void for_each(const plugin::Host& host, const plugin::Document& document,
                const plugin::Sentence& sentence, const plugin::Sentence* before,
                const Visit& visit) const {
    const auto claims = document.claims_of(sentence);
    for (std::size_t i = 0; i < claims.size(); ++i) {
      const auto expected = host.claim(claims[i]);
      if (!expected || !is_expected(*expected)) continue;
      const auto outcome = words_before(document, sentence, i);
      if (!outcome) continue;
      auto value = value_in(host, document, sentence, i, *expected);
      if (!value && i == 0 && before != nullptr && before->block == sentence.block) {
        value = value_in(host, document, *before, before->claim_count, *expected);
      }
      if (value) visit(Outcome{*value, *expected, outcome->words, outcome->over});
    }
  }

 private:
  struct Words {
    plugin::Piece words{};
    bool over = false;
  };

  static bool is_expected(const plugin::Claim& claim) {
    using enum plugin::Modality;
    const bool ahead =
        claim.modality == forecast || claim.modality == planned || claim.modality == estimated;
    return ahead && claim.measure != 0 && claim.subject != 0 && detail::is_level(claim);
  }

  // The comparison is the last one before the amount, with no other claim between and nothing that
  // turns it round before.
  std::optional<Words> words_before(const plugin::Document& document,
                                    const plugin::Sentence& sentence, std::size_t i) const {
    constexpr std::size_t most_between = 4;  // "beat analysts' average estimate of"
    constexpr std::size_t most_before = 3;   // "did not quite beat"
    const auto places = document.places_of(sentence);
    const std::uint64_t begin = i == 0 ? sentence.begin : places[i - 1].end;
    const std::string_view text = document.text().substr(0, places[i].begin);
    const std::vector<plugin::Piece> words = plugin::words_of(text.substr(begin));
    const auto word = [&](std::size_t j) {
      return text.substr(begin + words[j].begin, words[j].end - words[j].begin);
    };
    const std::size_t seen = std::min(words.size(), most_between + 1);
    for (std::size_t j = words.size(); j-- > words.size() - seen;) {
      const bool over = overs_.holds(word(j));
      if (!over && !unders_.holds(word(j))) continue;
      for (std::size_t k = j - std::min(j, most_before); k < j; ++k) {
        if (nots_.holds(word(k))) return std::nullopt;
      }
      return Words{{begin + words[j].begin, begin + words[j].end}, over};
    }
    return std::nullopt;
  }

  // The last amount of the same thing before the `end`-th of the sentence; nullopt where that is
  // not sure.
  static std::optional<plugin::Claim> value_in(const plugin::Host& host,
                                               const plugin::Document& document,
                                               const plugin::Sentence& sentence, std::size_t end,
                                               const plugin::Claim& expected) {
    const auto claims = document.claims_of(sentence);
    for (std::size_t i = end; i-- > 0;) {
      const auto claim = host.claim(claims[i]);
      if (!claim || claim->measure != expected.measure || claim->subject != expected.subject ||
          !detail::alike(*claim, expected)) {
        continue;
      }
      const bool level = claim->change == plugin::Change::none &&
                         claim->modality != plugin::Modality::denied &&
                         claim->modality != plugin::Modality::conditional;
      const bool old = detail::is_before_change(*claim) || detail::is_earlier(*claim, expected);
      if (old) continue;
      return level && claim->scope == expected.scope ? claim : std::nullopt;
    }
    return std::nullopt;
  }

  plugin::WordList overs_;
  plugin::WordList unders_;
  plugin::WordList nots_;
};

}  // namespace veritally::rules
