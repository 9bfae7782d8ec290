// The family `normalise`: names, units and currencies in their canonical form.
#include "currencies.hpp"
#include "names.hpp"
#include "units.hpp"

#include <veritally/plugin.hpp>

VERITALLY_PLUGIN("normalise", "0.1.0", veritally::rules::Names, veritally::rules::Units,
                 veritally::rules::Currencies);
