// The family `evidence`: where figures come from.
#include "computed.hpp"
#include "not_in_source.hpp"
#include "single_source.hpp"
#include "uncited.hpp"

#include <veritally/plugin.hpp>

VERITALLY_PLUGIN("evidence", "0.1.0", veritally::rules::Uncited, veritally::rules::SingleSource,
                 veritally::rules::NotInSource, veritally::rules::Computed);
