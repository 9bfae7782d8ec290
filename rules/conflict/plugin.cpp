// The family `conflict`: figures that speak of the same thing and do not agree.
#include "between.hpp"
#include "headline.hpp"
#include "repeated.hpp"
#include "status.hpp"
#include "within.hpp"

#include <veritally/plugin.hpp>

VERITALLY_PLUGIN("conflict", "0.1.0", veritally::rules::Within, veritally::rules::Between,
                 veritally::rules::Repeated, veritally::rules::Status, veritally::rules::Headline);
