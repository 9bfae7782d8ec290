#include "reference/sentence_words.hpp"

#include "reference/toml_words.hpp"

namespace veritally {

SentenceWords read_sentence_words(TomlWords& words) {
  SentenceWords out;
  const auto& from = words.table("sentences");
  const auto read = [&](std::string_view key, WordSet& into) {
    words.strings(from, key, [&](const std::string& word) { into.add(word); });
  };
  read("never_last", out.never_last);
  read("maybe_last", out.maybe_last);
  read("starters", out.starters);
  out.ordinals = words.boolean(from, "ordinals");
  return out;
}

}  // namespace veritally
