// Claims that are held, handed over one by one or all at once.
#include "claimset/claim_set.hpp"

#include <gtest/gtest.h>

namespace veritally::test {
namespace {

Claim claim_of(std::string id) {
  Claim claim;
  claim.id = std::move(id);
  claim.document = "draft.md";
  return claim;
}

TEST(HeldClaims, AreTheSameOneByOneAndAllAtOnce) {
  const RecordPlace first{3, 7, 1, 4};
  const RecordPlace second{20, 25, 2, 9};
  HeldClaims one_by_one("draft.md");
  one_by_one.on_claim(claim_of("a"), first);
  one_by_one.on_claim(claim_of("b"), second);
  std::vector<Claim> claims = {claim_of("a"), claim_of("b")};
  const HeldClaims at_once("draft.md", std::move(claims), {first, second});
  for (const HeldClaims* held : {static_cast<const HeldClaims*>(&one_by_one), &at_once}) {
    EXPECT_EQ(held->tally().records, 2U);
    EXPECT_EQ(held->tally().bad, 0U);
    ASSERT_EQ(held->claims().size(), 2U);
    EXPECT_EQ(held->fetch(1, 0).value().id, "b");
    EXPECT_EQ(held->locate(1).begin, 20U);
    EXPECT_EQ(held->locate(1).end, 25U);
    EXPECT_EQ(held->locate(1).place.line, 2U);
  }
}

}  // namespace
}  // namespace veritally::test
