#include "cli/glob.hpp"

#include <array>
#include <cctype>
#include <optional>
#include <utility>

namespace veritally {
namespace {

using Bytes = std::bitset<256>;

unsigned char byte(char c) { return static_cast<unsigned char>(c); }

Bytes only(char c) { return Bytes().set(byte(c)); }

// The bytes of a class as in [:alpha:], in the C locale.
std::optional<Bytes> class_of(std::string_view name) {
  static constexpr std::array<std::pair<std::string_view, int (*)(int)>, 12> classes = {
      {{"alnum", std::isalnum},
       {"alpha", std::isalpha},
       {"blank", std::isblank},
       {"cntrl", std::iscntrl},
       {"digit", std::isdigit},
       {"graph", std::isgraph},
       {"lower", std::islower},
       {"print", std::isprint},
       {"punct", std::ispunct},
       {"space", std::isspace},
       {"upper", std::isupper},
       {"xdigit", std::isxdigit}}};
  for (const auto& [known, is_member] : classes) {
    if (known != name) continue;
    Bytes members;
    for (int c = 0; c < 128; ++c) members.set(static_cast<std::size_t>(c), is_member(c) != 0);
    return members;
  }
  return std::nullopt;
}

// Reads what stands behind a `[` up to and with its `]`.
class BracketReader {
 public:
  BracketReader(std::string_view pattern, std::size_t at) : pattern_(pattern), at_(at) {}

  // Nothing where the bracket does not end, or names a class that there is not.
  std::optional<Bytes> read() {
    const bool others = next_is('!') || next_is('^');
    if (others) ++at_;
    // A `]` that comes first is a member.
    do {
      if (!read_member()) return std::nullopt;
    } while (!next_is(']'));
    ++at_;
    if (others) members_.flip();
    return members_.reset(byte('/'));
  }

  std::size_t end() const { return at_; }

 private:
  bool next_is(char c) const { return at_ < pattern_.size() && pattern_[at_] == c; }

  bool read_member() {
    if (pattern_.substr(at_).starts_with("[:")) {
      const std::size_t close = pattern_.find(']', at_ + 2);
      if (close == std::string_view::npos) return false;
      if (close > at_ + 2 && pattern_[close - 1] == ':') return read_class(close);
    }
    const auto first = read_byte();
    if (!first) return false;
    members_.set(*first);
    if (!next_is('-') || at_ + 1 >= pattern_.size() || pattern_[at_ + 1] == ']') return true;
    ++at_;
    const auto last = read_byte();
    if (!last) return false;
    for (std::size_t c = *first; c <= *last; ++c) members_.set(c);
    return true;
  }

  bool read_class(std::size_t close) {
    const auto members = class_of(pattern_.substr(at_ + 2, close - 1 - (at_ + 2)));
    if (!members) return false;
    members_ |= *members;
    at_ = close + 1;
    return true;
  }

  std::optional<unsigned char> read_byte() {
    if (next_is('\\')) ++at_;
    if (at_ == pattern_.size()) return std::nullopt;
    return byte(pattern_[at_++]);
  }

  std::string_view pattern_;
  std::size_t at_;
  Bytes members_;
};

std::string_view first_name(std::string_view path) { return path.substr(0, path.find('/')); }

// The path without its first name; empty where that was the last.
std::string_view behind_first(std::string_view path) {
  const std::size_t slash = path.find('/');
  return slash == std::string_view::npos ? std::string_view() : path.substr(slash + 1);
}

}  // namespace

Glob::Glob(std::string_view pattern) : names_(1) {
  Bytes any;
  any.set().reset(byte('/'));
  for (std::size_t at = 0; at < pattern.size() && !broken_;) {
    const char c = pattern[at++];
    std::vector<Token>& tokens = names_.back().tokens;
    if (c == '/') {
      names_.emplace_back();
    } else if (c == '*') {
      const std::size_t begin = at - 1;
      while (at < pattern.size() && pattern[at] == '*') ++at;
      const bool whole = tokens.empty() && (at == pattern.size() || pattern[at] == '/');
      if (whole && at - begin > 1) {
        names_.back().any_folders = true;
      } else {
        tokens.push_back({true, {}});
      }
    } else if (c == '?') {
      tokens.push_back({false, any});
    } else if (c == '[') {
      BracketReader bracket(pattern, at);
      const auto members = bracket.read();
      broken_ = !members;
      if (members) tokens.push_back({false, *members});
      at = bracket.end();
    } else if (c != '\\') {
      tokens.push_back({false, only(c)});
    } else if (at == pattern.size()) {
      broken_ = true;
    } else {
      tokens.push_back({false, only(pattern[at++])});
    }
  }
}

// On a mismatch the last star takes one byte more: what stood before it has matched for good.
bool Glob::matches(const std::vector<Token>& tokens, std::string_view name) {
  std::size_t token = 0;
  std::size_t at = 0;
  std::optional<std::size_t> star;
  std::size_t behind = 0;  // where the bytes of the star end
  while (at < name.size() || token < tokens.size()) {
    if (token < tokens.size() && tokens[token].star) {
      star = token++;
      behind = at;
    } else if (token < tokens.size() && at < name.size() && tokens[token].bytes[byte(name[at])]) {
      ++token;
      ++at;
    } else if (star && behind < name.size()) {
      token = *star + 1;
      at = ++behind;
    } else {
      return false;
    }
  }
  return true;
}

// The same with names for bytes and "**" for stars; one that comes last takes a name at least.
bool Glob::matches(std::string_view path) const {
  if (broken_) return false;
  std::size_t name = 0;
  std::optional<std::size_t> folders;
  std::string_view behind;
  while (!path.empty() || name < names_.size()) {
    if (name < names_.size() && names_[name].any_folders) {
      if (name + 1 == names_.size()) return !path.empty();
      folders = name++;
      behind = path;
    } else if (name < names_.size() && !path.empty() &&
               matches(names_[name].tokens, first_name(path))) {
      ++name;
      path = behind_first(path);
    } else if (folders && !behind.empty()) {
      name = *folders + 1;
      path = behind = behind_first(behind);
    } else {
      return false;
    }
  }
  return true;
}

bool Glob::may_match_below(std::string_view folder) const {
  if (broken_) return false;
  for (const Name& name : names_) {
    if (name.any_folders) return true;
    if (folder.empty()) return true;
    if (!matches(name.tokens, first_name(folder))) return false;
    folder = behind_first(folder);
  }
  return false;
}

bool is_pattern(std::string_view path) {
  return path.find_first_of("*?[") != std::string_view::npos;
}

}  // namespace veritally
