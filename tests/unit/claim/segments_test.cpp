// How rows come into segments, how claims are numbered and fetched, and threads.
#include "base/parallel.hpp"
#include "claim/claim_table.hpp"
#include "claim/random_claims.hpp"

#include <thread>

#include <gtest/gtest.h>

namespace veritally::test {
namespace {

constexpr std::size_t capacity = ClaimSegment::capacity;

std::vector<ClaimSegment> rows(ClaimTable& table, const std::shared_ptr<const ClaimOrigin>& origin,
                               std::uint64_t base, std::size_t count) {
  TableBuilder builder(table);
  builder.start(origin, base);
  std::vector<ClaimFields> block(count);
  for (std::size_t i = 0; i < count; ++i) block[i].record = base + i;
  builder.append(block);
  return builder.finish();
}

TEST(Segments, AreFullBeforeTheNextBeginsAndEmptyOnesAreLeftOut) {
  ClaimTable table;
  const auto origin = std::make_shared<CountingOrigin>("f");
  for (const std::size_t count : {std::size_t{0}, std::size_t{1}, capacity, capacity + 1}) {
    ClaimTable own;
    own.add(rows(own, origin, 0, count));
    EXPECT_EQ(own.count(), count);
    EXPECT_EQ(own.segments().size(), (count + capacity - 1) / capacity);
    EXPECT_EQ(own.limit(), own.segments().size() * capacity);
  }
}

// The reference of the claim with that number in the table, from 0.
ClaimRef reference(const ClaimTable& table, std::uint64_t number) {
  for (std::size_t s = 0; s < table.segments().size(); ++s) {
    const std::size_t size = table.segments()[s].rows.size();
    if (number < size) return static_cast<ClaimRef>((s << ClaimSegment::bits) + number);
    number -= size;
  }
  return no_claim;
}

TEST(Segments, NumberTheClaimsOfAnOriginThroughAllOfThem) {
  ClaimTable table;
  const auto first = std::make_shared<CountingOrigin>("a");
  const auto second = std::make_shared<CountingOrigin>("b");
  table.add(rows(table, first, 5000, capacity + 10));  // two segments
  table.add(rows(table, first, 1ULL << 40, 3));
  table.add(rows(table, first, 1ULL << 41, 0));
  table.add(rows(table, first, 1ULL << 42, 2));
  table.add(rows(table, second, 7, 4));
  ASSERT_EQ(table.count(), capacity + 19);
  const auto expect_at = [&](std::uint64_t number, const std::string& id, std::uint64_t record) {
    const ClaimRef ref = reference(table, number);
    const auto claim = table.fetch(ref);
    ASSERT_TRUE(claim);
    EXPECT_EQ(claim->id, id);
    EXPECT_EQ(*claim->begin, record) << id;
    EXPECT_EQ(table.locate(ref).begin, record) << id;
  };
  expect_at(0, "a#1", 5000);
  expect_at(capacity - 1, "a#" + std::to_string(capacity), 5000 + capacity - 1);
  expect_at(capacity, "a#" + std::to_string(capacity + 1), 5000 + capacity);
  expect_at(capacity + 10, "a#" + std::to_string(capacity + 11), 1ULL << 40);
  expect_at(capacity + 14, "a#" + std::to_string(capacity + 15), (1ULL << 42) + 1);
  expect_at(capacity + 15, "b#1", 7);
  expect_at(capacity + 18, "b#4", 10);
}

// A claim that says where it begins, or does not.
ClaimFields beginning_at(std::uint64_t begin, std::uint64_t record) {
  ClaimFields fields;
  fields.begin = begin;
  fields.record = record;
  return fields;
}

TEST(Segments, OfSmallInputsAreOne) {
  ClaimTable table;
  std::uint64_t added = 0;
  for (std::uint64_t input = 0; input < 2000; ++input) {
    TableBuilder builder(table);
    const std::uint64_t count = input % 4;
    builder.start(std::make_shared<CountingOrigin>(std::to_string(input)), 1000 * input, count);
    const ClaimRef first = table.end();
    for (std::uint64_t i = 0; i < count; ++i) {
      builder.append(std::vector{beginning_at(input % 3 * 100, 1000 * input + i)});
    }
    table.add(builder.finish());
    EXPECT_EQ(first, added);
    added += count;
    EXPECT_EQ(table.end(), added);
  }
  ASSERT_EQ(table.count(), added);
  EXPECT_EQ(table.segments().size(), 1U);
  EXPECT_EQ(table.limit(), capacity);
  constexpr std::size_t bytes_a_claim = 28;
  EXPECT_LT(table.memory(), 3 * bytes_a_claim * added);
  ClaimRef ref = 0;
  for (std::uint64_t input = 0; input < 2000; ++input) {
    for (std::uint64_t i = 0; i < input % 4; ++i, ++ref) {
      EXPECT_EQ(table.fetch(ref)->id, std::to_string(input) + "#" + std::to_string(i + 1));
      EXPECT_EQ(table.locate(ref).begin, 1000 * input + i);
      EXPECT_EQ(table.begin(ref), input % 3 * 100);
    }
  }
}

TEST(Segments, ThatDoNotFitIntoTheLastOneStandBehindIt) {
  ClaimTable table;
  EXPECT_EQ(table.end(), 0U);
  table.add(rows(table, std::make_shared<CountingOrigin>("a"), 0, capacity - 2));
  table.add(rows(table, std::make_shared<CountingOrigin>("b"), 0, 3));
  EXPECT_EQ(table.segments().size(), 2U);
  EXPECT_EQ(table.end(), capacity + 3);
  EXPECT_FALSE(table.holds(capacity - 2));
  table.add(rows(table, std::make_shared<CountingOrigin>("c"), 0, capacity - 3));
  EXPECT_EQ(table.segments().size(), 2U);
  EXPECT_EQ(table.end(), table.limit());
  EXPECT_EQ(table.fetch(capacity + 2)->id, "b#3");
  EXPECT_EQ(table.fetch(capacity + 3)->id, "c#1");
}

TEST(Segments, RecordsFarApartBeginANewSegmentAndAreFoundAgain) {
  ClaimTable table;
  TableBuilder builder(table);
  builder.start(std::make_shared<CountingOrigin>("f"), 10);
  const std::vector<std::uint64_t> records = {10, 10ULL + UINT32_MAX, 11ULL + UINT32_MAX,
                                              1ULL << 50};
  for (const std::uint64_t record : records) builder.append(Claim(), record);
  table.add(builder.finish());
  ASSERT_EQ(table.count(), records.size());
  for (std::uint64_t i = 0; i < records.size(); ++i) {
    const auto claim = table.fetch(reference(table, i));
    ASSERT_TRUE(claim);
    EXPECT_EQ(*claim->begin, records[i]);
    EXPECT_EQ(claim->id, "f#" + std::to_string(i + 1));
  }
}

TEST(Segments, ABuilderThatHasFinishedMayBeginAgain) {
  ClaimTable table;
  TableBuilder builder(table);
  for (std::uint64_t round = 0; round < 3; ++round) {
    builder.start(std::make_shared<CountingOrigin>(std::to_string(round)), 0);
    Claim claim;
    claim.measure = "revenue";
    builder.append(claim, round);
    table.add(builder.finish());
  }
  ASSERT_EQ(table.count(), 3U);
  for (std::uint64_t round = 0; round < 3; ++round) {
    const ClaimRef ref = reference(table, round);
    EXPECT_EQ(table.fetch(ref)->id, std::to_string(round) + "#1");
    EXPECT_EQ(table.measures.text(table.context(table.row(ref)).measure), "revenue");
  }
  EXPECT_TRUE(builder.finish().empty());
}

Claim numbered(std::size_t number) {
  Claim claim;
  claim.id = std::to_string(number);
  claim.subject = {"subject " + std::to_string(number % 1000)};
  claim.quantity.value = Decimal(static_cast<std::int64_t>(number), 0);
  claim.quantity.of = "thing " + std::to_string(number % 100);
  return claim;
}

bool is_numbered(const ClaimTable& table, ClaimRef ref, std::size_t number) {
  const ClaimRow& row = table.row(ref);
  return table.stated(row) == Decimal(static_cast<std::int64_t>(number), 0) &&
         table.id_hash(ref) == id_hash(std::to_string(number)) &&
         table.subjects.text(table.subject(ref)) == "subject " + std::to_string(number % 1000) &&
         table.nouns.text(table.context(row).of) == "thing " + std::to_string(number % 100);
}

TEST(TableThreads, ManyBuildersFillOneTableAndManyThreadsReadIt) {
  constexpr std::size_t threads = 4;
  constexpr std::size_t each = 5000;
  ClaimTable table;
  std::vector<std::vector<ClaimSegment>> built(threads * 2);
  for_each_parallel(threads, built.size(), [&](std::size_t part, std::size_t) {
    TableBuilder builder(table);
    builder.start(std::make_shared<CountingOrigin>(std::to_string(part)), 0);
    for (std::size_t i = 0; i < each; ++i) builder.append(numbered(part * each + i), i);
    built[part] = builder.finish();
  });
  for (auto& segments : built) table.add(std::move(segments));
  ASSERT_EQ(table.count(), built.size() * each);
  std::vector<std::size_t> wrong(threads, 0);
  for_each_parallel(threads, threads, [&](std::size_t reader, std::size_t) {
    for (std::size_t number = 0; number < built.size() * each; ++number) {
      const auto ref = static_cast<ClaimRef>(number);
      wrong[reader] += is_numbered(table, ref, number) && table.fetch(ref) ? 0 : 1;
    }
  });
  EXPECT_EQ(wrong, std::vector<std::size_t>(threads, 0));
}

}  // namespace
}  // namespace veritally::test
