// The family `change`: rises and falls.
#include "multiple.hpp"
#include "percent.hpp"

#include <veritally/plugin.hpp>

VERITALLY_PLUGIN("change", "0.1.0", veritally::rules::Multiple, veritally::rules::PercentChange);
