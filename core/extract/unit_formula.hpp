// UnitFormula: units that are written as a product of powers, as science does: "kg m−2 s−1",
// "mol·m⁻²·s⁻¹", "W/(m·K)", "mg/kg/day", "m s^-1", "s−1".
#pragma once

#include "extract/measure.hpp"

#include <cstddef>
#include <string_view>

namespace veritally::extract {

// The unit whose first symbol starts at `at`, where it is more than one symbol without a power.
// A substance inside is passed over: "mg N L−1", "µmol photons m−2 s−1". Linear in what it reads.
Measure unit_formula(std::string_view text, std::size_t at, const Vocabulary& vocabulary);

}  // namespace veritally::extract
