// Copies and quotations of one origin are one voice.
#include "../../../rules/conflict/between.hpp"
#include "audit/shingles.hpp"
#include "audit/support.hpp"

#include <algorithm>
#include <string>

namespace veritally::test {
namespace {

bool one_text(const std::string& a, const std::string& b) {
  const auto x = shingles_of(a);
  const auto y = shingles_of(b);
  std::vector<std::uint64_t> both;
  std::ranges::set_intersection(x, y, std::back_inserter(both));
  return is_one_text(both.size(), x.size(), y.size());
}

TEST(ShinglesTest, KnowACopyByItsWords) {
  const std::string wire = "The port of Zenith handled 12 million tonnes of goods in the last year";
  EXPECT_TRUE(one_text(wire, wire));
  EXPECT_TRUE(
      one_text(wire, "the port of zenith handled 12 million tonnes of goods in the last year."));
  EXPECT_TRUE(
      one_text(wire, "The port of Zenith handled 12 million tons of goods in the last year"));
  EXPECT_TRUE(one_text(wire, wire + ", its manager told reporters on Tuesday at the gate"));
  EXPECT_FALSE(
      one_text(wire, "Last year 12 million tonnes of goods went through the port of Zenith"));
  EXPECT_FALSE(one_text(wire, "The port of Altona lost 12 million tonnes to the road in one year"));
}

TEST(ShinglesTest, SayNothingOfShortSentences) {
  EXPECT_TRUE(shingles_of("Zenith's revenue was $65 million in 2024.").empty());
  EXPECT_FALSE(one_text("Sales fell 3 percent in the year", "Sales fell 3 percent in the year"));
  EXPECT_EQ(shingles_of("a b c d e f g h").size(), 6U);
  EXPECT_EQ(shingles_of("a b c a b c a b c").size(), 3U);
}

Claim said_in(const std::string& document, const std::string& attribution, int value = 5) {
  Claim made = claim(document, Decimal(value, 0));
  made.document = document;
  made.attribution = attribution;
  return made;
}

AuditResult audited(const std::vector<Claim>& claims) {
  std::vector<Plugin> plugins;
  plugins.push_back(plugin_of<rules::Between>());
  return audit(claims, std::move(plugins), worded()).result;
}

TEST(VoicesTest, OneOriginIsOneVoice) {
  const AuditResult result =
      audited({said_in("a", ""), said_in("b", "Bank of America"), said_in("c", "Bank of America"),
               said_in("d", "analysts"), said_in("e", "analysts")});
  EXPECT_EQ(result.outcomes[0].voices, 3U);
  EXPECT_EQ(result.outcomes[1].voices, 3U);
  ASSERT_EQ(result.consensus.size(), 1U);
  EXPECT_EQ(result.consensus[0].support.size(), 5U);
  EXPECT_EQ(result.consensus[0].voices, 4U);
}

TEST(VoicesTest, NamesOfOneThingAreOneOrigin) {
  const AuditResult result =
      audited({said_in("a", "Google"), said_in("b", "Alphabet"), said_in("c", "Meta")});
  EXPECT_EQ(result.consensus[0].voices, 2U);
}

// Three quote one bank; two others do not. By heads the bank has more.
TEST(VoicesTest, ThreeQuotationsAreNotBelievedThreeTimes) {
  const std::vector<Claim> quoted = {
      said_in("a", "Bank of America", 9), said_in("b", "Bank of America", 9),
      said_in("c", "Bank of America", 9), said_in("d", "", 5), said_in("e", "", 5)};
  EXPECT_EQ(audited(quoted).consensus[0].support, (std::vector<std::string>{"d", "e"}));
  std::vector<Claim> own = quoted;
  for (Claim& one : own) one.attribution.clear();
  EXPECT_EQ(audited(own).consensus[0].support, (std::vector<std::string>{"a", "b", "c"}));
}

TEST(VoicesTest, OtherValuesOfOneOriginAreOtherVoices) {
  const AuditResult result = audited({said_in("a", "Bank of America", 9),
                                      said_in("b", "Bank of America", 5), said_in("c", "", 5)});
  EXPECT_EQ(result.consensus[0].voices, 2U);
  EXPECT_EQ(result.consensus[0].support, (std::vector<std::string>{"b", "c"}));
}

TEST(VoicesTest, TheClaimsOwnVoiceConfirmsNothing) {
  const AuditResult result =
      audited({said_in("a", "Bank of America"), said_in("b", "Bank of America")});
  EXPECT_EQ(result.outcomes[0].status, Status::confirmed);
  EXPECT_EQ(result.outcomes[0].voices, 0U);
}

}  // namespace
}  // namespace veritally::test
