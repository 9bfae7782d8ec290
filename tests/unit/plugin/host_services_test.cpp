// Every function of the host's table: what it gives, what it refuses, and that its arithmetic is
// that of the rule test kit on random numbers.
#include "plugin/host_services.hpp"

#include "base/exact.hpp"
#include "support/shared_data.hpp"

#include <veritally/testing.hpp>

#include <cstring>

#include <gtest/gtest.h>

namespace veritally::test {
namespace {

const ReferenceData& reference() {
  static const auto data = [] {
    auto loaded = ReferenceData::load(source_folder() / "data", std::nullopt, std::nullopt);
    if (!loaded) ADD_FAILURE() << to_string(loaded.error());
    return std::move(*loaded);
  }();
  return *data;
}

vt_text words(std::string_view text) { return to_abi(text); }

// Two claims: 0 is "5 kilometer", 1 is "[4000, 6000] meter"; and one document.
class TwoClaims final : public ClaimAccess {
 public:
  std::string_view text(std::uint32_t column, Symbol symbol) const override {
    if (column == VT_UNIT) return symbol == 1 ? "kilometer" : symbol == 2 ? "meter" : "";
    return column == VT_SUBJECT && symbol == 1 ? "X" : "";
  }
  std::string id(ClaimRef ref) const override { return ref < 2 ? "c" + std::to_string(ref) : ""; }
  std::optional<std::pair<Claim, Symbol>> whole(ClaimRef ref) const override {
    if (ref > 1) return std::nullopt;
    Claim claim;
    claim.text = "5 km";
    if (ref == 0) claim.begin = 7;
    return std::pair(claim, Symbol{3});
  }
  bool claim(ClaimRef ref, vt_claim& out) const override {
    if (ref > 1) return false;
    out.struct_size = sizeof(vt_claim);
    out.ref = ref;
    out.unit = ref + 1;
    out.interval = ref == 0 ? vt_interval{{5, 0, 0}, {5, 0, 0}, 0, 0}
                            : vt_interval{{4, 3, 0}, {6, 3, 0}, 0, 0};
    return true;
  }
  std::span<const ClaimRef> find(Symbol subject, Symbol) const override {
    static constexpr ClaimRef both[] = {0, 1};
    return subject == 1 ? std::span<const ClaimRef>(both) : std::span<const ClaimRef>();
  }
  std::span<const Symbol> members(Symbol) const override {
    static constexpr Symbol one[] = {1};
    return one;
  }
  std::span<const vt_sentence_ref> restated(std::uint64_t shape) const override {
    static constexpr vt_sentence_ref both[] = {{3, 0}, {3, 4}};
    return shape == 7 ? std::span<const vt_sentence_ref>(both) : std::span<const vt_sentence_ref>();
  }
  std::span<const Symbol> documents() const override {
    static constexpr Symbol one[] = {3};
    return one;
  }
  bool document(Symbol symbol, vt_document& out) const override {
    out.struct_size = sizeof(vt_document);
    out.symbol = symbol;
    return symbol == 3;
  }
};

class CountingSink final : public ReportSink {
 public:
  vt_status check(const vt_check&) override { return ++checks, VT_OK; }
  vt_status finding(const vt_finding&) override { return ++findings, VT_OK; }
  vt_status rewrite(std::uint64_t index, std::string_view text) override {
    rewritten = std::to_string(index) + ' ' + std::string(text);
    return VT_OK;
  }
  int checks = 0;
  int findings = 0;
  std::string rewritten;
};

class HostTest : public ::testing::Test {
 protected:
  const vt_number* point(std::int64_t mantissa, int exponent = 0) const {
    const vt_interval interval{{mantissa, exponent, 0}, {mantissa, exponent, 0}, 0, 0};
    return full.number(&full, &interval);
  }
  std::string shown(const vt_number* number) const {
    return number == nullptr ? "null" : std::string(view(full.show(&full, number, 0, 12)));
  }

