// How spellings from prose are brought into the form of the tables. For this folder only.
#pragma once

#include <string>
#include <string_view>

namespace veritally {

// One plain space for every run of white space and no-break spaces, none at the ends, and one
// sign for micro (U+00B5 for U+03BC).
std::string squeezed(std::string_view text);

// Lower case for ASCII and for the letters of Latin-1 (À to Þ) in UTF-8.
std::string lower(std::string_view text);

}  // namespace veritally
