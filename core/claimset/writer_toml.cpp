#include "base/utf8.hpp"
#include "claimset/claim_visitor.hpp"
#include "claimset/members.hpp"
#include "claimset/others.hpp"
#include "claimset/writer_formats.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <string>
#include <utility>
#include <vector>

namespace veritally {
namespace {

void append_escaped(std::string& out, char c) {
  constexpr std::string_view hex = "0123456789ABCDEF";
  const auto byte = static_cast<unsigned char>(c);
  switch (c) {
    case '"':
      out += "\\\"";
      break;
    case '\\':
      out += "\\\\";
      break;
    case '\n':
      out += "\\n";
      break;
    case '\r':
      out += "\\r";
      break;
    case '\t':
      out += "\\t";
      break;
    default:
      if (byte >= 0x20 && byte != 0x7F) {
        out += c;
      } else {
        out.append("\\u00").append(1, hex[byte >> 4U]).append(1, hex[byte & 15U]);
      }
  }
}

void append_string(std::string& out, std::string_view text) {
  out += '"';
  for (const char c : repair_utf8(text)) append_escaped(out, c);
  out += '"';
}

void append_key(std::string& out, std::string_view key) {
  const bool bare = !key.empty() && std::all_of(key.begin(), key.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           c == '-';
  });
  if (bare) {
    out += key;
  } else {
    append_string(out, key);
  }
}

// Prints a claim's members as lines, its objects as inline tables: toml++ takes quadratic time to
// read the dotted keys of many claims.
class TomlVisitor : public ClaimVisitor {
 public:
  explicit TomlVisitor(std::string& out) : out_(out) {}

  void begin_object(std::string_view key) override {
    begin_member(key);
    out_ += '{';
    ++depth_;
    first_ = true;
  }
  void end_object() override {
    out_ += '}';
    --depth_;
    end_member();
  }
  void string(std::string_view key, std::string_view value) override {
    begin_member(key);
    append_string(out_, value);
    end_member();
  }
  void number(std::string_view key, std::uint64_t value) override {
    begin_member(key);
    out_ += std::to_string(value);
    end_member();
  }
  void boolean(std::string_view key, bool value) override {
    begin_member(key);
    out_ += value ? "true" : "false";
    end_member();
  }
  void list(std::string_view key, std::span<const std::string> items) override {
    begin_member(key);
    out_ += '[';
    for (const std::string& item : items) {
      if (&item != items.data()) out_ += ", ";
      append_string(out_, item);
    }
    out_ += ']';
    end_member();
  }
  void null(std::string_view) override {}
  void absent(std::string_view) override {}

 private:
  void begin_member(std::string_view key) {
    if (depth_ != 0 && !first_) out_ += ", ";
    out_.append(key).append(" = ");
  }
  void end_member() {
    first_ = false;
    if (depth_ == 0) out_ += '\n';
  }

  std::string& out_;
  unsigned depth_ = 0;  // of inline tables
  bool first_ = false;  // whether the next member is the first of its inline table
};

bool is_integer(std::string_view text) {
  std::int64_t value = 0;
  const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc() && stop == text.data() + text.size() && text != "-0";
}

// Whether TOML has the value, so that it comes back as it was.
bool is_native(const Node& node, unsigned depth) {
  constexpr unsigned max_native_depth = 16;
  switch (node.kind) {
    case NodeKind::string:
    case NodeKind::boolean:
      return true;
    case NodeKind::number:
      return is_integer(node.text);
    case NodeKind::array:
    case NodeKind::object:
      break;
    default:
      return false;
  }
  if (depth == max_native_depth) return false;
  std::vector<std::string_view> keys;
  for (const Node& child : Children(node)) {
    if (!is_native(child, depth + 1)) return false;
    if (node.kind == NodeKind::object) keys.push_back(child.key);
  }
  std::sort(keys.begin(), keys.end());
  return std::adjacent_find(keys.begin(), keys.end()) == keys.end();
}

bool is_native(const Others& others) {
  if (!others.is_canonical() || !is_native(others.tree(), 0)) return false;
  for (const Node& member : Children(others.tree())) {
    if (is_claim_member(member.key)) return false;
  }
  return true;
}

void append_value(std::string& out, const Node& node) {
  if (node.kind == NodeKind::string) {
    append_string(out, node.text);
    return;
  }
  if (node.kind != NodeKind::array && node.kind != NodeKind::object) {
    out += node.text;
    return;
  }
  const bool array = node.kind == NodeKind::array;
  out += array ? '[' : '{';
  bool first = true;
  for (const Node& child : Children(node)) {
    if (!std::exchange(first, false)) out += ", ";
    if (!array) {
      append_key(out, child.key);
      out += " = ";
    }
    append_value(out, child);
  }
  out += array ? ']' : '}';
}

void append_others(std::string& out, const Claim& claim) {
  if (claim.others.empty()) return;
  const Others others(claim);
  if (!is_native(others)) {
    out.append(others_member).append(" = ");
    append_string(out, others.text());
    out += '\n';
    return;
  }
  for (const Node& member : Children(others.tree())) {
    append_key(out, member.key);
    out += " = ";
    append_value(out, member);
    out += '\n';
  }
}

}  // namespace

void write_toml_file(std::span<const Claim> claims, std::string& out) {
  for (const Claim& claim : claims) {
    if (&claim != claims.data()) out += '\n';
    out += "[[claim]]\n";
    TomlVisitor visitor(out);
    visit_members(claim, visitor);
    append_others(out, claim);
  }
}

}  // namespace veritally
