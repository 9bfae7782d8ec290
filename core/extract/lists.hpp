// Lists of quantities, whose members share what only one of them says: the unit, the scale, the
// change.
#pragma once

#include "extract/mention.hpp"

#include <cstddef>
#include <string_view>
#include <vector>

namespace veritally::extract {

// "45 and 50 mg", "40, 50 and 60 million cars": gives bare numbers the unit, the counted noun and
// the scale of the last one of their list. "Fell 5 %, 4 % and 3 %": gives all the change of the
// first. "5 (3–6) mm": gives what stands before and in the bracket the unit behind it. From the
// mention `first` on.
void share_lists(std::string_view text, std::vector<Mention>& mentions, std::size_t first,
                 const Vocabulary& vocabulary);

}  // namespace veritally::extract
