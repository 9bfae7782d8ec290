// ProseWords: what one language's common words do in a sentence. The table `prose` of a lexicon's
// file; what a quantity is about is found from them and from the order of words.
//
// Read with the lexicon and const from then on: any thread may look up. A language whose file has
// no such table knows no roles, and its claims are left open.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace veritally {

// What a word can be. Many words can be several things; the order of the words decides.
enum class Role : std::uint8_t {
  determiner,
  possessive,  // "its"
  pronoun,     // "it", "they"
  person,      // with pronoun: "he", "she"
  relative,    // "which", "who"
  definite,    // with determiner: "the", "this"
  preposition,
  joining,       // with preposition: joins a noun to a noun, as "of" and "at" do
  owning,        // with joining: the name behind it owns the noun before it, as "of" and "at" tell
  narrowing,     // what is said behind it is another amount: "before tax", "abroad"
  with_whom,     // with owning: who is named behind has the amount in front, as "at" tells
  partitive,     // with preposition: "of"
  inside,        // with preposition: before a place or field, as "in"
  purpose,       // with preposition: before what money goes to, as "on"
  agent,         // with preposition: "by"
  backshifted,   // with possible: "would" of "said it would"
  accompanying,  // with preposition: what it says happens too: "with sales rising"
  excluding,     // with joining: what is behind it is left out: "excluding"
  according,     // "according": a preposition and who said it follow
  coordinator,   // "and"
  subordinator,  // "while", "because"
  condition,     // "if"
  infinitive,    // "to"
  auxiliary,     // "has", "do"
  being,         // with auxiliary: "is", "were"
  future,        // "will"
  possible,      // "would", "may"
  negation,
  adverb,
  verb,  // any verb, with the roles below or without
  say,
  plan,
  expect,
  estimate,
  deny,
  change,       // "rose", "cut"
  reach,        // what takes an amount as its complement: "reached", "totalled"
  holding,      // who does it has what is counted behind: "runs 12 shops", "won 5 seats"
  agentive,     // somebody does it: "plans", "spends", "hires"
  spend,        // its measure takes what it was spent on: "spent ... on chips"
  change_noun,  // "increase"
  count_noun,   // "number": of what follows
  base,         // what comes before the value or time that a change counts from: "than"
  equal,        // "that", "those": stands for the measure that was spoken of
  planned,      // adjectives and nouns that say how sure a figure is: "planned", "forecast"
  expected,
  estimated,
  title,         // "CEO": a person's name follows or comes before
  organisation,  // "company": "the company" is one that was spoken of
  place,         // with organisation: "city", which is no firm
  body,          // inside of names, before "of": "University"
  act,           // the last word of names with "and" in them: "Act"
  speaker,       // "analysts": people who say, without a name
  neutral,       // words before a measure that do not make it another: "annual"
  together,
  each,
  respectively,
  now,          // things were otherwise before: "now", "currently"
  overall,      // "total", "average", "worldwide": of several, or of all there is
  rhythm,       // with neutral: "monthly"
  formerly,     // before an infinitive, "used" of "used to be"; as an adverb, "once"
  superlative,  // "the lowest", "a record"
  not_a_name,   // begins sentences with a capital
  name_joint,   // inside of names: "of", "and", "&"
};

// Places of forms in a verb's row.
inline constexpr std::uint8_t third_form = 1;
inline constexpr std::uint8_t past_form = 2;
inline constexpr std::uint8_t ing_form = 3;

// The roles of a word, and of a verb its form and the measure that it makes of an amount.
struct WordInfo {
  std::uint64_t roles = 0;
  std::uint8_t form = 0;  // of a verb, the place in its row: base, third person, past, -ing, ...
  const std::string* base = nullptr;      // of a verb, its first form; owned by the words
  const std::string* measure = nullptr;   // likewise
  const std::string* particle = nullptr;  // what must follow for that measure: "off" of "laid off"

  bool is(Role role) const { return (roles >> static_cast<unsigned>(role) & 1U) != 0; }
  explicit operator bool() const { return roles != 0; }
};

class TomlWords;

