#include "base/json_writer.hpp"
#include "claimset/claim_visitor.hpp"
#include "claimset/others.hpp"
#include "claimset/writer.hpp"
#include "claimset/writer_formats.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

namespace veritally {
namespace {

class JsonVisitor : public ClaimVisitor {
 public:
  JsonVisitor(JsonWriter& out, const Claim& claim) : out_(out) {
    if (!claim.others.empty()) others_.emplace(claim);
    out_.begin_object();
  }
  // What follows the members of the contract.
  void finish() {
    write_others();
    out_.end_object();
  }

  void begin_object(std::string_view key) override {
    path_ = below(path_, key);
    if (others_) written_.push_back(path_);
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
    // An object of which only the unknown members are left is written with them.
    if (others_ && find(others_->tree(), below(path_, key)) != nullptr) return;
    out_.key(key);
    out_.null();
  }

 private:
  static std::string below(std::string_view path, std::string_view key) {
    return std::string(path).append(path.empty() ? "" : ".").append(key);
  }

  // The unknown members of the object that is open.
  void write_others() {
    if (!others_) return;
    const Node* node = find(others_->tree(), path_);
    if (node == nullptr) return;
    for (const Node& member : Children(*node)) {
      const std::string path = below(path_, member.key);
      if (std::find(written_.begin(), written_.end(), path) != written_.end()) continue;
      out_.raw_key(member.raw_key);
      write_node(out_, member);
    }
  }

  static const Node* find(const Node& object, std::string_view path) {
    if (path.empty()) return &object;
    const auto dot = path.find('.');
    const std::string_view key = path.substr(0, dot);
    for (const Node& member : Children(object)) {
      if (member.key != key || member.kind != NodeKind::object) continue;
      return find(member, dot == std::string_view::npos ? "" : path.substr(dot + 1));
    }
    return nullptr;
  }

  JsonWriter& out_;
  std::optional<Others> others_;
  std::string path_;                  // of the object that is open
  std::vector<std::string> written_;  // of the objects opened until now
};

}  // namespace

void write_claim(JsonWriter& out, const Claim& claim) {
  JsonVisitor visitor(out, claim);
  visit_members(claim, visitor);
  visitor.finish();
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