  TwoClaims claims;
  CountingSink sink;
  Options options{{"limit", "5"}};
  HostServices full{HostContext{&reference(), &claims, &sink, &options, "test/rule"}};
  HostServices bare{HostContext{}};
};

TEST_F(HostTest, NoFunctionOfTheTableIsMissing) {
  EXPECT_EQ(full.struct_size, sizeof(vt_host));
  EXPECT_EQ(full.major, VT_ABI_MAJOR);
  EXPECT_EQ(full.minor, VT_ABI_MINOR);
  const auto* begin = reinterpret_cast<const unsigned char*>(static_cast<const vt_host*>(&full));
  for (std::size_t at = offsetof(vt_host, check); at < sizeof(vt_host); at += sizeof(void*)) {
    std::uintptr_t function = 0;
    std::memcpy(&function, begin + at, sizeof function);
    EXPECT_NE(function, 0U) << "at byte " << at;
  }
}

TEST_F(HostTest, WhatACallMayNotReachIsRefused) {
  vt_check check{};
  vt_finding finding{};
  vt_claim claim{};
  vt_origin origin{};
  vt_document document{};
  vt_unit unit{};
  vt_text text{};
  claim.struct_size = sizeof claim;
  origin.struct_size = sizeof origin;
  document.struct_size = sizeof document;
  unit.struct_size = sizeof unit;
  const vt_claim_ref* refs = nullptr;
  std::uint64_t count = 0;
  EXPECT_EQ(bare.check(&bare, &check), VT_BAD_ARGUMENT);
  EXPECT_EQ(bare.finding(&bare, &finding), VT_BAD_ARGUMENT);
  EXPECT_EQ(bare.text(&bare, VT_UNIT, 1).size, 0U);
  EXPECT_EQ(bare.id(&bare, 0).size, 0U);
  EXPECT_EQ(bare.claim(&bare, 0, &claim), VT_BAD_ARGUMENT);
  EXPECT_EQ(bare.find(&bare, 1, 1, &refs, &count), VT_BAD_ARGUMENT);
  EXPECT_EQ(bare.members(&bare, 1, &refs, &count), VT_BAD_ARGUMENT);
  EXPECT_LT(bare.compare(&bare, 0, 1), 0);
  EXPECT_EQ(bare.unit(&bare, words("meter"), &unit), VT_BAD_ARGUMENT);
  const vt_interval five{{5, 0, 0}, {5, 0, 0}, 0, 0};
  const vt_number* number = bare.number(&bare, &five);
  EXPECT_NE(number, nullptr);
  EXPECT_EQ(bare.convert(&bare, number, words("meter"), words("mile"), nullptr, 0), nullptr);
  EXPECT_EQ(bare.rate(&bare, words("USD"), words("EUR"), nullptr, nullptr), nullptr);
  EXPECT_EQ(view(bare.canonical(&bare, VT_SUBJECT, words("Google"))), "Google");
  EXPECT_EQ(bare.option(&bare, words("limit"), &text), VT_BAD_ARGUMENT);
  EXPECT_EQ(bare.rewrite(&bare, 0, words("x")), VT_BAD_ARGUMENT);
  EXPECT_EQ(bare.add_claim(&bare, nullptr), VT_BAD_ARGUMENT);
  EXPECT_EQ(bare.origin(&bare, 0, &origin), VT_BAD_ARGUMENT);
  EXPECT_EQ(bare.documents(&bare, &refs, &count), VT_BAD_ARGUMENT);
  EXPECT_EQ(bare.document(&bare, 3, &document), VT_BAD_ARGUMENT);
  EXPECT_EQ(bare.extension(&bare, "veritally.none/1"), nullptr);
}

TEST_F(HostTest, NullArgumentsAreRefused) {
  const vt_claim_ref* refs = nullptr;
  std::uint64_t count = 0;
  EXPECT_EQ(full.check(&full, nullptr), VT_BAD_ARGUMENT);
  EXPECT_EQ(full.finding(&full, nullptr), VT_BAD_ARGUMENT);
  EXPECT_EQ(full.claim(&full, 0, nullptr), VT_BAD_ARGUMENT);
  EXPECT_EQ(full.find(&full, 1, 1, nullptr, &count), VT_BAD_ARGUMENT);
  EXPECT_EQ(full.find(&full, 1, 1, &refs, nullptr), VT_BAD_ARGUMENT);
  EXPECT_EQ(full.members(&full, 1, nullptr, &count), VT_BAD_ARGUMENT);
  EXPECT_EQ(full.members(&full, 1, &refs, nullptr), VT_BAD_ARGUMENT);
  EXPECT_EQ(full.origin(&full, 0, nullptr), VT_BAD_ARGUMENT);
  EXPECT_EQ(full.documents(&full, nullptr, &count), VT_BAD_ARGUMENT);
  EXPECT_EQ(full.documents(&full, &refs, nullptr), VT_BAD_ARGUMENT);
  EXPECT_EQ(full.document(&full, 3, nullptr), VT_BAD_ARGUMENT);
  EXPECT_EQ(full.unit(&full, words("meter"), nullptr), VT_BAD_ARGUMENT);
  EXPECT_EQ(full.option(&full, words("limit"), nullptr), VT_BAD_ARGUMENT);
  EXPECT_EQ(full.number(&full, nullptr), nullptr);
  const vt_number* five = point(5);
  for (const std::uint32_t operation : {VT_ADD, VT_SUBTRACT, VT_MULTIPLY, VT_DIVIDE, VT_HULL}) {
    EXPECT_EQ(full.arithmetic(&full, operation, five, nullptr), nullptr);
    EXPECT_EQ(full.arithmetic(&full, operation, nullptr, five), nullptr);
  }
  EXPECT_EQ(full.arithmetic(&full, VT_HULL + 1, five, five), nullptr);
  EXPECT_EQ(full.power(&full, nullptr, 2), nullptr);
  EXPECT_EQ(full.power(&full, five, 65), nullptr);
  EXPECT_EQ(full.relation(&full, five, nullptr), 0U);
  EXPECT_EQ(full.relation(&full, nullptr, five), 0U);
  EXPECT_EQ(full.show(&full, nullptr, 0, 6).size, 0U);
  EXPECT_EQ(full.show(&full, five, 0, 0).size, 0U);
  EXPECT_EQ(full.show(&full, five, 121, 6).size, 0U);
  EXPECT_EQ(full.round(&full, nullptr, 0), nullptr);
  EXPECT_EQ(full.round(&full, five, 61), nullptr);
  EXPECT_EQ(full.convert(&full, nullptr, words("meter"), words("mile"), nullptr, 0), nullptr);
  EXPECT_EQ(full.rate(&full, words("USD"), words("EUR"), nullptr, nullptr), nullptr);
  EXPECT_EQ(full.extension(&full, nullptr), nullptr);
  const vt_interval far{{1, 121, 0}, {1, 121, 0}, 0, 0};
  EXPECT_EQ(full.number(&full, &far), nullptr);
}

TEST_F(HostTest, WrongReferencesAreNotFound) {
  vt_claim claim{};
  claim.struct_size = sizeof claim;
  vt_origin origin{};
  origin.struct_size = sizeof origin;
  vt_document document{};
  document.struct_size = sizeof document;
  const vt_claim_ref* refs = nullptr;
  std::uint64_t count = 7;
  for (const vt_claim_ref ref : {vt_claim_ref{2}, VT_NO_CLAIM}) {
    EXPECT_EQ(full.claim(&full, ref, &claim), VT_NOT_FOUND);
    EXPECT_EQ(full.origin(&full, ref, &origin), VT_NOT_FOUND);
    EXPECT_EQ(full.id(&full, ref).size, 0U);
    EXPECT_EQ(full.compare(&full, 0, ref), VT_NOT_FOUND);
    EXPECT_EQ(full.compare(&full, ref, 0), VT_NOT_FOUND);
  }
  EXPECT_EQ(full.document(&full, 4, &document), VT_NOT_FOUND);
  EXPECT_EQ(full.find(&full, 9, 9, &refs, &count), VT_NOT_FOUND);
  EXPECT_EQ(count, 0U);
  vt_text value{};
  EXPECT_EQ(full.option(&full, words("no-such"), &value), VT_NOT_FOUND);
  vt_unit unit{};
  unit.struct_size = sizeof unit;
  EXPECT_EQ(full.unit(&full, words("frobnit"), &unit), VT_NOT_FOUND);
  EXPECT_EQ(full.unit(&full, vt_text{nullptr, 0}, &unit), VT_NOT_FOUND);
  EXPECT_EQ(full.convert(&full, point(1), words("meter"), words("kilogram"), nullptr, 0), nullptr);
}

// A plugin that was built with a shorter struct gets what lies in it, and nothing behind it.
TEST_F(HostTest, ShortStructsAreFilledAsFarAsTheyGo) {
  const auto check = [&](auto size_of_all, const auto& call) {
    using Struct = decltype(size_of_all);
    Struct whole{};
    whole.struct_size = sizeof(Struct);
    ASSERT_EQ(call(&whole), VT_OK);
    for (std::uint32_t size = 0; size < sizeof(Struct); ++size) {
      unsigned char bytes[sizeof(Struct)];
      std::memset(bytes, 0xAB, sizeof bytes);
      std::memcpy(bytes, &size, sizeof size);
      EXPECT_EQ(call(reinterpret_cast<Struct*>(bytes)), size < 4 ? VT_BAD_ARGUMENT : VT_OK);
      EXPECT_EQ(std::memcmp(bytes, &size, sizeof size), 0) << "the size is the reader's";
      const auto* full_bytes = reinterpret_cast<const unsigned char*>(&whole);
      for (std::size_t i = sizeof size; i < sizeof(Struct); ++i) {
        // Texts are made anew for every call, so that their addresses differ.
        if (i >= size) {
          ASSERT_EQ(bytes[i], 0xAB) << "byte " << i << " of " << size;
        } else if (std::is_same_v<Struct, vt_claim>) {
          ASSERT_EQ(bytes[i], full_bytes[i]) << i;
        }
      }
    }
  };
  check(vt_claim{}, [&](vt_claim* out) { return full.claim(&full, 1, out); });
  check(vt_origin{}, [&](vt_origin* out) { return full.origin(&full, 0, out); });
  check(vt_unit{}, [&](vt_unit* out) { return full.unit(&full, words("meter"), out); });
  check(vt_document{}, [&](vt_document* out) { return full.document(&full, 3, out); });
}

TEST_F(HostTest, ReportsReachTheSink) {
  const vt_check check{};
  const vt_finding finding{};
  EXPECT_EQ(full.check(&full, &check), VT_OK);
  EXPECT_EQ(full.finding(&full, &finding), VT_OK);
  EXPECT_EQ(full.rewrite(&full, 4, words("Alphabet")), VT_OK);
  EXPECT_EQ(sink.checks, 1);
  EXPECT_EQ(sink.findings, 1);
  EXPECT_EQ(sink.rewritten, "4 Alphabet");
}

TEST_F(HostTest, GivesClaimsTextsAndOptions) {
  EXPECT_EQ(view(full.id(&full, 1)), "c1");
  EXPECT_EQ(view(full.text(&full, VT_UNIT, 2)), "meter");
  EXPECT_EQ(full.text(&full, VT_UNIT, 9).size, 0U);
  EXPECT_EQ(full.text(&full, 99, 1).size, 0U);
  vt_text value{};
  EXPECT_EQ(full.option(&full, words("limit"), &value), VT_OK);
  EXPECT_EQ(view(value), "5");
  vt_origin origin{};
  origin.struct_size = sizeof origin;
  ASSERT_EQ(full.origin(&full, 0, &origin), VT_OK);
  EXPECT_EQ(view(origin.words), "5 km");
  EXPECT_EQ(origin.begin, 7U);
  EXPECT_EQ(origin.end, 7U) << "an end that is not known is the begin";
  EXPECT_EQ(view(full.canonical(&full, VT_SUBJECT, words("Google"))), "Alphabet");
  EXPECT_EQ(view(full.canonical(&full, VT_MEASURE, words("capex"))), "capital expenditure");
  EXPECT_EQ(view(full.canonical(&full, VT_SUBJECT, words("Nobody At All"))), "Nobody At All");
  EXPECT_EQ(full.last_log(), "");
  full.log(&full, VT_WARNING, words("a warning"));
  EXPECT_EQ(full.last_log(), "");
  full.log(&full, VT_ERROR, words("it broke"));
  EXPECT_EQ(full.last_log(), "it broke");
}

TEST_F(HostTest, ComparesClaimsInOneUnit) {
  const auto is = full.compare(&full, 0, 1);
  EXPECT_EQ(is, static_cast<std::int32_t>(VT_MEETS | VT_WITHIN | VT_STARTS_AFTER | VT_ENDS_BEFORE));
  EXPECT_EQ(full.compare(&full, 1, 0),
            static_cast<std::int32_t>(VT_MEETS | VT_CONTAINS | VT_STARTS_BEFORE | VT_ENDS_AFTER));
}

TEST_F(HostTest, ConvertsExactlyAndRoundsAsItSays) {
  const auto convert = [&](std::int64_t value, const char* from, const char* to,
                           std::uint32_t difference = 0) {
    return shown(full.convert(&full, point(value), words(from), words(to), nullptr, difference));
  };
  EXPECT_EQ(convert(1, "mile", "kilometer"), "1.609344");
  EXPECT_EQ(convert(100, "celsius", "fahrenheit"), "212");
  EXPECT_EQ(convert(100, "celsius", "fahrenheit", 1), "180");
  EXPECT_EQ(convert(-40, "fahrenheit", "celsius"), "-40");
  EXPECT_EQ(convert(1, "USD", "EUR"), "null") << "money needs a time";
  EXPECT_EQ(shown(full.round(&full, point(25, -1), 0)), "3");
  EXPECT_EQ(shown(full.round(&full, point(-25, -1), 0)), "-3");
  EXPECT_EQ(shown(full.round(&full, point(1449), 2)), "1400");
  const vt_interval open{{-25, -1, 0}, {35, -1, 0}, VT_LOW_OPEN | VT_HIGH_OPEN, 0};
  EXPECT_EQ(shown(full.round(&full, full.number(&full, &open), 0)), "[-2, 3]");
  const vt_interval under{{0, 0, 0}, {9, 0, 0}, VT_LOW_UNBOUNDED | VT_LOW_OPEN | VT_HIGH_OPEN, 0};
  EXPECT_EQ(shown(full.round(&full, full.number(&full, &under), 0)), "<= 9");
  EXPECT_EQ(shown(full.arithmetic(&full, VT_DIVIDE, point(1), point(0))), "null");
}

TEST_F(HostTest, RootsHoldWhatTheyAreRootsOf) {
  Random random(7);
  const plugin::Host host(&full);
  for (int round = 0; round < 60; ++round) {
    const auto degree = static_cast<std::uint32_t>(between(random, 1, 30));
    const plugin::Number low = host.number(between(random, 1, 5000), -3);
    const plugin::Number high = low + host.number(between(random, 0, 5000), -3);
    const plugin::Figure figure{high, hull(low, high)};
    const auto root = plugin::root(host, figure, degree);
    ASSERT_TRUE(root);
    EXPECT_TRUE(root->allowed.power(degree).contains(figure.allowed));
    const plugin::Number digit = host.number(1, -9);
    EXPECT_FALSE(root->stated.power(degree).above(high));
    EXPECT_TRUE((root->stated + digit).power(degree).above(high));
    EXPECT_TRUE(root->allowed.contains(root->stated));
  }
  const plugin::Figure nine = plugin::constant(host, 9);
  EXPECT_TRUE(plugin::root(host, nine, 2)->stated.contains(host.number(3)));
  EXPECT_FALSE(plugin::root(host, plugin::constant(host, 0), 2));
  EXPECT_FALSE(plugin::root(host, plugin::constant(host, -8), 3));
  EXPECT_FALSE(plugin::root(host, nine, 0));
  EXPECT_FALSE(plugin::root(host, plugin::constant(host, 2, 6), 2)) << "out of reach";
}

TEST_F(HostTest, TheKitsArithmeticIsTheHosts) {
  Random random(6);
  testing::detail::World world;
  const testing::detail::FakeHost fake(world);
  std::size_t compared = 0;
  const auto same = [&](const vt_number* theirs, const vt_number* ours) {
    if (theirs == nullptr) return;  // may not fit 128 bits
    ASSERT_NE(ours, nullptr);
    const auto digits = static_cast<std::uint32_t>(between(random, 1, 12));
    const int scale = between(random, -3, 3);
    const vt_text left = fake.show(&fake, theirs, scale, digits);
    if (left.size == 0) return;
    ASSERT_EQ(view(left), view(full.show(&full, ours, scale, digits)));
    ++compared;
  };
  for (int round = 0; round < 20000 && !HasFatalFailure(); ++round) {
    vt_interval intervals[2];
    for (vt_interval& one : intervals) {
      const int exponent = between(random, -4, 4);
      const int low = between(random, -500, 500);
      const int width = one_in(random, 3) ? 0 : between(random, 1, 300);
      one = {{low, exponent, 0}, {low + width, exponent, 0}, 0, 0};
      if (width > 0) one.flags |= static_cast<std::uint32_t>(up_to(random, 3));
      if (one_in(random, 10)) one.flags |= VT_LOW_UNBOUNDED | VT_LOW_OPEN;
      if (one_in(random, 10)) one.flags |= VT_HIGH_UNBOUNDED | VT_HIGH_OPEN;
    }
    const vt_number* a = fake.number(&fake, &intervals[0]);
    const vt_number* b = fake.number(&fake, &intervals[1]);
    const vt_number* x = full.number(&full, &intervals[0]);
    const vt_number* y = full.number(&full, &intervals[1]);
    same(a, x);
    ASSERT_EQ(fake.relation(&fake, a, b), full.relation(&full, x, y))
        << shown(x) << ' ' << shown(y);
    for (const std::uint32_t operation : {VT_ADD, VT_SUBTRACT, VT_MULTIPLY, VT_DIVIDE, VT_HULL}) {
      const vt_number* theirs = fake.arithmetic(&fake, operation, a, b);
      const vt_number* ours = full.arithmetic(&full, operation, x, y);
      SCOPED_TRACE(shown(x) + " op " + std::to_string(operation) + ' ' + shown(y));
      same(theirs, ours);
      if (theirs != nullptr && ours != nullptr) {
        ASSERT_EQ(fake.relation(&fake, theirs, a), full.relation(&full, ours, x));
      }
    }
    const auto exponent = static_cast<std::uint32_t>(up_to(random, 3));
    same(fake.power(&fake, a, exponent), full.power(&full, x, exponent));
    const int place = between(random, -3, 3);
    same(fake.round(&fake, a, place), full.round(&full, x, place));
  }
  EXPECT_GT(compared, 100000U);
}

}  // namespace
}  // namespace veritally::test
