// Which claims of a text are set apart by times that give no period.
#include "extract/unplaced.hpp"

#include "extract/support.hpp"

#include <gtest/gtest.h>

namespace veritally::test {
namespace {

// One claim about a thing, and what its sentence says of its time.
struct Told {
  std::string thing;
  std::string words;  // empty: none
  TimeUnit unit = TimeUnit::quarter;
  bool usual = false;
  bool in_line = false;
  bool dated = false;
};

// The scopes that the claims get, in their order, "." for none.
std::string apart(const std::vector<Told>& all) {
  std::vector<Claim> claims(all.size());
  std::vector<extract::Unplaced> unplaced;
  std::vector<bool> in_line;
  for (std::size_t i = 0; i < all.size(); ++i) {
    claims[i].subject = {"X"};
    claims[i].measure = all[i].thing;
    if (all[i].dated) claims[i].period = Period{parse_date("2024-01-01"), parse_date("2024-12-31")};
    if (!all[i].words.empty()) {
      unplaced.push_back({&claims[i], all[i].words, all[i].usual, all[i].unit});
    }
    in_line.push_back(all[i].in_line);
  }
  extract::set_apart(unplaced, claims, in_line);
  std::string out;
  for (const Claim& claim : claims) {
    out += claim.scope.empty() ? "." : "[" + claim.scope.front() + "]";
  }
  return out;
}

TEST(Unplaced, OneTimeIsThatOfTheWholeText) {
  EXPECT_EQ(apart({}), "");
  EXPECT_EQ(apart({{"sales", "monday", TimeUnit::day}, {"sales", ""}}), "..");
  EXPECT_EQ(apart({{"sales", "last year", TimeUnit::year}, {"sales", "last year", TimeUnit::year}}),
            "..");
  EXPECT_EQ(apart({{"sales", "fourth quarter"}, {"profit", ""}}), "..");
}

TEST(Unplaced, AHeadlineMayLeaveItOut) {
  EXPECT_EQ(apart({{"sales", "fourth quarter"}, {.thing = "sales", .words = "", .in_line = true}}),
            "..");
  EXPECT_EQ(apart({{"sales", "fourth quarter"}, {"sales", ""}}), "[fourth quarter].");
}

TEST(Unplaced, SeveralTimesOfOneThingAreApart) {
  EXPECT_EQ(apart({{"toll", "monday", TimeUnit::day}, {"toll", "tuesday", TimeUnit::day}}),
            ".[tuesday]");
  EXPECT_EQ(apart({{"toll", "monday", TimeUnit::day}, {"rain", "tuesday", TimeUnit::day}}), "..");
}

TEST(Unplaced, ResultsOfSeveralStretchesAreApart) {
  EXPECT_EQ(apart({{"sales", "third quarter"}, {"profit", "year", TimeUnit::year}}), ".[year]");
}

TEST(Unplaced, ThePeriodsOfAThingAreOtherTimes) {
  EXPECT_EQ(apart({{"sales", "fourth quarter"}, {.thing = "sales", .words = "", .dated = true}}),
            "[fourth quarter].");
}

TEST(Unplaced, TheUsualTimeNarrowsNothing) {
  EXPECT_EQ(apart({{"sales", "quarter", TimeUnit::quarter, true}, {"sales", "first half"}}),
            ".[first half]");
}

}  // namespace
}  // namespace veritally::test
