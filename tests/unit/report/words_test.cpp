// The words of outcomes, and what a terminal is spared.
#include "report/words.hpp"

#include "claimset/claim_set.hpp"

#include <memory>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace veritally::test {
namespace {

Period year(int number) {
  return {Date(std::chrono::year(number) / 1 / 1), Date(std::chrono::year(number) / 12 / 31)};
}

// A claim, and two others that differ from it in everything.
struct ThreeClaims {
  ThreeClaims() {
    const auto held = std::make_shared<HeldClaims>("set.jsonl");
    for (int i = 0; i < 3; ++i) {
      Claim made;
      made.id = "c" + std::to_string(i);
      made.subject = {"Meta", "Google"};
      made.measure = "revenue";
      made.quantity.unit = "USD";
      if (i > 0) {
        made.period = year(2023 + i);
        made.scope = {"cloud"};
        made.modality = Modality::planned;
        made.quantity.unit = "EUR";
        made.quantity.of = "hospital";
        made.quantity.per = Per{Decimal(1, 0), "day", {}};
        made.quantity.change = Change::up;
      }
      held->on_claim(std::move(made), {});
    }
    add_held(held, table);
  }

  std::string words(Reason reason, const std::vector<Facet>& differs = {}) const {
    ClaimOutcome outcome{.claim = 0, .reason = reason};
    if (!differs.empty() || reason == Reason::other_unit) outcome.others = {1, 2};
    for (const Facet facet : differs) outcome.differs.set(index_of(facet));
    return reason_words(outcome, table);
  }

  ClaimTable table;
};

TEST(WordsTest, EveryReasonSaysWhatItIsAbout) {
  const ThreeClaims claims;
  EXPECT_EQ(claims.words(Reason::none), "");
  EXPECT_EQ(claims.words(Reason::ambiguous),
            "its sentence gives other figures for what looks like the same thing");
  EXPECT_EQ(claims.words(Reason::denied), "it is denied, which contradicts no number");
  EXPECT_EQ(claims.words(Reason::subject_unknown), "subject unknown");
  EXPECT_EQ(claims.words(Reason::measure_unknown), "measure unknown");
  EXPECT_EQ(claims.words(Reason::unit_unknown), "unit not understood: USD");
  EXPECT_EQ(claims.words(Reason::no_other_claim),
            "no other claim about revenue of Meta and Google");
  EXPECT_EQ(claims.words(Reason::only_here, {Facet::period}),
            "only this document speaks of revenue of Meta and Google");
  EXPECT_EQ(claims.words(Reason::not_compared), "no rule that runs compares it");
}

TEST(WordsTest, ADifferenceIsSaidAsTheOthersHaveIt) {
  const ThreeClaims claims;
  EXPECT_EQ(claims.words(Reason::other_period, {Facet::period}), "only other periods: 2024; 2025");
  EXPECT_EQ(claims.words(Reason::period_unknown, {Facet::period}),
            "period unknown, and others are of 2024; 2025");
  EXPECT_EQ(claims.words(Reason::other_unit), "only in another kind of unit: EUR");
  EXPECT_EQ(claims.words(Reason::other_scope, {Facet::scope}), "only of another scope: cloud");
  EXPECT_EQ(claims.words(Reason::other_status, {Facet::status}), "only of another status: planned");
  EXPECT_EQ(claims.words(Reason::other_noun, {Facet::noun}),
            "only other things are counted: hospital");
  EXPECT_EQ(claims.words(Reason::other_rate, {Facet::rate}), "only at another rate: per day");
  EXPECT_EQ(claims.words(Reason::other_direction, {Facet::direction}),
            "only another direction: up");
  EXPECT_EQ(claims.words(Reason::other_basis, {Facet::period, Facet::status}),
            "only on other bases: 2024, planned; 2025, planned");
  EXPECT_EQ(claims.words(Reason::other_period, {Facet::base_period}),
            "only other periods: no base period");
}

TEST(WordsTest, AConsensusNamesBothSides) {
  Consensus one;
  one.subject = {"Meta"};
  one.measure = "revenue";
  one.value = Decimal(65, 9);
  one.unit = "USD";
  one.support = {"a.txt", "c.txt"};
  one.against = {"b.txt"};
  EXPECT_EQ(consensus_words(one), "Meta · revenue: 65 bn USD (a.txt and c.txt, not b.txt)");
  one.scope = {"cloud"};
  one.period = year(2024);
  one.modality = Modality::planned;
  one.range = {Decimal(60, 9), Decimal(65, 9)};
  one.support = {"1", "2", "3", "4", "5", "6"};
  EXPECT_EQ(consensus_words(one),
            "Meta · revenue (cloud) · 2024 · planned: [60, 65] bn USD "
            "(1, 2, 3, 4 and 2 more, not b.txt)");
}

TEST(WordsTest, ATerminalIsNotCommanded) {
  EXPECT_EQ(printable("a\x1b[m b\x07\x7f \tc \u009bd\xc2"), "a [m b c d\xc2");
}

}  // namespace
}  // namespace veritally::test
