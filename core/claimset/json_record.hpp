// One claim as a JSON object, the record of JSON and JSONL.
#pragma once

#include "claimset/record.hpp"

#include <string_view>

namespace veritally {

// Reads a whole claim. The text is one JSON object with nothing but white space around it; no byte
// behind it is touched. `context.place` is where the text stands: its end is not used.
//
// Everything is checked, unknown members too, which are kept in Claim::others byte for byte (but
// for line ends between tokens). The error names the member, what it should be and what it is, with
// line and column in the file. Any thread may call; each keeps its own buffers, as large as its
// largest record.
Result<Claim> read_claim(std::string_view json_object_text, const RecordContext& context);

// The error that keeps a text from being one well-formed JSON value.
Result<void> check_json(std::string_view json, const RecordContext& context);

}  // namespace veritally
