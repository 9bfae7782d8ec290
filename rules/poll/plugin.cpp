// The family `poll`: what surveys can tell.
#include "margin.hpp"

#include <veritally/plugin.hpp>

VERITALLY_PLUGIN("poll", "0.1.0", veritally::rules::Margin);
