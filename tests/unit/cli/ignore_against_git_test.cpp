// Random trees with random .gitignore files: what is found in them, held against what git's own
// `check-ignore` says of every file.
#include "cli/files.hpp"
#include "support/temporary_folder.hpp"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <random>
#include <set>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace veritally::test {
namespace {

namespace fs = std::filesystem;

class RandomTree {
 public:
  RandomTree(fs::path root, unsigned seed) : root_(std::move(root)), random_(seed) {
    // As much of a repository as git asks for.
    fs::create_directories(root_ / ".git/objects");
    fs::create_directories(root_ / ".git/refs");
    std::ofstream(root_ / ".git/HEAD") << "ref: refs/heads/main\n";
    fill("", 3);
  }

  // Relative to the root.
  const std::vector<std::string>& folders() const { return folders_; }
  const std::vector<std::string>& files() const { return files_; }

 private:
  std::size_t below(std::size_t end) {
    return std::uniform_int_distribution<std::size_t>(0, end - 1)(random_);
  }

  template <std::size_t Size>
  std::string one_of(const char* const (&words)[Size]) {
    return words[below(Size)];
  }

  std::string name() {
    std::string name = one_of({"a", "b", "ab", "ba", "aab", "c", "a-c", "#a", "!b", "a b", "[a]",
                               "a*", "b\\", "\xc3\xa4", "]", "7", "a "});
    return below(3) == 0 ? name + one_of({"a", "b", "c"}) : name;
  }

  std::string pattern_of_name() {
    if (below(6) == 0) return name();
    std::string pattern;
    for (std::size_t pieces = 1 + below(4); pieces > 0; --pieces) {
      pattern += one_of({"a",
                         "b",
                         "c",
                         "ab",
                         "-",
                         ".txt",
                         " ",
                         "*",
                         "*",
                         "?",
                         "[ab]",
                         "[!a]",
                         "[^b-z]",
                         "[a-c]",
                         "[]a]",
                         "[[:digit:]]",
                         "[[:alpha:]_]",
                         "[a/b]",
                         "\\a",
                         "\\*",
                         "\\[",
                         "\\ ",
                         "[",
                         "#",
                         "!",
                         "]",
                         "\xc3",
                         "[\\]a]",
                         "[a\\-c]"});
    }
    // Beside others in a name, two stars are one; git takes some that follow a word for more.
    for (std::size_t at; (at = pattern.find("**")) != std::string::npos;) pattern.erase(at, 1);
    return pattern;
  }

  std::string line() {
    std::string line = below(4) == 0 ? "!" : "";
    if (below(4) == 0) line += '/';
    for (std::size_t names = 1 + below(3); names > 0; --names) {
      line += below(5) == 0 ? "**" : pattern_of_name();
      if (names > 1) line += '/';
    }
    return line + one_of({"", "", "", ".txt", "/", " ", "\r", "\\"});
  }

  void fill(const std::string& folder, int depth) {
    folders_.push_back(folder);
    if (below(2) == 0) {
      std::ofstream rules(root_ / folder / ".gitignore", std::ios::binary);
      for (std::size_t lines = 1 + below(6); lines > 0; --lines) rules << line() << '\n';
    }
    for (std::size_t files = below(6); files > 0; --files) {
      const std::string file = folder + name() + ".txt";
      if (fs::exists(root_ / file)) continue;
      std::ofstream(root_ / file) << "";
      files_.push_back(file);
    }
    for (std::size_t count = depth == 0 ? 0 : below(4); count > 0; --count) {
      const std::string inner = folder + name();
      if (fs::create_directory(root_ / inner)) fill(inner + '/', depth - 1);
    }
  }

  fs::path root_;
  std::mt19937 random_;
  std::vector<std::string> folders_;
  std::vector<std::string> files_;
};

bool has_git() { return std::system("git --version >/dev/null 2>&1") == 0; }

// Those of the paths that git ignores.
std::set<std::string> ignored_by_git(const fs::path& root, const std::vector<std::string>& paths,
                                     const TemporaryFolder& scratch) {
  std::ofstream asked(scratch.file("asked"), std::ios::binary);
  for (const std::string& path : paths) asked << path << '\0';
  asked.close();
  const std::string home = scratch.path().string();
  const std::string command = "HOME='" + home + "' XDG_CONFIG_HOME='" + home +
                              "' GIT_CONFIG_NOSYSTEM=1 git -C '" + root.string() +
                              "' check-ignore --stdin -z <'" + scratch.file("asked") + "' >'" +
                              scratch.file("told") + "' 2>/dev/null";
  const int status = std::system(command.c_str());
  EXPECT_TRUE(WEXITSTATUS(status) <= 1) << command;  // 1: none is ignored
  std::ifstream told(scratch.file("told"), std::ios::binary);
  std::set<std::string> ignored;
  for (std::string path; std::getline(told, path, '\0');) ignored.insert(path);
  return ignored;
}

std::vector<std::string> found_in(const std::string& folder) {
  const auto found = find_files({folder}, {});
  return found ? *found : std::vector<std::string>();
}

TEST(IgnoreAgainstGit, RandomTreesAreReadAsGitTracksThem) {
  if (!has_git()) GTEST_SKIP() << "git is not there to compare with";
  std::size_t compared = 0;
  std::size_t left_out = 0;
  for (unsigned seed = 1; seed <= 100 && !HasFailure(); ++seed) {
    const TemporaryFolder folder;
    const TemporaryFolder scratch;
    const fs::path root = fs::canonical(folder.path());
    const RandomTree tree(root, seed);
    std::vector<std::string> asked = tree.files();
    for (const std::string& inner : tree.folders()) {
      if (!inner.empty()) asked.push_back(inner.substr(0, inner.size() - 1));
    }
    const auto ignored = ignored_by_git(root, asked, scratch);
    for (const std::string& start : tree.folders()) {
      // What stands in a folder that is named is read, though git ignores the folder.
      if (!start.empty() && ignored.contains(start.substr(0, start.size() - 1))) continue;
      std::vector<std::string> expected;
      for (const std::string& file : tree.files()) {
        if (!file.starts_with(start)) continue;
        ++compared;
        if (ignored.contains(file)) {
          ++left_out;
        } else {
          expected.push_back((root / file).string());
        }
      }
      std::sort(expected.begin(), expected.end());
      EXPECT_EQ(found_in((root / start).string()), expected) << "seed " << seed << ", " << start;
    }
  }
  EXPECT_GT(left_out, compared / 10);
  EXPECT_LT(left_out, compared * 9 / 10);
}

}  // namespace
}  // namespace veritally::test
