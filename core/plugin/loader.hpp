// Loading one plugin: open the library, check that it keeps the contract (veritally/abi.h), copy
// what it says of itself.
//
// Order of calls: `load_plugin`, then for each rule create, check..., destroy as abi.h has it.
// Nothing of the plugin is called here. Ownership: texts are copied; the function pointers stay
// valid for ever, because a library that was opened is never unloaded (its code may still be
// running in another thread, and unloading C++ is not safe). Threads: may be called from any.
#pragma once

#include "base/result.hpp"

#include <veritally/abi.h>

#include <cstdint>
#include <filesystem>
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
  std::vector<PluginOption> options;
  decltype(vt_rule::create) create = nullptr;
  decltype(vt_rule::destroy) destroy = nullptr;
  decltype(vt_rule::check_claims) check_claims = nullptr;
  decltype(vt_rule::check_document) check_document = nullptr;
  decltype(vt_rule::normalise) normalise = nullptr;
  decltype(vt_rule::concerns) concerns = nullptr;  // may be null
};

struct Plugin {
  std::string name;
  std::string version;
  std::filesystem::path path;  // absolute
  std::vector<PluginRule> rules;
};

// Opens and verifies the library. All errors are of kind plugin and name the file; the message is
// about the first thing that is wrong.
Result<Plugin> load_plugin(const std::filesystem::path& path);

// The part of `load_plugin` that looks at the table. `path` is for messages only.
// REQUIRES: as much of `table` as its struct_size says can be read, at least 24 bytes.
Result<Plugin> verify_plugin(const vt_plugin& table, const std::filesystem::path& path);

// "family/rule", each of lower-case letters and digits joined by single hyphens.
bool is_rule_id(std::string_view id);

}  // namespace veritally
