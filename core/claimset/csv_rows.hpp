// The rows of a CSV text, by libcsv, with their places. Internal to the CSV reader.
#pragma once

#include "claimset/record.hpp"

#include <functional>
#include <string_view>
#include <vector>

namespace veritally {

// One row: its cells without quotes, and its text as it stands in the file.
struct CsvRow {
  std::vector<std::string_view> cells;
  std::string_view text;
  RecordPlace place;
};

// The bytes from the start of the row's text to its cell of that number, or to its end.
std::size_t cell_offset(std::string_view row_text, std::size_t cell);

// Calls `on_row` for every row, in order, until it returns an error; that or the first breach of
// RFC 4180 is returned. Empty lines are no rows. What a row holds lives for the call.
Result<void> for_each_row(std::string_view text, const RecordContext& start,
                          const std::function<Result<void>(const CsvRow& row)>& on_row);

}  // namespace veritally
