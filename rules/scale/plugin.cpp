// The family `scale`: digits and powers of ten.
#include "digits.hpp"
#include "slip.hpp"

#include <veritally/plugin.hpp>

VERITALLY_PLUGIN("scale", "0.1.0", veritally::rules::Digits, veritally::rules::ScaleSlip);
