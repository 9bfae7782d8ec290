// The family `stats`: results of statistical tests, recomputed from what is reported beside them.
#include "grim.hpp"
#include "p_value.hpp"

#include <veritally/plugin.hpp>

VERITALLY_PLUGIN("stats", "0.1.0", veritally::rules::PValue, veritally::rules::Grim);
