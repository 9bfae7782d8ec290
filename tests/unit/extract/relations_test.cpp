// The derivations that sentences state: tests/cases/relations/*.cases.
//
// A case is a sentence behind "> ", and a line for each claim with a derivation:
//   text = kind of operand; operand
// with claims by their text. A sentence without such lines states none.
#include "document/reader.hpp"
#include "extract/document_claims.hpp"
#include "extract/support.hpp"
#include "reference/reference_data.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

namespace veritally {
namespace {

namespace fs = std::filesystem;

struct RelationCase {
  std::string place;     // file:line
  std::string language;  // that of the file where it has the name of one, else English
  std::string text;
  std::vector<std::string> derivations;
};

std::vector<RelationCase> cases_of(const fs::path& path) {
  std::vector<RelationCase> out;
  std::ifstream file(path);
  const std::string stem = path.stem().string();
  const std::string language = stem.size() == 2 ? stem : "en";
  int number = 0;
  for (std::string line; std::getline(file, line);) {
    ++number;
    if (line.empty() || line.front() == '#') continue;
    if (line.starts_with("> ")) {
      const std::string place = path.filename().string() + ":" + std::to_string(number);
      out.push_back({place, language, line.substr(2), {}});
    } else {
      out.back().derivations.push_back(line);
    }
  }
  return out;
}

std::vector<RelationCase> all_cases() {
  std::vector<RelationCase> all;
  for (const auto& entry :
       fs::directory_iterator(test::source_folder() / "tests/cases/relations")) {
    std::ranges::move(cases_of(entry.path()), std::back_inserter(all));
  }
  return all;
}

std::vector<Claim> claims_of(std::string_view text, const std::string& language = "en") {
  static const auto reference =
      ReferenceData::load(test::source_folder() / "data", std::nullopt, std::nullopt).value();
  const Vocabulary vocabulary{test::lexicon(language)};
  const auto document = read_document(text, "d", DocumentFormat::text);
  const ExtractContext context{vocabulary, *reference, parse_date("2025-02-07")};
  return claims_in(*document, context).claims;
}

std::string text_of(const std::vector<Claim>& claims, const std::string& id) {
  const auto found = std::ranges::find(claims, id, &Claim::id);
  return found == claims.end() ? "no claim " + id : found->text;
}

std::vector<std::string> derivations_in(const std::vector<Claim>& claims) {
  std::vector<std::string> out;
  for (const Claim& claim : claims) {
    if (!claim.derivation) continue;
    std::string line = claim.text + " = " + std::string(to_string(claim.derivation->kind));
    std::string_view separator = " of ";
    for (const std::string& id : claim.derivation->of) {
      line.append(std::exchange(separator, "; ")).append(text_of(claims, id));
    }
    out.push_back(line);
  }
  return out;
}

std::string lines(const std::vector<std::string>& all) {
  std::string out;
  for (const auto& one : all) out += one + "\n";
  return out;
}

TEST(Relations, AreReadFromWordsAlone) {
  const auto cases = all_cases();
  ASSERT_GE(cases.size(), 120U);
  std::ptrdiff_t silent = 0;
  for (const RelationCase& one : cases) {
    const auto claims = claims_of(one.text, one.language);
    EXPECT_GE(claims.size(), 2U) << one.place << ": " << one.text;
    EXPECT_EQ(lines(derivations_in(claims)), lines(one.derivations))
        << one.place << ": " << one.text;
    if (one.derivations.empty()) ++silent;
  }
  EXPECT_GE(silent * 3, static_cast<std::ptrdiff_t>(cases.size()));
}

const Claim& claim_with(const std::vector<Claim>& claims, std::string_view text) {
  const auto found = std::ranges::find(claims, text, &Claim::text);
  if (found == claims.end()) std::abort();
  return *found;
}

TEST(Relations, WrongNumbersAreLinkedAsWell) {
  const auto claims = claims_of("It paid $3m for land and $5m for work, for a total of $9m.");
  EXPECT_EQ(lines(derivations_in(claims)), "$9m = sum of $3m; $5m\n");
}

TEST(Relations, AnOldValueIsNotOfThePeriodOfTheNewOne) {
  const auto claims = claims_of("In 2024 Birch Group's revenue was $15m, up from $12m.");
  const auto& now = claim_with(claims, "$15m").period;
  const auto& old = claim_with(claims, "$12m").period;
  ASSERT_TRUE(now && now->from && old);
  EXPECT_NE(old, now);
  EXPECT_EQ(old->relation, Relation::until);
}

TEST(Relations, AnOldValueKeepsAPeriodOfItsOwn) {
  const auto claims = claims_of("Birch Group's revenue rose 25% to $15m from $12m in 2023.");
  const auto& old = claim_with(claims, "$12m").period;
  ASSERT_TRUE(old && old->from);
  EXPECT_EQ(to_string(*old->from), "2023-01-01");
}

TEST(Relations, PointsBesidePercentagesArePercentagePoints) {
  const auto claims = claims_of("Support fell by 12 points from 52% to 40%.");
  EXPECT_EQ(claim_with(claims, "12 points").quantity.unit, "percentage-point");
  EXPECT_EQ(claims_of("Birch won by 12 points from 3 games.").front().quantity.unit, "1");
}

TEST(Relations, PartsAreSetApartByWhatTheyAreFor) {
  const auto claims =
      claims_of("Birch Group paid $3m for the land, $4m in Spain and $5m, for a total of $12m.");
  EXPECT_EQ(claim_with(claims, "$3m").scope, std::vector<std::string>{"land"});
  EXPECT_EQ(claim_with(claims, "$4m").scope, std::vector<std::string>{"Spain"});
  EXPECT_TRUE(claim_with(claims, "$5m").scope.empty());
  EXPECT_TRUE(claim_with(claims, "$12m").scope.empty());
}

TEST(Relations, AChangeInOneUnitIsOneInTheOther) {
  const auto claims = claims_of("Temperatures rose 2 °C (3.6 °F).");
  EXPECT_EQ(claim_with(claims, "3.6 °F").quantity.change, Change::up);
}

}  // namespace
}  // namespace veritally
