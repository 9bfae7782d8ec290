#include "cli/files.hpp"

#include "claimset/claim_set.hpp"
#include "cli/glob.hpp"
#include "cli/ignore.hpp"
#include "cli/inputs.hpp"
#include "document/reader.hpp"

#include <algorithm>
#include <filesystem>
#include <set>
#include <system_error>
#include <utility>

namespace veritally {
namespace {

namespace fs = std::filesystem;

// Stands beside claim sets, and is none.
constexpr std::string_view configuration = "veritally.toml";

bool has_extension_of(FileRole role, std::string_view name) {
  return role == FileRole::texts ? document_format_of(name).has_value()
                                 : claim_format_of(name).has_value();
}

std::string kinds_of(FileRole role) {
  return role == FileRole::texts ? ".txt, .md, .markdown, .html or .htm"
                                 : ".json, .jsonl, .csv or .toml";
}

tl::unexpected<Error> unreadable(const std::string& path, const std::error_code& error) {
  return fail(ErrorKind::input, "cannot be read: " + error.message(), {}, {path, 0, 0});
}

std::string joined(const std::string& folder, const std::string& name) {
  return folder.empty() || folder.ends_with('/') ? folder + name : folder + '/' + name;
}

// One folder with what stands below it, as far as a pattern wants it.
class Walk {
 public:
  struct Entry {
    std::string name;
    bool folder = false;
  };

  // A pattern is relative to the folder; without one the walk is for all files of their role.
  // `any_kind`: what matches may have any extension.
  Walk(std::optional<Glob> pattern, bool any_kind, const FileSearch& search)
      : pattern_(std::move(pattern)), any_kind_(any_kind), search_(search) {}

  // `shown`: the folder as the paths shall have it, empty for the current one.
  Result<std::vector<std::string>> files_of(const std::string& shown) {
    std::error_code error;
    const fs::path real = fs::canonical(shown.empty() ? "." : shown, error);
    if (error) return unreadable(shown, error);
    if (search_.ignore) {
      auto started = Ignore::start(real);
      if (!started) return tl::unexpected(started.error());
      ignore_ = std::move(*started);
    }
    if (auto walked = walk(shown, {}, !pattern_); !walked) return tl::unexpected(walked.error());
    std::sort(found_.begin(), found_.end());
    return std::move(found_);
  }

 private:
  // Of `relative`, a folder below the one that the walk began in. `whole`: all that it has.
  Result<void> walk(const std::string& shown, const std::string& relative, bool whole) {
    const auto entries = entries_of(shown);
    if (!entries) return tl::unexpected(entries.error());
    for (const Entry& entry : *entries) {
      if (ignore_ && ignore_->ignores(entry.name, entry.folder)) continue;
      const std::string path = joined(shown, entry.name);
      const std::string below = joined(relative, entry.name);
      const bool matches = pattern_ && pattern_->matches(below);
      if (!entry.folder) {
        if (takes(entry.name, matches, whole)) found_.push_back(path);
      } else if (whole || matches || pattern_->may_match_below(below)) {
        if (auto entered = enter(entry.name); !entered) return entered;
        if (auto walked = walk(path, below, whole || matches); !walked) return walked;
        if (ignore_) ignore_->leave();
      }
    }
    return {};
  }

  bool takes(const std::string& name, bool matches, bool whole) const {
    if (name == configuration) return false;
    return (matches && any_kind_) || ((matches || whole) && has_extension_of(search_.role, name));
  }

  Result<void> enter(const std::string& name) {
    return ignore_ ? ignore_->enter(name) : Result<void>();
  }

  // Files and folders that are not hidden. A link to a folder is passed over, so that no walk is
  // without end.
  static Result<std::vector<Entry>> entries_of(const std::string& shown) {
    std::vector<Entry> entries;
    std::error_code error;
    fs::directory_iterator each(shown.empty() ? "." : shown, error);
    for (; !error && each != fs::directory_iterator(); each.increment(error)) {
      std::string name = each->path().filename();
      std::error_code gone;  // a file that went away meanwhile, or a link to nothing
      const bool folder = each->is_directory(gone);
      if (name.starts_with('.') || (folder && each->is_symlink(gone))) continue;
      if (folder || each->is_regular_file(gone)) entries.push_back({std::move(name), folder});
    }
    if (error) return unreadable(shown, error);
    return entries;
  }

  std::optional<Glob> pattern_;
  bool any_kind_;
  const FileSearch& search_;
  std::optional<Ignore> ignore_;
  std::vector<std::string> found_;
};

Result<std::vector<std::string>> files_of_folder(const std::string& operand,
                                                 const FileSearch& search) {
  std::string shown = operand;
  while (shown.size() > 1 && shown.ends_with('/')) shown.pop_back();
  while (shown == "." || shown.starts_with("./")) shown.erase(0, shown.find_first_not_of('/', 1));
  auto files = Walk(std::nullopt, false, search).files_of(shown);
  if (!files || !files->empty()) return files;
  return fail(ErrorKind::usage, "no file to read stands in this folder",
              "a folder stands for the files below it that end in " + kinds_of(search.role) +
                  (search.ignore ? "; --no-ignore reads what git ignores, too" : ""),
              {operand, 0, 0});
}

// The walk begins in the last folder that the pattern names.
Result<std::vector<std::string>> files_of_pattern(const std::string& operand,
                                                  const FileSearch& search) {
  const std::size_t special = operand.find_first_of("*?[\\");
  const std::size_t slash = operand.rfind('/', special);
  const std::size_t begin = slash == std::string::npos ? 0 : slash + 1;
  std::string pattern = operand.substr(begin);
  if (pattern.ends_with('/')) pattern += "**";
  // "*.csv" says what it wants; "*" is as a folder.
  const bool any_kind = kind_of(pattern, search.input_format).has_value();
  std::string folder = operand.substr(0, begin);
  std::error_code ignored;
  if (!folder.empty() && !fs::is_directory(folder, ignored)) {
    return fail(ErrorKind::usage, "nothing matches this pattern", "there is no folder " + folder,
                {operand, 0, 0});
  }
  auto files = Walk(Glob(pattern), any_kind, search).files_of(folder);
  if (!files || !files->empty()) return files;
  return fail(ErrorKind::usage, "nothing matches this pattern",
              search.ignore ? "--no-ignore reads what git ignores, too" : "", {operand, 0, 0});
}

Result<std::vector<std::string>> files_of(const std::string& operand, const FileSearch& search) {
  std::error_code ignored;
  const fs::file_status status = fs::status(operand, ignored);
  if (fs::is_directory(status)) return files_of_folder(operand, search);
  if (!fs::exists(status) && is_pattern(operand)) return files_of_pattern(operand, search);
  return std::vector<std::string>{operand};
}

// The same for all paths of one file.
std::string identity_of(const std::string& path) {
  std::error_code error;
  const fs::path real = fs::canonical(path, error);
  return error ? path : real.string();
}

}  // namespace

Result<std::vector<std::string>> find_files(const std::vector<std::string>& operands,
                                            const FileSearch& search) {
  std::vector<std::string> all;
  std::set<std::string> known;
  for (const std::string& operand : operands) {
    auto files = files_of(operand, search);
    if (!files) return files;
    for (std::string& file : *files) {
      if (known.insert(identity_of(file)).second) all.push_back(std::move(file));
    }
  }
  return all;
}

}  // namespace veritally
