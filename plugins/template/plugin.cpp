// The table of this plugin: name, version, and every rule by name.
#include "implausible_age.hpp"

VERITALLY_PLUGIN("team", "1.0.0", team::ImplausibleAge);
