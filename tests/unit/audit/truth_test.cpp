#include "audit/truth.hpp"

#include "claim/quantity.hpp"

#include <algorithm>
#include <map>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

namespace veritally::test {
namespace {

using Statements = std::vector<Statement<Decimal>>;

Decimal decimal(const std::string& text) { return *Decimal::parse(text); }

Statement<Decimal> says(std::uint32_t source, const std::string& value) {
  const Decimal number = decimal(value);
  return {.source = source,
          .stated = Interval::point(number),
          .allowed = *interval_of(number, Comparator::equal, false)};
}

// The one question's answer, as the value and its support: "65.2 by 0 1".
std::string answer(const Statements& statements, std::uint32_t sources = 8) {
  TruthFinder finder(sources);
  finder.ask(statements);
  const auto found = finder.find();
  if (!found.answers.front()) return "none";
  std::string text = statements[found.answers.front()->statement].stated.low.value.to_string();
  text += " by";
  for (const std::uint32_t source : found.answers.front()->support) {
    text += ' ' + std::to_string(source);
  }
  return text;
}

TEST(Truth, IsWhatMostSourcesState) {
  EXPECT_EQ(answer({says(0, "65"), says(1, "72"), says(2, "65")}), "65 by 0 2");
  EXPECT_EQ(answer({says(0, "72"), says(1, "65")}), "65 by 1");
}

TEST(Truth, TakesTwoSources) {
  EXPECT_EQ(answer({says(0, "65")}), "none");
  EXPECT_EQ(answer({says(0, "65"), says(0, "66"), says(0, "65")}), "none");
  EXPECT_EQ(answer({}), "none");
}

TEST(Truth, CountsASourceOnceForAValue) {
  EXPECT_EQ(answer({says(0, "72"), says(0, "72"), says(0, "72"), says(1, "65"), says(2, "65")}),
            "65 by 1 2");
}

TEST(Truth, CountsOneOriginOnceForAValue) {
  const auto from = [](std::uint32_t origin, Statement<Decimal> statement) {
    statement.origin = origin;
    return statement;
  };
  const Statements wire = {from(3, says(0, "72")), from(3, says(1, "72")), from(3, says(2, "72")),
                           says(3, "65"), says(4, "65")};
  EXPECT_EQ(answer(wire), "65 by 3 4");
  EXPECT_EQ(answer({from(1, says(0, "72")), from(2, says(1, "72")), from(3, says(2, "72")),
                    says(3, "65"), says(4, "65")}),
            "72 by 0 1 2");
  TruthFinder finder(5);
  finder.ask(Statements(wire.begin(), wire.begin() + 3));
  EXPECT_EQ(finder.find().answers.front()->voices, 1U);
}

TEST(Truth, IsSupportedByWhatIsRounded) {
  EXPECT_EQ(answer({says(0, "66"), says(1, "65"), says(2, "65.2"), says(3, "66.4")}), "65 by 1 2");
  EXPECT_EQ(answer({says(0, "65"), says(1, "65.2"), says(2, "65.2"), says(3, "64.9")}),
            "65.2 by 0 1 2");
}

TEST(Truth, KeepsNeighboursApart) {
  EXPECT_EQ(answer({says(0, "41"), says(1, "42"), says(2, "42"), says(3, "41"), says(4, "42")}),
            "42 by 1 2 4");
}

TEST(Truth, CountsWrittenPrecisionOfOneValueTogether) {
  EXPECT_EQ(answer({says(0, "30.1"), says(1, "30.10"), says(2, "30.12")}), "30.1 by 0 1");
}

TEST(Truth, IsNoMereBound) {
  const auto over = [](std::uint32_t source, const std::string& value) {
    return Statement<Decimal>{
        source, Interval::point(decimal(value)), {{decimal(value), true}, {{}, true, true}}, false};
  };
  EXPECT_EQ(answer({over(0, "60"), over(1, "70")}), "none");
  EXPECT_EQ(answer({over(0, "60"), over(1, "70"), says(2, "72"), says(3, "65"), says(4, "65")}),
            "65 by 0 3 4");
  EXPECT_EQ(answer({over(0, "60"), over(1, "70"), says(2, "72"), says(3, "65")}), "72 by 0 1 2");
}

TEST(Truth, BelievesReliableSourcesMore) {
  TruthFinder finder(5);
  for (int i = 0; i < 20; ++i) {
    const std::string right = std::to_string(1000 + i);
    finder.ask(Statements{says(0, right), says(1, right), says(2, right),
                          says(3, std::to_string(2000 + 7 * i))});
  }
  // One against one: without what went before the lower value would be taken.
  const Statements last = {says(0, "72"), says(3, "65")};
  finder.ask(last);
  const auto found = finder.find();
  ASSERT_TRUE(found.answers.back());
  EXPECT_EQ(found.answers.back()->support, std::vector<std::uint32_t>{0});
  EXPECT_GT(*found.reliability[0], 0.9);
  EXPECT_LT(*found.reliability[3], 0.1);
  EXPECT_FALSE(found.reliability[4]);
}

// Sources with known error rates, one of which copies another.
struct World {
  std::vector<Statements> questions;
  std::vector<std::string> truths;
};

World make_world(std::uint32_t copiers) {
  std::mt19937 random(74);
  World world;
  for (int i = 0; i < 300; ++i) {
    const auto guess = [&] { return std::to_string(100 + random() % 900); };
    world.truths.push_back(guess());
    Statements statements;
    for (std::uint32_t source = 0; source < 5; ++source) {
      const bool right = random() % 10 < (source == 4 ? 3 : 5);
      statements.push_back(says(source, right ? world.truths.back() : guess()));
    }
    for (std::uint32_t copier = 0; copier < copiers; ++copier) {
      Statement<Decimal> copy = statements[4];
      copy.source = 5 + copier;
      statements.push_back(copy);
    }
    world.questions.push_back(std::move(statements));
  }
  return world;
}

int right_answers(const World& world, const TruthFinder::Found& found) {
  int right = 0;
  for (std::size_t i = 0; i < world.questions.size(); ++i) {
    const Statement<Decimal>& taken = world.questions[i][found.answers[i]->statement];
    if (taken.stated.low.value == decimal(world.truths[i])) ++right;
  }
  return right;
}

int right_majorities(const World& world) {
  int right = 0;
  for (std::size_t i = 0; i < world.questions.size(); ++i) {
    std::map<Decimal, int> votes;
    for (const auto& statement : world.questions[i]) ++votes[statement.stated.low.value];
    const auto most = std::ranges::max_element(
        votes, [](const auto& a, const auto& b) { return a.second < b.second; });
    if (most->first == decimal(world.truths[i])) ++right;
  }
  return right;
}

TEST(Truth, IsFoundMoreOftenThanByMajority) {
  const World world = make_world(0);
  TruthFinder finder(8);
  for (const Statements& statements : world.questions) finder.ask(statements);
  EXPECT_GE(right_answers(world, finder.find()), right_majorities(world));
}

TEST(Truth, CountsCopiesForLess) {
  const World world = make_world(1);
  TruthFinder finder(8);
  for (const Statements& statements : world.questions) finder.ask(statements);
  EXPECT_GT(right_answers(world, finder.find()), right_majorities(world) + 15);
}

TEST(Truth, IsTheSameInWhateverOrderItIsAsked) {
  std::mt19937 random(75);
  for (int i = 0; i < 500; ++i) {
    Statements statements;
    for (std::uint32_t source = 0; source < 6; ++source) {
      statements.push_back(
          says(source, std::to_string(40 + random() % 4) + (random() % 3 == 0 ? ".3" : "")));
    }
    const std::string before = answer(statements);
    std::shuffle(statements.begin(), statements.end(), random);
    EXPECT_EQ(answer(statements), before);
  }
}

// Slow and obvious: the support of all quarters of a line, one voice a source.
std::string best_by_hand(const Statements& statements) {
  const auto allows = [](const Statement<Decimal>& statement, const Decimal& number) {
    return statement.allowed.low.value < number && number < statement.allowed.high.value;
  };
  std::vector<Decimal> best;
  std::size_t most = 0;
  for (std::int64_t hundredth = 3801; hundredth < 4600; hundredth += 2) {
    const Decimal number(hundredth, -2);
    const auto support = static_cast<std::size_t>(std::ranges::count_if(
        statements, [&](const auto& statement) { return allows(statement, number); }));
    if (support > most) best.clear();
    most = std::max(most, support);
    if (support == most) best.push_back(number);
  }
  std::map<Decimal, std::size_t> votes;
  for (const auto& statement : statements) ++votes[statement.stated.low.value];
  const Decimal* taken = nullptr;
  for (const auto& [value, count] : votes) {
    const bool stands = std::ranges::any_of(statements, [&](const auto& statement) {
      return statement.stated.low.value == value &&
             std::ranges::any_of(best, [&](const Decimal& at) { return allows(statement, at); });
    });
    if (stands && (taken == nullptr || count > votes[*taken])) taken = &value;
  }
  return taken->to_string();
}

TEST(Truth, AgreesWithASlowSearch) {
  std::mt19937 random(76);
  for (int i = 0; i < 500; ++i) {
    Statements statements;
    const auto sources = static_cast<std::uint32_t>(2 + random() % 6);
    for (std::uint32_t source = 0; source < sources; ++source) {
      statements.push_back(
          says(source, std::to_string(40 + random() % 4) +
                           (random() % 2 == 0 ? "." + std::to_string(1 + random() % 9) : "")));
    }
    const std::string found = answer(statements);
    EXPECT_EQ(decimal(found.substr(0, found.find(' '))), decimal(best_by_hand(statements)));
  }
}

}  // namespace
}  // namespace veritally::test
