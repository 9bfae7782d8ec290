// The family `claim`: what a text says of its own figures.
#include "superlative.hpp"

#include <veritally/plugin.hpp>

VERITALLY_PLUGIN("claim", "0.1.0", veritally::rules::Superlative);
