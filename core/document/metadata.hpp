// Metadata as documents write them, in one form. All functions are pure.
#pragma once

#include "base/date.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace veritally {

// The day of an ISO 8601 date or time: "2025-03-03", "2025-03-03T09:30:00+01:00". The day is that
// of the place that wrote it.
std::optional<Date> day_of(std::string_view stamp);

// The language of a BCP 47 tag: "en" of "en-GB". Empty where it is none.
std::string language_of(std::string_view tag);

}  // namespace veritally
