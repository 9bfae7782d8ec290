// KnownNames: names that the texts of an audit are read with, because its tables of data list them.
//
// A table that has a row for Altdorf tells that "Altdorf drew 79,000 visitors" is about Altdorf,
// where the text alone would not: any word has a capital at the beginning of a sentence.
#pragma once

#include "claim/claim.hpp"

#include <functional>
#include <set>
#include <span>
#include <string>

namespace veritally {

using KnownNames = std::set<std::string, std::less<>>;

// Adds whom the claims of a table are about, as far as a text would write it with a capital.
void add_names(std::span<const Claim> claims, KnownNames& names);

}  // namespace veritally
