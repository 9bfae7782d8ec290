// Sentences of a block of text.
//
// A sentence ends with a full stop, question or exclamation mark or ellipsis, and the quotes and
// brackets that close behind it, before a blank and what may begin another. Abbreviations,
// initials, decimal points, ordinals and names with a mark inside ("Yahoo!") do not end one, as far
// as the words around tell; where they do not, no sentence ends. Text that lost the blank between
// two sentences ("in 2025.Analysts say") is parted all the same. A line feed ends nothing.
//
// Linear in the text whatever it holds; pure.
#pragma once

#include "reference/sentence_words.hpp"

#include <cstddef>
#include <string_view>
#include <vector>

namespace veritally {

// Bytes of the block's text, without blanks at either end.
struct Sentence {
  std::size_t begin = 0;
  std::size_t end = 0;
};

// All sentences of a block in their order. What stands between them is blank.
std::vector<Sentence> sentences_in(std::string_view block_text, const SentenceWords& words);

}  // namespace veritally
