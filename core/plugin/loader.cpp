#include "plugin/loader.hpp"

#include "plugin/host_services.hpp"

#define BOOST_DLL_USE_STD_FS
#include <algorithm>
#include <cstddef>
#include <cstring>
#include <fstream>
#include <iterator>
#include <memory>
#include <mutex>
#include <optional>
#include <string_view>
#include <unordered_set>
#include <utility>

#include <boost/dll/shared_library.hpp>

namespace veritally {
namespace {

namespace fs = std::filesystem;

// Libraries stay open until the process ends; the list keeps leak checkers content.
void keep_open(std::unique_ptr<boost::dll::shared_library> library) {
  static std::mutex mutex;
  static auto* const libraries = new std::vector<std::unique_ptr<boost::dll::shared_library>>;
  const std::lock_guard lock(mutex);
  libraries->push_back(std::move(library));
}

// What the dynamic linker said, without Boost's frame and the file name, which Error has itself:
// "...failed (dlerror system message: /path/x.so: undefined symbol: f): Bad file descriptor"
// becomes "undefined symbol: f".
std::string linker_message(std::string_view what, const std::string& path) {
  constexpr std::string_view frame = "(dlerror system message: ";
  if (const auto begin = what.find(frame); begin != std::string_view::npos) {
    what.remove_prefix(begin + frame.size());
    what = what.substr(0, what.rfind("): "));
  }
  if (what.starts_with(path + ": ")) what.remove_prefix(path.size() + 2);
  return std::string(what);
}

tl::unexpected<Error> plugin_error(const fs::path& path, std::string message,
                                   std::string hint = {}) {
  return fail(ErrorKind::plugin, std::move(message), std::move(hint), Place{path.string()});
}

Result<const vt_plugin*> open_table(const fs::path& path) {
  std::error_code error;
  if (!fs::is_regular_file(path, error)) {
    return plugin_error(path, fs::exists(path, error) ? "not a file" : "no such plugin file");
  }
  try {
    auto library = std::make_unique<boost::dll::shared_library>();
    library->load(path, boost::dll::load_mode::rtld_now | boost::dll::load_mode::rtld_local);
    const vt_plugin* const table =
        library->has(VT_PLUGIN_SYMBOL) ? &library->get<const vt_plugin>(VT_PLUGIN_SYMBOL) : nullptr;
    keep_open(std::move(library));
    if (table == nullptr) {
      return plugin_error(path, "exports no symbol " VT_PLUGIN_SYMBOL ", so it is not a plugin");
    }
    return table;
  } catch (const std::exception& exception) {
    return plugin_error(path, "cannot be loaded: " + linker_message(exception.what(), path));
  }
}

// True if the member that `offset` and `size` describe lies within the struct as it was compiled.
constexpr bool within(std::uint32_t struct_size, std::size_t offset, std::size_t size) {
  return offset + size <= struct_size;
}

// A table as far as the plugin's version of it reaches; the rest is zero.
template <class Table>
Table as_far_as_it_reaches(const Table& raw) {
  Table table{};
  std::memcpy(&table, &raw, std::min<std::size_t>(raw.struct_size, sizeof table));
  return table;
}

std::string_view or_empty(const char* text) { return text == nullptr ? "" : text; }

// The function that a rule of a scope must have; nullopt for an unknown scope.
struct Mandatory {
  const char* name;
  bool present;
};
std::optional<Mandatory> mandatory_function(const vt_rule& rule) {
  switch (rule.scope) {
    case VT_SCOPE_CLAIM:
    case VT_SCOPE_GROUP:
    case VT_SCOPE_CORPUS:
      return Mandatory{"check_claims", rule.check_claims != nullptr};
    case VT_SCOPE_DOCUMENT:
    case VT_SCOPE_EXTRACTOR:
      return Mandatory{"check_document", rule.check_document != nullptr};
    case VT_SCOPE_NORMALISER:
      return Mandatory{"normalise", rule.normalise != nullptr};
    default:
      return std::nullopt;
  }
}

Result<std::vector<PluginOption>> read_options(const vt_rule& rule, const std::string& label,
                                               const fs::path& path) {
  std::vector<PluginOption> options;
  if (rule.option_count != 0 && rule.options == nullptr) {
    return plugin_error(path, label + " counts options but has no list of them");
  }
  for (std::uint32_t i = 0; i < rule.option_count; ++i) {
    const vt_option& option = rule.options[i];
    if (or_empty(option.name).empty()) {
      return plugin_error(path, label + " has an option without a name");
    }
    options.push_back({option.name, std::string(or_empty(option.summary)),
                       std::string(or_empty(option.initial))});
  }
  return options;
}

// What is wrong with a rule's own fields; empty: nothing. `label` names the rule.
std::string fault_of(const vt_rule& rule, const std::string& label) {
  if (or_empty(rule.id).empty()) return label + " has no id";
  if (or_empty(rule.summary).empty()) return label + " has no summary";
  if (or_empty(rule.documentation).empty()) return label + " has no documentation";
  if (!is_rule_id(rule.id)) {
    return label + " has the id \"" + rule.id + "\", which is not of the form family/rule";
  }
  const std::string name = std::string("rule ") + rule.id;
  const auto function = mandatory_function(rule);
  if (!function) return name + " has the unknown scope " + std::to_string(rule.scope);
  if (rule.create == nullptr) return name + " has no function create";
  if (rule.destroy == nullptr) return name + " has no function destroy";
  if (!function->present) return name + " has no function " + function->name;
  return {};
}

// The last member of each struct in version 1.0, which every plugin of major version 1 has.
constexpr bool has_all_members(const vt_plugin& table) {
  return within(table.struct_size, offsetof(vt_plugin, rules), sizeof table.rules);
}
constexpr bool has_all_members(const vt_rule& rule) {
  return within(rule.struct_size, offsetof(vt_rule, normalise), sizeof rule.normalise);
}

Result<PluginRule> verify_rule(const vt_rule* raw, std::uint32_t index, const fs::path& path) {
  const std::string label = "rule " + std::to_string(index + 1) + " of the table";
  if (raw == nullptr) return plugin_error(path, label + " is a null pointer");
  if (!has_all_members(*raw)) {
    return plugin_error(path, label + " is " + std::to_string(raw->struct_size) +
                                  " bytes long, too short for version 1.0 of the contract");
  }
  const vt_rule rule = as_far_as_it_reaches(*raw);
  if (auto fault = fault_of(rule, label); !fault.empty()) return plugin_error(path, fault);
  const std::string name = std::string("rule ") + rule.id;
  if (rule.severity < VT_NOTE || rule.severity > VT_ERROR) {
    return plugin_error(path, name + " has the unknown severity " + std::to_string(rule.severity));
  }
  auto options = read_options(rule, name, path);
  if (!options) return tl::unexpected(options.error());
  return PluginRule{.id = rule.id,
                    .summary = rule.summary,
                    .documentation = rule.documentation,
                    .scope = rule.scope,
                    .severity = rule.severity,
                    .columns = rule.columns,
                    .wants = rule.wants,
                    .off = rule.off != 0,
                    .orders = (rule.flags & VT_RULE_ORDERS) != 0,
                    .options = std::move(*options),
                    .create = rule.create,
                    .destroy = rule.destroy,
                    .check_claims = rule.check_claims,
                    .check_document = rule.check_document,
                    .normalise = rule.normalise,
                    .concerns = rule.concerns,
                    .data = rule.data};
}

// What is wrong with the table before its rules are looked at; nullopt: nothing.
std::optional<tl::unexpected<Error>> check_header(const vt_plugin& table, const fs::path& path) {
  const auto version = [](std::uint32_t major, std::uint32_t minor) {
    return std::to_string(major) + "." + std::to_string(minor);
  };
  const std::string ours = version(VT_ABI_MAJOR, VT_ABI_MINOR);
  if (table.magic != VT_MAGIC) {
    return plugin_error(path, VT_PLUGIN_SYMBOL " does not begin with the magic number");
  }
  const std::string theirs = version(table.major, table.minor);
  if (table.major != VT_ABI_MAJOR) {
    return plugin_error(
        path, "built for version " + theirs + " of the plugin contract; this program has " + ours,
        "build it again with this version's headers");
  }
  if (table.minor > VT_ABI_MINOR) {
    return plugin_error(
        path, "needs version " + theirs + " of the plugin contract; this program has " + ours,
        "install a newer veritally");
  }
  if (!has_all_members(table)) {
    return plugin_error(path, VT_PLUGIN_SYMBOL " is " + std::to_string(table.struct_size) +
                                  " bytes long, too short for version 1.0 of the contract");
  }
  if (or_empty(table.name).empty()) return plugin_error(path, "the plugin has no name");
  if (or_empty(table.version).empty()) return plugin_error(path, "the plugin has no version");
  const vt_plugin whole = as_far_as_it_reaches(table);
  if ((whole.read_pack == nullptr) != (whole.free_pack == nullptr)) {
    return plugin_error(path, "the plugin has only one of read_pack and free_pack");
  }
  if (table.rule_count == 0 ? whole.read_pack == nullptr : table.rules == nullptr) {
    return plugin_error(path, "the plugin has no rules");
  }
  return std::nullopt;
}

}  // namespace

bool is_rule_id(std::string_view id) {
  const auto is_word = [](std::string_view word) {
    const auto allowed = [](char c) {
      return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
    };
    return !word.empty() && word.front() >= 'a' && word.front() <= 'z' && word.back() != '-' &&
           word.find("--") == std::string_view::npos && std::ranges::all_of(word, allowed);
  };
  const auto slash = id.find('/');
  return slash != std::string_view::npos && is_word(id.substr(0, slash)) &&
         is_word(id.substr(slash + 1));
}

Result<Plugin> verify_plugin(const vt_plugin& table, const fs::path& path) {
  if (auto fault = check_header(table, path)) return *fault;
  Plugin plugin{table.name, table.version, path, {}};
  const vt_plugin whole = as_far_as_it_reaches(table);
  plugin.read_pack = whole.read_pack;
  plugin.free_pack = whole.free_pack;
  std::unordered_set<std::string> seen;
  for (std::uint32_t i = 0; i < table.rule_count; ++i) {
    auto rule = verify_rule(table.rules[i], i, path);
    if (!rule) return tl::unexpected(rule.error());
    if (!seen.insert(rule->id).second) {
      return plugin_error(path, "has two rules with the id " + rule->id);
    }
    plugin.rules.push_back(std::move(*rule));
  }
  return plugin;
}

Result<Plugin> load_plugin(const fs::path& path) {
  std::error_code error;
  const fs::path absolute = fs::absolute(path, error);
  if (error) return plugin_error(path, "cannot be found: " + error.message());
  const auto table = open_table(absolute);
  if (!table) return tl::unexpected(table.error());
  return verify_plugin(**table, absolute);
}

Result<Plugin> load_pack(const fs::path& path, const Plugin& runner) {
  std::ifstream file(path, std::ios::binary);
  const std::string text(std::istreambuf_iterator<char>(file), {});
  if (!file.good() && !file.eof()) return plugin_error(path, "cannot be read");
  const std::string name = path.string();
  const HostServices host({.rule = runner.name});
  const vt_pack given{sizeof(vt_pack), 0, to_abi(std::string_view(name)),
                      to_abi(std::string_view(text))};
  const std::shared_ptr<const vt_plugin> made(
      runner.read_pack(&host, &given), [free_pack = runner.free_pack](const vt_plugin* pack) {
        if (pack != nullptr) free_pack(pack);
      });
  if (host.first_fault()) return fail(*host.first_fault());
  if (made == nullptr) {
    return plugin_error(path, "the plugin " + runner.name + " cannot read this pack");
  }
  auto plugin = verify_plugin(*made, path);
  if (plugin) plugin->pack = made;
  return plugin;
}

}  // namespace veritally
