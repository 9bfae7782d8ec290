// The family `extract`: what was not understood.
#include "unparsed_number.hpp"

#include <veritally/plugin.hpp>

VERITALLY_PLUGIN("extract", "0.1.0", veritally::rules::UnparsedNumber);
