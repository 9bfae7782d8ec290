#include "cli/ignore.hpp"

#include "support/temporary_folder.hpp"

#include <filesystem>
#include <fstream>

#include <gtest/gtest.h>

namespace veritally::test {
namespace {

std::optional<bool> ignores(std::string_view rules, std::string_view path, bool folder = false) {
  return IgnoreRules(rules).ignores(path, folder);
}

TEST(IgnoreRules, ANameIsMeantAtAnyDepthAndAPathHereAlone) {
  EXPECT_EQ(ignores("notes.md", "notes.md"), true);
  EXPECT_EQ(ignores("notes.md", "x/y/notes.md"), true);
  EXPECT_EQ(ignores("/notes.md", "notes.md"), true);
  EXPECT_EQ(ignores("/notes.md", "x/notes.md"), std::nullopt);
  EXPECT_EQ(ignores("x/notes.md", "x/notes.md"), true);
  EXPECT_EQ(ignores("x/notes.md", "y/x/notes.md"), std::nullopt);
  EXPECT_EQ(ignores("**/x/notes.md", "y/x/notes.md"), true);
}

TEST(IgnoreRules, ASlashAtTheEndMeansFolders) {
  EXPECT_EQ(ignores("build/", "build", true), true);
  EXPECT_EQ(ignores("build/", "x/build", true), true);
  EXPECT_EQ(ignores("build/", "build", false), std::nullopt);
}

TEST(IgnoreRules, TheLastRuleThatMatchesDecides) {
  EXPECT_EQ(ignores("*.md\n!a.md\n", "a.md"), false);
  EXPECT_EQ(ignores("*.md\n!a.md\n", "b.md"), true);
  EXPECT_EQ(ignores("!a.md\n*.md\n", "a.md"), true);
}

TEST(IgnoreRules, LinesAreReadAsGitReadsThem) {
  EXPECT_EQ(ignores("\xef\xbb\xbf# a.md\r\n\r\nb.md\r\n", "b.md"), true);
  EXPECT_EQ(ignores("#a.md", "#a.md"), std::nullopt);
  EXPECT_EQ(ignores("\\#a.md", "#a.md"), true);
  EXPECT_EQ(ignores("\\!a.md", "!a.md"), true);
  EXPECT_EQ(ignores("a.md   ", "a.md"), true);
  EXPECT_EQ(ignores("a.md\\  ", "a.md "), true);
  EXPECT_EQ(ignores("a b.md", "a b.md"), true);
  EXPECT_EQ(ignores("  \n/\n!\n", "a"), std::nullopt);
}

class IgnoreTest : public ::testing::Test {
 protected:
  void put(const std::string& path, std::string_view text) const {
    const auto file = root_ / path;
    std::filesystem::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << text;
  }

  TemporaryFolder folder_;
  std::filesystem::path root_ = std::filesystem::canonical(folder_.path());
};

TEST_F(IgnoreTest, RulesReachFromTheRepositoryDown) {
  put(".gitignore", "*.txt\n");
  put("top/.git/HEAD", "");
  put("top/.gitignore", "*.md\n/sub/deep/x.html\n");
  put("top/sub/.gitignore", "!keep.md\n");
  auto ignore = Ignore::start(root_ / "top" / "sub");
  ASSERT_TRUE(ignore);
  EXPECT_TRUE(ignore->ignores("a.md", false));
  EXPECT_FALSE(ignore->ignores("keep.md", false));
  // Above the repository there are no rules.
  EXPECT_FALSE(ignore->ignores("a.txt", false));
  ASSERT_TRUE(ignore->enter("deep"));
  EXPECT_TRUE(ignore->ignores("x.html", false));
  EXPECT_FALSE(ignore->ignores("keep.md", false));
  ignore->leave();
  EXPECT_FALSE(ignore->ignores("x.html", false));
}

TEST_F(IgnoreTest, ARepositoryInsideAnotherHasItsOwnRules) {
  put(".git/HEAD", "");
  put(".gitignore", "*.md\n");
  put("inner/.git/HEAD", "");
  auto ignore = Ignore::start(root_);
  ASSERT_TRUE(ignore);
  EXPECT_TRUE(ignore->ignores("a.md", false));
  ASSERT_TRUE(ignore->enter("inner"));
  EXPECT_FALSE(ignore->ignores("a.md", false));
}

TEST_F(IgnoreTest, OutsideARepositoryNothingIsIgnored) {
  put(".gitignore", "*.md\n");
  auto ignore = Ignore::start(root_);
  ASSERT_TRUE(ignore);
  EXPECT_FALSE(ignore->ignores("a.md", false));
}

}  // namespace
}  // namespace veritally::test
