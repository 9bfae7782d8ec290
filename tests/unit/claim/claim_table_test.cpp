#include "claim/claim_table.hpp"

#include "claim/random_claims.hpp"

#include <deque>

#include <gtest/gtest.h>

namespace veritally::test {
namespace {

std::shared_ptr<const ClaimOrigin> origin(const std::string& name) {
  return std::make_shared<CountingOrigin>(name);
}

// A table of one builder's claims.
void fill(ClaimTable& table, const std::vector<Claim>& claims, const std::string& name = "f") {
  TableBuilder builder(table);
  builder.start(origin(name), 0);
  for (std::size_t i = 0; i < claims.size(); ++i) builder.append(claims[i], i);
  table.add(builder.finish());
}

TEST(ClaimTable, ARowIsAQuarterOfACacheLineAndAClaimAtMost96Bytes) {
  EXPECT_EQ(sizeof(ClaimRow), 16U);
  ClaimTable table;
  TableBuilder builder(table);
  builder.start(origin("f"), 0);
  std::vector<ClaimFields> block(64);
  constexpr std::uint64_t count = 1000000;
  for (std::uint64_t record = 0; record < count; record += block.size()) {
    for (std::size_t i = 0; i < block.size(); ++i) block[i].record = record + i;
    builder.append(block);
  }
  table.add(builder.finish());
  ASSERT_EQ(table.count(), count);
  EXPECT_GE(table.memory(), count * 28);
  EXPECT_LE(table.memory(), count * 28 * 11 / 10);
}

TEST(ClaimTable, SmallSegmentsDoNotHoldTheMemoryOfLargeOnes) {
  ClaimTable table;
  for (int i = 0; i < 100; ++i) fill(table, {Claim(), Claim()}, std::to_string(i));
  EXPECT_EQ(table.count(), 200U);
  EXPECT_LE(table.memory(), std::size_t{200} * 96 + sizeof(ClaimDetails));
}

TEST(ClaimTable, ClaimsThatAllBeginAtZeroTakeNoMemoryForIt) {
  ClaimTable table;
  TableBuilder builder(table);
  builder.start(origin("f"), 0);
  Claim claim;
  claim.begin = 0;
  builder.append(claim, 0);
  EXPECT_TRUE(builder.finish().front().begins.empty());
}

TEST(ClaimTable, AWholeClaimAndItsFieldsMakeTheSameRow) {
  ClaimTable table;
  TableBuilder whole(table);
  TableBuilder parts(table);
  whole.start(origin("f"), 1000);
  parts.start(origin("f"), 1000);
  Random random(61);
  std::deque<Fields> block;
  const auto flush = [&] {
    std::vector<ClaimFields> fields;
    for (const Fields& one : block) fields.push_back(one.fields);
    parts.append(fields);
    block.clear();
  };
  for (std::uint64_t record = 1000; record < 101000; ++record) {
    const Claim claim = random_plain_claim(random);
    whole.append(claim, record);
    block.emplace_back(claim, record);
    if (block.size() == 1 + record % 64) flush();
  }
  flush();
  const auto a = whole.finish();
  const auto b = parts.finish();
  ASSERT_EQ(a.size(), b.size());
  for (std::size_t s = 0; s < a.size(); ++s) {
    ASSERT_EQ(a[s].rows.size(), b[s].rows.size());
    EXPECT_EQ(a[s].subjects, b[s].subjects);
    EXPECT_EQ(a[s].id_hashes, b[s].id_hashes);
    EXPECT_EQ(a[s].parts.front().base, b[s].parts.front().base);
    EXPECT_EQ(a[s].records, b[s].records);
    EXPECT_EQ(a[s].begins, b[s].begins);
    for (std::size_t i = 0; i < a[s].rows.size(); ++i) {
      ASSERT_TRUE(same_row(table, a[s].rows[i], b[s].rows[i])) << s << "/" << i;
    }
  }
}

TEST(ClaimTable, ValuesOfMoreDigitsThanARowHasRoomForAreDetails) {
  constexpr std::int64_t most = (std::int64_t{1} << 55) - 1;
  for (const std::int64_t mantissa : {most, most + 1, -most - 1, -most - 2, INT64_MAX / 20}) {
    for (const std::int32_t exponent : {-120, -1, 0, 120}) {
      Claim claim;
      claim.quantity.value = {mantissa, exponent};
      claim.quantity.interval = Interval::closed(claim.quantity.value, claim.quantity.value);
      claim.quantity.comparator = Comparator::equal;
      EXPECT_EQ(ClaimRow::fits(claim.quantity.value), mantissa <= most && mantissa >= -most - 1);
      ClaimTable table;
      fill(table, {claim});
      EXPECT_EQ(shown(table.stated(table.row(0))), shown(claim.quantity.value));
    }
    ClaimRow row;
    if (!ClaimRow::fits({mantissa, -3})) continue;
    row.set_stated({mantissa, -3});
    EXPECT_FALSE(row.detailed());
    EXPECT_EQ(row.stated().mantissa(), mantissa);
    EXPECT_EQ(row.stated().exponent(), -3);
  }
}

TEST(ClaimTable, ARowHoldsWhatTheClaimSays) {
  Random random(62);
  std::vector<Claim> claims;
  for (int i = 0; i < 50000; ++i) claims.push_back(random_plain_claim(random));
  ClaimTable table;
  fill(table, claims);
  for (ClaimRef ref = 0; ref < claims.size(); ++ref) {
    const Claim& claim = claims[ref];
    const ClaimRow& row = table.row(ref);
    ASSERT_EQ(shown(table.stated(row)), shown(claim.quantity.value));
    const ClaimContext context = table.context(row);
    const Interval interval = table.interval(row);
    const Interval& given = claim.quantity.interval;
    ASSERT_EQ(interval.low.open, given.low.open);
    ASSERT_EQ(interval.high.open, given.high.open);
    ASSERT_EQ(interval.low.unbounded, given.low.unbounded);
    ASSERT_EQ(interval.high.unbounded, given.high.unbounded);
    ASSERT_EQ(shown(interval.low.value), shown(given.low.value));
    ASSERT_EQ(shown(interval.high.value), shown(given.high.value));
    ASSERT_EQ((context.flags & context_flag::approximate) != 0, claim.quantity.approximate);
    ASSERT_EQ((context.flags & context_flag::range) != 0, false);
    ASSERT_EQ(context.comparator, claim.quantity.comparator);
    ASSERT_EQ(context.change, claim.quantity.change);
    ASSERT_EQ(context.modality, claim.modality);
    ASSERT_EQ(table.begin(ref), std::min<std::uint64_t>(claim.begin.value_or(0), UINT32_MAX));
    ASSERT_EQ(table.units.text(context.unit), claim.quantity.unit);
    ASSERT_EQ(table.documents.text(row.document), claim.document);
    ASSERT_EQ(context.measure, table.measures.intern(claim.measure));
    ASSERT_EQ(table.periods.text(context.period), claim.period ? pack_period(*claim.period) : "");
    ASSERT_EQ(table.id_hash(ref), id_hash(claim.id));
  }
}

TEST(ClaimTable, SubjectsStandAloneOrTogetherAndScopesInOneOrder) {
  Claim one;
  one.subject = {"Amazon"};
  Claim two;
  two.subject = {"Amazon", "Meta"};
  two.scope = {"b", "a"};
  Claim none;
  none.scope = {"a", "b"};
  ClaimTable table;
  fill(table, {one, two, none});
  EXPECT_EQ(table.subject(0), table.subjects.intern("AMAZON"));
  EXPECT_EQ(table.subject(1), set_bit | table.subject_sets.intern("amazon\x1fMETA"));
  EXPECT_EQ(table.subject(2), 0U);
  EXPECT_EQ(table.row(1).context, table.row(2).context);
  EXPECT_EQ(table.scopes.text(table.context(table.row(1)).scope),
            "a\x1f"
            "b");
}

TEST(ClaimTable, ContextAndDetailsHoldWhatFewClaimsHave) {
  Claim plain;
  plain.quantity.interval = *interval_of(plain.quantity.value, Comparator::equal, false);
  Claim rich;
  rich.quantity.of = "GPU";
  rich.quantity.per = Per{{100000, 0}, "1", "person"};
  rich.base_period = Period{parse_date("2024-01-01"), parse_date("2024-12-31"), false, {}};
  rich.quantity.interval = Interval::closed({1, 0}, {2, 3});
  rich.derivation = Derivation{DerivationKind::share, {"a", "b"}};
  ClaimTable table;
  fill(table, {plain, rich, plain});
  EXPECT_FALSE(table.row(0).detailed());
  EXPECT_TRUE(table.row(1).detailed());
  EXPECT_FALSE(table.row(2).detailed());
  const ClaimContext context = table.context(table.row(1));
  EXPECT_EQ(table.nouns.text(context.of), "GPU");
  EXPECT_EQ(table.rates.text(context.per), "100000 1 person");
  EXPECT_EQ(unpack_period(table.periods.text(context.base_period)), *rich.base_period);
  EXPECT_TRUE(equal(*table.details(table.row(1)).interval(), rich.quantity.interval));
  ASSERT_NE(table.derivation(table.row(1)), nullptr);
  EXPECT_EQ(table.derivation(table.row(1))->kind, DerivationKind::share);
  EXPECT_EQ(table.derivation(table.row(1))->of, rich.derivation->of);
  const ClaimContext nothing = table.context(table.row(0));
  EXPECT_EQ(nothing.of + nothing.per + nothing.base_period, 0U);
  EXPECT_EQ(table.derivation(table.row(0)), nullptr);
}

TEST(ClaimTable, NominalIsThatOfTheWholeClaim) {
  Random random(63);
  std::vector<Claim> claims;
  for (int i = 0; i < 20000; ++i) {
    Claim claim = random_plain_claim(random);
    if (one_in(random, 2)) {
      Decimal low = random_decimal(random);
      Decimal high = random_near(random, low);
      if (high < low) std::swap(low, high);
      claim.quantity.range = {low, high};
      claim.quantity.value = {};
      if (one_in(random, 2)) claim.quantity.interval = Interval::closed(low, high);
    }
    claims.push_back(claim);
  }
  ClaimTable table;
  fill(table, claims);
  for (ClaimRef ref = 0; ref < claims.size(); ++ref) {
    const Interval right = nominal(claims[ref].quantity);
    const Interval got = table.nominal(ref);
    ASSERT_TRUE(equal(got, right)) << to_string(to_rational(right)) << " " << ref;
    ASSERT_EQ((table.context(table.row(ref)).flags & context_flag::range) != 0,
              claims[ref].quantity.range.has_value());
  }
}

TEST(Periods, ArePackedAndUnpackedUnchanged) {
  Random random(64);
  for (int i = 0; i < 100000; ++i) {
    const Period period = random_period(random);
    ASSERT_EQ(unpack_period(pack_period(period)), period);
  }
  EXPECT_EQ(unpack_period(""), Period());
  EXPECT_NE(pack_period(Period()), "");  // it is stated, with open ends
}

TEST(Lists, AreJoinedAndSplitUnchanged) {
  using Names = std::vector<std::string>;
  for (const Names& names : {Names{}, Names{"a"}, Names{"a", "b"}, Names{"a b", "é", "c;d"}}) {
    const std::string joined = join(names);
    const auto parts = split(joined);
    EXPECT_EQ(Names(parts.begin(), parts.end()), names);
  }
}

TEST(Rates, ThatAreEqualHaveOneText) {
  EXPECT_EQ(pack_per({{1000, 2}, "1", "person"}), "100000 1 person");
  EXPECT_EQ(pack_per({{100000, 0}, "1", "person"}), "100000 1 person");
  EXPECT_EQ(pack_per({{10, -1}, "day", ""}), "1 day ");
}

}  // namespace
}  // namespace veritally::test
