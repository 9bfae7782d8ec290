// A bound on the time that a call takes, for tests that the time is linear in the input.
//
// Judged is the processor time of the whole program, so neighbours on the machine do not count.
// Bounds are given for optimised code; code without optimisation or with a sanitizer takes several
// times as long, and may.
#pragma once

#include <ctime>

#include <gtest/gtest.h>

namespace veritally::test {

#if !defined(__OPTIMIZE__) || defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
inline constexpr double slowdown = 10;
#else
inline constexpr double slowdown = 1;
#endif

// Calls, and says whether that took no longer than the bound.
template <class Call>
testing::AssertionResult takes_at_most(double seconds, const Call& call) {
  const std::clock_t start = std::clock();
  call();
  const double took = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
  if (took <= seconds * slowdown) return testing::AssertionSuccess();
  return testing::AssertionFailure()
         << took << " s of processor time, and not at most " << seconds * slowdown;
}

}  // namespace veritally::test
