#include "cli/run_identity.hpp"

#include "base/byte_source.hpp"
#include "base/json_writer.hpp"
#include "base/sha256.hpp"
#include "report/version.hpp"

#include <filesystem>
#include <optional>
#include <set>
#include <string_view>

namespace veritally {
namespace {

// Writes one value after the other, in JSON's quotes, so that none runs into the next.
class Identity {
 public:
  void add(std::string_view text) {
    out_.string(text);
    text_ += '\n';
  }
  void add_option(const std::optional<std::string>& text) { add(text ? "=" + *text : "none"); }
  std::string digest() const { return sha256(text_); }

 private:
  std::string text_;
  JsonWriter out_{text_};
};

void add_rules(const Setup& setup, Identity& identity) {
  for (const Engine::Rule& rule : setup.engine->rules()) {
    if (!rule.on) continue;
    identity.add(rule.rule->id);
    identity.add(rule.plugin->name);
    identity.add(rule.plugin->version);
    const auto options = setup.config.options.find(rule.rule->id);
    if (options == setup.config.options.end()) continue;
    for (const auto& [name, value] : options->second) {
      identity.add(name);
      identity.add(value);
    }
  }
}

// The files of the call that say what rules and reference data say, which have no version.
std::set<std::filesystem::path> files_of(const Setup& setup) {
  std::set<std::filesystem::path> files;
  if (setup.config.rates) files.insert(*setup.config.rates);
  if (setup.config.aliases) files.insert(*setup.config.aliases);
  for (const Engine::Rule& rule : setup.engine->rules()) {
    if (rule.plugin->pack != nullptr) files.insert(rule.plugin->path);
  }
  return files;
}

// Sorted: where the files are does not matter.
Result<std::multiset<std::string>> hashes_of(const std::set<std::filesystem::path>& files) {
  std::multiset<std::string> hashes;
  for (const std::filesystem::path& path : files) {
    const auto file = open_file(path.string());
    if (!file) return tl::unexpected(file.error());
    const auto bytes = read_all(**file);
    if (!bytes) return tl::unexpected(bytes.error());
    hashes.insert(sha256(*bytes));
  }
  return hashes;
}

}  // namespace

Result<std::string> run_identity(const CheckOptions& options, const std::vector<Input>& inputs,
                                 const Setup& setup, const ReadInputs& read) {
  Identity identity;
  identity.add(version);
  for (const Input& input : inputs) {
    identity.add(input.path);
    identity.add(input.source ? "source" : "draft");
    identity.add(input.claim_set ? "claims" : "by its bytes");
  }
  for (const InputInfo& input : read.manifest) identity.add(input.sha256);
  identity.add_option(options.input_format);
  identity.add_option(options.date);
  identity.add_option(options.language);
  identity.add(options.keep_going ? "keep-going" : "all");
  identity.add(options.allow_empty ? "allow-empty" : "claims");
  add_rules(setup, identity);
  const auto hashes = hashes_of(files_of(setup));
  if (!hashes) return tl::unexpected(hashes.error());
  for (const std::string& hash : *hashes) identity.add(hash);
  return identity.digest();
}

}  // namespace veritally
