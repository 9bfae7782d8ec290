#include "cli/commands.hpp"
#include "cli/setup.hpp"

#include <algorithm>
#include <cstdio>
#include <vector>

namespace veritally {
namespace {

struct Row {
  const Plugin* plugin = nullptr;
  const PluginRule* rule = nullptr;
};

std::vector<Row> rows_of(const std::vector<Plugin>& plugins) {
  std::vector<Row> rows;
  for (const Plugin& plugin : plugins) {
    for (const PluginRule& rule : plugin.rules) rows.push_back({&plugin, &rule});
  }
  std::sort(rows.begin(), rows.end(),
            [](const Row& a, const Row& b) { return a.rule->id < b.rule->id; });
  return rows;
}

std::string padded(std::string text, std::size_t width) {
  text.resize(std::max(text.size(), width), ' ');
  return text;
}

// What a rule may report at worst; a normaliser reports nothing.
std::string severity_of(const PluginRule& rule) {
  if (rule.scope == VT_SCOPE_NORMALISER) return "-";
  return std::string(to_string(static_cast<Severity>(rule.severity)));
}

}  // namespace

int run_rules(const CheckOptions& options) {
  const auto plugins = find_rules(options, own_folders());
  if (!plugins) return report_error(plugins.error());
  const std::vector<Row> rows = rows_of(*plugins);
  std::size_t width = 4;
  for (const Row& row : rows) width = std::max(width, row.rule->id.size());
  std::string text = padded("RULE", width) + "  SEVERITY  DEFAULT  PLUGIN      SUMMARY\n";
  for (const Row& row : rows) {
    text += padded(row.rule->id, width) + "  " + padded(severity_of(*row.rule), 8) + "  " +
            padded(row.rule->off ? "off" : "on", 7) + "  " + padded(row.plugin->name, 10) + "  " +
            row.rule->summary + '\n';
  }
  std::fputs(text.c_str(), stdout);
  return exit_code::pass;
}

int run_explain(const CheckOptions& options, const std::string& rule) {
  const auto plugins = find_rules(options, own_folders());
  if (!plugins) return report_error(plugins.error());
  for (const Row& row : rows_of(*plugins)) {
    if (row.rule->id != rule) continue;
    std::string text =
        "# " + rule + "\n\n" + row.rule->summary + "\n\nSeverity: " + severity_of(*row.rule) +
        ". Default: " + (row.rule->off ? "off" : "on") + ". Plugin: " + row.plugin->name + ' ' +
        row.plugin->version + ".\n\n" + row.rule->documentation;
    if (!text.ends_with('\n')) text += '\n';
    if (!row.rule->options.empty()) text += "\n## Options\n\n";
    for (const PluginOption& option : row.rule->options) {
      text +=
          "- `" + option.name + "` (default `" + option.initial + "`): " + option.summary + '\n';
    }
    std::fputs(text.c_str(), stdout);
    return exit_code::pass;
  }
  return report_error({ErrorKind::usage,
                       "there is no rule \"" + rule + "\"",
                       "see `veritally rules` for those there are",
                       {}});
}

}  // namespace veritally
