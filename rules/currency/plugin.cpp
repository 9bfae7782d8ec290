// The family `currency`: money of several currencies.
#include "ambiguous.hpp"
#include "conversion.hpp"

#include <veritally/plugin.hpp>

VERITALLY_PLUGIN("currency", "0.1.0", veritally::rules::CurrencyConversion,
                 veritally::rules::AmbiguousCurrency);
