// The family `sum`: parts and their totals.
#include <veritally/plugin.hpp>

#include "total.hpp"

VERITALLY_PLUGIN("sum", "0.1.0", veritally::rules::Total);
