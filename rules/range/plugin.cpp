// The family `range`: how ranges are written.
#include "missing_scale.hpp"
#include "reversed.hpp"

#include <veritally/plugin.hpp>

VERITALLY_PLUGIN("range", "0.1.0", veritally::rules::Reversed, veritally::rules::MissingScale);
