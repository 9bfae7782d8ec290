// sum/total in the engine, against sums of fractions.
#include "../../../rules/sum/total.hpp"

#include "audit/support.hpp"
#include "base/exact.hpp"

namespace veritally::test {
namespace {

struct Exactly {
  Rational low;
  Rational high;
  bool low_open = false;
  bool high_open = false;
};

Exactly sum_of(const std::vector<Claim>& parts, bool difference) {
  Exactly sum;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const Interval& own = parts[i].quantity.interval;
    const Rational factor = parts[i].quantity.unit == "kilometer" ? 1000 : 1;
    Rational low = to_rational(own.low.value) * factor;
    Rational high = to_rational(own.high.value) * factor;
    bool low_open = own.low.open;
    bool high_open = own.high.open;
    if (difference && i > 0) {
      std::swap(low, high);
      std::swap(low_open, high_open);
      low = -low;
      high = -high;
    }
    sum = {sum.low + low, sum.high + high, sum.low_open || low_open, sum.high_open || high_open};
  }
  return sum;
}

bool meets(const Exactly& sum, const Interval& total) {
  const Rational low = to_rational(total.low.value);
  const Rational high = to_rational(total.high.value);
  if (sum.high < low || high < sum.low) return false;
  if (sum.high == low && (sum.high_open || total.low.open)) return false;
  return !(high == sum.low && (sum.low_open || total.high.open));
}

// Half away from zero, to a multiple of 10^exponent.
Rational rounded(const Rational& value, int exponent) {
  const Rational step = to_rational(Decimal(1, exponent));
  const Rational scaled = value / step;
  const cpp_int twice = numerator(scaled) * 2;
  const cpp_int denom = denominator(scaled);
  cpp_int whole = (abs(twice) + denom) / (denom * 2);
  if (scaled < 0) whole = -whole;
  return Rational(whole) * step;
}

Claim random_part(Random& random, const std::string& id) {
  const bool kilometers = one_in(random, 3);
  const Decimal value(between(random, -20, 60), between(random, -2, 0) - (kilometers ? 3 : 0));
  Claim part = claim(id, value, kilometers ? "kilometer" : "meter");
  part.measure = "part " + id;
  if (one_in(random, 3)) {
    const auto high = add(value, Decimal(between(random, 1, 9), value.exponent()));
    part.quantity.interval = Interval::closed(value, *high);
    part.quantity.interval.low.open = one_in(random, 2);
    part.quantity.interval.high.open = one_in(random, 2);
  }
  return part;
}

TEST(TotalTest, FollowsFromSumsOfFractions) {
  Random random(4);
  std::map<Verdict, int> count;
  for (int round = 0; round < 4000; ++round) {
    std::vector<Claim> parts;
    for (int left = between(random, 2, 5); left > 0; --left) {
      parts.push_back(random_part(random, "p" + std::to_string(parts.size())));
    }
    const bool difference = parts.size() == 2 && one_in(random, 2);
    Rational stated;
    for (std::size_t i = 0; i < parts.size(); ++i) {
      const Rational own =
          to_rational(parts[i].quantity.value) * (parts[i].quantity.unit == "kilometer" ? 1000 : 1);
      stated += difference && i > 0 ? -own : own;
    }
    // A total near the sum, written to some digit.
    const int exponent = between(random, -2, 1);
    const Rational near = rounded(stated, exponent);
    Decimal value = Decimal(0, exponent);
    const cpp_int digits = numerator(Rational(near / to_rational(Decimal(1, exponent))));
    value = Decimal(
        static_cast<std::int64_t>(digits) + (one_in(random, 2) ? 0 : between(random, -6, 6)),
        exponent);
    Claim total = claim("t", value, "meter");
    total.measure = "total";
    total.derivation =
        Derivation{difference ? DerivationKind::difference : DerivationKind::sum, {}};
    for (const Claim& part : parts) total.derivation->of.push_back(part.id);
    std::vector<Claim> claims = parts;
    claims.insert(claims.begin() + static_cast<std::ptrdiff_t>(up_to(random, claims.size())),
                  total);

    const Audit done = audit(claims, {plugin_of<rules::Total>()}, worded());
    ASSERT_EQ(done.result.checks.size(), 1U);
    Verdict expected = Verdict::inconsistent;
    if (to_rational(value) == stated || rounded(stated, exponent) == to_rational(value)) {
      expected = Verdict::consistent;
    } else if (meets(sum_of(parts, difference), total.quantity.interval)) {
      expected = Verdict::consistent_by_rounding;
    }
    ASSERT_EQ(done.result.checks[0].verdict, expected)
        << done.result.checks[0].working << ", round " << round;
    EXPECT_EQ(done.result.findings.size(), expected == Verdict::inconsistent ? 1U : 0U);
    EXPECT_EQ(done.result.checks[0].claims.size(), parts.size() + 1);
    ++count[expected];
  }
  for (const Verdict verdict :
       {Verdict::consistent, Verdict::consistent_by_rounding, Verdict::inconsistent}) {
    EXPECT_GT(count[verdict], 200) << to_string(verdict);
  }
}

// Claims about several subjects together, their parts in one document or in several.
TEST(TotalTest, FindsThePartsOfClaimsAboutSeveralSubjects) {
  Random random(5);
  const std::vector<std::string> names = {"A", "B", "C"};
  int sums = 0;
  for (int round = 0; round < 2000; ++round) {
    std::vector<Claim> claims;
    Claim total = claim("t", Decimal(between(random, 0, 60), 0));
    total.subject = {"C", "A", "B"};
    total.document = std::string(1, static_cast<char>('d' + up_to(random, 1)));
    claims.push_back(total);
    for (std::size_t i = up_to(random, 8); i > 0; --i) {
      Claim part = claim("p" + std::to_string(i), Decimal(between(random, 0, 20), 0));
      part.subject = {names[up_to(random, 2)]};
      part.document = std::string(1, static_cast<char>('d' + up_to(random, 1)));
      if (one_in(random, 6)) part.modality = Modality::planned;
      if (one_in(random, 6)) part.measure = "profit";
      claims.push_back(part);
    }
    // By the documentation: a document that states all makes a sum; else the nearest of each.
    const auto first = [&](const std::string& name, const std::string& document) -> const Claim* {
      for (const Claim& one : claims) {
        if (one.subject == std::vector{name} && one.modality == Modality::actual &&
            one.measure == total.measure && (document.empty() || one.document == document)) {
          return &one;
        }
      }
      return nullptr;
    };
    std::vector<std::vector<std::string>> expected;
    for (const std::string document : {"d", "e"}) {
      std::vector<std::string> ids;
      for (const std::string& name : names) {
        if (const Claim* part = first(name, document)) ids.push_back(part->id);
      }
      if (ids.size() == 3) expected.push_back(ids);
    }
    if (expected.empty()) {
      std::vector<std::string> ids;
      for (const std::string& name : names) {
        const Claim* part = first(name, total.document);
        if (part == nullptr) part = first(name, "");
        if (part != nullptr) ids.push_back(part->id);
      }
      if (ids.size() == 3) expected.push_back(ids);
    }
    const Audit done = audit(claims, {plugin_of<rules::Total>()}, worded());
    std::vector<std::vector<std::string>> found;
    for (const Check& check : done.result.checks) {
      EXPECT_EQ(done.table->fetch(check.claims[0])->id, "t");
      std::vector<std::string> ids;
      int sum = 0;
      for (std::size_t i = 1; i < check.claims.size(); ++i) {
        const auto part = done.table->fetch(check.claims[i]);
        ids.push_back(part->id);
        sum += static_cast<int>(part->quantity.value.mantissa());
      }
      found.push_back(ids);
      // Whole numbers: three parts and the total allow two to either side.
      const auto off = std::abs(sum - total.quantity.value.mantissa());
      EXPECT_EQ(check.verdict, off == 0   ? Verdict::consistent
                               : off <= 2 ? Verdict::consistent_by_rounding
                                          : Verdict::inconsistent);
    }
    std::ranges::sort(found);
    std::ranges::sort(expected);
    ASSERT_EQ(found, expected) << "round " << round;
    sums += static_cast<int>(found.size());
  }
  EXPECT_GT(sums, 400);
}

}  // namespace
}  // namespace veritally::test
