// The family `unit`: units of measurement.
#include "conversion.hpp"
#include "dimension.hpp"
#include "percent_per.hpp"
#include "temperature_difference.hpp"

#include <veritally/plugin.hpp>

VERITALLY_PLUGIN("unit", "0.1.0", veritally::rules::UnitConversion,
                 veritally::rules::TemperatureDifference, veritally::rules::Dimension,
                 veritally::rules::PercentPer);
