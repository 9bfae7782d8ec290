// Lexicon: the words with which one language says quantities: scale words, hedges, range words,
// spelled numbers, how digits are grouped, and words of time. Each language is one file,
// data/lexicon/<language>.toml.
//
// Order of calls: load (or parse) once, then look words up. A Lexicon owns all its words and does
// not change once made: any number of threads may share one.
#pragma once

#include "base/decimal.hpp"
#include "base/result.hpp"
#include "claim/quantity.hpp"
#include "reference/phrases.hpp"
#include "reference/prose_words.hpp"
#include "reference/relation_words.hpp"
#include "reference/sentence_words.hpp"
#include "reference/time_words.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace veritally {

// A hedge or bound: the comparator it states, and the interval in parts of the value.
struct Hedge {
  Comparator comparator = Comparator::equal;
  bool approximate = false;
  std::optional<Decimal> low;
  std::optional<Decimal> high;
  bool low_open = false;
  bool high_open = false;
};

struct Scale {
  int power = 0;
  bool anywhere = true;  // false: beside a currency or before a counted noun alone
};

// "doubled", "threefold", "an order of magnitude": a multiple in one word or phrase, as a bare
// number with the direction of change that the word itself has.
struct Multiple {
  Decimal value;
  Change change = Change::none;
  std::optional<Decimal> low;  // where the interval is wider than the word's precision
  std::optional<Decimal> high;
  std::string fraction;
  bool doubtful = false;  // counts only beside some words: "will double", but not "double room"
};

// "dozens": anything from low to high.
struct Vague {
  Decimal low;
  Decimal high;
  bool of = false;  // only before "of": "scores of"
};

enum class RangeWord : std::uint8_t { between, from, and_, to };
enum class NumberWord : std::uint8_t { article, and_, point, minus, of, fold, share };
enum class RateWord : std::uint8_t { per, article };

struct Lexicon {
  std::string language;  // "en"
  char decimal = '.';
  std::vector<std::string> grouping;  // what may stand between groups of digits

  PhraseTable<int> scale_words;  // powers of ten, blank or hyphen before them
  std::vector<std::pair<std::string, Scale>> scale_letters;  // right at the digits, longest first
  PhraseTable<int> dozens;                                   // 12, 20
  PhraseTable<int> spelled;                                  // 0 to 19, the tens, others as written
  PhraseTable<int> fractions;                                // denominators
  PhraseTable<int> scale_parts;  // "thousandths": powers of ten to divide by
  PhraseTable<NumberWord> number_words;
  PhraseTable<bool> alternatives;  // "or"
  PhraseTable<bool> after_fraction;
  PhraseTable<bool> plain_fractions;  // that are no ordinals: "quarter"
  PhraseTable<bool> parted_units;     // behind these without "of": "a quarter point"
  PhraseTable<Hedge> hedges;
  PhraseTable<Hedge> trailing;
  PhraseTable<RangeWord> range_words;
  PhraseTable<bool> range_verbs;  // "ranged" from 5 to 3: no change
  PhraseTable<bool> moves;        // "went" from 5 to 7: a change
  PhraseTable<Change> changes;
  PhraseTable<bool> phrasal;          // "set up": the last word is of the verb, and no change
  int change_reach = 5;               // so many words may stand between a rate and its verb
  PhraseTable<Change> changes_after;  // "a 5 % increase", "20 % higher"
  PhraseTable<Change> rate_changes;   // of percentages and points alone: "cut costs by 5 %"
  PhraseTable<bool> levels;           // "to": what it leads to is a level and no change
  PhraseTable<Multiple> multiples;
  PhraseTable<Vague> vague;          // "dozens"
  PhraseTable<bool> ages_before;     // "aged"
  PhraseTable<bool> ages_after;      // "old", "of age"
  PhraseTable<bool> labels;          // "page", "no.": a number behind it is a name
  PhraseTable<bool> before_label;    // "last", "to": the word behind it is no label
  PhraseTable<bool> function_words;  // articles, prepositions, pronouns, auxiliaries
  PhraseTable<bool> not_one;         // behind "one" where it is a pronoun; and before it
  PhraseTable<bool> before_one;
  PhraseTable<bool> multiple_before;  // beside a doubtful multiple
  PhraseTable<bool> multiple_behind;
  PhraseTable<bool> streets;         // "10 Downing Street"
  PhraseTable<bool> score_words;     // near "3-2", which then is a result
  PhraseTable<bool> lookalikes;      // "9/11", "24/7", "half-life"
  PhraseTable<bool> strand_words;    // behind the 3′ and 5′ of a strand: "end"
  PhraseTable<bool> isotope_words;   // beside "13C" and "5 C": "atoms", "labelled"
  PhraseTable<bool> solutes;         // behind "2 M", which then is molar
  PhraseTable<bool> statistics;      // before their value: "CI", "SD"
  PhraseTable<bool> sequence_words;  // near "kb", which then is of bases: "genome"
  PhraseTable<bool> sequence_nouns;  // right behind it: "product"
  PhraseTable<bool> versus;
  PhraseTable<std::string> units;
  PhraseTable<RateWord> rate_words;
  PhraseTable<std::string> often;  // "times", which a rate counts
  PhraseTable<bool> rate_nouns;    // true: "capita", "head"
  PhraseTable<std::string> nouns;  // irregular plurals and their singulars
  PhraseTable<bool> not_nouns;
  char plural = 0;           // the letter that regular plurals end in, 0 for none
  WordFilter number_starts;  // words that a number, multiple or vague numeral starts with
  WordFilter prefix_ends;    // last words of hedges, range words and change words

  TimeWords time;
  SentenceWords sentences;
  ProseWords prose;
  RelationWords relations;

  // Reads a lexicon. `file` is its name in errors, which are of kind reference.
  static Result<Lexicon> parse(std::string_view toml, std::string_view file);
  static Result<Lexicon> load(const std::string& file);
};

}  // namespace veritally