class ProseWords {
 public:
  // The word as it stands in a text, in any case. An unknown one that ends like a verb in the past
  // is taken for one.
  WordInfo find(std::string_view word) const;
  // Whether it is listed as an adverb or ends like one.
  bool is_adverb(std::string_view word) const;
  // The measure that a noun stands for where it is said to change: "shares", the share price.
  const std::string* stands_for(std::string_view noun) const;
  // Whether who speaks of the measure speaks of its own, as firms do of their revenue.
  bool is_own(std::string_view measure) const { return own_.contains(measure); }
  // Whether a phrase before a clause that ends in the word only joins it on: "for example".
  bool is_connecting(std::string_view word) const { return connecting_.contains(word); }
  // Whether what a body's noun of this word does is the body's own: "Acme's results showed".
  bool is_itself(std::string_view noun) const { return itself_.contains(noun); }
  // Whether a phrase says that things are otherwise now: "at first", "in its early days".
  bool is_before_now(std::string_view phrase) const { return before_now_.contains(phrase); }
  // Whether a phrase that ends in the word says in what an amount is meant: "in local currency".
  bool is_terms(std::string_view word) const { return terms_.contains(word); }
  // "had" of "had expected".
  bool is_pluperfect(std::string_view word) const { return pluperfect_.contains(word); }
  // Whether the word calls a statement false, or right: "falsely", "untrue"; "correct".
  bool is_untrue(std::string_view word) const { return untrue_.contains(word); }
  bool is_true(std::string_view word) const { return true_.contains(word); }
  // The measure that a word behind a quantity makes of it: "300 metres long".
  const std::string* dimension(std::string_view word) const;
  // The noun that stands for all by which a measure counts the same: headcount counts people, staff
  // and employees. nullptr where the noun is none of them.
  const std::string* noun_of(std::string_view measure, std::string_view noun) const;
  // What a measure of money is where it has a number of things: revenue is then unit sales.
  const std::string* counted(std::string_view measure) const;
  // What a word says that an amount is of all those that a measure had: "averaged", "a low of".
  const std::string* aggregate(std::string_view word) const;
  // Whether the special measure is a kind of the general one: capital expenditure is spending.
  bool is_kind(std::string_view special, std::string_view general) const;
  // Whether there are kinds of this measure.
  bool is_general(std::string_view measure) const { return kinds_.contains(measure); }
  bool empty() const { return words_.empty(); }

 private:
  friend ProseWords read_prose_words(TomlWords& words);
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view word) const {
      return std::hash<std::string_view>{}(word);
    }
  };
  template <class Value>
  using Map = std::unordered_map<std::string, Value, Hash, std::equal_to<>>;

  // A word in lower case, with zeros behind it.
  static constexpr std::size_t longest_word = 32;  // no word of a lexicon is longer
  using Folded = std::array<char, longest_word>;
  static Folded folded(std::string_view word);
  static std::size_t hash_of(const Folded& word, std::size_t length);

  void index_words();
  const WordInfo* known(const Folded& word, std::size_t length) const;
  struct Slot {
    Folded word{};
    const WordInfo* info = nullptr;  // in `words_`; null where the slot is free
  };
  void add(const std::string& word, Role role);
  void add_verb(TomlWords& words, const std::string& forms, Role role, const std::string* measure);

  std::string adverb_ending_;
  std::string past_ending_;
  Map<WordInfo> words_;
  std::vector<Slot> slots_;  // open addressing, at most half full
  Map<const std::string*> stands_for_;
  Map<const std::string*> dimensions_;
  Map<const std::string*> counted_;
  Map<const std::string*> aggregates_;
  Map<Map<bool>> kinds_;
  Map<Map<const std::string*>> nouns_;
  Map<bool> own_;
  Map<bool> connecting_;
  Map<bool> itself_;
  Map<bool> before_now_;
  Map<bool> terms_;
  Map<bool> pluperfect_;
  Map<bool> untrue_;
  Map<bool> true_;
  Map<std::size_t> measures_;  // owns the measures that verbs and nouns stand for, and verbs' bases
};

// Reads them; errors stay in `words`.
ProseWords read_prose_words(TomlWords& words);

}  // namespace veritally
