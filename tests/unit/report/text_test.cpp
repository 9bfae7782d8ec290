// The text report of a small audit, compared with tests/unit/report/golden/. To accept what it
// prints now, after reading the difference: VERITALLY_UPDATE_GOLDEN=1 bin/test_report
#include "claimset/claim_set.hpp"
#include "report/renderer.hpp"
#include "support/shared_data.hpp"

#include <cstdlib>
#include <fstream>
#include <sstream>

#include <gtest/gtest.h>

namespace veritally::test {
namespace {

std::filesystem::path golden_file(const std::string& name) {
  return source_folder() / "tests/unit/report/golden" / name;
}

void expect_golden(const std::string& name, const std::string& text) {
  const auto file = golden_file(name);
  if (std::getenv("VERITALLY_UPDATE_GOLDEN") != nullptr) {
    std::filesystem::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << text;
    GTEST_SKIP() << file << " is written";
  }
  std::ostringstream expected;
  expected << std::ifstream(file, std::ios::binary).rdbuf();
  EXPECT_EQ(text, expected.str()) << "see the head of this test for how to accept it";
}

Claim claim(const std::string& id, const std::string& document) {
  Claim made;
  made.id = id;
  made.document = document;
  made.quantity.value = Decimal(5, 0);
  made.quantity.interval = Interval::point(Decimal(5, 0));
  return made;
}

// Five claims, of which four are in checks; findings of each severity; a fix and many labels.
struct SmallAudit {
  SmallAudit() {
    const auto held = std::make_shared<HeldClaims>("set.jsonl");
    for (int i = 0; i < 4; ++i) {
      held->on_claim(claim("c" + std::to_string(i), "draft.md"),
                     {static_cast<std::uint64_t>(i) * 10, static_cast<std::uint64_t>(i) * 10 + 9,
                      static_cast<std::uint64_t>(i) + 1, 1});
    }
    Claim placed = claim("placed", "draft.md");
    placed.begin = 100;
    placed.end = 104;
    placed.line = 7;
    placed.column = 3;
    held->on_claim(std::move(placed), {40, 49, 5, 1});
    add_held(held, table);

    result.rules = {{"sum/total", "1.0", "sum", {2, 1, 0, 1, 0}},
                    {"conflict/within", "1.0", "conflict", {1, 0, 1, 1, 1}}};
    Finding error;
    error.check = {0, Verdict::inconsistent, {0, 4}, {}, "2 + 2 = 4; stated 5"};
    error.check.labels = {{.claim = 0, .text = "stated as 5"},
                          {.role = LabelRole::contradicts, .claim = 4}};
    error.severity = Severity::error;
    error.confidence = 0.95;
    error.message = "the sum is 4 and not 5";
    error.fixes = {{"write 4", {{"draft.md", 100, 104, "4"}}}};
    error.fingerprint = "0123456789abcdef";
    Finding note;
    note.check = {1, Verdict::undetermined, {1}, {}, ""};
    for (std::uint64_t i = 0; i < 9; ++i) {
      note.check.labels.push_back({.role = LabelRole::related,
                                   .document = "wire.txt",
                                   .begin = i,
                                   .end = i,
                                   .line = 3,
                                   .column = i + 1});
    }
    note.severity = Severity::note;
    note.confidence = 0.05;
    note.message = "nine places";
    result.findings = {error, note};
    result.finding_count = 1237;
    result.severities = {0, 1, 1235, 1};
    result.coverage = {1234567, 5, 2, 2, 1, 1234562};
    result.score = 72.2;
    result.documents = {{"draft.md", "draft", {4, 4, 2, 2, 0, 0}, 50},
                        {"long-name.jsonl", "source", {1, 0, 0, 0, 0, 1}, std::nullopt}};
    result.incidents = {{"plugin-crash", "the rule a/b failed: it broke"}};
  }

