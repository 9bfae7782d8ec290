#include "audit/engine.hpp"

#include "audit/run.hpp"

#include <algorithm>

namespace veritally {
namespace {

bool matches(std::string_view pattern, std::string_view id) {
  if (pattern == "*" || pattern == id) return true;
  return pattern.ends_with("/*") && id.starts_with(pattern.substr(0, pattern.size() - 1));
}

bool is_on(const PluginRule& rule, const RuleSettings& settings) {
  bool on = !rule.off;
  for (const auto& [pattern, wanted] : settings.enabled) {
    if (matches(pattern, rule.id)) on = wanted;
  }
  return on;
}

}  // namespace

Engine::Engine(std::vector<Plugin> plugins, const ReferenceData& reference)
    : plugins_(std::move(plugins)), reference_(reference) {
  for (const Plugin& plugin : plugins_) {
    for (const PluginRule& rule : plugin.rules) rules_.push_back({&rule, &plugin, false});
  }
  std::sort(rules_.begin(), rules_.end(),
            [](const Rule& a, const Rule& b) { return a.rule->id < b.rule->id; });
}

Engine::~Engine() = default;

Result<std::unique_ptr<Engine>> Engine::make(std::vector<Plugin> plugins,
                                             const ReferenceData& reference,
                                             const RuleSettings& settings) {
  std::unique_ptr<Engine> engine(new Engine(std::move(plugins), reference));
  if (auto configured = engine->configure(settings); !configured) {
    return tl::unexpected(configured.error());
  }
  return engine;
}

Result<void> Engine::configure(const RuleSettings& settings) {
  const auto known = [&](std::string_view pattern) {
    return std::any_of(rules_.begin(), rules_.end(),
                       [&](const Rule& rule) { return matches(pattern, rule.rule->id); });
  };
  for (const auto& [pattern, on] : settings.enabled) {
    if (!known(pattern)) {
      return fail(ErrorKind::config, "there is no rule \"" + pattern + "\"",
                  "see `veritally rules` for those there are");
    }
  }
  for (const auto& [id, options] : settings.options) {
    const auto found = std::find_if(rules_.begin(), rules_.end(), [&wanted = id](const Rule& rule) {
      return rule.rule->id == wanted;
    });
    if (found == rules_.end()) {
      return fail(ErrorKind::config, "there is no rule \"" + id + "\"",
                  "see `veritally rules` for those there are");
    }
    for (const auto& [name, value] : options) {
      const auto& has = found->rule->options;
      if (std::none_of(has.begin(), has.end(),
                       [&wanted = name](const PluginOption& o) { return o.name == wanted; })) {
        return fail(ErrorKind::config, "the rule " + id + " has no option \"" + name + "\"",
                    "see `veritally explain " + id + "`");
      }
    }
  }
  for (Rule& rule : rules_) {
    rule.on = is_on(*rule.rule, settings);
    if (!rule.on) continue;
    const auto given = settings.options.find(rule.rule->id);
    auto active = Active::make(*rule.rule, *rule.plugin, reference_,
                               given == settings.options.end() ? Options{} : given->second);
    if (!active) return tl::unexpected(active.error());
    active_.push_back(std::move(*active));
  }
  return {};
}

Result<AuditResult> Engine::run(ClaimTable& table, const AuditRequest& request) const {
  return Run(active_, reference_, table, request).audit();
}

}  // namespace veritally
