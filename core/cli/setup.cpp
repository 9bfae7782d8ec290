#include "cli/setup.hpp"

#include "extract/value.hpp"
#include "extract/vocabulary.hpp"
#include "plugin/discovery.hpp"

#include <algorithm>
#include <system_error>

#include <spdlog/spdlog.h>

namespace veritally {
namespace {

std::string listed(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : ", ") + word;
  return text;
}

Result<std::vector<Plugin>> plugins_of(const CheckOptions& options, const Config& config,
                                       const OwnFolders& own) {
  PluginSearch search;
  for (const std::string& path : options.plugins) search.given.emplace_back(path);
  search.configured = config.plugins;
  search.own = own.plugins;
  auto loaded = load_plugins(search, ProcessEnvironment());
  if (!loaded) return tl::unexpected(loaded.error());
  for (const std::string& note : loaded->notes) spdlog::info("{}", note);
  const auto has_rules = [](const Plugin& plugin) { return !plugin.rules.empty(); };
  if (std::ranges::none_of(loaded->plugins, has_rules)) {
    return fail(ErrorKind::plugin, "no plugin was found, so there is no rule to run",
                "install the built-in ones, or name some with --plugin",
                {own.plugins.string(), 0, 0});
  }
  return std::move(loaded->plugins);
}

RuleSettings settings_of(const CheckOptions& options, const Config& config) {
  RuleSettings settings;
  settings.enabled = config.rules;
  settings.options.insert(config.options.begin(), config.options.end());
  for (const std::string& rule : options.select) settings.enabled.emplace_back(rule, true);
  for (const std::string& rule : options.ignore) settings.enabled.emplace_back(rule, false);
  return settings;
}

// The words of the language that --language names, nullptr where it is not given.
Result<const Lexicon*> language_option(const std::optional<std::string>& language,
                                       const Lexicons& lexicons) {
  if (!language) return nullptr;
  if (lexicons.has(*language)) return lexicons.find(*language);
  return fail(ErrorKind::usage, "--language is \"" + *language + "\"",
              "write one of those there are: " + listed(lexicons.languages()));
}

}  // namespace

OwnFolders own_folders() {
  std::error_code ignored;
  const auto program = std::filesystem::read_symlink("/proc/self/exe", ignored);
  const auto prefix = program.parent_path().parent_path();
  return {prefix / "lib" / "veritally" / "plugins", prefix / "share" / "veritally"};
}

Result<Config> configuration(const std::optional<std::string>& named) {
  if (named) return named->empty() ? Config{} : load_config(*named);
  std::error_code ignored;
  const auto file = find_config(std::filesystem::current_path(ignored));
  return file ? load_config(*file) : Config{};
}

ValueReader Setup::value_reader() const {
  return [given = language, all = lexicons.get()](std::string_view text) -> Result<Quantity> {
    const auto words = given != nullptr ? Result<const Lexicon*>(given) : all->english();
    if (!words) return tl::unexpected(words.error());
    return read_value(text, Vocabulary{**words});
  };
}

Result<Setup> make_reader_setup(const std::optional<std::string>& file,
                                const std::optional<std::string>& language, const OwnFolders& own) {
  Setup setup;
  auto config = configuration(file);
  if (!config) return tl::unexpected(config.error());
  setup.config = std::move(*config);
  auto reference = ReferenceData::load(own.data, setup.config.rates, setup.config.aliases);
  if (!reference) return tl::unexpected(reference.error());
  setup.reference = std::move(*reference);
  auto lexicons = Lexicons::load(own.data / "lexicon");
  if (!lexicons) return tl::unexpected(lexicons.error());
  setup.lexicons = std::move(*lexicons);
  const auto all_inputs = language_option(language, *setup.lexicons);
  if (!all_inputs) return tl::unexpected(all_inputs.error());
  setup.language = *all_inputs;
  return setup;
}

Result<Setup> make_setup(const CheckOptions& options, const OwnFolders& own) {
  auto setup = make_reader_setup(options.config, options.language, own);
  if (!setup) return setup;
  auto plugins = plugins_of(options, setup->config, own);
  if (!plugins) return tl::unexpected(plugins.error());
  auto engine =
      Engine::make(std::move(*plugins), *setup->reference, settings_of(options, setup->config));
  if (!engine) return tl::unexpected(engine.error());
  setup->engine = std::move(*engine);
  return setup;
}

Result<std::vector<Plugin>> find_rules(const CheckOptions& options, const OwnFolders& own) {
  auto config = configuration(options.config);
  if (!config) return tl::unexpected(config.error());
  return plugins_of(options, *config, own);
}

}  // namespace veritally
