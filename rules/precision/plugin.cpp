// The family `precision`: how many digits are known.
#include "false_precision.hpp"

#include <veritally/plugin.hpp>

VERITALLY_PLUGIN("precision", "0.1.0", veritally::rules::FalsePrecision);
