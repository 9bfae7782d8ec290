// The words by which evidence/computed reads what a sentence says of the rows of a table: options
// of the rule, read once when it is made.
#pragma once

#include "plain_words.hpp"

#include <veritally/plugin.hpp>

#include <string_view>
#include <vector>

namespace veritally::rules {

struct TableWords {
  static constexpr plugin::Option options[] = {
      plain_words,
      {"operations", "words for operations on several rows, which change what a single figure is",
       "average, averaged, mean, highest, largest, biggest, lowest, smallest, its, their, record, "
       "peaked"},
      {"changes", "words that say that something became more or less",
       "rose, rise, fell, grew, increased, decreased, climbed, dropped, declined, shrank, gained, "
       "jumped, slipped, up, down"},
      {"adjusted", "words of sentences about figures that are not counted as others are",
       "adjusted, adjusting, currency, currencies, organic, organically, comparable, underlying, "
       "excluding, without, except, excluded, stripping, inflation, seasonally, constant, before, "
       "like, exchange, bereinigt, bereinigte, währungsbereinigt, organisch, ohne, hors, sin, "
       "comparables, terms, basis, forma, recurring, planned, expected, estimated, preliminary, "
       "including, plus, if"},
      {"reasons", "words behind a figure that end what is said of it",
       "because, thanks, driven, helped, while, amid, despite, boosted, after, when, but"},
      {"joints", "words that say of two that both are meant as one", "combined, together"},
      {"uncounted", "nouns that are no group of rows: the three years",
       "years, quarters, months, weeks, days, others, times, points, halves, thirds"},
      {"months", "names of months",
       "january, february, march, april, may, june, july, august, september, october, november, "
       "december"},
      {"more", "words that say that one row is more than another",
       "higher, more, greater, larger, bigger, above, ahead"},
      {"fewer", "words that say that one row is less than another",
       "lower, less, fewer, smaller, below, behind, trailed, trails"},
      {"exceeds", "verbs between two rows of which the first is more",
       "exceeded, exceeds, topped, tops, surpassed, surpasses, outstripped, beat, beats"},
      {"against", "words behind which the row stands that another is held against",
       "than, above, below, ahead, behind"},
      {"comparisons", "further words that may stand between a difference and that row",
       "than, that, those, of, the, at, in, as, many, much, times"}};

  explicit TableWords(const plugin::Host& host)
      : plain(host.option("plain")),
        operations(host.option("operations")),
        changes(host.option("changes")),
        adjusted(host.option("adjusted")),
        reasons(host.option("reasons")),
        joints(host.option("joints")),
        uncounted(host.option("uncounted")),
        months(host.option("months")),
        more(host.option("more")),
        fewer(host.option("fewer")),
        exceeds(host.option("exceeds")),
        against(host.option("against")),
        comparisons(host.option("comparisons")) {}

  // The words for operations, for those who know what rows they ask about.
  std::vector<std::string_view> of_operations() const {
    return {operations.phrases().begin(), operations.phrases().end()};
  }

  plugin::WordList plain;
  plugin::WordList operations;
  plugin::WordList changes;
  plugin::WordList adjusted;
  plugin::WordList reasons;
  plugin::WordList joints;
  plugin::WordList uncounted;
  plugin::WordList months;
  plugin::WordList more;
  plugin::WordList fewer;
  plugin::WordList exceeds;
  plugin::WordList against;
  plugin::WordList comparisons;
};

}  // namespace veritally::rules
