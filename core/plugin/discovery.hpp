// Finding plugins: which files to load, in which order, and which of two rules with one id counts.
//
// The search order, first found counts: paths of the call (--plugin), paths of the configuration,
// VERITALLY_PLUGIN_PATH, the user's data folder, the program's own plugin folder. A folder stands
// for every *.so in it and for every *.toml but veritally.toml, sorted by name; a *.toml is a pack
// of declared rules, which the first plugin found that reads packs makes a plugin of. The current
// folder is never searched unasked: relative entries of the environment are passed over.
//
// Order of calls: `load_plugins`; or `find_plugins`, to list without loading. Threads: any, as
// long as nobody changes the environment meanwhile.
#pragma once

#include "base/result.hpp"
#include "plugin/loader.hpp"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace veritally {

// The process environment, behind an interface so that tests can stand in for it.
class Environment {
 public:
  virtual ~Environment() = default;
  // nullopt: not set.
  virtual std::optional<std::string> get(const std::string& name) const = 0;
};

class ProcessEnvironment final : public Environment {
 public:
  std::optional<std::string> get(const std::string& name) const override;
};

// Where to look. Paths may name files or folders.
struct PluginSearch {
  std::vector<std::filesystem::path> given;       // --plugin; must exist
  std::vector<std::filesystem::path> configured;  // of the configuration, resolved; must exist
  std::filesystem::path own;                      // the program's own folder; may be empty
};

enum class PluginOrigin : std::uint8_t { given, configured, environment, user, own };

struct PluginFile {
  std::filesystem::path path;  // absolute
  PluginOrigin origin;
};

struct PluginFiles {
  std::vector<PluginFile> files;   // in search order, each file once
  std::vector<std::string> notes;  // what was passed over, one line each
};

struct LoadedPlugins {
  // In search order. Rules that an earlier plugin has already are taken out.
  std::vector<Plugin> plugins;
  std::vector<std::string> notes;
};

// A path of the call or the configuration that does not exist, or a folder without any plugin, is
// an error; elsewhere it is not.
Result<PluginFiles> find_plugins(const PluginSearch& search, const Environment& environment);

// Finds and loads. A file that is found but cannot be used is an error, wherever it was found.
Result<LoadedPlugins> load_plugins(const PluginSearch& search, const Environment& environment);

}  // namespace veritally
