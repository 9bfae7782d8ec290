#include "plugin/discovery.hpp"

#include <algorithm>
#include <cstdlib>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>

namespace veritally {
namespace {

namespace fs = std::filesystem;

bool is_pack(const fs::path& file) { return file.extension() == ".toml"; }

// The program's own settings may stand in a folder of packs.
bool is_plugin(const fs::path& file) {
  return file.extension() == ".so" || (is_pack(file) && file.filename() != "veritally.toml");
}

Result<std::vector<fs::path>> plugins_in(const fs::path& folder) {
  std::vector<fs::path> found;
  std::error_code error;
  for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
    std::error_code ignored;
    if (is_plugin(at->path()) && at->is_regular_file(ignored)) {
      found.push_back(at->path());
    }
  }
  if (error) {
    return fail(ErrorKind::plugin, "the folder of plugins cannot be read: " + error.message(), {},
                Place{folder.string()});
  }
  std::ranges::sort(found);
  return found;
}

// Collects files in search order, each once however it was reached.
class Search {
 public:
  explicit Search(const Environment& environment) : environment_(environment) {}

  // A path that somebody named: it must be there.
  Result<void> named(const fs::path& path, PluginOrigin origin) {
    std::error_code error;
    if (!fs::exists(path, error)) {
      return fail(ErrorKind::plugin, "no such plugin file or folder", {}, Place{path.string()});
    }
    if (!fs::is_directory(path, error)) {
      add(path, origin);
      return {};
    }
    return folder(path, origin, true);
  }

  // A path that may be missing.
  Result<void> optional(const fs::path& path, PluginOrigin origin) {
    std::error_code error;
    if (fs::is_directory(path, error)) return folder(path, origin, false);
    if (fs::exists(path, error)) add(path, origin);
    return {};
  }

  Result<void> environment_paths() {
    const auto list = environment_.get("VERITALLY_PLUGIN_PATH");
    if (!list) return {};
    std::string_view rest = *list;
    while (!rest.empty()) {
      const auto colon = std::min(rest.find(':'), rest.size());
      const fs::path entry(rest.substr(0, colon));
      rest.remove_prefix(std::min(colon + 1, rest.size()));
      if (entry.empty()) continue;
      if (!entry.is_absolute()) {
        result_.notes.push_back("VERITALLY_PLUGIN_PATH: relative path passed over: " +
                                entry.string());
        continue;
      }
      std::error_code error;
      if (!fs::exists(entry, error)) {
        result_.notes.push_back("VERITALLY_PLUGIN_PATH: no such file or folder: " + entry.string());
        continue;
      }
      if (auto done = optional(entry, PluginOrigin::environment); !done) return done;
    }
    return {};
  }

  Result<void> user_folder() {
    // As the XDG base directory specification has it: relative paths are invalid.
    fs::path data = environment_.get("XDG_DATA_HOME").value_or("");
    if (!data.is_absolute()) {
      data = environment_.get("HOME").value_or("");
      if (!data.is_absolute()) return {};
      data /= fs::path(".local") / "share";
    }
    return optional(data / "veritally" / "plugins", PluginOrigin::user);
  }

  PluginFiles take() { return std::move(result_); }

 private:
  Result<void> folder(const fs::path& path, PluginOrigin origin, bool must_have_some) {
    const auto plugins = plugins_in(path);
    if (!plugins) return tl::unexpected(plugins.error());
    if (plugins->empty() && must_have_some) {
      return fail(ErrorKind::plugin, "no plugin (*.so) or pack of rules (*.toml) in this folder",
                  {}, Place{path.string()});
    }
    for (const fs::path& plugin : *plugins) add(plugin, origin);
    return {};
  }

  void add(const fs::path& path, PluginOrigin origin) {
    std::error_code error;
    fs::path whole = fs::absolute(path, error);
    fs::path canonical = fs::canonical(path, error);
    if (error) canonical = whole;
    if (seen_.insert(canonical.string()).second) {
      result_.files.push_back({std::move(whole), origin});
    }
  }

  const Environment& environment_;
  std::unordered_set<std::string> seen_;
  PluginFiles result_;
};

// The plugins of the files, in their order. Libraries are loaded first, since the one that reads
// packs may come last in the search.
Result<std::vector<Plugin>> load_all(const std::vector<PluginFile>& files) {
  std::vector<Plugin> plugins(files.size());
  const Plugin* runner = nullptr;
  for (std::size_t i = 0; i < files.size(); ++i) {
    if (is_pack(files[i].path)) continue;
    auto plugin = load_plugin(files[i].path);
    if (!plugin) return tl::unexpected(plugin.error());
    plugins[i] = std::move(*plugin);
    if (runner == nullptr && plugins[i].read_pack != nullptr) runner = &plugins[i];
  }
  for (std::size_t i = 0; i < files.size(); ++i) {
    if (!is_pack(files[i].path)) continue;
    if (runner == nullptr) {
      return fail(ErrorKind::plugin, "no plugin was found that reads packs of rules",
                  "install the built-in ones", Place{files[i].path.string()});
    }
    auto plugin = load_pack(files[i].path, *runner);
    if (!plugin) return tl::unexpected(plugin.error());
    plugins[i] = std::move(*plugin);
  }
  return plugins;
}

}  // namespace

std::optional<std::string> ProcessEnvironment::get(const std::string& name) const {
  const char* const value = std::getenv(name.c_str());
  if (value == nullptr) return std::nullopt;
  return value;
}

Result<PluginFiles> find_plugins(const PluginSearch& search, const Environment& environment) {
  Search files(environment);
  for (const fs::path& path : search.given) {
    if (auto done = files.named(path, PluginOrigin::given); !done) return fail(done.error());
  }
  for (const fs::path& path : search.configured) {
    if (auto done = files.named(path, PluginOrigin::configured); !done) return fail(done.error());
  }
  if (auto done = files.environment_paths(); !done) return fail(done.error());
  if (auto done = files.user_folder(); !done) return fail(done.error());
  if (!search.own.empty()) {
    if (auto done = files.optional(search.own, PluginOrigin::own); !done) {
      return fail(done.error());
    }
  }
  return files.take();
}

Result<LoadedPlugins> load_plugins(const PluginSearch& search, const Environment& environment) {
  auto files = find_plugins(search, environment);
  if (!files) return tl::unexpected(files.error());
  auto plugins = load_all(files->files);
  if (!plugins) return tl::unexpected(plugins.error());
  LoadedPlugins loaded{std::move(*plugins), std::move(files->notes)};
  std::unordered_map<std::string, fs::path> owner;  // of a rule id
  for (Plugin& plugin : loaded.plugins) {
    std::erase_if(plugin.rules, [&](const PluginRule& rule) {
      const auto [first, is_new] = owner.try_emplace(rule.id, plugin.path);
      if (is_new) return false;
      loaded.notes.push_back("rule " + rule.id + " of " + plugin.path.string() +
                             " is passed over: " + first->second.string() + " has it already");
      return true;
    });
  }
  return loaded;
}

}  // namespace veritally
