// Which claims are put together, and what parts the others.
#include "../../../rules/conflict/within.hpp"
#include "audit/support.hpp"

#include <algorithm>
#include <functional>

namespace veritally::test {
namespace {

using Change = std::function<void(Claim&)>;

// The links of the first of some claims, which changes make of one claim in two documents.
ClaimLinks links(const std::vector<Change>& changes) {
  std::vector<Claim> claims = {claim("own", Decimal(5, 0))};
  for (const Change& change : changes) {
    claims.push_back(claim("c" + std::to_string(claims.size()), Decimal(5, 0)));
    change(claims.back());
  }
  std::vector<Plugin> plugins;
  plugins.push_back(plugin_of<rules::Within>());
  AuditRequest request = worded();
  request.explain_links = [](ClaimRef ref) { return ref == 0; };
  AuditResult result = audit(claims, std::move(plugins), request).result;
  EXPECT_EQ(result.links.size(), 1U);
  return std::move(result.links.front());
}

void as_it_is(Claim&) {}
void planned(Claim& claim) { claim.modality = Modality::planned; }
void scoped(Claim& claim) { claim.scope = {"north"}; }

TEST(LinksTest, EveryNearnessIsFoundTheNearestFirst) {
  const ClaimLinks found = links({
      [](Claim& other) { other.subject = {"Y"}; },
      [](Claim& other) { other.measure = "profit"; },
      [](Claim& other) { other.quantity.unit = "percent"; },
      planned,
      scoped,
      as_it_is,
  });
  ASSERT_EQ(found.links.size(), 6U);
  for (std::size_t i = 0; i < 6; ++i) {
    EXPECT_EQ(found.links[i].nearness, static_cast<Nearness>(i));
    EXPECT_EQ(found.links[i].other, 6 - i);
  }
  EXPECT_EQ(found.more, 0U);
}

TEST(LinksTest, SayWhatDiffers) {
  const ClaimLinks found = links({[](Claim& other) {
    planned(other);
    scoped(other);
  }});
  ASSERT_EQ(found.links.size(), 1U);
  Facets expected;
  expected.set(index_of(Facet::status));
  expected.set(index_of(Facet::scope));
  EXPECT_EQ(found.links.front().differs, expected);
}

TEST(LinksTest, LeaveOutWhatHasNothingInCommon) {
  EXPECT_TRUE(links({[](Claim& other) {
                other.subject = {"Y"};
                other.measure = "profit";
              }}).links.empty());
  EXPECT_TRUE(links({[](Claim& other) {
                other.measure = "profit";
                other.quantity.unit = "percent";
              }}).links.empty());
}

TEST(LinksTest, NameTheChecksOfBoth) {
  const ClaimLinks found = links({as_it_is, [](Claim& other) { other.subject = {"Y"}; }});
  ASSERT_EQ(found.links.size(), 2U);
  ASSERT_EQ(found.links[0].checks.size(), 1U);
  EXPECT_EQ(found.links[0].checks[0].second, Verdict::consistent);
  EXPECT_TRUE(found.links[1].checks.empty());
}

TEST(LinksTest, PreferOtherDocuments) {
  const ClaimLinks found = links({as_it_is, [](Claim& other) { other.document = "e"; }});
  EXPECT_EQ(found.links[0].other, 2U);
  EXPECT_EQ(found.links[1].other, 1U);
}

TEST(LinksTest, AreBoundedAndCountTheRest) {
  const ClaimLinks found = links(std::vector<Change>(400, as_it_is));
  EXPECT_EQ(found.links.size(), 12U);
  EXPECT_EQ(found.more, 388U);
}

// Whatever two claims differ in: same basis if and only if the engine gives them to a rule as such.
TEST(LinksTest, AreOfOneBasisWhereRulesSeeOne) {
  const std::vector<Change> changes = {
      as_it_is,
      planned,
      scoped,
      [](Claim& other) { other.period = Period{Date(std::chrono::year(2024) / 1 / 1), {}}; },
      [](Claim& other) { other.base_period = Period{Date(std::chrono::year(2024) / 1 / 1), {}}; },
      [](Claim& other) { other.quantity.of = "hospital"; },
      [](Claim& other) { other.quantity.per = Per{Decimal(1, 0), "day", {}}; },
      [](Claim& other) { other.quantity.change = veritally::Change::up; }};
  for (const Change& change : changes) {
    const ClaimLinks found = links({change});
    ASSERT_EQ(found.links.size(), 1U);
    const ClaimLink& link = found.links.front();
    const bool compared = std::ranges::any_of(
        link.checks, [](const auto& check) { return check.second == Verdict::consistent; });
    EXPECT_EQ(link.nearness == Nearness::same_basis, compared);
  }
}

}  // namespace
}  // namespace veritally::test
