#include "audit/score.hpp"

#include "audit/ledger.hpp"

#include <algorithm>

namespace veritally {

void DocumentTally::add(std::uint8_t marks, std::uint64_t claims) {
  coverage.found += claims;
  if (marks == 0) {
    coverage.unchecked += claims;
    return;
  }
  coverage.checked += claims;
  if ((marks & mark::conflicting) != 0) {
    coverage.conflicting += claims;
    if ((marks & mark::error) != 0) {
      in_errors += claims;
    } else if ((marks & mark::warning) != 0) {
      in_warnings += claims;
    } else {
      in_notes += claims;
    }
  } else if ((marks & mark::confirmed) != 0) {
    coverage.confirmed += claims;
  } else {
    coverage.undetermined += claims;
  }
}

DocumentTally& DocumentTally::operator+=(const DocumentTally& other) {
  coverage.found += other.coverage.found;
  coverage.checked += other.coverage.checked;
  coverage.confirmed += other.coverage.confirmed;
  coverage.conflicting += other.coverage.conflicting;
  coverage.undetermined += other.coverage.undetermined;
  coverage.unchecked += other.coverage.unchecked;
  in_errors += other.in_errors;
  in_warnings += other.in_warnings;
  in_notes += other.in_notes;
  first = std::min(first, other.first);
  return *this;
}

std::optional<double> score(const DocumentTally& tally) {
  const std::uint64_t decided = tally.coverage.confirmed + tally.coverage.conflicting;
  if (decided == 0) return std::nullopt;
  const std::uint64_t tenths =
      10 * tally.coverage.confirmed + 9 * tally.in_notes + 5 * tally.in_warnings;
  // In tenths of a percent, rounded half up, with integers.
  const std::uint64_t rounded = (tenths * 200 + decided) / (2 * decided);
  return static_cast<double>(rounded) / 10;
}

}  // namespace veritally
