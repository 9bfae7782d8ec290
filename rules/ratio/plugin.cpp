// The family `ratio`: shares, averages, rates and figures per head.
#include "average.hpp"
#include "per_capita.hpp"
#include "rate.hpp"
#include "share.hpp"

#include <veritally/plugin.hpp>

VERITALLY_PLUGIN("ratio", "0.1.0", veritally::rules::Average, veritally::rules::Rate,
                 veritally::rules::Share, veritally::rules::PerCapita);
