// Glob: a pattern for paths as git reads it: `*` and `?` stand for bytes of one name, `[a-z]`,
// `[!a-z]` and `[[:digit:]]` for one byte, `**` for any number of folders, `\` for the next byte
// itself. Bytes are bytes, whatever the locale.
//
// POSIX fnmatch() knows no `**` and reads an open bracket otherwise than git, and libgit2 wants a
// repository; so the matcher is here, and tests hold it against git's own. It takes time linear in
// pattern times path. Const once made: any thread.
#pragma once

#include <bitset>
#include <string_view>
#include <vector>

namespace veritally {

class Glob {
 public:
  explicit Glob(std::string_view pattern);

  // Whether the pattern stands for the whole of a relative path.
  bool matches(std::string_view path) const;
  // Whether it may stand for a path below this folder.
  bool may_match_below(std::string_view folder) const;

 private:
  struct Token {
    bool star = false;  // any number of bytes; else one of these
    std::bitset<256> bytes{};
  };
  struct Name {
    bool any_folders = false;  // "**"
    std::vector<Token> tokens{};
  };

  static bool matches(const std::vector<Token>& tokens, std::string_view name);

  std::vector<Name> names_;
  bool broken_ = false;  // an open bracket or a lone backslash: matches nothing
};

// Whether a path has what makes it a pattern: `*`, `?` or `[`.
bool is_pattern(std::string_view path);

}  // namespace veritally
