// Loading one plugin: open the library, check that it keeps the contract (veritally/abi.h), copy
// what it says of itself.
//
// Order of calls: `load_plugin`, `load_pack` for the packs that a plugin reads, then for each rule
// create, check..., destroy as abi.h has it. Nothing of the plugin is called here but its reading
// of packs. Ownership: texts are copied; the function pointers stay valid for ever, because a
// library that was opened is never unloaded (its code may still be running in another thread, and
// unloading C++ is not safe). Threads: may be called from any.
#pragma once

#include "base/result.hpp"

#include <veritally/abi.h>

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace veritally {

struct PluginOption {
  std::string name;
  std::string summary;
  std::string initial;  // the default, as text
};

// One rule, verified: `create`, `destroy` and the one function of its scope are not null.
struct PluginRule {
  std::string id;
  std::string summary;
  std::string documentation;
  std::uint32_t scope = 0;     // VT_SCOPE_...
  std::uint32_t severity = 0;  // VT_NOTE, VT_WARNING, VT_ERROR
  std::uint32_t columns = 0;   // bits 1 << VT_SUBJECT ...
  std::uint32_t wants = 0;     // VT_WANTS_...
  bool off = false;            // runs only when asked for
  bool orders = false;         // VT_RULE_ORDERS
  std::vector<PluginOption> options;
  decltype(vt_rule::create) create = nullptr;
  decltype(vt_rule::destroy) destroy = nullptr;
  decltype(vt_rule::check_claims) check_claims = nullptr;
  decltype(vt_rule::check_document) check_document = nullptr;
  decltype(vt_rule::normalise) normalise = nullptr;
  decltype(vt_rule::concerns) concerns = nullptr;  // may be null
  const void* data = nullptr;                      // the plugin's own
};

struct Plugin {
  std::string name;
  std::string version;
  std::filesystem::path path;  // absolute
  std::vector<PluginRule> rules;
  decltype(vt_plugin::read_pack) read_pack = nullptr;  // null where it reads no packs
  decltype(vt_plugin::free_pack) free_pack = nullptr;
  // Of a pack: what the plugin that read it made, given back to it with the last copy of this.
  std::shared_ptr<const vt_plugin> pack = nullptr;
};

// Opens and verifies the library. All errors are of kind plugin and name the file; the message is
// about the first thing that is wrong.
Result<Plugin> load_plugin(const std::filesystem::path& path);

// Has `runner`, which reads packs, make a plugin of a file that declares rules. Errors are of kind
// plugin; what the file says wrongly has its line and column.
Result<Plugin> load_pack(const std::filesystem::path& path, const Plugin& runner);

// The part of `load_plugin` that looks at the table. `path` is for messages only.
// REQUIRES: as much of `table` as its struct_size says can be read, at least 24 bytes.
Result<Plugin> verify_plugin(const vt_plugin& table, const std::filesystem::path& path);

// "family/rule", each of lower-case letters and digits joined by single hyphens.
bool is_rule_id(std::string_view id);

}  // namespace veritally
