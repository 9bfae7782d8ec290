// veritally.toml: what is read, what is refused and where, and which file is the nearest.
#include "config/config.hpp"

#include "support/temporary_folder.hpp"

#include <fstream>

namespace veritally::test {
namespace {

class ConfigTest : public ::testing::Test {
 protected:
  std::filesystem::path write(const std::string& name, const std::string& text) {
    const auto file = folder.path() / name;
    std::filesystem::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << text;
    return file;
  }
  Result<Config> load(const std::string& text) {
    return load_config(write("veritally.toml", text));
  }
  // "3:7 message", or "none".
  std::string error(const std::string& text) {
    const auto config = load(text);
    if (config) return "none";
    EXPECT_EQ(config.error().kind, ErrorKind::config);
    EXPECT_EQ(config.error().place.file, folder.file("veritally.toml"));
    return std::to_string(config.error().place.line) + ':' +
           std::to_string(config.error().place.column) + ' ' + config.error().message;
  }

  TemporaryFolder folder;
};

TEST_F(ConfigTest, AnEmptyFileSaysNothing) {
  const auto config = load("");
  ASSERT_TRUE(config);
  EXPECT_FALSE(config->rates || config->aliases || config->fail_on || config->min_score ||
               config->min_coverage);
  EXPECT_TRUE(config->plugins.empty() && config->rules.empty() && config->options.empty());
}

TEST_F(ConfigTest, ReadsEverySetting) {
  const auto config = load(R"(
rates = "data/rates.csv"
aliases = "/names.toml"
plugins = ["a.so", "/b.so", "../c"]
fail-on = "note"
min-score = 80
min-coverage = 0.5
[rules]
"sum/total" = true
"conflict/*" = false
[options."house/round-number"]
over = "1000"
under = ""
)");
  ASSERT_TRUE(config) << to_string(config.error());
  EXPECT_EQ(config->rates, folder.path() / "data/rates.csv");
  EXPECT_EQ(config->aliases, std::filesystem::path("/names.toml"));
  ASSERT_EQ(config->plugins.size(), 3U);
  EXPECT_EQ(config->plugins[0], folder.path() / "a.so");
  EXPECT_EQ(config->plugins[1], std::filesystem::path("/b.so"));
  EXPECT_EQ(config->plugins[2], folder.path() / "../c");
  EXPECT_EQ(config->fail_on, "note");
  EXPECT_EQ(config->min_score, 80.0);
  EXPECT_EQ(config->min_coverage, 0.5);
  const std::map<std::string, bool> rules(config->rules.begin(), config->rules.end());
  EXPECT_EQ(rules, (std::map<std::string, bool>{{"sum/total", true}, {"conflict/*", false}}));
  ASSERT_EQ(config->options.size(), 1U);
  EXPECT_EQ(config->options.begin()->first, "house/round-number");
  EXPECT_EQ(config->options.begin()->second,
            (std::map<std::string, std::string, std::less<>>{{"over", "1000"}, {"under", ""}}));
}

TEST_F(ConfigTest, TheEndsOfRangesAreInThem) {
  for (const char* text : {"min-score = 0", "min-score = 100", "min-score = 100.0",
                           "min-coverage = 0", "min-coverage = 1", "min-coverage = 1.0"}) {
    EXPECT_EQ(error(text), "none") << text;
  }
}

TEST_F(ConfigTest, RefusesAndSaysWhere) {
  EXPECT_EQ(error("fail-on = 3"), "1:11 \"fail-on\" must be a string and is integer");
  EXPECT_EQ(error("\n\n  fail-on = \"sometimes\""), "3:13 \"fail-on\" is \"sometimes\"");
  EXPECT_EQ(error("min-score = 100.5"), "1:13 \"min-score\" is out of range");
  EXPECT_EQ(error("min-score = -0.5"), "1:13 \"min-score\" is out of range");
  EXPECT_EQ(error("min-score = nan"), "1:13 \"min-score\" is out of range");
  EXPECT_EQ(error("min-score = inf"), "1:13 \"min-score\" is out of range");
  EXPECT_EQ(error("min-coverage = 1.01"), "1:16 \"min-coverage\" is out of range");
  EXPECT_EQ(error("min-coverage = true"), "1:16 \"min-coverage\" must be a number and is boolean");
  EXPECT_EQ(error("min-scores = 1"), "1:14 there is no setting \"min-scores\"");
  EXPECT_EQ(error("[rule]\nx = 1"), "1:1 there is no setting \"rule\"");
  EXPECT_EQ(error("plugins = \"x\""), "1:11 \"plugins\" must be a list of paths and is string");
  EXPECT_EQ(error("plugins = [\"x\",\n 5]"), "2:2 \"plugins\" must be a string and is integer");
  EXPECT_EQ(error("rules = []"), "1:9 \"rules\" must be a table and is array");
  EXPECT_EQ(error("[rules]\na = 1"), "2:5 \"a\" must be true or false and is integer");
  EXPECT_EQ(error("[options]\na = 1"), "2:5 \"a\" must be a table of options and is integer");
  EXPECT_EQ(error("[options.a]\nb = 1"), "2:5 \"b\" must be a string and is integer");
  for (const char* text : {"min-score =", "[rules", "a = 1\na = 2", "\"", "min-score = 1 2"}) {
    EXPECT_NE(error(text), "none") << text;
    EXPECT_NE(error(text).substr(0, 1), "0") << text;
  }
}

TEST_F(ConfigTest, AFileThatIsNotThereIsAnError) {
  const auto config = load_config(folder.path() / "no-such.toml");
  ASSERT_FALSE(config);
  EXPECT_EQ(config.error().kind, ErrorKind::config);
}

TEST_F(ConfigTest, FindsTheNearestFileAbove) {
  const auto deep = folder.path() / "one/two/three";
  std::filesystem::create_directories(deep);
  EXPECT_EQ(find_config(folder.path() / "one"), find_config(folder.path()));
  const auto top = write("veritally.toml", "");
  EXPECT_EQ(find_config(deep), top);
  EXPECT_EQ(find_config(folder.path()), top);
  const auto nearer = write("one/two/veritally.toml", "");
  EXPECT_EQ(find_config(deep), nearer);
  EXPECT_EQ(find_config(folder.path() / "one"), top);
  // A folder of that name is no file.
  std::filesystem::create_directories(deep / "veritally.toml");
  EXPECT_EQ(find_config(deep), nearer);
}

TEST(FindConfigTest, EndsAtTheRoot) {
  EXPECT_EQ(find_config("/").has_value(), std::filesystem::exists("/veritally.toml"));
  EXPECT_EQ(find_config("").has_value(), false);
}

}  // namespace
}  // namespace veritally::test
