// Tail: how likely a test statistic at least as extreme as one is, as bounds that hold.
//
// Floating point decides here, since no exact arithmetic has these functions. The incomplete beta
// and gamma functions of Boost.Math are documented, and tested by its authors, to errors under
// 1e-11 of the value for the arguments that are let in here; what enters them is a decimal number
// rounded to a double, which moves the result by less than 1e-11 of itself too. Each bound is
// widened by 1e-9 of itself, so that a hundredfold error of both would change no verdict.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <optional>

#include <boost/math/distributions/chi_squared.hpp>
#include <boost/math/distributions/fisher_f.hpp>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/students_t.hpp>

namespace veritally::rules {

enum class Statistic : std::uint8_t { t, f, chi_squared, r, z };

struct TestOf {
  Statistic statistic = Statistic::z;
  double df1 = 0;
  double df2 = 0;  // of F alone
};

// From low to high, both included.
struct Probability {
  double low = 0;
  double high = 1;
};

namespace detail {

// Nothing throws: what has no value is not a number.
using Quiet = boost::math::policies::policy<
    boost::math::policies::domain_error<boost::math::policies::ignore_error>,
    boost::math::policies::pole_error<boost::math::policies::ignore_error>,
    boost::math::policies::overflow_error<boost::math::policies::ignore_error>,
    boost::math::policies::evaluation_error<boost::math::policies::ignore_error>>;

template <class Distribution>
double above(const Distribution& distribution, double size) {
  return cdf(complement(distribution, size));
}

// Of a statistic's size, not below zero; of t, r and z in both directions.
inline double both_tails(const TestOf& test, double size) {
  using namespace boost::math;
  switch (test.statistic) {
    case Statistic::t:
      return 2 * above(students_t_distribution<double, Quiet>(test.df1), size);
    case Statistic::f:
      return above(fisher_f_distribution<double, Quiet>(test.df1, test.df2), size);
    case Statistic::chi_squared:
      return above(chi_squared_distribution<double, Quiet>(test.df1), size);
    case Statistic::r: {
      if (size >= 1) return 0;
      const double t = size * std::sqrt(test.df1 / ((1 - size) * (1 + size)));
      return 2 * above(students_t_distribution<double, Quiet>(test.df1), t);
    }
    case Statistic::z:
      return 2 * above(normal_distribution<double, Quiet>(), size);
  }
  return std::nan("");
}

}  // namespace detail

// Whether a test has a direction, so that it can be one-tailed.
inline bool has_direction(Statistic statistic) {
  return statistic != Statistic::f && statistic != Statistic::chi_squared;
}

// Of all statistics whose size lies between two values; nullopt where the arguments are none of a
// test that anybody would report. REQUIRES: 0 <= least <= most.
inline std::optional<Probability> two_tailed(const TestOf& test, double least, double most) {
  constexpr double most_freedom = 1e7;
  constexpr double largest = 1e6;
  const auto is_freedom = [](double df) { return df > 0 && df <= most_freedom; };
  if (test.statistic != Statistic::z && !is_freedom(test.df1)) return std::nullopt;
  if (test.statistic == Statistic::f && !is_freedom(test.df2)) return std::nullopt;
  if (most > largest || (test.statistic == Statistic::r && least > 1)) return std::nullopt;
  constexpr double guard = 1e-9;
  const double low = detail::both_tails(test, most) * (1 - guard);
  const double high = detail::both_tails(test, least) * (1 + guard);
  if (!std::isfinite(low) || !std::isfinite(high)) return std::nullopt;
  return Probability{std::max(low, 0.0), std::min(high, 1.0)};
}

}  // namespace veritally::rules
