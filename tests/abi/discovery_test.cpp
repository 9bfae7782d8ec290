// The search for plugins: order, what is an error, what is passed over, and doubled rules.
#include "plugin/discovery.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <unistd.h>

namespace veritally {
namespace {

namespace fs = std::filesystem;

class FakeEnvironment final : public Environment {
 public:
  std::optional<std::string> get(const std::string& name) const override {
    const auto found = values.find(name);
    if (found == values.end()) return std::nullopt;
    return found->second;
  }
  std::map<std::string, std::string> values;
};

class Discovery : public ::testing::Test {
 protected:
  void SetUp() override {
    const auto* const test = ::testing::UnitTest::GetInstance()->current_test_info();
    root_ = fs::temp_directory_path() /
            ("veritally-discovery-" + std::string(test->name()) + "-" + std::to_string(::getpid()));
    fs::create_directories(root_);
  }
  void TearDown() override { fs::remove_all(root_); }

  // A file that looks like a plugin; finding does not open it.
  fs::path touch(const std::string& name) const {
    const fs::path path = root_ / name;
    fs::create_directories(path.parent_path());
    std::ofstream(path) << "x";
    return path;
  }
  fs::path write(const std::string& name, const std::string& text) const {
    const fs::path path = touch(name);
    std::ofstream(path) << text;
    return path;
  }
  // A real plugin of the build, under another name.
  fs::path install(const std::string& plugin, const std::string& name) const {
    const fs::path path = root_ / name;
    fs::create_directories(path.parent_path());
    fs::copy_file(fs::path(PLUGIN_FOLDER) / (plugin + ".so"), path);
    return path;
  }
  std::vector<std::string> found(const PluginSearch& search) const {
    const auto files = find_plugins(search, environment_);
    if (!files) return {to_string(files.error())};
    std::vector<std::string> names;
    for (const PluginFile& file : files->files) {
      names.push_back(file.path.lexically_relative(root_).string());
    }
    return names;
  }

