// Which claims and documents are the share of which part.
#include "audit/shard.hpp"

#include "audit/support.hpp"

#include <algorithm>
#include <map>
#include <random>

namespace veritally::test {
namespace {

Claim about(std::vector<std::string> subject, const std::string& measure,
            const std::string& document = "d") {
  Claim made = claim("c", Decimal(5, 0));
  made.subject = std::move(subject);
  made.measure = measure;
  made.document = document;
  return made;
}

// The part of each claim, in their order.
std::vector<std::uint32_t> parts_of(const std::vector<Claim>& claims, std::uint32_t of,
                                    std::size_t threads = 1) {
  const auto table = table_of(claims);
  const Alignment alignment(
      *table, reference(), [](std::uint32_t, const auto&, const auto&) {}, threads);
  const Bases bases(*table, alignment);
  std::vector<std::uint32_t> parts(claims.size());
  for (std::uint32_t part = 1; part <= of; ++part) {
    const Share share(*table, alignment, bases, {part, of});
    for (ClaimRef ref = 0; ref < claims.size(); ++ref) {
      if (!share.has_claim(ref)) continue;
      EXPECT_EQ(parts[ref], 0U) << "claim " << ref << " is of two parts";
      parts[ref] = part;
    }
  }
  EXPECT_EQ(std::ranges::count(parts, 0U), 0) << "some claim is of no part";
  return parts;
}

std::vector<Claim> many() {
  std::vector<Claim> claims;
  for (int i = 0; i < 3000; ++i) {
    claims.push_back(about({"Firm " + std::to_string(i % 700)}, "measure " + std::to_string(i % 9),
                           "d" + std::to_string(i % 40)));
  }
  return claims;
}

TEST(ShardTest, ReadsPartsAndNothingElse) {
  EXPECT_EQ(*parse_shard("1/1"), (Shard{1, 1}));
  EXPECT_EQ(*parse_shard("2/5"), (Shard{2, 5}));
  EXPECT_EQ(*parse_shard("5/5"), (Shard{5, 5}));
  for (const char* wrong : {"", "/", "1", "1/", "/1", "0/1", "2/1", "1/0", "-1/2", "1/2/3", "1/2 ",
                            "+1/2", "1/4294967296", "a/b"}) {
    const auto shard = parse_shard(wrong);
    ASSERT_FALSE(shard) << wrong;
    EXPECT_EQ(shard.error().kind, ErrorKind::usage) << wrong;
  }
}

TEST(ShardTest, PartsAreAboutAlike) {
  const std::vector<std::uint32_t> parts = parts_of(many(), 4);
  for (std::uint32_t part = 1; part <= 4; ++part) {
    EXPECT_NEAR(static_cast<double>(std::ranges::count(parts, part)), 750, 100);
  }
}

// Symbols are numbered as names are met.
TEST(ShardTest, PartsDoNotDependOnTheOrderOfNames) {
  std::vector<Claim> claims = many();
  const std::vector<std::uint32_t> parts = parts_of(claims, 5);
  std::map<std::pair<std::string, std::string>, std::uint32_t> known;
  for (std::size_t i = 0; i < claims.size(); ++i) {
    known[{claims[i].subject.front(), claims[i].measure}] = parts[i];
  }
  std::mt19937 chance(1);
  std::shuffle(claims.begin(), claims.end(), chance);
  const std::vector<std::uint32_t> shuffled = parts_of(claims, 5, 4);
  for (std::size_t i = 0; i < claims.size(); ++i) {
    const auto found = known.find({claims[i].subject.front(), claims[i].measure});
    ASSERT_NE(found, known.end());
    EXPECT_EQ(found->second, shuffled[i]);
  }
}

// Parts of one audit may be made on other machines, so this is the same on all.
TEST(ShardTest, PartsStayWhatTheyAre) {
  EXPECT_EQ(parts_of({about({"Amazon"}, "capital expenditure"), about({"Meta"}, "revenue"),
                      about({"Firm 1"}, "staff"), about({}, "revenue", "draft.md"),
                      about({"Meta"}, "", "wire.txt"), about({"Amazon", "Meta"}, "revenue")},
                     1000),
            (std::vector<std::uint32_t>{38, 558, 609, 449, 381, 228}));
}

TEST(ShardTest, CaseAndOrderOfSubjectsDoNotCount) {
  const std::vector<Claim> claims = {about({"Amazon", "Meta"}, "Revenue"),
                                     about({"META", "amazon"}, "revenue")};
  std::vector<Claim> turned(claims.rbegin(), claims.rend());
  const std::vector<std::uint32_t> parts = parts_of(claims, 1000);
  EXPECT_EQ(parts[0], parts[1]);
  EXPECT_EQ(parts_of(turned, 1000), parts);
}

// They are in no group, so the document decides.
TEST(ShardTest, ClaimsWithoutSubjectOrMeasureGoWithTheirDocument) {
  const std::vector<Claim> claims = {about({}, "revenue", "a"), about({"X"}, "", "a"),
                                     about({}, "", "a"), about({}, "", "b")};
  const std::vector<std::uint32_t> parts = parts_of(claims, 1000);
  EXPECT_EQ(parts[0], parts[1]);
  EXPECT_EQ(parts[0], parts[2]);
  EXPECT_NE(parts[0], parts[3]);
}

}  // namespace
}  // namespace veritally::test
