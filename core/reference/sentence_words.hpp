// SentenceWords: what one language's words tell about where its sentences end.
//
// Part of a Lexicon, from the table [sentences] of its file. Words are found as they are written,
// upper case and lower case told apart. Const once made; threads may share one.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_set>

namespace veritally {

class WordSet {
 public:
  void add(std::string word) { words_.insert(std::move(word)); }
  bool contains(std::string_view word) const { return words_.find(word) != words_.end(); }

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view word) const {
      return std::hash<std::string_view>{}(word);
    }
  };
  std::unordered_set<std::string, Hash, std::equal_to<>> words_;
};

class TomlWords;

struct SentenceWords {
  // Without their last full stop: "Mr", "e.g", "Inc".
  WordSet never_last;  // never the last word of a sentence
  WordSet maybe_last;  // the last one only before one of `starters`
  // Words that begin a sentence when they begin with a capital letter: "The", "However".
  WordSet starters;
  bool ordinals = false;  // a full stop behind digits makes an ordinal: "am 3. Mai"
};

SentenceWords read_sentence_words(TomlWords& words);

}  // namespace veritally
