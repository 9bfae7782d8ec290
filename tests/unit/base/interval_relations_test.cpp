// What intervals say of one another, against their members: every pair of intervals over a small
// grid, with open, closed and absent ends, is compared at points that tell them apart.
#include "base/interval.hpp"

#include <vector>

#include <gtest/gtest.h>

namespace veritally::test {
namespace {

// A multiple of one half, written with the tenths or without where it can be.
Decimal halves(int count, bool short_form) {
  return short_form && count % 2 == 0 ? Decimal(count / 2, 0)
                                      : Decimal(std::int64_t{count} * 5, -1);
}

// The ends lie at whole numbers from 0 to 2, the sample points at halves from -1/2 to 5/2.
constexpr int first_sample = -1;
constexpr int last_sample = 5;

bool holds(const Interval& interval, const Decimal& point) {
  const bool above = interval.low.unbounded || interval.low.value < point ||
                     (interval.low.value == point && !interval.low.open);
  const bool under = interval.high.unbounded || point < interval.high.value ||
                     (point == interval.high.value && !interval.high.open);
  return above && under;
}

std::vector<int> members(const Interval& interval) {
  std::vector<int> found;
  for (int i = first_sample; i <= last_sample; ++i) {
    if (holds(interval, halves(i, true))) found.push_back(i);
  }
  return found;
}

std::vector<Interval> all_intervals(bool short_form) {
  std::vector<End<Decimal>> ends = {{{}, true, true}};
  for (int value = 0; value <= 2; ++value) {
    ends.push_back({halves(value * 2, short_form), false, false});
    ends.push_back({halves(value * 2, short_form), true, false});
  }
  std::vector<Interval> all;
  for (const auto& low : ends) {
    for (const auto& high : ends) {
      const Interval interval{low, high};
      if (!members(interval).empty()) all.push_back(interval);
    }
  }
  return all;
}

bool intersect(const std::vector<int>& a, const std::vector<int>& b) {
  return std::any_of(a.begin(), a.end(),
                     [&](int x) { return std::find(b.begin(), b.end(), x) != b.end(); });
}

bool subset(const std::vector<int>& inner, const std::vector<int>& outer) {
  return std::all_of(inner.begin(), inner.end(), [&](int x) {
    return std::find(outer.begin(), outer.end(), x) != outer.end();
  });
}

template <class Number>
void compare(const BasicInterval<Number>& a, const BasicInterval<Number>& b,
             const std::vector<int>& in_a, const std::vector<int>& in_b, const std::string& what) {
  EXPECT_EQ(meets(a, b), intersect(in_a, in_b)) << what;
  EXPECT_EQ(contains(a, b), subset(in_b, in_a)) << what;
  EXPECT_EQ(equal(a, b), in_a == in_b) << what;
  EXPECT_EQ(below(a, b), in_a.back() < in_b.front()) << what;
  EXPECT_EQ(starts_before(a, b), in_a.front() < in_b.front()) << what;
  EXPECT_EQ(ends_before(a, b), in_a.back() < in_b.back()) << what;
}

TEST(IntervalRelations, AreThoseOfTheMembersForAllKindsOfEnds) {
  const auto written_short = all_intervals(true);
  const auto written_long = all_intervals(false);
  ASSERT_EQ(written_short.size(), 28U);
  for (const Interval& a : written_short) {
    for (const Interval& b : written_long) {
      const std::string what = to_string(to_rational(a)) + " and " + to_string(to_rational(b));
      compare(a, b, members(a), members(b), what);
      compare(to_rational(a), to_rational(b), members(a), members(b), what);
    }
  }
}

TEST(IntervalRelations, OnlyAClosedIntervalOfOneNumberIsAPoint) {
  int points = 0;
  for (const Interval& interval : all_intervals(true)) {
    const auto found = members(interval);
    // Two ends at the grid leave a half between them, so one member is one number.
    EXPECT_EQ(interval.is_point(), found.size() == 1 && found[0] % 2 == 0);
    points += interval.is_point() ? 1 : 0;
  }
  EXPECT_EQ(points, 3);
}

TEST(IntervalText, ShowsEveryKindOfEnd) {
  const auto with = [](bool low_open, bool high_open) {
    RationalInterval out = RationalInterval::closed(5, 20);
    out.low.open = low_open;
    out.high.open = high_open;
    return out;
  };
  EXPECT_EQ(to_string(with(false, false)), "[5, 20]");
  EXPECT_EQ(to_string(with(false, true)), "[5, 20)");
  EXPECT_EQ(to_string(with(true, false)), "(5, 20]");
  RationalInterval line = with(true, true);
  line.low = {{}, true, true};
  EXPECT_EQ(to_string(line), "< 20");
  line.high.open = false;
  EXPECT_EQ(to_string(line), "<= 20");
  line = with(false, true);
  line.high = {{}, true, true};
  EXPECT_EQ(to_string(line), ">= 5");
  line.low.open = true;
  EXPECT_EQ(to_string(line), "> 5");
  EXPECT_EQ(to_string(RationalInterval::everything()), "any");
  EXPECT_EQ(to_string(RationalInterval::point(315)), "315");
}

TEST(IntervalText, IsRoundedOutward) {
  const Rational third(1, 3);
  EXPECT_EQ(to_string(RationalInterval::closed(third, 2 * third), 3), "[0.333, 0.667]");
  EXPECT_EQ(to_string(RationalInterval::closed(-2 * third, -third), 3), "[-0.667, -0.333]");
  EXPECT_EQ(to_string(RationalInterval::closed(1234567, 7654321), 2), "[1200000, 7700000]");
}

}  // namespace
}  // namespace veritally::test
