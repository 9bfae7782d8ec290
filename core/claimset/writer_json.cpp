#include "base/json_writer.hpp"
#include "claimset/claim_visitor.hpp"
#include "claimset/members.hpp"
#include "claimset/others.hpp"
#include "claimset/writer.hpp"
#include "claimset/writer_formats.hpp"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace veritally {
namespace {

class JsonVisitor : public ClaimVisitor {
 public:
  explicit JsonVisitor(JsonWriter& out) : out_(out) {}

  void write(const Claim& claim, std::string_view further,
             const std::function<void()>& write_value) {
    further_ = further;
    if (!claim.others.empty()) others_.emplace(claim);
    out_.begin_object();
    visit_members(claim, *this);
    write_others();
    if (!further.empty()) {
      out_.key(further);
      write_value();
    }
    out_.end_object();
  }

  void begin_object(std::string_view key) override {
    path_ = below(path_, key);
    out_.key(key);
    out_.begin_object();
  }
  void end_object() override {
    write_others();
    const auto dot = path_.rfind('.');
    path_.resize(dot == std::string::npos ? 0 : dot);
    out_.end_object();
  }
  void string(std::string_view key, std::string_view value) override {
    out_.key(key);
    out_.string(value);
  }
  void number(std::string_view key, std::uint64_t value) override {
    out_.key(key);
    out_.number(value);
  }
  void boolean(std::string_view key, bool value) override {
    out_.key(key);
    out_.boolean(value);
  }
  void list(std::string_view key, std::span<const std::string> items) override {
    out_.key(key);
    out_.begin_array();
    for (const std::string& item : items) out_.string(item);
    out_.end_array();
  }
  void null(std::string_view key) override {
    if (write_unknown_object(key)) return;
    out_.key(key);
    out_.null();
  }
  void absent(std::string_view key) override { write_unknown_object(key); }

 private:
  static std::string below(std::string_view path, std::string_view key) {
    return std::string(path).append(path.empty() ? "" : ".").append(key);
  }

  // The unknown members of the object that is open.
  void write_others() {
    if (!others_) return;
    for (const Node* object : objects_at(others_->tree(), path_)) {
      for (const Node& member : Children(*object)) {
        if (stands_for_object(member, path_)) continue;
        if (path_.empty() && !further_.empty() && member.key == further_) continue;
        out_.raw_key(member.raw_key);
        write_node(out_, member);
      }
    }
  }

  // Writes an object of which only the unknown members are left; false if it has none.
  bool write_unknown_object(std::string_view key) {
    if (!others_ || objects_at(others_->tree(), below(path_, key)).empty()) return false;
    begin_object(key);
    end_object();
    return true;
  }

  // Whether a member of `others` holds what is unknown in one of the contract's objects.
  static bool stands_for_object(const Node& member, std::string_view path) {
    return member.kind == NodeKind::object && member.key.find('.') == std::string_view::npos &&
           is_object_member(below(path, member.key));
  }

  static std::vector<const Node*> objects_at(const Node& object, std::string_view path) {
    if (path.empty()) return {&object};
    const auto dot = path.find('.');
    const std::string_view rest = dot == std::string_view::npos ? "" : path.substr(dot + 1);
    std::vector<const Node*> found;
    for (const Node& member : Children(object)) {
      if (member.key != path.substr(0, dot) || member.kind != NodeKind::object) continue;
      const auto below = objects_at(member, rest);
      found.insert(found.end(), below.begin(), below.end());
    }
    return found;
  }

  JsonWriter& out_;
  std::optional<Others> others_;
  std::string_view further_;  // a member that is written behind all others; empty: none
  std::string path_;          // of the object that is open
};

}  // namespace

void write_claim(JsonWriter& out, const Claim& claim) { write_claim(out, claim, {}, {}); }

void write_claim(JsonWriter& out, const Claim& claim, std::string_view key,
                 const std::function<void()>& write_value) {
  JsonVisitor(out).write(claim, key, write_value);
}

void write_period(JsonWriter& out, std::string_view key, const Period& period) {
  JsonVisitor visitor(out);
  visit_period(visitor, key, period);
}

void write_json_file(std::span<const Claim> claims, std::string& out) {
  JsonWriter json(out);
  out += "{\"claims\":[";
  for (const Claim& claim : claims) {
    out += &claim == claims.data() ? "\n" : ",\n";
    write_claim(json, claim);
  }
  out += "\n]}\n";
}

void write_jsonl_file(std::span<const Claim> claims, std::string& out) {
  JsonWriter json(out);
  for (const Claim& claim : claims) {
    write_claim(json, claim);
    out += '\n';
  }
}

}  // namespace veritally
