// A CSV claim set: a header of member names, then one claim a row (RFC 4180).
#pragma once

#include "claimset/record.hpp"

#include <optional>
#include <string_view>

namespace veritally {

// Whether the header of a CSV text is that of a claim set: some column is the value of a claim or a
// part of it, or all columns are members of a claim. nullopt: the text, of which this is the
// beginning, must go on for that to be known.
std::optional<bool> has_claim_header(std::string_view beginning, bool whole);

// Reads the file and gives every row to the sink, in order.
//
// Members of objects are named with dots ("quantity.value", "period.from"), lists are joined with
// ';' (a '\' before an item's own ';' or '\'), `period` may be 2025, 2025-03 or two days with a
// slash, an empty cell is absent. A byte order mark, CRLF and empty lines are fine. Columns that
// the contract does not name are kept as string members, those of the column `others` as the JSON
// object that its cells hold.
//
// A row that is wrong goes to `on_error`. The error that is returned makes the whole file
// unusable: not UTF-8, a wrong header, quotes that do not match. `context.place` is not used.
Result<void> read_csv(std::string_view file_text, const RecordContext& context, ClaimSink& sink);

}  // namespace veritally
