// The rules of quotients in the engine, against fractions: every corner of the operands' intervals
// is computed, and the stated value is held against the least and the greatest.
#include "../../../rules/change/percent.hpp"
#include "../../../rules/ratio/average.hpp"
#include "../../../rules/ratio/rate.hpp"
#include "../../../rules/ratio/share.hpp"
#include "audit/support.hpp"
#include "base/exact.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <vector>

namespace veritally::test {
namespace {

// The result of one corner; REQUIRES: no divisor is zero.
Rational result_of(DerivationKind kind, const std::vector<Rational>& values) {
  if (kind == DerivationKind::average) {
    Rational sum;
    for (const Rational& value : values) sum += value;
    return sum / static_cast<int>(values.size());
  }
  const Rational quotient = values[0] / values[1];
  if (kind == DerivationKind::percent_change) return (quotient - 1) * 100;
  return kind == DerivationKind::share ? Rational(quotient * 100) : quotient;
}

struct Reach {
  Rational low;
  Rational high;
};

// Monotone in each operand, so the corners are the furthest; nullopt where there is no result.
std::optional<Reach> reach_of(DerivationKind kind, const std::vector<Claim>& operands) {
  if (kind != DerivationKind::average) {
    const Interval& divisor = operands[1].quantity.interval;
    const Rational low = to_rational(divisor.low.value);
    const Rational high = to_rational(divisor.high.value);
    if (low <= 0 && (high >= 0 || kind == DerivationKind::percent_change)) return std::nullopt;
  }
  std::optional<Reach> reach;
  for (std::size_t corner = 0; corner < std::size_t{1} << operands.size(); ++corner) {
    std::vector<Rational> values;
    for (std::size_t i = 0; i < operands.size(); ++i) {
      const Interval& own = operands[i].quantity.interval;
      values.push_back(to_rational((corner >> i & 1U) == 0 ? own.low.value : own.high.value));
    }
    const Rational result = result_of(kind, values);
    if (!reach) reach = Reach{result, result};
    if (result < reach->low) reach->low = result;
    if (result > reach->high) reach->high = result;
  }
  return reach;
}

// The multiple of 10^exponent that is nearest, half away from zero, as its mantissa.
std::int64_t nearest(const Rational& value, int exponent) {
  const Rational scaled = value / to_rational(Decimal(1, exponent));
  const cpp_int twice = abs(numerator(scaled)) * 2 + denominator(scaled);
  const auto size = static_cast<std::int64_t>(cpp_int(twice / (denominator(scaled) * 2)));
  return scaled < 0 ? -size : size;
}

Verdict expected_of(const Claim& stated, const std::vector<Claim>& operands) {
  const DerivationKind kind = stated.derivation->kind;
  const auto reach = reach_of(kind, operands);
  if (!reach) return Verdict::undetermined;
  std::vector<Rational> values;
  for (const Claim& operand : operands) values.push_back(to_rational(operand.quantity.value));
  const Rational result = result_of(kind, values);
  const Decimal& value = stated.quantity.value;
  const bool equal = result == to_rational(value);
  if (equal || nearest(result, value.exponent()) == value.mantissa()) return Verdict::consistent;
  const bool apart = reach->high < to_rational(stated.quantity.interval.low.value) ||
                     reach->low > to_rational(stated.quantity.interval.high.value);
  return apart ? Verdict::inconsistent : Verdict::consistent_by_rounding;
}

std::vector<Claim> random_operands(Random& random, DerivationKind kind) {
  std::vector<Claim> operands;
  const int count = kind == DerivationKind::average ? between(random, 1, 4) : 2;
  for (int i = 0; i < count; ++i) {
    const bool small = one_in(random, 4);  // and perhaps not above zero
    Claim operand = claim(
        "p" + std::to_string(i),
        Decimal(small ? between(random, -9, 9) : between(random, 1, 400), between(random, -2, 0)),
        "1");
    operand.measure = "operand " + operand.id;
    operands.push_back(operand);
  }
  return operands;
}

// Near the result of the values as stated, where there is one.
Claim random_result(Random& random, DerivationKind kind, const std::vector<Claim>& operands) {
  const bool percent = kind == DerivationKind::percent_change || kind == DerivationKind::share;
  const int exponent = between(random, -3, 1);
  std::int64_t mantissa = between(random, -50, 50);
  if (reach_of(kind, operands)) {
    std::vector<Rational> values;
    for (const Claim& operand : operands) values.push_back(to_rational(operand.quantity.value));
    mantissa = nearest(result_of(kind, values), exponent) +
               (one_in(random, 2) ? 0 : between(random, -6, 6));
  }
  Claim result = claim("t", Decimal(mantissa, exponent), percent ? "percent" : "1");
  result.measure = "result";
  result.derivation = Derivation{kind, {}};
  for (const Claim& operand : operands) result.derivation->of.push_back(operand.id);
  return result;
}

TEST(DerivationTest, FollowsFromTheCornersOfTheOperands) {
  Random random(6);
  std::map<Verdict, int> count;
  for (int round = 0; round < 4000; ++round) {
    constexpr DerivationKind kinds[] = {DerivationKind::percent_change, DerivationKind::share,
                                        DerivationKind::ratio, DerivationKind::average};
    const DerivationKind kind = kinds[round % 4];
    std::vector<Claim> claims = random_operands(random, kind);
    const Claim stated = random_result(random, kind, claims);
    const Verdict expected = expected_of(stated, claims);
    claims.push_back(stated);
    const Audit done = audit(
        claims, {plugin_of<rules::PercentChange, rules::Share, rules::Rate, rules::Average>()},
        worded());
    ASSERT_EQ(done.result.checks.size(), 1U);
    ASSERT_EQ(done.result.checks[0].verdict, expected)
        << done.result.checks[0].working << ", round " << round;
    EXPECT_EQ(done.result.findings.size(), expected == Verdict::inconsistent ? 1U : 0U);
    ++count[expected];
  }
  for (const Verdict verdict : {Verdict::consistent, Verdict::consistent_by_rounding,
                                Verdict::inconsistent, Verdict::undetermined}) {
    EXPECT_GT(count[verdict], 100) << to_string(verdict);
  }
}

}  // namespace
}  // namespace veritally::test