  ClaimTable table;
  AuditResult result;
};

TEST(TextReportTest, IsAsGolden) {
  const SmallAudit audit;
  expect_golden("small.txt", render_text(audit.result, {audit.table, "fail", false, {}}));
}

TEST(TextReportTest, IsAsGoldenInColor) {
  const SmallAudit audit;
  expect_golden("small-color.txt", render_text(audit.result, {audit.table, "fail", true, {}}));
}

TEST(TextReportTest, AFindingWithoutLabelsPointsAtItsClaims) {
  SmallAudit audit;
  Finding& first = audit.result.findings.front();
  first.check.claims = {4};
  first.check.labels.clear();
  const std::string text = render_text(audit.result, {audit.table, "fail", false, {}});
  EXPECT_NE(text.find("the sum is 4 and not 5\n  --> draft.md:7:3 (placed)\n  = 2 + 2"),
            std::string::npos)
      << text;
}

TEST(TextReportTest, SaysWhatIsMissing) {
  SmallAudit audit;
  audit.result.score.reset();
  audit.result.findings.clear();
  audit.result.finding_count = 0;
  audit.result.severities = {};
  audit.result.documents.clear();
  audit.result.incidents.clear();
  audit.result.coverage = {1, 0, 0, 0, 0, 1};
  expect_golden("nothing.txt", render_text(audit.result, {audit.table, "pass", false, {}}));
}

TEST(TextReportTest, ListsWhatNobodyCheckedAsFarAsItIsGiven) {
  SmallAudit audit;
  audit.result.findings.clear();
  audit.result.finding_count = 0;
  audit.result.severities = {};
  audit.result.outcomes = {{.claim = 4, .reason = Reason::measure_unknown}};
  audit.result.unchecked_in_drafts = 1201;
  expect_golden("unchecked.txt", render_text(audit.result, {audit.table, "pass", false, {}}));
}

TEST(JsonReportTest, IsAsGolden) {
  SmallAudit audit;
  audit.result.outcomes = {
      {.claim = 0, .status = Status::conflicting, .others = {4}, .rules = {0}},
      {.claim = 1, .status = Status::undetermined, .rules = {1}},
      {.claim = 2, .status = Status::confirmed, .others = {0, 3}, .voices = 2, .rules = {1, 0}},
      {.claim = 3, .status = Status::recomputed, .others = {2}, .rules = {0}},
      {.claim = 4, .reason = Reason::not_compared, .others = {1}}};
  std::string text = render_json(audit.result, {audit.table, "fail", false, "\"b1\""});
  EXPECT_EQ(text.find('\n'), std::string::npos);
  // The version of the build is no part of what is compared.
  const std::string version = "\"version\":\"";
  const auto begin = text.find(version, text.find("\"tool\"")) + version.size();
  text.replace(begin, text.find('"', begin) - begin, "VERSION");
  expect_golden("small.json", text + '\n');
}

// A report is a claim set too: what an earlier audit said of a claim is not said again.
TEST(JsonReportTest, AnOutcomeTakesThePlaceOfOneThatWasRead) {
  ClaimTable table;
  Claim again = claim("again", "draft.md");
  again.others = R"("outcome":{"status":"confirmed"},"note":1)";
  const auto held = std::make_shared<HeldClaims>("set.jsonl");
  held->on_claim(std::move(again), {0, 9, 1, 1});
  add_held(held, table);
  AuditResult result;
  result.outcomes = {{.claim = 0, .reason = Reason::subject_unknown}};
  const std::string text = render_json(result, {table, "pass", false, {}});
  EXPECT_NE(text.find(R"("note":1,"outcome":{"status":"unchecked")"), std::string::npos) << text;
  EXPECT_EQ(text.find("confirmed\""), text.rfind("confirmed\"")) << text;  // that of the coverage
}

TEST(JsonReportTest, ScoresHaveOnePlace) {
  SmallAudit audit;
  const auto score = [&](double value) {
    audit.result.score = value;
    const std::string text = render_json(audit.result, {audit.table, "fail", false, {}});
    const auto begin = text.find("\"score\":") + 8;
    return text.substr(begin, text.find(',', begin) - begin);
  };
  for (int tenths = 0; tenths <= 1000; ++tenths) {
    const std::string whole = std::to_string(tenths / 10);
    const std::string expected =
        tenths % 10 == 0 ? whole : whole + '.' + std::to_string(tenths % 10);
    ASSERT_EQ(score(static_cast<double>(tenths) / 10), expected);
  }
}

TEST(JsonReportTest, ConfidencesHaveTwoPlaces) {
  SmallAudit audit;
  for (int hundredths = 0; hundredths <= 100; ++hundredths) {
    audit.result.findings[0].confidence = hundredths / 100.0;
    const std::string text = render_json(audit.result, {audit.table, "fail", false, {}});
    const auto begin = text.find("\"confidence\":") + 13;
    const std::string digits = std::to_string(hundredths);
    const std::string expected =
        hundredths == 100 ? "1" : "0." + std::string(2 - digits.size(), '0') + digits;
    ASSERT_EQ(text.substr(begin, text.find(',', begin) - begin), expected);
  }
}

}  // namespace
}  // namespace veritally::test
