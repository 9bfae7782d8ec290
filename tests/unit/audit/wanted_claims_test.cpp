// Which claims rules of scope claim and corpus are called with.
#include "audit/wanted_claims.hpp"

#include "audit/support.hpp"

namespace veritally::test {
namespace {

using Refs = std::vector<vt_claim_ref>;

// A rate, a derived claim, one about two subjects, one that is both.
std::vector<Claim> four() {
  std::vector<Claim> claims = {claim("a", {5, 0}), claim("b", {5, 0}), claim("c", {5, 0}, "EUR"),
                               claim("d", {5, 0})};
  claims[0].quantity.per = Per{{1, 0}, "1", "person"};
  claims[1].derivation = Derivation{DerivationKind::sum, {"a"}};
  claims[2].subject = {"X", "Y"};
  claims[3].subject = {"X", "Y"};
  claims[3].derivation = Derivation{DerivationKind::sum, {"a"}};
  return claims;
}

TEST(WantedClaims, AreThoseThatAnyOfTheBitsAsksFor) {
  const auto table = table_of(four());
  const WantedClaims wanted(*table);
  EXPECT_EQ(wanted.of(0), (Refs{0, 1, 2, 3}));
  EXPECT_EQ(wanted.of(VT_WANTS_DERIVED), (Refs{1, 3}));
  EXPECT_EQ(wanted.of(VT_WANTS_TOGETHER), (Refs{2, 3}));
  EXPECT_EQ(wanted.of(VT_WANTS_DERIVED | VT_WANTS_TOGETHER), (Refs{1, 2, 3}));
  EXPECT_EQ(wanted.of(VT_WANTS_RATES), Refs{0});
  EXPECT_EQ(wanted.of(VT_WANTS_DERIVED | VT_WANTS_RATES), (Refs{0, 1, 3}));
}

TEST(WantedClaims, AreOfTheContextsThatConcernTheRule) {
  const auto table = table_of(four());
  const WantedClaims wanted(*table);
  std::vector<bool> contexts(table->contexts.size());
  EXPECT_EQ(wanted.of(0, contexts), Refs());
  EXPECT_EQ(wanted.of(VT_WANTS_TOGETHER, contexts), Refs());
  contexts[table->row(2).context] = true;  // the one in euros
  EXPECT_EQ(wanted.of(0, contexts), Refs{2});
  EXPECT_EQ(wanted.of(VT_WANTS_DERIVED, contexts), Refs());
  EXPECT_EQ(wanted.of(VT_WANTS_TOGETHER, contexts), Refs{2});
}

TEST(WantedClaims, MayFillManySegments) {
  std::vector<Claim> claims(ClaimSegment::capacity + 3, claim("a", {5, 0}));
  claims.back().subject = {"X", "Y"};
  const auto table = table_of(claims);
  const WantedClaims wanted(*table);
  EXPECT_EQ(wanted.of(0).size(), claims.size());
  EXPECT_EQ(wanted.of(VT_WANTS_TOGETHER), Refs{ClaimSegment::capacity + 2});
}

}  // namespace
}  // namespace veritally::test
