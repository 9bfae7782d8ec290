// Exact interval arithmetic, against the operation on sample points of the operands: the result
// holds all of them, a closed end of it is one of them, and an open end is none of them but near.
#include "base/exact.hpp"
#include "base/interval.hpp"

#include <functional>
#include <vector>

#include <gtest/gtest.h>

namespace veritally::test {
namespace {

using Bound = End<Rational>;

const Rational near_by(1, 1LL << 40);       // from an open end to the sample beside it
const Rational far_away(1LL << 40);         // of the sample for an absent end
const Rational approached(1, 1 << 10);      // so near does the operation come to an open end
const Rational beyond_all_bounds(1 << 10);  // so far does it go where an end is absent

// By cross multiplication, in a fraction of the time of Boost's own comparison.
bool less(const Rational& a, const Rational& b) {
  return cpp_int(numerator(a) * denominator(b)) < numerator(b) * denominator(a);
}

bool holds(const RationalInterval& interval, const Rational& point) {
  const auto& [low, high] = interval;
  const bool above = low.unbounded || (low.open ? less(low.value, point) : !less(point, low.value));
  return above &&
         (high.unbounded || (high.open ? less(point, high.value) : !less(high.value, point)));
}

std::vector<Rational> samples(const RationalInterval& interval) {
  const auto& [low, high] = interval;
  std::vector<Rational> wanted = {0};
  if (low.unbounded) wanted.emplace_back(-far_away);
  if (high.unbounded) wanted.push_back(far_away);
  if (!low.unbounded) wanted.push_back(low.open ? low.value + near_by : low.value);
  if (!high.unbounded) wanted.push_back(high.open ? high.value - near_by : high.value);
  if (!low.unbounded && !high.unbounded) wanted.emplace_back((low.value + high.value) / 2);
  std::erase_if(wanted, [&](const Rational& point) { return !holds(interval, point); });
  return wanted;
}

// The end is as tight as the samples show it to be. `sign` is -1 for a lower end.
testing::AssertionResult tight(const Bound& end, int sign, const std::vector<Rational>& values) {
  const Rational nearest = sign < 0 ? *std::min_element(values.begin(), values.end(), less)
                                    : *std::max_element(values.begin(), values.end(), less);
  if (end.unbounded) {
    return less(beyond_all_bounds, sign * nearest)
               ? testing::AssertionSuccess()
               : testing::AssertionFailure() << "should end near " << nearest;
  }
  if (!end.open && nearest != end.value) {
    return testing::AssertionFailure() << "closed end " << end.value << " is not attained";
  }
  if (less(approached, abs(nearest - end.value))) {
    return testing::AssertionFailure() << "end " << end.value << " is far from " << nearest;
  }
  return testing::AssertionSuccess();
}

testing::AssertionResult fits(const RationalInterval& result, const std::vector<Rational>& values) {
  for (const Rational& value : values) {
    if (!holds(result, value)) {
      return testing::AssertionFailure() << to_string(result) << " does not hold " << value;
    }
  }
  const auto low = tight(result.low, -1, values);
  return low ? tight(result.high, 1, values) : low;
}

std::vector<Rational> results(const std::vector<Rational>& xs, const std::vector<Rational>& ys,
                              char operation) {
  std::vector<Rational> values;
  for (const Rational& x : xs) {
    for (const Rational& y : ys) {
      switch (operation) {
        case '+':
          values.emplace_back(x + y);
          break;
        case '-':
          values.emplace_back(x - y);
          break;
        case '*':
          values.emplace_back(x * y);
          break;
        default:
          values.emplace_back(x / y);
          break;
      }
    }
  }
  return values;
}

// Zero is a member or the end of the members.
bool reaches_zero(const RationalInterval& interval) {
  const auto& [low, high] = interval;
  return (low.unbounded || low.value <= 0) && (high.unbounded || high.value >= 0);
}

void check(const RationalInterval& a, const RationalInterval& b) {
  const auto what = [&] { return " of " + to_string(a) + " and " + to_string(b); };
  const auto xs = samples(a);
  const auto ys = samples(b);
  ASSERT_TRUE(fits(add(a, b), results(xs, ys, '+'))) << "sum" << what();
  ASSERT_TRUE(fits(subtract(a, b), results(xs, ys, '-'))) << "difference" << what();
  ASSERT_TRUE(fits(multiply(a, b), results(xs, ys, '*'))) << "product" << what();
  const auto quotient = divide(a, b);
  ASSERT_EQ(quotient.has_value(), !reaches_zero(b)) << "quotient" << what();
  if (quotient) {
    ASSERT_TRUE(fits(*quotient, results(xs, ys, '/'))) << "quotient" << what();
  }

  auto both = xs;
  both.insert(both.end(), ys.begin(), ys.end());
  ASSERT_TRUE(fits(hull(a, b), both)) << "hull" << what();
}

std::vector<RationalInterval> all_intervals(int most) {
  std::vector<Bound> ends = {{{}, true, true}};
  for (int value = -most; value <= most; ++value) {
    ends.push_back({value, false, false});
    ends.push_back({value, true, false});
  }
  std::vector<RationalInterval> all;
  for (const Bound& low : ends) {
    for (const Bound& high : ends) {
      const bool absent = low.unbounded || high.unbounded;
      const bool point = !absent && low.value == high.value && !low.open && !high.open;
      if (absent || point || low.value < high.value) all.push_back({low, high});
    }
  }
  return all;
}

TEST(IntervalArithmetic, IsExactForAllKindsOfEnds) {
  const auto all = all_intervals(2);
  ASSERT_EQ(all.size(), 66U);
  for (const RationalInterval& a : all) {
    for (const RationalInterval& b : all) {
      check(a, b);
      if (testing::Test::HasFatalFailure()) return;
    }
  }
}

Bound random_end(Random& random) {
  if (one_in(random, 8)) return {{}, true, true};
  return {Rational(between(random, -30, 30), between(random, 1, 12)), one_in(random, 2), false};
}

RationalInterval random_interval(Random& random) {
  RationalInterval out{random_end(random), random_end(random)};
  if (out.low.unbounded || out.high.unbounded) return out;
  if (out.high.value < out.low.value) std::swap(out.low, out.high);
  if (out.low.value == out.high.value) return RationalInterval::point(out.low.value);
  return out;
}

TEST(IntervalArithmetic, IsExactForRandomFractions) {
  Random random(21);
  for (int i = 0; i < 40000; ++i) {
    check(random_interval(random), random_interval(random));
    if (testing::Test::HasFatalFailure()) return;
  }
}

Rational raised(const Rational& base, unsigned exponent) {
  Rational value = 1;
  while (exponent-- > 0) value *= base;
  return value;
}

TEST(IntervalArithmetic, PowersAreThoseOfOneNumberAndNotOfTwo) {
  for (const RationalInterval& a : all_intervals(2)) {
    for (unsigned exponent = 0; exponent <= 7; ++exponent) {
      std::vector<Rational> values;
      for (const Rational& x : samples(a)) values.push_back(raised(x, exponent));
      EXPECT_TRUE(fits(power(a, exponent), values)) << to_string(a) << " to the " << exponent;
    }
  }
  EXPECT_EQ(power(RationalInterval::point(2), 64).high.value, Rational(cpp_int(1) << 64));
}

TEST(IntervalArithmetic, NegationMirrors) {
  for (const RationalInterval& a : all_intervals(2)) {
    std::vector<Rational> values;
    for (const Rational& x : samples(a)) values.emplace_back(-x);
    EXPECT_TRUE(fits(negate(a), values)) << to_string(a);
  }
}

TEST(IntervalArithmetic, DecimalEndsBecomeRationalOnesUnchanged) {
  Interval interval = Interval::closed({125, -2}, {3, 1});
  interval.high.open = true;
  EXPECT_EQ(to_string(to_rational(interval)), "[1.25, 30)");
  interval.low = {Decimal(7, 0), false, true};  // what an absent end holds does not count
  EXPECT_EQ(to_string(to_rational(interval)), "< 30");
}

}  // namespace
}  // namespace veritally::test
