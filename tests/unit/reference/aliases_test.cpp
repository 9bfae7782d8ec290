#include "reference/aliases.hpp"

#include "support/shared_data.hpp"

#include <chrono>
#include <fstream>
#include <iostream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace veritally {
namespace {

std::filesystem::path data_folder() { return test::source_folder() / "data"; }

class AliasesTest : public testing::Test {
 protected:
  Result<Aliases> read(const std::string& toml) {
    std::ofstream(file_, std::ios::binary) << toml;
    return Aliases::load(file_);
  }
  std::string message(const std::string& toml) {
    const auto aliases = read(toml);
    return aliases ? "none" : to_string(aliases.error());
  }
  void TearDown() override { std::filesystem::remove(file_); }

  // Tests may run at the same time: one file a test.
  std::string file_ =
      (std::filesystem::temp_directory_path() /
       ("aliases-" + std::string(testing::UnitTest::GetInstance()->current_test_info()->name()) +
        ".toml"))
          .string();
};

TEST_F(AliasesTest, BuiltInNames) {
  const auto aliases = Aliases::load(data_folder() / "aliases.toml");
  ASSERT_TRUE(aliases) << to_string(aliases.error());
  for (const auto& [name, canonical] : std::vector<std::pair<std::string, std::string>>{
           {"Google", "Alphabet"},
           {"GOOGLE LLC", "Alphabet"},
           {"Alphabet Inc.", "Alphabet"},
           {"Amazon.com, Inc.", "Amazon"},
           {"AWS", "Amazon"},
           {"Facebook", "Meta"},
           {"the U.S.", "United States"},
           {"USA", "United States"},
           {"Britain", "United Kingdom"},
           {"  The   European  Union ", "European Union"},
           {"BofA", "Bank of America"},
           {"Volkswagen AG", "Volkswagen"},
           {"Taiwan Semiconductor Manufacturing Co., Ltd.", "TSMC"},
           {"Merck & Co.", "Merck"},
           {"the Fed", "Federal Reserve"},
           {"Coca-Cola Company", "Coca-Cola"},
           {"total", "total"},
           {"us", "us"},
           {"mit", "mit"}}) {
    EXPECT_EQ(aliases->canonical(name), canonical) << name;
  }
  EXPECT_GT(aliases->size(), 400U);
}

TEST_F(AliasesTest, BuiltInMeasures) {
  const auto measures = Aliases::load(data_folder() / "measures.toml");
  ASSERT_TRUE(measures) << to_string(measures.error());
  EXPECT_EQ(measures->canonical("capex"), "capital expenditure");
  EXPECT_EQ(measures->canonical("Capital Spending"), "capital expenditure");
  EXPECT_EQ(measures->canonical("sales"), "revenue");
  EXPECT_EQ(measures->canonical("employees"), "headcount");
  EXPECT_EQ(measures->canonical("GDP"), "gross domestic product");
  EXPECT_EQ(measures->canonical("number of hospitals"), "number of hospitals");
}

TEST_F(AliasesTest, UnknownNamesAreOnlyTrimmed) {
  const Aliases none;
  EXPECT_EQ(none.canonical("  the Acme Corp. "), "Acme");
  EXPECT_EQ(none.canonical("Acme  Rockets GmbH & Co. KG"), "Acme  Rockets");
  EXPECT_EQ(none.canonical("Acme S.p.A."), "Acme");
  EXPECT_EQ(none.canonical("Acme, Inc"), "Acme");
  EXPECT_EQ(none.canonical("Theodor"), "Theodor");
  EXPECT_EQ(none.canonical("Inc."), "Inc.");
  EXPECT_EQ(none.canonical("Company"), "Company");
  EXPECT_EQ(none.canonical("the"), "the");
  EXPECT_EQ(none.canonical(""), "");
  EXPECT_EQ(none.canonical("   "), "");
  EXPECT_EQ(none.canonical("Casa"), "Casa");
  EXPECT_EQ(none.canonical("mi casa"), "mi casa");
  EXPECT_EQ(none.canonical(std::string(100000, 'x')).size(), 100000U);
}

TEST_F(AliasesTest, CaseCountsWhereTheFileSaysSo) {
  const auto aliases = read("[names]\nA = [\"=WHO\", \"acme\"]\n");
  ASSERT_TRUE(aliases) << to_string(aliases.error());
  EXPECT_EQ(aliases->canonical("the WHO"), "A");
  EXPECT_EQ(aliases->canonical("who"), "who");
  EXPECT_EQ(aliases->canonical("ACME"), "A");
}

TEST_F(AliasesTest, FilesCanBeAdded) {
  auto aliases = read("[names]\nAcme = [\"Acme Rockets\"]\n");
  ASSERT_TRUE(aliases) << to_string(aliases.error());
  std::ofstream(file_, std::ios::binary) << "[more]\n\"Ümlaut\" = [\"Umlaut\"]\n";
  ASSERT_TRUE(aliases->add(file_));
  EXPECT_EQ(aliases->canonical("acme rockets"), "Acme");
  EXPECT_EQ(aliases->canonical("Umlaut GmbH"), "Ümlaut");
  EXPECT_EQ(aliases->size(), 4U);
}

TEST_F(AliasesTest, ErrorsNameThePlace) {
  EXPECT_EQ(message("[names]\nA = [\"x\"]\nB = [\"X Inc.\"]\n"),
            file_ + ":3:6: \"X Inc.\" stands for \"A\" and for \"B\"");
  EXPECT_EQ(message("[names]\nA = \"x\"\n"), file_ + ":2:5: expected an array of aliases");
  EXPECT_EQ(message("[names]\nA = [1]\n"), file_ + ":2:6: expected an alias in quotes");
  EXPECT_EQ(message("A = []\n"), file_ + ":1:5: expected a table of names");
  EXPECT_EQ(message("[names]\nA = [\"\"]\n"), file_ + ":2:6: a name must have 1 to 120 bytes");
  EXPECT_NE(message("[names\n").find(file_ + ":1:"), std::string::npos);
  EXPECT_FALSE(Aliases::load(data_folder() / "no-such-file.toml"));
}

TEST_F(AliasesTest, UnknownNamesAreCheap) {
  const auto aliases = Aliases::load(data_folder() / "aliases.toml");
  ASSERT_TRUE(aliases);
  std::vector<std::string> names;
  for (int i = 0; i < 1000; ++i) names.push_back("Company number " + std::to_string(i));
  std::size_t bytes = 0;
  const auto start = std::chrono::steady_clock::now();
  for (int round = 0; round < 100; ++round) {
    for (const auto& name : names) bytes += aliases->canonical(name).size();
  }
  const std::chrono::duration<double, std::nano> time = std::chrono::steady_clock::now() - start;
  EXPECT_GT(bytes, 0U);
  std::cout << time.count() / 100000 << " ns a name\n";
}

}  // namespace
}  // namespace veritally
