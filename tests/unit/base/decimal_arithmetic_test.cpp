// Exact arithmetic of decimals, against integers of any size: right, and refused exactly where no
// Decimal is the result.
#include "base/decimal.hpp"
#include "base/exact.hpp"
#include "base/rational.hpp"

#include <boost/multiprecision/cpp_int.hpp>
#include <gtest/gtest.h>

namespace veritally::test {
namespace {

constexpr int cases = 1500000;

// The exact sum, as mantissas brought to the lower exponent.
Exact sum(const Decimal& a, const Decimal& b, int sign) {
  const int lower = std::min(a.exponent(), b.exponent());
  return normal(a.mantissa() * ten_to(a.exponent() - lower) +
                    sign * b.mantissa() * ten_to(b.exponent() - lower),
                lower);
}

Exact product(const Decimal& a, const Decimal& b) {
  return normal(cpp_int(a.mantissa()) * b.mantissa(), a.exponent() + b.exponent());
}

// The result is the number, with the wanted exponent where that is possible, or is refused rightly.
testing::AssertionResult is(const std::optional<Decimal>& got, const Exact& right, int wanted) {
  if (!got) {
    return held(right) ? testing::AssertionFailure() << "refused, but a Decimal holds it"
                       : testing::AssertionSuccess();
  }
  if (!in_range(got->exponent())) return testing::AssertionFailure() << "exponent out of range";
  if (exact(*got) != right) return testing::AssertionFailure() << "got " << shown(*got);
  if (in_range(wanted) && held_at(right, wanted) && got->exponent() != wanted) {
    return testing::AssertionFailure() << "exponent is " << got->exponent() << ", not " << wanted;
  }
  return testing::AssertionSuccess();
}

TEST(DecimalArithmetic, SumsAndDifferencesAreExactOrRefused) {
  Random random(3);
  int refused = 0;
  for (int i = 0; i < cases; ++i) {
    const Decimal a = random_decimal(random);
    const Decimal b = random_near(random, a);
    const int wanted = std::min(a.exponent(), b.exponent());
    const auto added = add(a, b);
    ASSERT_TRUE(is(added, sum(a, b, 1), wanted)) << shown(a) << " + " << shown(b);
    ASSERT_TRUE(is(subtract(a, b), sum(a, b, -1), wanted)) << shown(a) << " - " << shown(b);
    refused += added ? 0 : 1;
  }
  EXPECT_GT(refused, cases / 10);
  EXPECT_LT(refused, cases - cases / 10);
}

TEST(DecimalArithmetic, ProductsAreExactOrRefused) {
  Random random(4);
  int refused = 0;
  for (int i = 0; i < cases; ++i) {
    const Decimal a = random_decimal(random);
    const Decimal b = random_decimal(random);
    const auto got = multiply(a, b);
    ASSERT_TRUE(is(got, product(a, b), a.exponent() + b.exponent()))
        << shown(a) << " * " << shown(b);
    refused += got ? 0 : 1;
  }
  EXPECT_GT(refused, cases / 10);
  EXPECT_LT(refused, cases - cases / 10);
}

TEST(DecimalArithmetic, ScalingMovesTheExponentAlone) {
  Random random(5);
  for (int i = 0; i < cases; ++i) {
    const Decimal a = random_decimal(random);
    const int power = between(random, -260, 260);
    const Exact right = normal(a.mantissa(), a.exponent() + power);
    ASSERT_TRUE(is(scale(a, power), right, a.exponent() + power)) << shown(a) << " by " << power;
  }
  EXPECT_FALSE(scale(Decimal(1, 0), INT32_MAX));
  EXPECT_FALSE(scale(Decimal(1, 120), INT32_MAX));
  EXPECT_FALSE(scale(Decimal(1, -120), INT32_MIN));
}

TEST(DecimalArithmetic, OrderIsThatOfTheNumbers) {
  Random random(6);
  int equal = 0;
  for (int i = 0; i < cases; ++i) {
    const Decimal a = random_decimal(random);
    Decimal b = random_near(random, a);
    if (one_in(random, 4)) b = a.normalized();
    const int sign = sum(a, b, -1).mantissa.sign();
    ASSERT_EQ(a <=> b, sign <=> 0) << shown(a) << " <=> " << shown(b);
    ASSERT_EQ(a == b, sign == 0) << shown(a) << " == " << shown(b);
    equal += sign == 0 ? 1 : 0;
  }
  EXPECT_GT(equal, cases / 10);
}

TEST(DecimalArithmetic, TheLeastMantissaIsRefusedAndNotWrapped) {
  const Decimal least(INT64_MIN, 0);
  EXPECT_FALSE(negate(least));
  EXPECT_FALSE(subtract(Decimal(0, 0), least));
  EXPECT_EQ(exact(*add(least, Decimal(1, 0))), normal(cpp_int(INT64_MIN) + 1, 0));
  EXPECT_EQ(exact(*multiply(least, Decimal(5, 0))), normal(cpp_int(INT64_MIN) * 5, 0));
  EXPECT_LT(least, Decimal(INT64_MIN + 1, 0));
}

TEST(DecimalArithmetic, AgreesWithBoostRationals) {
  Random random(7);
  for (int i = 0; i < 50000; ++i) {
    const Decimal a = random_decimal(random);
    const Decimal b = random_near(random, a);
    const Rational x = to_rational(a);
    const Rational y = to_rational(b);
    if (const auto got = add(a, b)) {
      ASSERT_EQ(to_rational(*got), x + y);
    }
    if (const auto got = multiply(a, b)) {
      ASSERT_EQ(to_rational(*got), x * y);
    }
    ASSERT_EQ(a < b, x < y) << shown(a) << " < " << shown(b);
  }
}

TEST(DecimalBounds, EncloseTheNumberAndAreTight) {
  Random random(8);
  for (int i = 0; i < 100000; ++i) {
    const Decimal value = random_decimal(random);
    const Rational number = to_rational(value);
    const Rational low(round_down(value));
    const Rational high(round_up(value));
    ASSERT_LE(low, number) << shown(value);
    ASSERT_GE(high, number) << shown(value);
    ASSERT_LE((high - low) * ten_to(14), 2 * abs(number)) << shown(value);
  }
}

TEST(DecimalBounds, AreTheNumberItselfWhereItIsASmallInteger) {
  for (const std::int64_t mantissa : {std::int64_t{0}, std::int64_t{-7}, std::int64_t{1} << 50}) {
    EXPECT_EQ(round_down({mantissa, 0}), static_cast<double>(mantissa));
    EXPECT_EQ(round_up({mantissa, 0}), static_cast<double>(mantissa));
  }
}

}  // namespace
}  // namespace veritally::test
