// Everything that can be wrong with a pack has one message with its line and column.
#include "packs/support.hpp"

#include <filesystem>
#include <fstream>
#include <string>
#include <utility>
#include <vector>

namespace veritally {
namespace {

using test::fault_of;

// The text that comes before is a whole rule, so that places are not all in the first line.
constexpr const char* before = "[[phrase]]\nid = \"house/one\"\nban = 'foo'\n\n";

struct Fault {
  std::string text;
  std::string said;  // without the name of the file
};

void expect_faults(const std::vector<Fault>& faults) {
  for (const Fault& fault : faults) {
    EXPECT_EQ(fault_of(before + fault.text), "house.toml:" + fault.said) << fault.text;
  }
}

TEST(PackFaults, AWholePackHasNone) {
  EXPECT_EQ(fault_of(before), "");
  EXPECT_EQ(fault_of("name = \"é\"\nversion = \"2\"\n" + std::string(before)), "");
}

TEST(PackFaults, OfTheFile) {
  EXPECT_EQ(fault_of(""), "house.toml:1:1: the pack declares no rule; write [[phrase]]");
  EXPECT_EQ(fault_of("name = \"x\"\n"),
            "house.toml:1:1: the pack declares no rule; write [[phrase]]");
  EXPECT_EQ(fault_of("nam = \"x\"\n" + std::string(before)),
            "house.toml:1:1: a pack has no key \"nam\"; the keys are name, version, phrase, limit, "
            "table, source, sum and ratio");
  EXPECT_EQ(fault_of("name = 5\n"), "house.toml:1:8: \"name\" is a number; write a text");
  EXPECT_EQ(fault_of("[phrase]\nid = \"house/one\"\n"),
            "house.toml:1:1: \"phrase\" is a table; write tables, [[phrase]] or { ... }");
  EXPECT_EQ(fault_of("phrase = [ 1 ]\n"),
            "house.toml:1:12: \"phrase\" is a number; write tables, [[phrase]] or { ... }");
}

TEST(PackFaults, OfToml) {
  const std::string said = fault_of("name = \"x\nversion = 1\n");
  EXPECT_TRUE(said.starts_with("house.toml:1:10: ")) << said;
  const std::string twice = fault_of("name = \"x\"\nname = \"y\"\n");
  EXPECT_TRUE(twice.starts_with("house.toml:2:")) << twice;
}

TEST(PackFaults, OfWhatAllRulesHave) {
  expect_faults({
      {"[[phrase]]\nban = 'x'\n", "5:1: a phrase has no \"id\"; write id = ..."},
      {"[[phrase]]\nid = \"House/Two\"\nban = 'x'\n",
       "6:6: the id is \"House/Two\"; write family/rule, in lower case with hyphens"},
      {"[[phrase]]\nid = \"two\"\nban = 'x'\n",
       "6:6: the id is \"two\"; write family/rule, in lower case with hyphens"},
      {"[[phrase]]\nid = \"house/one\"\nban = 'x'\n",
       "6:6: the id house/one stands in line 2 too; give each rule an id of its own"},
      {"[[phrase]]\nid = \"house/two\"\nban = 'x'\nseverity = \"bad\"\n",
       "8:12: \"severity\" is \"bad\"; write note, warning or error"},
      {"[[phrase]]\nid = \"house/two\"\nban = 'x'\noff = 1\n",
       "8:7: \"off\" is a number; write true or false"},
      {"[[phrase]]\nid = \"house/two\"\nban = 'x'\nmessage = \"\"\n",
       "8:11: \"message\" is empty; write a text"},
  });
}

TEST(PackFaults, OfPhrases) {
  expect_faults({
      {"[[phrase]]\nid = \"house/two\"\n",
       "5:1: a phrase has none of \"ban\", \"replace\" and \"require\"; write one of them"},
      {"[[phrase]]\nid = \"house/two\"\nban = 'x'\nrequire = 'y'\n",
       "5:1: a phrase both bans and requires words; write one of them"},
      {"[[phrase]]\nid = \"house/two\"\nban = 'x'\nwhere = 'y'\n",
       "5:1: \"where\" stands without \"require\"; name what the sentence must have"},
      {"[[phrase]]\nid = \"house/two\"\nrequire = 'x'\nunless = 'y'\n",
       "5:1: \"unless\" stands with \"require\" and without \"where\"; name the sentences that "
       "must "
       "have it"},
      {"[[phrase]]\nid = \"house/two\"\nban = 'x'\nbanned = 'y'\n",
       "8:1: a phrase has no key \"banned\"; the keys are id, summary, why, severity, off, case, "
       "ban, replace, require, where, unless, in, quotations and message"},
      {"[[phrase]]\nid = \"house/two\"\nban = ['x', \"é\", 7]\n",
       "7:18: \"ban\" is a number; write a text or a list of texts"},
      {"[[phrase]]\nid = \"house/two\"\nban = []\n", "7:7: \"ban\" is an empty list; write a text"},
      {"[[phrase]]\nid = \"house/two\"\nban = ['ok', '(x']\n",
       "7:14: '(x' is no pattern: missing ): (x; write a regular expression as RE2 has them"},
      {"[[phrase]]\nid = \"house/two\"\nban = 'x)(y'\n",
       "7:7: 'x)(y' is no pattern: unexpected ): x)(y; write a regular expression as RE2 has them"},
      {"[[phrase]]\nid = \"house/two\"\nban = 'x*'\n",
       "7:7: 'x*' also matches nothing at all; write a pattern of at least one letter"},
      {"[[phrase]]\nid = \"house/two\"\nban = 'x'\nunless = '[z-a]'\n",
       "8:10: '[z-a]' is no pattern: invalid character class range: z-a; write a regular "
       "expression as RE2 has them"},
      {"[[phrase]]\nid = \"house/two\"\nban = 'x'\nin = \"title\"\n",
       "8:6: \"in\" is \"title\"; write body, heading, table or caption"},
      {"[[phrase]]\nid = \"house/two\"\n[phrase.replace]\n'x' = 7\n",
       "8:7: \"x\" is a number; write a text"},
      {"[[phrase]]\nid = \"house/two\"\n[phrase.replace]\n'x' = 'a\\1'\n",
       "8:7: \"a\\1\" is no replacement: Rewrite schema requests 1 matches, but the regexp only "
       "has 0 parenthesized subexpressions.; write \\1 for what the first brackets of the pattern "
       "hold"},
      {"[[phrase]]\nid = \"house/two\"\nreplace = { 'x' = \"\" }\n",
       "7:19: \"x\" is empty; write a text"},
      {"[[phrase]]\nid = \"house/two\"\nreplace = {}\n",
       "7:11: \"replace\" is empty; name what it replaces"},
      {"[[phrase]]\nid = \"house/two\"\nreplace = 'x'\n",
       "7:11: \"replace\" is a text; write { 'this' = \"that\" }"},
  });
}

TEST(PackFaults, OfLimits) {
  expect_faults({
      {"[[limit]]\nid = \"house/two\"\nat_most = 5\n",
       "5:1: a limit has no \"measure\"; name what is limited: measure = \"age\""},
      {"[[limit]]\nid = \"house/two\"\nmeasure = \"age\"\n",
       "5:1: a limit has neither \"at_least\" nor \"at_most\"; write at_most = ..."},
      {"[[limit]]\nid = \"house/two\"\nmeasure = \"age\"\nat_least = 5\nat_most = 4.99\n",
       "9:11: \"at_most\" is less than \"at_least\"; exchange the two"},
      {"[[limit]]\nid = \"house/two\"\nmeasure = \"age\"\nat_most = \"many\"\n",
       "8:11: \"at_most\" is \"many\"; write a number, 12.5 or \"12.5 million\""},
      {"[[limit]]\nid = \"house/two\"\nmeasure = \"age\"\nat_most = 1e3\n",
       "8:11: \"at_most\" is \"1e3\"; write a number, 12.5 or \"12.5 million\""},
      {"[[limit]]\nid = \"house/two\"\nmeasure = \"age\"\nat_most = true\n",
       "8:11: \"at_most\" is true or false; write a number or a text"},
  });
}

TEST(PackFaults, OfSumsAndRatios) {
  expect_faults({
      {"[[sum]]\nid = \"house/two\"\ntotal = \"a\"\n",
       "5:1: a sum has no \"parts\"; write parts = ..."},
      {"[[sum]]\nid = \"house/two\"\nparts = [\"a\", \"b\"]\n",
       "5:1: a sum has no \"total\"; write total = ..."},
      {"[[sum]]\nid = \"house/two\"\ntotal = \"a\"\nparts = [\"b\"]\n",
       "8:10: \"parts\" names one part; name two or more"},
      {"[[sum]]\nid = \"house/two\"\ntotal = \"a\"\nparts = [\"b\", \"c\"]\nsubject = \"d\"\n"
       "measure = \"e\"\n",
       "10:11: both \"subject\" and \"measure\" are given; with \"subject\" the names are "
       "measures, "
       "with \"measure\" subjects; leave out one"},
      {"[[sum]]\nid = \"house/two\"\ntotal = \"a\"\nparts = [\"b\", \"b\"]\n",
       "8:15: \"b\" stands twice; name each figure once"},
      {"[[sum]]\nid = \"house/two\"\ntotal = \"a\"\nparts = [\"b\", \"a\"]\n",
       "8:15: \"a\" stands twice; name each figure once"},
      {"[[sum]]\nid = \"house/two\"\ntotal = \"a\"\nparts = [\"b\", \"c\"]\n"
       "measure = [\"d\", \"e\"]\n",
       "9:17: \"measure\" names several; write one rule for each"},
      {"[[sum]]\nid = \"house/two\"\ntotal = \"a\"\nparts = [\"b\", \"c\"]\nmessage = \"no\"\n",
       "9:1: a sum has no key \"message\"; the keys are id, summary, why, severity, off, total, "
       "parts, subject and measure"},
      {"[[ratio]]\nid = \"house/two\"\nnumerator = \"a\"\nresult = \"c\"\n",
       "5:1: a ratio has no \"denominator\"; write denominator = ..."},
  });
}

TEST(PackFaults, OfSources) {
  expect_faults({{"[[source]]\nid = \"house/two\"\nmeasure = \"price\"\n",
                  "5:1: a source has no \"sources\"; write sources = ..."}});
}

TEST(PackFaults, OfTables) {
  const std::string head = "[[table]]\nid = \"house/two\"\n";
  expect_faults({
      {head, "5:1: a table has neither \"rows\" nor \"file\"; write one of them"},
      {head + "rows = [{ measure = \"price\", value = 5 }]\n",
       "7:9: the row has no \"subject\"; write it in the row or once in the table"},
      {head + "subject = \"X\"\nrows = [\n  { measure = \"price\", value = 5 },\n  { value = 5 "
              "},\n]\n",
       "10:3: the row has no \"measure\"; write it in the row or once in the table"},
      {head + "subject = \"X\"\nmeasure = \"price\"\nrows = [{ period = 2024 }]\n",
       "9:9: the row has no \"value\"; write it in the row or once in the table"},
      {head + "subject = \"X\"\nmeasure = \"price\"\nrows = [{ value = 1, perod = 2024 }]\n",
       "9:22: a row has no key \"perod\"; the keys are subject, measure, period, value and unit"},
      {head + "subject = \"X\"\nmeasure = \"price\"\nrows = [{ value = 1, period = 20244 }]\n",
       "9:31: \"period\" is \"20244\"; write 2024, \"2024-Q3\", \"2024-07\", \"2024-07-31\" or "
       "\"... to ...\""},
      {head + "measure = \"price\"\nrows = [{ subject = \"Öl\", value = \"a\" }]\n",
       "8:35: \"value\" is \"a\"; write a number, 12.5 or \"12.5 million\""},
      {head + "rows = [1]\n", "7:9: \"rows\" is a number; write tables, [[rows]] or { ... }"},
      {head + "file = \"no-such.csv\"\n",
       "7:8: the file \"no-such.csv\" cannot be read; name a CSV file beside the pack"},
  });
}

class TableFile : public ::testing::Test {
 protected:
  void SetUp() override {
    folder_ = std::filesystem::temp_directory_path() /
              ("veritally-packs-" +
               std::string(::testing::UnitTest::GetInstance()->current_test_info()->name()));
    std::filesystem::create_directories(folder_);
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  // What is said of a table of this file; the name of the folder is left out.
  std::string said_of(const std::string& csv) const {
    std::ofstream(folder_ / "t.csv") << csv;
    const std::string said = fault_of(
        "[[table]]\nid = \"house/table\"\nsubject = \"X\"\nmeasure = \"price\"\n"
        "file = \"t.csv\"\n",
        (folder_ / "house.toml").string());
    return said.substr(said.empty() ? 0 : folder_.string().size() + 1);
  }

 private:
  std::filesystem::path folder_;
};

TEST_F(TableFile, IsReadBesideThePack) {
  EXPECT_EQ(said_of("period,value\n2024,5\n"), "");
  EXPECT_EQ(said_of("\xEF\xBB\xBFperiod,value\r\n2024,\"5 million\"\r\n\r\n"), "");
}

TEST_F(TableFile, FaultsHaveTheirPlaceInIt) {
  EXPECT_EQ(said_of(""), "t.csv:1:1: the file is empty; begin with a row of names");
  EXPECT_EQ(said_of("period,price\n2024,5\n"),
            "t.csv:1:8: there is no column \"price\"; the columns are subject, measure, period, "
            "value and unit");
  EXPECT_EQ(said_of("subject,value\nÄ,5\nÖl,five\n"),
            "t.csv:3:4: \"value\" is \"five\"; write a number, 12.5 or \"12.5 million\"");
  EXPECT_EQ(said_of("subject,value\n\"A\nB\",5\nC,x\n"),
            "t.csv:4:3: \"value\" is \"x\"; write a number, 12.5 or \"12.5 million\"");
  EXPECT_EQ(said_of("subject,value\nA,5,7\n"),
            "t.csv:2:1: the row has 3 cells and the first one has 2; put cells with commas in "
            "quotation marks");
  EXPECT_EQ(said_of("subject,value\nA,\n"),
            "t.csv:2:1: the row has no \"value\"; write it in the row or once in the table");
  EXPECT_EQ(said_of("period,value\nsoon,5\n").substr(0, 34),
            "t.csv:2:1: \"period\" is \"soon\"; wri");
  EXPECT_EQ(said_of("subject,value\n\"A,5\n"),
            "t.csv:3:1: a quotation mark stands within a cell or is not closed; put the whole cell "
            "in marks, and write marks within it twice");
}

}  // namespace
}  // namespace veritally
