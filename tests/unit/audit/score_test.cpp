// Scores recomputed by hand, and coverage as sums of claims.
#include "audit/score.hpp"

#include "audit/ledger.hpp"
#include "base/exact.hpp"

#include <gtest/gtest.h>

namespace veritally::test {
namespace {

DocumentTally tally_of(std::uint64_t confirmed, std::uint64_t notes, std::uint64_t warnings,
                       std::uint64_t errors) {
  DocumentTally tally;
  const auto add = [&](std::uint64_t count, int marks) {
    tally.add(static_cast<std::uint8_t>(marks), count);
  };
  add(confirmed, mark::confirmed);
  add(notes, mark::conflicting | mark::note);
  add(warnings, mark::conflicting | mark::warning);
  add(errors, mark::conflicting | mark::error);
  return tally;
}

// docs/semantics.md: ten claims, six confirmed, one in a warning, two in an error, one unchecked.
TEST(ScoreTest, TheExampleOfTheDocumentation) {
  DocumentTally tally = tally_of(6, 0, 1, 2);
  tally.add(0, 1);
  EXPECT_EQ(score(tally), 72.2);
  EXPECT_EQ(tally.coverage.found, 10U);
  EXPECT_EQ(tally.coverage.checked, 9U);
  EXPECT_EQ(tally.coverage.confirmed, 6U);
  EXPECT_EQ(tally.coverage.conflicting, 3U);
  EXPECT_EQ(tally.coverage.undetermined, 0U);
  EXPECT_EQ(tally.coverage.unchecked, 1U);
}

TEST(ScoreTest, ByHand) {
  EXPECT_EQ(score(tally_of(1, 0, 0, 0)), 100.0);
  EXPECT_EQ(score(tally_of(0, 0, 0, 1)), 0.0);
  EXPECT_EQ(score(tally_of(0, 1, 0, 0)), 90.0);
  EXPECT_EQ(score(tally_of(0, 0, 1, 0)), 50.0);
  EXPECT_EQ(score(tally_of(2, 0, 0, 1)), 66.7);
  EXPECT_EQ(score(tally_of(1, 0, 0, 2)), 33.3);
  EXPECT_EQ(score(tally_of(1, 1, 1, 1)), 60.0);
  // Ties go up: 100 * 1 / 16 = 6.25, and 100 * 3 / 16 = 18.75.
  EXPECT_EQ(score(tally_of(1, 0, 0, 15)), 6.3);
  EXPECT_EQ(score(tally_of(3, 0, 0, 13)), 18.8);
  EXPECT_EQ(score(DocumentTally()), std::nullopt);
}

TEST(ScoreTest, IsTheRoundedFraction) {
  Random random(8);
  for (int round = 0; round < 3000; ++round) {
    const auto c = up_to(random, 40);
    const auto n = up_to(random, 10);
    const auto w = up_to(random, 10);
    const auto e = up_to(random, 10);
    if (c + n + w + e == 0) continue;
    // floor(10 * score + 1/2), in whole numbers.
    const cpp_int top = 100 * (10 * cpp_int(c) + 9 * n + 5 * w);
    const cpp_int tenths = (2 * top + (c + n + w + e)) / (2 * cpp_int(c + n + w + e));
    EXPECT_EQ(score(tally_of(c, n, w, e)), static_cast<double>(tenths) / 10);
  }
}

TEST(ScoreTest, UndeterminedAndUncheckedClaimsDoNotCount) {
  DocumentTally tally = tally_of(1, 0, 0, 1);
  tally.add(mark::undetermined, 5);
  tally.add(0, 5);
  EXPECT_EQ(score(tally), 50.0);
  DocumentTally nothing;
  nothing.add(mark::undetermined, 1);
  nothing.add(0, 1);
  EXPECT_EQ(score(nothing), std::nullopt);
}

// Every claim is counted once, by the worst of its marks, whatever the others are.
TEST(ScoreTest, CoverageCountsEveryClaimOnce) {
  Random random(9);
  DocumentTally whole;
  DocumentTally parts[2];
  Coverage expected;
  std::uint64_t errors = 0;
  std::uint64_t warnings = 0;
  for (std::uint32_t ref = 0; ref < 5000; ++ref) {
    auto marks = static_cast<std::uint8_t>(up_to(random, 63));
    if (one_in(random, 4)) marks = 0;
    // Only what is conflicting takes part in a finding of a contradiction.
    whole.add(marks, 1);
    parts[ref % 2].add(marks, 1);
    whole.first = std::min(whole.first, ref + 7);
    parts[ref % 2].first = std::min(parts[ref % 2].first, ref + 7);
    ++expected.found;
    if ((marks & mark::conflicting) != 0) {
      ++expected.conflicting;
      if ((marks & mark::error) != 0)
        ++errors;
      else if ((marks & mark::warning) != 0)
        ++warnings;
    } else if ((marks & mark::confirmed) != 0) {
      ++expected.confirmed;
    } else if (marks != 0) {
      ++expected.undetermined;
    } else {
      ++expected.unchecked;
    }
  }
  parts[0] += parts[1];
  for (const DocumentTally& tally : {whole, parts[0]}) {
    const Coverage& got = tally.coverage;
    EXPECT_EQ(got.found, expected.found);
    EXPECT_EQ(got.confirmed, expected.confirmed);
    EXPECT_EQ(got.conflicting, expected.conflicting);
    EXPECT_EQ(got.undetermined, expected.undetermined);
    EXPECT_EQ(got.unchecked, expected.unchecked);
    EXPECT_EQ(got.found, got.checked + got.unchecked);
    EXPECT_EQ(got.checked, got.confirmed + got.conflicting + got.undetermined);
    EXPECT_EQ(tally.in_errors, errors);
    EXPECT_EQ(tally.in_warnings, warnings);
    EXPECT_EQ(tally.in_notes, got.conflicting - errors - warnings);
    EXPECT_EQ(tally.first, 7U);
  }
}

}  // namespace
}  // namespace veritally::test
