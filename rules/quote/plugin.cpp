// The family `quote`: quotations against where they are taken from.
#include "mismatch.hpp"

#include <veritally/plugin.hpp>

VERITALLY_PLUGIN("quote", "0.1.0", veritally::rules::QuoteMismatch);
