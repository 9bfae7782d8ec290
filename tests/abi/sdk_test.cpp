// The parts of the SDK that need no plugin: exact comparison against fractions, types, texts.
#include <veritally/testing.hpp>

#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace veritally {
namespace {

using plugin::Claims;
using plugin::Host;
using plugin::Info;

// A decimal whose fractions fit the reference's 128 bits.
vt_decimal random_decimal(std::mt19937_64& random) {
  const int digits = static_cast<int>(random() % 10);
  std::int64_t limit = 1;
  for (int i = 0; i < digits; ++i) limit *= 10;
  const auto mantissa =
      static_cast<std::int64_t>(random() % (2 * static_cast<std::uint64_t>(limit) + 1)) - limit;
  return {mantissa, static_cast<std::int32_t>(random() % 9) - 4, 0};
}

vt_interval random_interval(std::mt19937_64& random) {
  for (;;) {
    const auto pick = [&] {
      return random() % 2 == 0 ? random_decimal(random)
                               : vt_decimal{static_cast<std::int64_t>(random() % 5) - 2, 0, 0};
    };
    const vt_interval interval{pick(), pick(), static_cast<std::uint32_t>(random() % 16), 0};
    const bool bounded = (interval.flags & (VT_LOW_UNBOUNDED | VT_HIGH_UNBOUNDED)) == 0;
    const auto order = plugin::compare(interval.low, interval.high);
    if (!bounded || order < 0 || (order == 0 && interval.flags == 0)) return interval;
  }
}

TEST(Exact, ComparesDecimalsAsFractionsDo) {
  std::mt19937_64 random(1);
  for (int i = 0; i < 300000; ++i) {
    const vt_decimal a = random_decimal(random);
    const vt_decimal b = random_decimal(random);
    const int expected = testing::compare(*testing::fraction_of(a), *testing::fraction_of(b));
    const auto order = plugin::compare(a, b);
    ASSERT_EQ((order > 0) - (order < 0), expected)
        << a.mantissa << "e" << a.exponent << " " << b.mantissa << "e" << b.exponent;
  }
}

TEST(Exact, ComparesExtremes) {
  const auto less = [](vt_decimal a, vt_decimal b) {
    return plugin::compare(a, b) < 0 && plugin::compare(b, a) > 0;
  };
  EXPECT_TRUE(less({INT64_MAX, -120, 0}, {1, 120, 0}));
  EXPECT_TRUE(less({-1, 120, 0}, {INT64_MIN, -120, 0}));
  EXPECT_TRUE(less({-1, 19, 0}, {INT64_MIN, 0, 0}));
  EXPECT_TRUE(less({INT64_MIN, 0, 0}, {-9, 18, 0}));
  EXPECT_TRUE(less({INT64_MAX, 0, 0}, {1, 19, 0}));
  EXPECT_TRUE(less({9223372036854775806, 0, 0}, {INT64_MAX, 0, 0}));
  EXPECT_TRUE(less({-1, -120, 0}, {0, 120, 0}));
  EXPECT_TRUE(plugin::equal(vt_decimal{0, 120, 0}, vt_decimal{0, -120, 0}));
  EXPECT_TRUE(plugin::equal(vt_decimal{1050, -2, 0}, vt_decimal{105, -1, 0}));
}

TEST(Exact, ComparesIntervalsAsRangesDo) {
  std::mt19937_64 random(2);
  for (int i = 0; i < 300000; ++i) {
    const vt_interval a = random_interval(random);
    const vt_interval b = random_interval(random);
    // Open flags of an unbounded end mean nothing.
    const auto x = *testing::range_of(a);
    const auto y = *testing::range_of(b);
    ASSERT_EQ(plugin::below(a, b), testing::below(x, y)) << i;
    ASSERT_EQ(plugin::meets(a, b), !testing::below(x, y) && !testing::below(y, x)) << i;
    ASSERT_EQ(plugin::contains(a, b), testing::contains(x, y)) << i;
    ASSERT_EQ(plugin::equal(a, b), testing::contains(x, y) && testing::contains(y, x)) << i;
  }
}

TEST(Types, PeriodsGoThereAndBack) {
  const plugin::Period period{20089, std::nullopt, true, plugin::Relationship::since};
  EXPECT_EQ(plugin::Period::from_abi(plugin::Period::to_abi(period)), period);
  EXPECT_EQ(plugin::Period::from_abi(plugin::Period::to_abi(std::nullopt)), std::nullopt);
  EXPECT_EQ(testing::year(2024).to.value() - testing::year(2024).from.value(), 365);
  EXPECT_EQ(testing::year(2025).from, 20089);
}

TEST(Types, RelationsThatAreNotKnownHoldNothing) {
  const plugin::Relation unknown(VT_UNDEFINED);
  EXPECT_FALSE(unknown.known() || unknown.meets() || unknown.disjoint() || unknown.within());
  const plugin::Relation relation(VT_MEETS | VT_WITHIN);
  EXPECT_TRUE(relation.known() && relation.meets() && relation.within());
  EXPECT_FALSE(relation.contains());
}

TEST(Show, ReadsDecimals) {
  const auto is = [](const char* text, std::int64_t mantissa, std::int32_t exponent) {
    const vt_decimal value = plugin::parse_decimal(text);
    return value.mantissa == mantissa && value.exponent == exponent;
  };
  EXPECT_TRUE(is("5", 5, 0));
  EXPECT_TRUE(is("-0.05", -5, -2));
  EXPECT_TRUE(is("2.50", 250, -2));
  for (const char* text : {"", "-", ".", "1e5", "1.2.3", "five", " 5", "99999999999999999999"}) {
    EXPECT_THROW((void)plugin::parse_decimal(text), plugin::Failure) << text;
  }
}

TEST(Show, SuffixesAreAsReadersWriteThem) {
  EXPECT_EQ(plugin::suffix({9, "bn"}, "USD"), " bn USD");
  EXPECT_EQ(plugin::suffix({}, "percent"), " %");
  EXPECT_EQ(plugin::suffix({}, "1"), "");
  EXPECT_EQ(plugin::suffix({6, "mn"}, "1", "GPU"), " mn GPU");
  EXPECT_EQ(plugin::suffix({}, "kilometer"), " kilometer");
}

// Writes every claim with the scale that fits it.
struct Writer {
  static constexpr Info info{.id = "test/writer", .summary = "s", .documentation = "d"};
  void check(const Host& host, const Claims& claims) const {
    for (std::size_t i = 0; i < claims.size(); ++i) {
      const auto claim = host.claim(claims.ref[i]);
      host.report(plugin::Check{
          .verdict = plugin::Verdict::consistent,
          .claims = {claims.ref[i]},
          .working = plugin::show_with_unit(host, *claim, plugin::scale_of(host, *claim))});
    }
  }
};

TEST(Show, WritesClaims) {
  for (const char* text :
       {"75 bn USD", "~315 bn USD", "[60, 65] bn USD", "> 100 mn", "<= 2.5 tn EUR", "12.5 %",
        "-3.2 bn USD", "1500 kilometer", "999999", "1 mn"}) {
    testing::Kit kit;
    kit.claim(text);
    EXPECT_EQ(to_string(kit, kit.run<Writer>()),
              "consistent draft.md#1: " + std::string(text) + "\n");
  }
}

TEST(Batch, GroupsAreViewsOfTheirClaims) {
  const std::vector<std::uint32_t> begins{0, 2, 2, 5};
  const std::vector<vt_claim_ref> refs{10, 11, 12, 13, 14};
  const std::vector<double> low{0, 1, 2, 3, 4};
  vt_claims raw{};
  raw.struct_size = sizeof raw;
  raw.count = 5;
  raw.group_count = 3;
  raw.group_begin = begins.data();
  raw.ref = refs.data();
  raw.low = low.data();
  std::vector<std::vector<vt_claim_ref>> seen;
  for (const Claims& group : Claims(&raw).groups()) {
    auto& members = seen.emplace_back();
    for (std::size_t i = 0; i < group.size(); ++i) {
      members.push_back(group.ref[i]);
      EXPECT_EQ(group.low[i], static_cast<double>(group.ref[i] - 10));
    }
    EXPECT_FALSE(group.subject);
  }
  EXPECT_EQ(seen, (std::vector<std::vector<vt_claim_ref>>{{10, 11}, {}, {12, 13, 14}}));
  const Claims part = Claims(&raw).part({2, 5}).part({1, 3});
  EXPECT_EQ(part.size(), 2U);
  EXPECT_EQ(part.ref[0], 13U);
}

}  // namespace
}  // namespace veritally
