// The example plugin in C++: a house rule that an editor might want.
#include "stale_plan.hpp"

VERITALLY_PLUGIN("house", "1.0.0", house::StalePlan);
