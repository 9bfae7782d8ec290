// What is written reads back the same, in every format and through all of them.

#include "claimset/support.hpp"

#include <gtest/gtest.h>

namespace veritally::test {
namespace {

constexpr auto all_formats = {ClaimFormat::json, ClaimFormat::jsonl, ClaimFormat::csv,
                              ClaimFormat::toml};

std::vector<std::string> lines_of(const std::vector<Claim>& claims) {
  std::vector<std::string> lines;
  for (const Claim& claim : claims) lines.push_back(line_of(claim));
  return lines;
}

// Writes and reads the claims; what they hold must not change, nor their unknown members' text.
std::vector<Claim> passed_through(ClaimFormat format, const std::vector<Claim>& claims) {
  const std::string text = written(claims, format);
  Collected read = read_text(format, text);
  EXPECT_EQ(read.errors, std::vector<std::string>()) << text;
  EXPECT_EQ(lines_of(read.claims), lines_of(claims)) << text;
  if (read.claims.size() == claims.size()) {
    for (std::size_t i = 0; i < claims.size(); ++i) {
      EXPECT_EQ(read.claims[i].others, claims[i].others) << text;
    }
  }
  return read.claims;
}

TEST(RoundTrip, RandomClaims) {
  static const std::vector<std::string> others = {
      "",
      "",
      "",
      R"("note":"plain, \"quoted\"")",
      R"("note":"x","tag":"y")",
      R"("tag":"y","note":"x")",
      R"("n":1.50,"big":1e400,"nul":null)",
      R"("spaced":[1, 2,  {"a" : "b"}])",
      R"("deep":{"a":[1,-2,true,{"b c":"d"}],"":"e"})",
      R"("twice":1,"twice":2)",
      R"("\u006eote":"\u0041")",
      R"("others":5,"quantity":{"confidence":0.5,"interval":{"level":"95 %"}})",
      R"("period":{"label":"FY25"},"base_period":{"label":"FY24"})",
      R"("quantity.foo":"dotted","empty":"")",
      R"("source":"elsewhere")",
  };
  std::mt19937 random(20250303);
  for (int round = 0; round < 200; ++round) {
    std::vector<Claim> claims;
    for (int i = 0; i < 5; ++i) {
      claims.push_back(random_claim(random));
      // Few kinds a round, so that columns and tables of their own get their turn.
      claims.back().others = others[random() % (static_cast<unsigned>(round) % others.size() + 1)];
    }
    for (const ClaimFormat format : all_formats) passed_through(format, claims);
    if (HasFailure()) FAIL() << "in round " << round;
  }
}

TEST(RoundTrip, JsonToCsvToTomlToJson) {
  std::mt19937 random(7);
  std::vector<Claim> claims;
  for (int i = 0; i < 100; ++i) {
    claims.push_back(random_claim(random));
    claims.back().others = R"("note":"a;b","weight":1.0,"quantity":{"sigma":"2"})";
  }
  const auto from_json = passed_through(ClaimFormat::json, claims);
  const auto from_csv = passed_through(ClaimFormat::csv, from_json);
  const auto from_toml = passed_through(ClaimFormat::toml, from_csv);
  EXPECT_EQ(lines_of(passed_through(ClaimFormat::json, from_toml)), lines_of(claims));
}

TEST(RoundTrip, DecimalsOfEverySize) {
  std::vector<Claim> claims(1);
  claims[0].document = "d";
  for (const Decimal value :
       {Decimal(315, 9), Decimal(9223372036854775807, 101), Decimal(-9223372036854775807, -120),
        Decimal(0, 0), Decimal(0, -2), Decimal(0, 20), Decimal(1050, -2), Decimal(1, 120)}) {
    claims[0].quantity.value = value;
    claims[0].quantity.interval = Interval::point(value);
    for (const ClaimFormat format : all_formats) passed_through(format, claims);
  }
}

TEST(RoundTrip, NoClaims) {
  EXPECT_EQ(written({}, ClaimFormat::json), "{\"claims\":[\n]}\n");
  EXPECT_EQ(written({}, ClaimFormat::jsonl), "");
  EXPECT_EQ(read_text(ClaimFormat::csv, written({}, ClaimFormat::csv)).errors.size(), 0U);
}

}  // namespace
}  // namespace veritally::test
