// The family `change`: rises and falls.
#include "annualised.hpp"
#include "direction.hpp"
#include "growth_rate.hpp"
#include "multiple.hpp"
#include "percent.hpp"
#include "points.hpp"
#include "table.hpp"

#include <veritally/plugin.hpp>

VERITALLY_PLUGIN("change", "0.1.0", veritally::rules::Annualised, veritally::rules::Direction,
                 veritally::rules::GrowthRate, veritally::rules::Multiple,
                 veritally::rules::PercentChange, veritally::rules::Points,
                 veritally::rules::TableChanges);
