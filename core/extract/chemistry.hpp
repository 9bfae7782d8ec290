// Chemistry: the formulas of substances that prose writes beside numbers: "NaOH", "CO2", "Ca(OH)2".
#pragma once

#include <cstddef>
#include <string_view>

namespace veritally::extract {

// The end of the chemical formula that is the whole word at `at`: symbols of elements with their
// numbers, brackets and what makes an equivalent of it ("CO2e", "CO2-eq"). `at` where none stands.
std::size_t formula_end(std::string_view text, std::size_t at);

// Whether the formula can be nothing else: it has two symbols or more, and a small letter or a
// number in them, as "NaOH" and "H2SO4", which "US" and "PC" have not.
bool is_sure_formula(std::string_view formula);

}  // namespace veritally::extract
