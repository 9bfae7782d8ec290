// Shingles: the runs of words of a sentence, by which a copy is known though a few of its words
// were changed (Broder, "On the resemblance and containment of documents", 1997).
//
// Pure; linear in the sentence.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace veritally {

// Hashes of every three words that follow each other, sorted, each once. Case and marks do not
// count. None of a sentence of fewer than eight words: many say such a thing alike.
std::vector<std::uint64_t> shingles_of(std::string_view sentence);

// Whether so many shared shingles make two sentences of so many one text: six tenths of the fewer.
bool is_one_text(std::size_t shared, std::size_t a, std::size_t b);

}  // namespace veritally
