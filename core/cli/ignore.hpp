// Ignore: which files of a folder git would pass over, as the .gitignore files from the root of the
// repository down to it say. Outside a repository nothing is ignored.
//
// Order of calls: start() at a folder, then enter() and leave() folders below it; ignores() is
// about what stands in the folder entered last. Whether that folder is itself ignored is not asked,
// as it is not by git: the caller enters no folder that is. One thread.
#pragma once

#include "base/result.hpp"
#include "cli/glob.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace veritally {

// The rules of one .gitignore file; the last one that matches decides.
class IgnoreRules {
 public:
  IgnoreRules() = default;
  explicit IgnoreRules(std::string_view text);

  // `path` is relative to the folder of the file. Nothing: no rule is about it.
  std::optional<bool> ignores(std::string_view path, bool is_folder) const;

 private:
  struct Rule {
    Glob glob;
    bool anchored = false;  // about the path; else about its last name
    bool folders = false;   // about folders alone
    bool ignored = true;    // false: of a rule with `!`
  };

  void add(std::string_view line);

  std::vector<Rule> rules_;
};

class Ignore {
 public:
  // `folder` is absolute and without symbolic links.
  static Result<Ignore> start(const std::filesystem::path& folder);

  // Fails where there are rules that cannot be read.
  Result<void> enter(std::string_view name);
  void leave();

  bool ignores(std::string_view name, bool is_folder) const;

 private:
  struct Level {
    std::size_t folder_size = 0;  // of the beginning of `folder_` that the rules stand in
    bool repository = false;      // inside one
    bool root = false;            // of its repository: rules above are not asked
    IgnoreRules rules;
  };

  Result<void> add_level();

  std::string folder_;
  std::vector<Level> levels_;
};

}  // namespace veritally
