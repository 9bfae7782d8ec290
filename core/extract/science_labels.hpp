// ScienceLabels: digits of scientific prose that are part of a name and no quantity: ends of a
// strand (3′), coordinates, degrees of freedom, references, isotopes, sedimentation names (16S).
#pragma once

#include "extract/phrase.hpp"

#include <cstddef>
#include <string_view>

namespace veritally::extract {

// The end of such a label whose digits start at `digits`, 0 where none stands.
std::size_t science_label_end(std::string_view text, std::size_t digits, const Lexicon& lexicon);

// "13C-labelled", "5 C atoms", "16S rRNA", "SN 1987A": digits and a letter that is a unit
// elsewhere.
bool is_isotope_or_name(std::string_view text, const ValueMatch& match, std::size_t number,
                        const Lexicon& lexicon);

}  // namespace veritally::extract
