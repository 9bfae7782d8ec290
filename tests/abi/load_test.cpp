// The loader against good and broken plugins: exact messages, and plugins of several compilers and
// C++ libraries called in one process.
#include "plugin/loader.hpp"

#include <veritally/testing.hpp>

#include <filesystem>
#include <fstream>
#include <map>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace veritally {
namespace {

namespace fs = std::filesystem;

fs::path plugin_path(const std::string& name) { return fs::path(PLUGIN_FOLDER) / (name + ".so"); }

// The message and hint of the error, which must be of kind plugin and name the file.
std::string refusal(const std::string& name) {
  const auto plugin = load_plugin(plugin_path(name));
  if (plugin) return "loaded";
  EXPECT_EQ(plugin.error().kind, ErrorKind::plugin);
  EXPECT_EQ(plugin.error().place.file, plugin_path(name).string());
  EXPECT_EQ(plugin.error().place.line, 0U);
  const std::string& hint = plugin.error().hint;
  return plugin.error().message + (hint.empty() ? "" : "; " + hint);
}

// A rule of a loaded plugin as the table that the test kit runs.
struct RuleTable {
  vt_rule raw{};
  std::vector<vt_option> options;
};
RuleTable table_of(const PluginRule& rule) {
  RuleTable table;
  for (const PluginOption& option : rule.options) {
    table.options.push_back({option.name.c_str(), option.summary.c_str(), option.initial.c_str()});
  }
  table.raw.struct_size = sizeof table.raw;
  table.raw.scope = rule.scope;
  table.raw.severity = rule.severity;
  table.raw.columns = rule.columns;
  table.raw.wants = rule.wants;
  table.raw.option_count = static_cast<std::uint32_t>(table.options.size());
  table.raw.options = table.options.data();
  table.raw.create = rule.create;
  table.raw.destroy = rule.destroy;
  table.raw.check_claims = rule.check_claims;
  table.raw.check_document = rule.check_document;
  table.raw.normalise = rule.normalise;
  table.raw.concerns = rule.concerns;
  table.raw.data = rule.data;
  return table;
}

testing::Kit three_claims() {
  testing::Kit kit;
  kit.claim("100", {.subject = "a"});
  kit.claim("[60, 65]", {.subject = "a"});
  kit.claim("> 200", {.subject = "b"});
  return kit;
}

TEST(Load, SaysWhatIsWrongWithEachBrokenPlugin) {
  const std::map<std::string, std::string> expected = {
      {"missing", "no such plugin file"},
      {"text", "cannot be loaded: invalid ELF header"},
      {"empty", "cannot be loaded: file too short"},
      {"bad-undefined_symbol",
       "cannot be loaded: undefined symbol: veritally_test_nobody_defines_this"},
      {"bad-no_symbol", "exports no symbol vt_plugin_v1, so it is not a plugin"},
      {"bad-magic", "vt_plugin_v1 does not begin with the magic number"},
      {"bad-major",
       "built for version 2.0 of the plugin contract; this program has 1.0; build it again with "
       "this version's headers"},
      {"bad-minor",
       "needs version 1.1 of the plugin contract; this program has 1.0; install a newer veritally"},
      {"bad-short_plugin",
       "vt_plugin_v1 is 40 bytes long, too short for version 1.0 of the contract"},
      {"bad-no_name", "the plugin has no name"},
      {"bad-no_version", "the plugin has no version"},
      {"bad-no_rules", "the plugin has no rules"},
      {"bad-null_rule", "rule 1 of the table is a null pointer"},
      {"bad-short_rule",
       "rule 1 of the table is 96 bytes long, too short for version 1.0 of the contract"},
      {"bad-no_id", "rule 1 of the table has no id"},
      {"bad-no_summary", "rule 1 of the table has no summary"},
      {"bad-no_documentation", "rule 1 of the table has no documentation"},
      {"bad-id_form",
       "rule 1 of the table has the id \"Abi/Bad Id\", which is not of the form family/rule"},
      {"bad-scope", "rule abi/bad has the unknown scope 77"},
      {"bad-no_create", "rule abi/bad has no function create"},
      {"bad-no_destroy", "rule abi/bad has no function destroy"},
      {"bad-no_check", "rule abi/bad has no function check_claims"},
      {"bad-severity", "rule abi/bad has the unknown severity 4"},
      {"bad-no_options", "rule abi/bad counts options but has no list of them"},
      {"bad-option_name", "rule abi/bad has an option without a name"},
      {"bad-half_runner", "the plugin has only one of read_pack and free_pack"},
      {"bad-duplicate", "has two rules with the id abi/bad"},
  };
  for (const auto& [name, message] : expected) EXPECT_EQ(refusal(name), message) << name;
}

TEST(Load, RefusesAFolder) {
  const auto plugin = load_plugin(PLUGIN_FOLDER);
  ASSERT_FALSE(plugin);
  EXPECT_EQ(plugin.error().message, "not a file");
}

TEST(Load, CopiesWhatAPluginSaysOfItself) {
  const auto plugin = load_plugin(plugin_path("good-default"));
  ASSERT_TRUE(plugin) << to_string(plugin.error());
  EXPECT_EQ(plugin->name, "good-default");
  EXPECT_EQ(plugin->version, "1.2.3");
  EXPECT_TRUE(plugin->path.is_absolute());
  ASSERT_EQ(plugin->rules.size(), 1U);
  const PluginRule& rule = plugin->rules[0];
  EXPECT_EQ(rule.id, "abi/sum-default");
  EXPECT_EQ(rule.summary, "adds up the claims of a group");
  EXPECT_EQ(rule.scope, VT_SCOPE_GROUP);
  EXPECT_EQ(rule.severity, VT_WARNING);
  EXPECT_EQ(rule.columns, 1U << VT_UNIT | 1U << VT_DOCUMENT);
  EXPECT_FALSE(rule.off);
  ASSERT_EQ(rule.options.size(), 1U);
  EXPECT_EQ(rule.options[0].name, "limit");
  EXPECT_EQ(rule.options[0].initial, "300");
  EXPECT_NE(rule.check_claims, nullptr);
  EXPECT_EQ(rule.check_document, nullptr);
}

TEST(Load, RunsPluginsOfAllCompilersInOneProcess) {
  std::vector<std::string> names{"default", "debug", "static"};
  if (HAS_GCC12) names.emplace_back("gcc12");
  if (HAS_CLANG19) names.emplace_back("clang19");
  std::vector<Plugin> plugins;
  for (const std::string& name : names) {
    auto plugin = load_plugin(plugin_path("good-" + name));
    ASSERT_TRUE(plugin) << to_string(plugin.error());
    plugins.push_back(std::move(*plugin));
  }
  for (const Plugin& plugin : plugins) {
    testing::Kit kit = three_claims();
    kit.option("limit", "170.5");
    const auto outcome = kit.run(table_of(plugin.rules.at(0)).raw);
    EXPECT_EQ(outcome.status, VT_OK) << plugin.name;
    EXPECT_EQ(outcome.complaints, std::vector<std::string>()) << plugin.name;
    EXPECT_EQ(to_string(kit, outcome),
              "consistent draft.md#1 draft.md#2: 100 + [60, 65] = [160, 165]\n"
              "inconsistent draft.md#3: > 200 = > 200\n"
              "  the sum is above the limit\n")
        << plugin.name;
  }
}

TEST(Load, RunsAPluginInC) {
  const auto plugin = load_plugin(plugin_path("good-c"));
  ASSERT_TRUE(plugin) << to_string(plugin.error());
  testing::Kit kit = three_claims();
  const auto outcome = kit.run(table_of(plugin->rules.at(0)).raw);
  EXPECT_EQ(to_string(kit, outcome),
            "consistent draft.md#1 draft.md#2: 2 claims\nconsistent draft.md#3: 1 claims\n");
}

TEST(Load, KeepsExceptionsInsideThePlugin) {
  const auto plugin = load_plugin(plugin_path("throwing"));
  ASSERT_TRUE(plugin) << to_string(plugin.error());
  ASSERT_EQ(plugin->rules.size(), 5U);
  testing::Kit kit = three_claims();
  kit.document("draft.md", "one\n\ntwo\n");
  const auto run = [&](std::size_t rule) { return kit.run(table_of(plugin->rules[rule]).raw); };

  const auto constructor = run(0);
  EXPECT_FALSE(constructor.created);
  EXPECT_EQ(constructor.log, std::vector<std::string>{"the constructor threw"});

  const auto check = run(1);
  EXPECT_TRUE(check.created);
  EXPECT_EQ(check.status, VT_FAILED);
  EXPECT_EQ(check.log, std::vector<std::string>{"the check threw"});

  const auto odd = run(2);
  EXPECT_EQ(odd.status, VT_FAILED);
  EXPECT_EQ(odd.log, std::vector<std::string>{"an exception that is not a std::exception"});

  const auto document = run(3);
  EXPECT_EQ(document.status, VT_FAILED);
  ASSERT_EQ(document.log.size(), 1U);
  EXPECT_NE(document.log[0].find("vector"), std::string::npos) << document.log[0];

  const auto terms = run(4);
  EXPECT_EQ(terms.status, VT_FAILED);
  ASSERT_FALSE(terms.log.empty());
  EXPECT_EQ(terms.log[0], "the host refused a rewriting");
}

// Rules of a pack share their functions, and are told apart by what the runner gave them.
TEST(Load, GivesRulesOfAPackWhatTellsThemApart) {
  const auto runner = load_plugin(plugin_path("runner"));
  ASSERT_TRUE(runner) << to_string(runner.error());
  const fs::path path = fs::temp_directory_path() / "veritally-two-rules.toml";
  std::ofstream(path) << "house/one\nhouse/two\n";
  const auto pack = load_pack(path, *runner);
  fs::remove(path);
  ASSERT_TRUE(pack) << to_string(pack.error());
  EXPECT_EQ(pack->name, "runner");
  EXPECT_EQ(pack->path, path);
  for (const PluginRule& rule : pack->rules) {
    testing::Kit kit = three_claims();
    const auto outcome = kit.run(table_of(rule).raw);
    EXPECT_EQ(outcome.log, std::vector<std::string>{rule.id});
  }
}

TEST(Load, RefusesAPackThatIsNotThere) {
  const auto runner = load_plugin(plugin_path("runner"));
  ASSERT_TRUE(runner) << to_string(runner.error());
  const auto pack = load_pack("/nonexistent/house.toml", *runner);
  ASSERT_FALSE(pack);
  EXPECT_EQ(to_string(pack.error()), "/nonexistent/house.toml: cannot be read");
}

// A plugin of a later minor version that the host still knows has longer structs; what lies behind
// the host's end is passed over.
TEST(Load, TakesLongerStructs) {
  struct LongRule {
    vt_rule rule;
    std::uint64_t later;
  };
  LongRule rule{};
  rule.rule = {};
  rule.rule.struct_size = sizeof rule;
  rule.rule.severity = VT_ERROR;
  rule.rule.id = "abi/long";
  rule.rule.summary = "s";
  rule.rule.documentation = "d";
  rule.rule.create = [](const vt_host*) -> void* { return nullptr; };
  rule.rule.destroy = [](void*) {};
  rule.rule.check_claims = [](const void*, const vt_host*, const vt_claims*) { return VT_OK; };
  rule.later = UINT64_MAX;
  const vt_rule* const rules[] = {&rule.rule};
  const vt_plugin table{VT_MAGIC, VT_ABI_MAJOR, 0,      sizeof(vt_plugin) + 8, 1, "long", "2",
                        rules,    nullptr,      nullptr};
  const auto plugin = verify_plugin(table, "/long.so");
  ASSERT_TRUE(plugin) << to_string(plugin.error());
  EXPECT_EQ(plugin->rules[0].id, "abi/long");
}

TEST(Load, KnowsRuleIds) {
  for (const char* id : {"sum/total", "sum/part-exceeds-whole", "house/p2p", "a/b"}) {
    EXPECT_TRUE(is_rule_id(id)) << id;
  }
  for (const char* id : {"", "sum", "/total", "sum/", "Sum/total", "sum/total/more", "sum/-total",
                         "sum/total-", "sum/to--tal", "sum/to tal", "2/b", "sum/t\xc3\xb6tal"}) {
    EXPECT_FALSE(is_rule_id(id)) << id;
  }
}

}  // namespace
}  // namespace veritally
