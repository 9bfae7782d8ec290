// A small CSV file (RFC 4180) with the place of each cell.
#pragma once

#include "wrong.hpp"

#include <optional>
#include <string>
#include <vector>

namespace veritally::pack {

using CsvRow = std::vector<Written>;

// All rows that are not empty. nullopt where the file cannot be read; throws Wrong where it is no
// CSV.
std::optional<std::vector<CsvRow>> read_csv(const std::string& path);

}  // namespace veritally::pack
