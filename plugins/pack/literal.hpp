// Numbers and times as an editor writes them: 12.50, "12.5 billion"; 2024, "2024-Q3", "fiscal
// 2024". Pure functions; any thread.
#pragma once

#include <veritally/plugin.hpp>

#include <optional>
#include <string_view>

namespace veritally::pack {

// A number with the digits that were written; nullopt where it is none.
std::optional<vt_decimal> read_number(std::string_view text);

// A year, quarter, month or day, or "... to ...".
std::optional<plugin::Period> read_period(std::string_view text);

}  // namespace veritally::pack
