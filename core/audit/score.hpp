// The score: how the checked claims ended, as one number (docs/semantics.md).
#pragma once

#include "audit/result.hpp"

#include <cstdint>
#include <optional>

namespace veritally {

// The claims of one document, counted by their marks.
struct DocumentTally {
  Coverage coverage;
  // Conflicting claims by the worst finding they have part in.
  std::uint64_t in_errors = 0;
  std::uint64_t in_warnings = 0;
  std::uint64_t in_notes = 0;
  std::uint32_t first = UINT32_MAX;  // the first claim, for the order of documents

  // So many claims with these marks.
  void add(std::uint8_t marks, std::uint64_t claims);
  DocumentTally& operator+=(const DocumentTally& other);
};

// 100 * (confirmed + 0.9 in notes + 0.5 in warnings + 0 in errors) / (confirmed + conflicting),
// rounded to one place after the point, ties up; none where nothing was confirmed or conflicting.
std::optional<double> score(const DocumentTally& tally);

}  // namespace veritally
