#include "cli/ignore.hpp"

#include "base/byte_source.hpp"

#include <algorithm>
#include <ranges>
#include <system_error>

namespace veritally {
namespace {

// Without the spaces that end it, but for one behind a backslash.
std::string_view without_trailing_spaces(std::string_view line) {
  std::size_t end = 0;
  for (std::size_t at = 0; at < line.size(); ++at) {
    const bool space = line[at] == ' ';
    if (line[at] == '\\') ++at;
    if (!space) end = at + 1;
  }
  return line.substr(0, end);
}

}  // namespace

IgnoreRules::IgnoreRules(std::string_view text) {
  if (text.starts_with("\xef\xbb\xbf")) text.remove_prefix(3);
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (!line.starts_with('#')) add(without_trailing_spaces(line));
  }
}

void IgnoreRules::add(std::string_view line) {
  const bool ignored = !line.starts_with('!');
  if (!ignored) line.remove_prefix(1);
  const bool folders = line.ends_with('/');
  if (folders) line.remove_suffix(1);
  const bool anchored = line.find('/') != std::string_view::npos;
  if (line.starts_with('/')) line.remove_prefix(1);
  if (!line.empty()) rules_.push_back({Glob(line), anchored, folders, ignored});
}

std::optional<bool> IgnoreRules::ignores(std::string_view path, bool is_folder) const {
  const std::string_view name = path.substr(path.rfind('/') + 1);
  for (const Rule& rule : rules_ | std::views::reverse) {
    if (rule.folders && !is_folder) continue;
    if (rule.glob.matches(rule.anchored ? path : name)) return rule.ignored;
  }
  return std::nullopt;
}

Result<Ignore> Ignore::start(const std::filesystem::path& folder) {
  Ignore ignore;
  ignore.folder_ = folder.root_path();
  if (auto added = ignore.add_level(); !added) return tl::unexpected(added.error());
  for (const auto& name : folder.relative_path()) {
    if (auto entered = ignore.enter(name.native()); !entered) {
      return tl::unexpected(entered.error());
    }
  }
  return ignore;
}

Result<void> Ignore::enter(std::string_view name) {
  if (!folder_.ends_with('/')) folder_ += '/';
  folder_ += name;
  return add_level();
}

Result<void> Ignore::add_level() {
  std::error_code ignored;
  Level level;
  level.folder_size = folder_.size();
  level.root = std::filesystem::exists(folder_ + "/.git", ignored);
  level.repository = level.root || (!levels_.empty() && levels_.back().repository);
  const std::string file = folder_ + "/.gitignore";
  if (level.repository && std::filesystem::is_regular_file(file, ignored)) {
    const auto source = open_file(file);
    if (!source) return tl::unexpected(source.error());
    const auto text = read_all(**source);
    if (!text) return tl::unexpected(text.error());
    level.rules = IgnoreRules(*text);
  }
  levels_.push_back(std::move(level));
  return {};
}

void Ignore::leave() {
  levels_.pop_back();
  folder_.resize(levels_.back().folder_size);
}

bool Ignore::ignores(std::string_view name, bool is_folder) const {
  const std::string path = folder_ + '/' + std::string(name);
  for (const Level& level : levels_ | std::views::reverse) {
    std::string_view relative = std::string_view(path).substr(level.folder_size);
    relative.remove_prefix(std::min(relative.find_first_not_of('/'), relative.size()));
    if (const auto decided = level.rules.ignores(relative, is_folder)) return *decided;
    if (level.root) break;
  }
  return false;
}

}  // namespace veritally
