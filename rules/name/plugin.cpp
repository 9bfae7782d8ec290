// The family `name`: how names are spelled.
#include "variant.hpp"

#include <veritally/plugin.hpp>

VERITALLY_PLUGIN("name", "0.1.0", veritally::rules::Variant);
