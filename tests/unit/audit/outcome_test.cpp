// The coverage ledger: how claims end, by whom, and why nobody checked them.
#include "../../../rules/conflict/between.hpp"
#include "../../../rules/conflict/within.hpp"
#include "../../../rules/sum/total.hpp"
#include "audit/support.hpp"

#include <algorithm>
#include <array>
#include <functional>

namespace veritally::test {
namespace {

Period year(int number) {
  return {Date(std::chrono::year(number) / 1 / 1), Date(std::chrono::year(number) / 12 / 31)};
}

using Change = std::function<void(Claim&)>;

Claim changed(const std::string& id, const Change& change) {
  Claim made = claim(id, Decimal(5, 0));
  change(made);
  return made;
}

// How the claims end that two changes make of one claim, with no rule to check them.
std::vector<ClaimOutcome> unchecked(const std::vector<Change>& changes) {
  std::vector<Claim> claims;
  for (const Change& change : changes) {
    claims.push_back(changed("c" + std::to_string(claims.size()), change));
  }
  return audit(claims, {}, worded()).result.outcomes;
}

Reason reason(const Change& own, const Change& other) {
  const auto outcomes = unchecked({own, other});
  EXPECT_EQ(outcomes.front().status, Status::unchecked);
  return outcomes.front().reason;
}

void as_it_is(Claim&) {}
void other_measure(Claim& claim) { claim.measure = "profit"; }

TEST(ReasonTest, WhatMakesAClaimComparableWithNothingComesFirst) {
  EXPECT_EQ(reason([](Claim& one) { one.ambiguous = true; }, as_it_is), Reason::ambiguous);
  EXPECT_EQ(reason([](Claim& one) { one.modality = Modality::denied; }, as_it_is), Reason::denied);
  EXPECT_EQ(reason([](Claim& one) { one.subject.clear(); }, as_it_is), Reason::subject_unknown);
  EXPECT_EQ(reason([](Claim& one) { one.measure.clear(); }, as_it_is), Reason::measure_unknown);
  EXPECT_EQ(reason([](Claim& one) { one.quantity.unit = "blip"; }, as_it_is), Reason::unit_unknown);
}

TEST(ReasonTest, TheFirstThatAppliesIsGiven) {
  const auto nothing_known = [](Claim& one) {
    one.ambiguous = true;
    one.modality = Modality::denied;
    one.subject.clear();
    one.measure.clear();
    one.quantity.unit = "blip";
  };
  EXPECT_EQ(reason(nothing_known, as_it_is), Reason::ambiguous);
  const auto neither_of_whom_nor_what = [](Claim& one) {
    one.subject.clear();
    one.measure.clear();
  };
  EXPECT_EQ(reason(neither_of_whom_nor_what, as_it_is), Reason::subject_unknown);
}

TEST(ReasonTest, AClaimAloneIsAboutAMeasureOfItsOwn) {
  EXPECT_EQ(reason(as_it_is, other_measure), Reason::no_other_claim);
  EXPECT_EQ(reason(as_it_is, [](Claim& one) { one.subject = {"Y"}; }), Reason::no_other_claim);
  const auto outcomes =
      unchecked({as_it_is, other_measure, [](Claim& one) { one.quantity.unit = "percent"; }});
  EXPECT_EQ(outcomes[0].reason, Reason::other_unit);
  EXPECT_EQ(outcomes[0].others, std::vector<ClaimRef>{2});
  EXPECT_EQ(outcomes[2].reason, Reason::other_unit);
  EXPECT_EQ(outcomes[2].others, std::vector<ClaimRef>{0});
}

TEST(ReasonTest, UnitsNobodyKnowsCompareWithThemselves) {
  const auto blips = [](Claim& one) { one.quantity.unit = "blip"; };
  EXPECT_EQ(reason(blips, blips), Reason::not_compared);
}

TEST(ReasonTest, IsWhatTheNearestDiffersIn) {
  const std::array<std::pair<Change, Reason>, 7> cases = {{
      {[](Claim& one) { one.period = year(2024); }, Reason::other_period},
      {[](Claim& one) { one.base_period = year(2024); }, Reason::other_period},
      {[](Claim& one) { one.scope = {"north"}; }, Reason::other_scope},
      {[](Claim& one) { one.modality = Modality::planned; }, Reason::other_status},
      {[](Claim& one) { one.quantity.of = "hospital"; }, Reason::other_noun},
      {[](Claim& one) { one.quantity.per = Per{Decimal(1, 0), "day", {}}; }, Reason::other_rate},
      {[](Claim& one) { one.quantity.change = veritally::Change::up; }, Reason::other_direction},
  }};
  for (const auto& [change, expected] : cases) EXPECT_EQ(reason(change, as_it_is), expected);
  const auto both = [](Claim& one) {
    one.scope = {"north"};
    one.modality = Modality::planned;
  };
  EXPECT_EQ(reason(both, as_it_is), Reason::other_basis);
  EXPECT_EQ(reason(as_it_is, as_it_is), Reason::not_compared);
}

TEST(ReasonTest, APeriodMayBeWhatTheClaimLacks) {
  const auto in_2024 = [](Claim& one) { one.period = year(2024); };
  EXPECT_EQ(reason(as_it_is, in_2024), Reason::period_unknown);
  EXPECT_EQ(reason(in_2024, as_it_is), Reason::other_period);
}

TEST(ReasonTest, FewerDifferencesAreNearer) {
  const auto far = [](Claim& one) {
    one.period = year(2023);
    one.modality = Modality::planned;
  };
  const auto outcomes = unchecked({far, as_it_is, [](Claim& one) { one.period = year(2024); },
                                   [](Claim& one) { one.period = year(2025); }});
  EXPECT_EQ(outcomes[1].reason, Reason::period_unknown);
  EXPECT_EQ(outcomes[1].others, (std::vector<ClaimRef>{2, 3}));
  EXPECT_EQ(outcomes[0].reason, Reason::other_basis);
  EXPECT_EQ(outcomes[0].differs.count(), 2U);
}

TEST(ReasonTest, OtherDocumentsAreNearerThanItsOwn) {
  const auto in_2024 = [](Claim& one) { one.period = year(2024); };
  const auto elsewhere = [](Claim& one) {
    one.document = "e";
    one.measure = "profit";
  };
  EXPECT_EQ(unchecked({as_it_is, in_2024, elsewhere})[0].reason, Reason::only_here);
  const auto planned_elsewhere = [](Claim& one) {
    one.document = "e";
    one.period = year(2023);
    one.modality = Modality::planned;
  };
  const auto outcomes = unchecked({as_it_is, in_2024, planned_elsewhere});
  EXPECT_EQ(outcomes[0].reason, Reason::other_basis);
  EXPECT_EQ(outcomes[0].others, std::vector<ClaimRef>{2});
}

TEST(ReasonTest, IsFoundForMoreBasesThanAreLookedAt) {
  std::vector<Change> changes;
  for (int i = 0; i < 500; ++i) {
    changes.emplace_back([i](Claim& one) { one.period = year(1500 + i); });
  }
  for (const ClaimOutcome& outcome : unchecked(changes)) {
    EXPECT_EQ(outcome.reason, Reason::other_period);
    EXPECT_EQ(outcome.others.size(), 3U);
    EXPECT_EQ(std::ranges::count(outcome.others, outcome.claim), 0);
  }
}

std::vector<ClaimOutcome> checked(const std::vector<Claim>& claims) {
  std::vector<Plugin> plugins;
  plugins.push_back(plugin_of<rules::Within, rules::Between, rules::Total>());
  return audit(claims, std::move(plugins), worded()).result.outcomes;
}

TEST(OutcomeTest, AnotherClaimConfirmsOrContradicts) {
  const auto outcomes =
      checked({claim("a", Decimal(5, 0)), claim("b", Decimal(5, 0)), claim("c", Decimal(9, 0))});
  EXPECT_EQ(outcomes[0].status, Status::conflicting);
  EXPECT_EQ(outcomes[0].others, std::vector<ClaimRef>{2});
  EXPECT_EQ(outcomes[2].others, (std::vector<ClaimRef>{0, 1}));
  const auto agree = checked({claim("a", Decimal(5, 0)), claim("b", Decimal(5, 0))});
  EXPECT_EQ(agree[0].status, Status::confirmed);
  EXPECT_EQ(agree[0].reason, Reason::none);
  EXPECT_EQ(agree[0].others, std::vector<ClaimRef>{1});
  EXPECT_EQ(agree[0].rules.size(), 1U);
}

TEST(OutcomeTest, ASumIsRecomputed) {
  Claim total = claim("total", Decimal(8, 0));
  total.measure = "all";
  total.derivation = Derivation{DerivationKind::sum, {"a", "b"}};
  Claim a = claim("a", Decimal(5, 0));
  a.measure = "first";
  Claim b = claim("b", Decimal(3, 0));
  b.measure = "second";
  const auto outcomes = checked({total, a, b});
  for (const ClaimOutcome& outcome : outcomes) EXPECT_EQ(outcome.status, Status::recomputed);
  EXPECT_EQ(outcomes[0].others, (std::vector<ClaimRef>{1, 2}));
  // Confirmed by another, it is no longer said to be.
  Claim again = total;
  again.id = "again";
  again.derivation.reset();
  const auto confirmed = checked({total, a, b, again});
  EXPECT_EQ(confirmed[0].status, Status::confirmed);
  EXPECT_EQ(confirmed[0].others, std::vector<ClaimRef>{3});
  EXPECT_EQ(confirmed[1].status, Status::recomputed);
}

TEST(OutcomeTest, NamesABoundedNumberOfOthers) {
  std::vector<Claim> claims;
  for (int i = 0; i < 100; ++i) claims.push_back(claim("c" + std::to_string(i), Decimal(5, 0)));
  for (const ClaimOutcome& outcome : checked(claims)) {
    EXPECT_EQ(outcome.status, Status::confirmed);
    EXPECT_EQ(outcome.others.size(), 8U);
  }
}

TEST(OutcomeTest, StandsForEveryClaimInTheirOrder) {
  std::vector<Claim> claims;
  for (int i = 0; i < 140000; ++i) {  // more than one segment
    claims.push_back(claim("c" + std::to_string(i), Decimal(i, 0)));
    claims.back().subject = {std::to_string(i)};
  }
  const auto outcomes = audit(claims, {}, worded()).result.outcomes;
  ASSERT_EQ(outcomes.size(), claims.size());
  EXPECT_TRUE(std::ranges::is_sorted(outcomes, {}, &ClaimOutcome::claim));
  for (const ClaimOutcome& outcome : outcomes) ASSERT_EQ(outcome.reason, Reason::no_other_claim);
}

TEST(OutcomeTest, IsNotMadeForClaimSetsThatAreOnlyCounted) {
  EXPECT_TRUE(audit({claim("a", Decimal(5, 0))}, {}).result.outcomes.empty());
}

}  // namespace
}  // namespace veritally::test
