// Gaps: what stands between the quantities of a sentence, one step a word, phrase or sign.
//
// Whether and how two quantities belong together shows in the gap between them: "5 miles (8 km)",
// "30 of the 120 firms", "$15m, up from $12m". The stages of relations look at steps alone.
#pragma once

#include "extract/noun_phrases.hpp"

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <span>
#include <vector>

namespace veritally::extract {

enum class Step : std::uint8_t {
  // The relation words of the lexicon, see RelationWord.
  from,
  to,
  of,
  same,
  total,
  altogether,
  average,
  averaged,
  rest,
  each,
  parts,
  some,
  apart,
  left,
  majority,
  // All else.
  light,   // determiners, possessives and adverbs, quotation marks
  noun,    // names, nouns, adjectives, participles
  time,    // and in it what it counts
  change,  // "rose", "increase", "up"
  verb,
  preposition,
  joint,  // "and"
  comma,
  open,  // a bracket
  close,
  colon,
  dash,
  semicolon,
  number,   // a number that no reader accepted, or that only counts: nothing around it is sure
  foreign,  // words and signs that begin another statement
};

// A set of steps.
class Steps {
 public:
  constexpr Steps(std::initializer_list<Step> steps) {
    for (const Step step : steps) bits_ |= bit(step);
  }
  constexpr bool has(Step step) const { return (bits_ & bit(step)) != 0; }
  constexpr Steps operator|(Steps other) const {
    other.bits_ |= bits_;
    return other;
  }

 private:
  static constexpr std::uint32_t bit(Step step) { return 1U << static_cast<unsigned>(step); }
  std::uint32_t bits_ = 0;
};

class Gap {
 public:
  Gap() = default;
  explicit Gap(std::span<const Step> steps) : steps_(steps) {}

  bool empty() const { return steps_.empty(); }
  std::size_t size() const { return steps_.size(); }
  bool only(Steps allowed) const;
  bool any(Steps wanted) const;
  // The first and the last step that is not light.
  std::optional<Step> first() const;
  std::optional<Step> last() const;
  // Without the last of these steps and what stands behind it; empty where there is none of them.
  Gap before_last(Steps steps) const;
  // What stands behind the last of these steps; all of it where there is none of them.
  Gap behind_last(Steps steps) const;

 private:
  std::size_t last_of(Steps steps) const;  // nowhere where there is none

  std::span<const Step> steps_;
};

// The quantities of a sentence in its order, without those that only say when, and the gaps around
// them: gap i stands before quantity i, the last one behind all.
class Gaps {
 public:
  explicit Gaps(const SentenceView& view);

  std::size_t size() const { return quantities_.size(); }
  // The mention of the i-th quantity, which is its place among the sentence's claims too.
  std::size_t mention(std::size_t i) const { return quantities_[i].mention; }
  std::size_t token(std::size_t i) const { return quantities_[i].token; }
  Gap before(std::size_t i) const;
  Gap behind(std::size_t i) const { return before(i + 1); }

 private:
  struct Place {
    std::size_t mention;
    std::size_t token;
  };

  std::vector<Place> quantities_;
  std::vector<Step> steps_;
  std::vector<std::size_t> ends_;  // of each gap, in `steps_`
};

}  // namespace veritally::extract
