#include "claim/quantity.hpp"

#include "base/exact.hpp"

#include <gtest/gtest.h>

namespace veritally::test {
namespace {

Decimal decimal(const std::string& text) { return Decimal::parse(text).value(); }

std::string meaning(const std::string& value, Comparator comparator, bool approximate) {
  const auto interval = interval_of(decimal(value), comparator, approximate);
  return interval ? to_string(to_rational(*interval), 30) : "none";
}
std::string digits_of(const std::string& value) { return meaning(value, Comparator::equal, false); }
std::string about(const std::string& value) { return meaning(value, Comparator::equal, true); }

TEST(IntervalOf, AnExactStatementAllowsHalfAUnitOfItsLastWrittenDigit) {
  EXPECT_EQ(digits_of("315"), "[314.5, 315.5]");
  EXPECT_EQ(digits_of("10.5"), "[10.45, 10.55]");
  EXPECT_EQ(digits_of("10.50"), "[10.495, 10.505]");
  EXPECT_EQ(digits_of("315e9"), "[314500000000, 315500000000]");
  EXPECT_EQ(digits_of("300"), "[299.5, 300.5]");
  EXPECT_EQ(digits_of("0"), "[-0.5, 0.5]");
  EXPECT_EQ(digits_of("-1.3"), "[-1.35, -1.25]");
}

TEST(IntervalOf, AboutIsFivePercentOrHalfAUnitWhicheverIsMore) {
  EXPECT_EQ(about("300"), "[285, 315]");
  EXPECT_EQ(about("315e9"), "[299250000000, 330750000000]");  // the contract's example
  EXPECT_EQ(about("9"), "[8.5, 9.5]");
  EXPECT_EQ(about("10"), "[9.5, 10.5]");  // both are the same
  EXPECT_EQ(about("11"), "[10.45, 11.55]");
  EXPECT_EQ(about("-300"), "[-315, -285]");
  EXPECT_EQ(about("0"), "[-0.5, 0.5]");
}

TEST(IntervalOf, AComparatorStartsAtTheValueExactlyAndIgnoresTheHedge) {
  for (const bool approximate : {false, true}) {
    EXPECT_EQ(meaning("10.50", Comparator::less, approximate), "< 10.5");
    EXPECT_EQ(meaning("10.50", Comparator::less_equal, approximate), "<= 10.5");
    EXPECT_EQ(meaning("-7", Comparator::greater, approximate), "> -7");
    EXPECT_EQ(meaning("-7", Comparator::greater_equal, approximate), ">= -7");
  }
}

TEST(IntervalOf, EndsThatDoNotFitAreRefusedAndNotRounded) {
  EXPECT_EQ(digits_of("922337203685477580"), "[922337203685477579.5, 922337203685477580.5]");
  EXPECT_EQ(digits_of("922337203685477581"), "none");
  EXPECT_EQ(digits_of("-922337203685477581"), "none");
  EXPECT_EQ(about("9223372036854775807"), "none");
  EXPECT_EQ(digits_of("1e-120"), "none");
  EXPECT_EQ(about("1e-120"), "none");
  EXPECT_EQ(meaning("9223372036854775807", Comparator::greater, false), "> 9223372036854775807");
  EXPECT_EQ(digits_of("1e120"),
            "[5" + std::string(119, '0') + ", 15" + std::string(119, '0') + "]");
}

TEST(IntervalOf, IsTheFormulaOnRandomValues) {
  Random random(51);
  int given = 0;
  for (int i = 0; i < 200000; ++i) {
    const Decimal value = random_decimal(random);
    const bool approximate = one_in(random, 2);
    const auto interval = interval_of(value, Comparator::equal, approximate);
    if (!interval) continue;
    ++given;
    const Rational number = to_rational(value);
    Rational reach = to_rational(Decimal(1, value.exponent())) / 2;
    if (approximate) reach = std::max<Rational>(reach, abs(number) / 20);
    ASSERT_EQ(to_rational(interval->low.value), number - reach) << shown(value);
    ASSERT_EQ(to_rational(interval->high.value), number + reach) << shown(value);
    ASSERT_FALSE(interval->low.open || interval->high.open || interval->low.unbounded ||
                 interval->high.unbounded);
  }
  EXPECT_GT(given, 100000);
}

std::string range(const std::string& low, const std::string& high, bool approximate) {
  const auto interval = interval_of_range(decimal(low), decimal(high), approximate);
  return interval ? to_string(to_rational(*interval), 30) : "none";
}

TEST(IntervalOfRange, HasItsEndsAsWritten) {
  EXPECT_EQ(range("60e9", "65e9", false), "[60000000000, 65000000000]");
  EXPECT_EQ(range("-5", "5", false), "[-5, 5]");
  EXPECT_EQ(range("7", "7", false), "7");
}

TEST(IntervalOfRange, IsWidenedByFivePercentOfEachEndWhenApproximate) {
  EXPECT_EQ(range("60", "80", true), "[57, 84]");
  EXPECT_EQ(range("-80", "-60", true), "[-84, -57]");
  EXPECT_EQ(range("-20", "20", true), "[-21, 21]");
  EXPECT_EQ(range("0", "9223372036854775807", true), "none");
}

TEST(Nominal, IsWhatIsStatedWithoutRounding) {
  const auto shown_nominal = [](const Quantity& quantity) {
    return to_string(to_rational(nominal(quantity)), 30);
  };
  Quantity quantity;
  quantity.value = decimal("10.5");
  quantity.approximate = true;
  quantity.interval = Interval::closed(decimal("9"), decimal("12"));
  EXPECT_EQ(shown_nominal(quantity), "10.5");
  quantity.comparator = Comparator::greater;
  EXPECT_EQ(shown_nominal(quantity), "[9, 12]") << "\"just over\" has two ends";
  quantity.approximate = false;
  EXPECT_EQ(shown_nominal(quantity), "> 10.5");
  quantity.comparator = Comparator::less_equal;
  EXPECT_EQ(shown_nominal(quantity), "<= 10.5");
  quantity.range = {decimal("1"), decimal("2")};
  EXPECT_EQ(shown_nominal(quantity), "[1, 2]");
}

}  // namespace
}  // namespace veritally::test
