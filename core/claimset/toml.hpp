// A TOML claim set: a [[claim]] table for every claim. toml++ does the work.
#pragma once

#include "claimset/record.hpp"

#include <string_view>

namespace veritally {

// Reads the file (TOML 1.0) and gives every [[claim]] table to the sink, in order.
//
// Dates may be TOML local dates. Decimals are strings, as in JSON. Members that the contract does
// not name are kept as JSON, those of the member `others` as the JSON object that its text holds.
// What stands beside [[claim]] is ignored.
//
// A claim that is wrong goes to `on_error`. The error that is returned makes the whole file
// unusable: not TOML, not UTF-8, no claim. A claim's RecordPlace ends where the next one begins.
// `context.place` is not used.
Result<void> read_toml(std::string_view file_text, const RecordContext& context, ClaimSink& sink);

}  // namespace veritally
