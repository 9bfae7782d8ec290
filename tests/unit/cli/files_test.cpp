#include "cli/files.hpp"

#include "support/temporary_folder.hpp"

#include <filesystem>
#include <fstream>

#include <gtest/gtest.h>
#include <unistd.h>

namespace veritally::test {
namespace {

namespace fs = std::filesystem;

using Paths = std::vector<std::string>;

// The current folder is a temporary one while a test runs.
class FilesTest : public ::testing::Test {
 public:
  FilesTest() : before_(fs::current_path()) { fs::current_path(folder_.path()); }
  ~FilesTest() override { fs::current_path(before_); }

 protected:
  static void put(const std::string& path, std::string_view text = "") {
    const fs::path file(path);
    if (file.has_parent_path()) fs::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << text;
  }

  static Paths find(const Paths& operands, const FileSearch& search = {}) {
    auto found = find_files(operands, search);
    EXPECT_TRUE(found) << to_string(found.error());
    return found ? *found : Paths();
  }

  static std::string error_of(const Paths& operands, const FileSearch& search = {}) {
    const auto found = find_files(operands, search);
    EXPECT_FALSE(found);
    return found ? "" : to_string(found.error());
  }

 private:
  TemporaryFolder folder_;
  fs::path before_;
};

constexpr FileSearch claim_sets{FileRole::claim_sets, std::nullopt, true};

TEST_F(FilesTest, AFolderStandsForItsTextsInTheOrderOfTheirBytes) {
  for (const char* name : {"d/b.md", "d/a/z.txt", "d/a.html", "d/B.MD", "d/a-b.markdown", "d/c.htm",
                           "d/e.pdf", "d/f.json", "d/g"}) {
    put(name);
  }
  const Paths expected = {"d/B.MD", "d/a-b.markdown", "d/a.html", "d/a/z.txt", "d/b.md", "d/c.htm"};
  EXPECT_EQ(find({"d"}), expected);
  EXPECT_EQ(find({"d//"}), expected);
  EXPECT_EQ(find({".//./d/"}), expected);
  EXPECT_EQ(find({"."}), expected);
}

TEST_F(FilesTest, AFolderOfClaimSetsStandsForClaimSetsAndNoConfiguration) {
  for (const char* name :
       {"d/a.json", "d/b.jsonl", "d/c.csv", "d/d.toml", "d/veritally.toml", "d/e.md"}) {
    put(name);
  }
  EXPECT_EQ(find({"d"}, claim_sets), (Paths{"d/a.json", "d/b.jsonl", "d/c.csv", "d/d.toml"}));
  EXPECT_EQ(find({"d/veritally.toml"}, claim_sets), (Paths{"d/veritally.toml"}));
}

TEST_F(FilesTest, HiddenFilesAreFoundByNameAlone) {
  put("d/.hidden.md");
  put("d/.cache/a.md");
  put("d/b.md");
  EXPECT_EQ(find({"d"}), (Paths{"d/b.md"}));
  EXPECT_EQ(find({"d/**"}), (Paths{"d/b.md"}));
  EXPECT_EQ(find({"d/.cache", "d/.hidden.md"}), (Paths{"d/.cache/a.md", "d/.hidden.md"}));
}

TEST_F(FilesTest, APatternStandsForWhatMatches) {
  for (const char* name : {"d/a.md", "d/b.md", "d/x/a.md", "d/x/y/a.html", "d/data.csv", "e.md"}) {
    put(name);
  }
  EXPECT_EQ(find({"d/*.md"}), (Paths{"d/a.md", "d/b.md"}));
  EXPECT_EQ(find({"*.md"}), (Paths{"e.md"}));
  EXPECT_EQ(find({"**/a.*"}), (Paths{"d/a.md", "d/x/a.md", "d/x/y/a.html"}));
  EXPECT_EQ(find({"d/[ab].md"}), (Paths{"d/a.md", "d/b.md"}));
  EXPECT_EQ(find({"d/**/y/?.html"}), (Paths{"d/x/y/a.html"}));
  EXPECT_EQ(find({"?/x/*"}), (Paths{"d/x/a.md", "d/x/y/a.html"}));
  EXPECT_EQ(find({"d/*/"}), (Paths{"d/x/a.md", "d/x/y/a.html"}));
  EXPECT_EQ(find({fs::current_path().string() + "/*.md"}),
            (Paths{fs::current_path().string() + "/e.md"}));
}

TEST_F(FilesTest, APatternThatNamesAKindTakesIt) {
  for (const char* name : {"d/a.csv", "d/b.md", "d/c.rst", "d/veritally.toml", "d/x.toml"}) {
    put(name);
  }
  EXPECT_EQ(find({"d/*"}), (Paths{"d/b.md"}));
  EXPECT_EQ(find({"d/*.csv"}), (Paths{"d/a.csv"}));
  EXPECT_EQ(find({"d/*.toml"}), (Paths{"d/x.toml"}));
  EXPECT_EQ(find({"d/*"}, claim_sets), (Paths{"d/a.csv", "d/x.toml"}));
  EXPECT_EQ(find({"d/*.rst"}, {FileRole::texts, "text", true}), (Paths{"d/c.rst"}));
  EXPECT_EQ(find({"d"}, {FileRole::texts, "text", true}), (Paths{"d/b.md"}));
}

TEST_F(FilesTest, AFileWithSpecialCharactersIsItself) {
  put("a[1].md");
  put("a1.md");
  EXPECT_EQ(find({"a[1].md"}), (Paths{"a[1].md"}));
  EXPECT_EQ(find({"a[12].md"}), (Paths{"a1.md"}));
}

TEST_F(FilesTest, EachFileIsFoundOnceAndOperandsKeepTheirOrder) {
  put("d/a.md");
  put("d/b.md");
  fs::create_symlink("a.md", "d/link.md");
  EXPECT_EQ(find({"d/b.md", "d", "./d/a.md", "d/*.md"}), (Paths{"d/b.md", "d/a.md"}));
  EXPECT_EQ(find({"-", "none.md", "-"}), (Paths{"-", "none.md"}));
}

TEST_F(FilesTest, LinksToFilesAreReadAndLinksToFoldersAreNot) {
  put("other/a.md");
  fs::create_directories("d/x");
  fs::create_symlink("../other/a.md", "d/a.md");
  fs::create_directory_symlink("..", "d/x/up");
  fs::create_directory_symlink("x", "d/x/self");
  fs::create_symlink("loop.md", "d/loop.md");
  EXPECT_EQ(find({"d"}), (Paths{"d/a.md"}));
  EXPECT_EQ(find({"d/**/*.md"}), (Paths{"d/a.md"}));
  // One that is named is entered.
  fs::create_directory_symlink("other", "entered");
  EXPECT_EQ(find({"entered"}), (Paths{"entered/a.md"}));
}

TEST_F(FilesTest, WhatGitIgnoresIsPassedOverUnlessNamedOrAskedFor) {
  put(".git/HEAD");
  put(".gitignore", "old/\n*.html\n!keep.html\n");
  for (const char* name : {"d/a.md", "d/b.html", "d/keep.html", "d/old/c.md"}) put(name);
  EXPECT_EQ(find({"d"}), (Paths{"d/a.md", "d/keep.html"}));
  EXPECT_EQ(find({"**/*.html"}), (Paths{"d/keep.html"}));
  EXPECT_EQ(find({"d/b.html", "d/old"}), (Paths{"d/b.html", "d/old/c.md"}));
  EXPECT_EQ(find({"d"}, {FileRole::texts, std::nullopt, false}),
            (Paths{"d/a.md", "d/b.html", "d/keep.html", "d/old/c.md"}));
}

TEST_F(FilesTest, WhatHasNoFileIsAnError) {
  put("d/a.pdf");
  put("d/sub/b.json");
  EXPECT_EQ(error_of({"d"}),
            "d: no file to read stands in this folder; a folder stands for the files below it that "
            "end in .txt, .md, .markdown, .html or .htm; --no-ignore reads what git ignores, too");
  EXPECT_EQ(error_of({"d/*.md"}),
            "d/*.md: nothing matches this pattern; --no-ignore reads what git ignores, too");
  EXPECT_EQ(error_of({"nowhere/*.md"}),
            "nowhere/*.md: nothing matches this pattern; there is no folder nowhere/");
}

TEST_F(FilesTest, AFolderThatCannotBeReadIsAnError) {
  if (::geteuid() == 0) GTEST_SKIP() << "root reads every folder";
  put("d/a.md");
  put("d/closed/b.md");
  fs::permissions("d/closed", fs::perms::none);
  EXPECT_EQ(error_of({"d"}), "d/closed: cannot be read: Permission denied");
  fs::permissions("d/closed", fs::perms::owner_all);
}

}  // namespace
}  // namespace veritally::test