  fs::path root_;
  FakeEnvironment environment_;
};

using Names = std::vector<std::string>;

TEST_F(Discovery, SearchesInOrder) {
  for (const char* name : {"given/z.so", "given/a.so", "configured/b.so", "path1/c.so",
                           "path2/d.so", "data/veritally/plugins/e.so", "own/f.so"}) {
    touch(name);
  }
  const fs::path single = touch("single.so");
  environment_.values["VERITALLY_PLUGIN_PATH"] =
      (root_ / "path2").string() + ":" + (root_ / "path1").string() + ":" + single.string();
  environment_.values["XDG_DATA_HOME"] = (root_ / "data").string();
  environment_.values["HOME"] = "/nonexistent";
  EXPECT_EQ(found({{root_ / "given"}, {root_ / "configured"}, root_ / "own"}),
            (Names{"given/a.so", "given/z.so", "configured/b.so", "path2/d.so", "path1/c.so",
                   "single.so", "data/veritally/plugins/e.so", "own/f.so"}));
}

TEST_F(Discovery, FallsBackToTheHomeFolder) {
  touch("home/.local/share/veritally/plugins/a.so");
  environment_.values["HOME"] = (root_ / "home").string();
  EXPECT_EQ(found({}), Names{"home/.local/share/veritally/plugins/a.so"});
  environment_.values["XDG_DATA_HOME"] = "relative";  // invalid: ignored
  EXPECT_EQ(found({}), Names{"home/.local/share/veritally/plugins/a.so"});
  environment_.values["XDG_DATA_HOME"] = (root_ / "elsewhere").string();
  EXPECT_EQ(found({}), Names{});
}

TEST_F(Discovery, TakesLibrariesAndPacksOfAFolder) {
  touch("own/b.so");
  touch("own/a.so");
  touch("own/house.toml");
  touch("own/veritally.toml");
  touch("own/readme.md");
  touch("own/a.so.1");
  touch("own/sub/deep.so");
  fs::create_directories(root_ / "own/folder.so");
  EXPECT_EQ(found({{}, {}, root_ / "own"}), (Names{"own/a.so", "own/b.so", "own/house.toml"}));
}

TEST_F(Discovery, TakesEachFileOnce) {
  const fs::path file = touch("own/a.so");
  fs::create_directory_symlink(root_ / "own", root_ / "link");
  EXPECT_EQ(found({{file}, {root_ / "link"}, root_ / "own"}), Names{"own/a.so"});
}

TEST_F(Discovery, MissesNothingThatWasNamed) {
  const fs::path missing = root_ / "missing.so";
  const Names expected{missing.string() + ": no such plugin file or folder"};
  EXPECT_EQ(found({{missing}, {}, {}}), expected);
  EXPECT_EQ(found({{}, {missing}, {}}), expected);
  fs::create_directories(root_ / "empty");
  EXPECT_EQ(found({{root_ / "empty"}, {}, {}}),
            Names{(root_ / "empty").string() +
                  ": no plugin (*.so) or pack of rules (*.toml) in this folder"});
  EXPECT_EQ(found({{}, {}, root_ / "empty"}), Names{});
  EXPECT_EQ(found({{}, {}, root_ / "missing"}), Names{});
}

TEST_F(Discovery, NeverSearchesTheCurrentFolderUnasked) {
  touch("a.so");
  const fs::path before = fs::current_path();
  fs::current_path(root_);
  environment_.values["VERITALLY_PLUGIN_PATH"] = "::.:a.so:" + (root_ / "missing").string();
  const auto files = find_plugins({}, environment_);
  fs::current_path(before);
  ASSERT_TRUE(files);
  EXPECT_TRUE(files->files.empty());
  EXPECT_EQ(files->notes, (Names{"VERITALLY_PLUGIN_PATH: relative path passed over: .",
                                 "VERITALLY_PLUGIN_PATH: relative path passed over: a.so",
                                 "VERITALLY_PLUGIN_PATH: no such file or folder: " +
                                     (root_ / "missing").string()}));
}

TEST_F(Discovery, TheFirstOfTwoRulesCounts) {
  const fs::path first = install("good-c", "given/first.so");
  const fs::path second = install("good-c", "own/second.so");
  install("good-default", "own/third.so");
  const auto loaded = load_plugins({{first}, {}, root_ / "own"}, environment_);
  ASSERT_TRUE(loaded) << to_string(loaded.error());
  ASSERT_EQ(loaded->plugins.size(), 3U);
  EXPECT_EQ(loaded->plugins[0].rules.size(), 1U);
  EXPECT_EQ(loaded->plugins[1].rules.size(), 0U);
  EXPECT_EQ(loaded->plugins[2].rules.size(), 1U);
  EXPECT_EQ(loaded->notes, Names{"rule abi/count-c of " + second.string() +
                                 " is passed over: " + first.string() + " has it already"});
}

// A pack stands where it was found, although what reads it comes later in the search.
TEST_F(Discovery, PacksAreReadByThePluginThatReadsThem) {
  const fs::path pack = write("given/house.toml", "house/one\nabi/count-c\n");
  install("good-c", "own/a.so");
  install("runner", "own/runner.so");
  const auto loaded = load_plugins({{pack}, {}, root_ / "own"}, environment_);
  ASSERT_TRUE(loaded) << to_string(loaded.error());
  ASSERT_EQ(loaded->plugins.size(), 3U);
  const Plugin& house = loaded->plugins[0];
  EXPECT_EQ(house.path, pack);
  ASSERT_EQ(house.rules.size(), 2U);
  EXPECT_EQ(house.rules[0].id, "house/one");
  EXPECT_EQ(loaded->plugins[1].rules.size(), 0U) << "the pack has the id first";
  EXPECT_EQ(loaded->plugins[2].rules.size(), 0U) << "a runner may have no rules of its own";
}

TEST_F(Discovery, AFaultOfAPackHasItsPlace) {
  const fs::path pack = write("house.toml", "house/one\nHouse/Two\n");
  install("runner", "own/runner.so");
  const auto loaded = load_plugins({{pack}, {}, root_ / "own"}, environment_);
  ASSERT_FALSE(loaded);
  EXPECT_EQ(loaded.error().kind, ErrorKind::plugin);
  EXPECT_EQ(to_string(loaded.error()), pack.string() + ":2:1: no lower case; write family/rule");
}

TEST_F(Discovery, APackNeedsAPluginThatReadsIt) {
  const fs::path pack = write("house.toml", "house/one\n");
  install("good-c", "own/a.so");
  const auto loaded = load_plugins({{pack}, {}, root_ / "own"}, environment_);
  ASSERT_FALSE(loaded);
  EXPECT_EQ(
      to_string(loaded.error()),
      pack.string() + ": no plugin was found that reads packs of rules; install the built-in ones");
}

TEST_F(Discovery, AnUnusablePluginIsAnErrorWhereverItIs) {
  const fs::path broken = touch("own/broken.so");
  const auto loaded = load_plugins({{}, {}, root_ / "own"}, environment_);
  ASSERT_FALSE(loaded);
  EXPECT_EQ(to_string(loaded.error()), broken.string() + ": cannot be loaded: file too short");
}

}  // namespace
}  // namespace veritally
