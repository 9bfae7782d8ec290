// A JSON claim set, {"claims":[...]}, cut into its records.
#pragma once

#include "claimset/record.hpp"

#include <functional>
#include <optional>
#include <string_view>

namespace veritally {

// Whether a JSON text is an object with a member "claims". nullopt: the text, of which this is the
// beginning, must go on for that to be known. What is no JSON has no such member.
std::optional<bool> has_claims(std::string_view beginning, bool whole);

// Receives a record: its text, well-formed JSON, and where it stands.
using JsonSlice = std::function<void(std::string_view json, const RecordPlace& place)>;

// Calls `slice` for every element of "claims", in order. Members beside "claims" are checked and
// ignored; a byte order mark is skipped. The error says where the file stops being JSON or a claim
// set; the elements before that have been given by then, and the file is unusable nevertheless.
Result<void> for_each_claim(std::string_view file_text, std::string_view file_name,
                            const JsonSlice& slice);

// The same with every element read by `read_claim`. `context.place` is not used.
Result<void> read_json_file(std::string_view file_text, const RecordContext& context,
                            ClaimSink& sink);

}  // namespace veritally
