// The rows of a CSV text (RFC 4180), by libcsv, with their places.
#pragma once

#include "base/result.hpp"
#include "syntax/text_places.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string_view>
#include <vector>

namespace veritally {

// One row: its cells without quotes, and its text as it stands in the file.
struct CsvRow {
  std::vector<std::string_view> cells;
  std::string_view text;
  std::size_t begin = 0;   // of its text, in that of all rows
  std::uint64_t line = 1;  // in the file
  std::uint64_t column = 1;
};

// The cells of a row's text as they are written, quotes and all. As many as CsvRow::cells has.
std::vector<std::string_view> written_cells(std::string_view row_text, char delimiter = ',');

// Calls `on_row` for every row, in order, until it returns an error; that or the first breach of
// RFC 4180 is returned. Empty lines are no rows. The cells of a
// row live for the call; its text is part of the given one.
Result<void> for_each_row(std::string_view text, const TextStart& start, char delimiter,
                          const std::function<Result<void>(const CsvRow& row)>& on_row);

}  // namespace veritally
