#include "pack.hpp"

#include "kinds.hpp"

#include <filesystem>
#include <map>

namespace veritally::pack {
namespace {

toml::table parse(const File& file) {
  try {
    return toml::parse(file.text());
  } catch (const toml::parse_error& error) {
    const auto& place = error.source().begin;
    throw Wrong(file.path(), {place.line, place.column}, std::string(error.description()), "");
  }
}

std::vector<DeclaredRule> rules_of(Entry& file) {
  std::vector<DeclaredRule> rules;
  std::map<std::string, Spot> seen;
  for (const Kind& kind : kinds()) {
    const std::string name(kind.name);
    for (Entry& entry : file.entries(kind.name, "a " + name)) {
      DeclaredRule rule = kind.declare(entry);
      const Written& id = rule.declared->id;
      const auto [first, is_new] = seen.emplace(id.text, id.spot);
      if (!is_new) {
        throw entry.wrong(
            id.spot,
            "the id " + id.text + " stands in line " + std::to_string(first->second.line) + " too",
            "give each rule an id of its own");
      }
      rules.push_back(std::move(rule));
    }
  }
  return rules;
}

}  // namespace

std::unique_ptr<const Pack> Pack::read(const File& file) {
  const toml::table table = parse(file);
  return std::unique_ptr<const Pack>(new Pack(Entry(table, file, "a pack")));
}

Pack::Pack(Entry file) : vt_plugin{} {
  const std::string stem = std::filesystem::path(file.file().path()).stem().string();
  name_ = file.text("name").value_or(Written{stem, {}}).text;
  version_ = file.text("version").value_or(Written{"1", {}}).text;
  declared_ = rules_of(file);
  file.finish();
  if (declared_.empty()) throw file.wrong({1, 1}, "the pack declares no rule", "write [[phrase]]");
  for (const DeclaredRule& rule : declared_) tables_.push_back(&rule.table);
  magic = VT_MAGIC;
  major = VT_ABI_MAJOR;
  minor = VT_ABI_MINOR;
  struct_size = sizeof(vt_plugin);
  rule_count = static_cast<std::uint32_t>(tables_.size());
  vt_plugin::name = name_.c_str();
  vt_plugin::version = version_.c_str();
  rules = tables_.data();
}

}  // namespace veritally::pack
