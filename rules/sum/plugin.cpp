// The family `sum`: parts and their totals.
#include "count.hpp"
#include "part_exceeds_whole.hpp"
#include "shares.hpp"
#include "table.hpp"
#include "total.hpp"

#include <veritally/plugin.hpp>

VERITALLY_PLUGIN("sum", "0.1.0", veritally::rules::Count, veritally::rules::PartExceedsWhole,
                 veritally::rules::Shares, veritally::rules::TableTotals, veritally::rules::Total);
