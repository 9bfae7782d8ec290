// The family `date`: days, lengths of time and ages that the calendar recomputes.
#include "age.hpp"
#include "duration.hpp"
#include "invalid.hpp"
#include "weekday.hpp"

#include <veritally/plugin.hpp>

VERITALLY_PLUGIN("date", "0.1.0", veritally::rules::Weekday, veritally::rules::InvalidDate,
                 veritally::rules::Duration, veritally::rules::Age);
