// MemberReader: the typed look at a node, and the one error that a record is refused with.
//
// Every function returns false after it has set the error; the reading of the record ends there.
// Internal to members*.cpp.
#pragma once

#include "claimset/record.hpp"
#include "syntax/node.hpp"

#include <array>
#include <bitset>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace veritally {

class MemberReader;

// One member of an object of the contract, read into a T.
template <class T>
struct Member {
  std::string_view name;
  bool (*read)(MemberReader& reader, const Node& node, T& out);
};

class MemberReader {
 public:
  MemberReader(const Places& places, const RecordContext& context)
      : places_(places), context_(context) {}

  const RecordContext& context() const { return context_; }
  Error take_error() { return std::move(error_); }

  bool string(const Node& node, std::string& out);
  bool nonempty(const Node& node, std::string& out);
  // Empty items, as in "a;;b", name nothing and are left out.
  bool strings(const Node& node, std::vector<std::string>& out);
  bool boolean(const Node& node, bool& out);
  bool whole(const Node& node, std::uint64_t first, std::optional<std::uint64_t>& out);
  bool decimal(const Node& node, Decimal& out);
  bool range(const Node& node, std::pair<Decimal, Decimal>& out);
  bool date(const Node& node, std::optional<Date>& out);

  // A word of an enumeration; `words` lists them for the message.
  template <class Enum>
  bool word(const Node& node, std::optional<Enum> (*parse)(std::string_view),
            std::string_view words, Enum& out) {
    const auto value = is_text(node) ? parse(node.text) : std::nullopt;
    if (!value) return wrong(node, std::string("one of ").append(words));
    out = *value;
    return true;
  }

  // An object, member by member. What the table does not name goes to `others`.
  template <class T, std::size_t N>
  bool object(const Node& node, const std::array<Member<T>, N>& table, T& out, std::string& others);

  // The same for an object that is itself a member: its unknown members go to the parent's.
  template <class T, std::size_t N>
  bool nested(const Node& node, const std::array<Member<T>, N>& table, T& out) {
    if (node.kind != NodeKind::object) return wrong(node, "an object");
    std::string others;
    path_[depth_++] = node.key;
    const bool good = object(node, table, out, others);
    if (good) --depth_;
    if (!others.empty()) nested_others_ = "{" + others + "}";
    return good;
  }

  // Sets the error: the member should be `expected`, and is not.
  bool wrong(const Node& node, std::string_view expected, std::string hint = {});
  // Sets the error: `"member" problem`.
  bool refuse(const Node& node, std::string_view problem, std::string hint = {});
  // Sets the error: the object of the members read now lacks one.
  bool missing(const Node& object, std::string_view name);

  static bool is_text(const Node& node) {
    return node.kind == NodeKind::string || node.kind == NodeKind::cell;
  }
  static void append_member(std::string& others, std::string_view member) {
    if (!others.empty()) others += ',';
    others += member;
  }

 private:
  // "quantity.value", for messages.
  std::string path_to(std::string_view name) const;

  const Places& places_;
  const RecordContext& context_;
  Error error_;
  std::array<std::string_view, 4> path_{};  // the objects around the member read now
  std::size_t depth_ = 0;
  std::string nested_others_;  // what the object read last did not know
};

template <class T, std::size_t N>
bool MemberReader::object(const Node& node, const std::array<Member<T>, N>& table, T& out,
                          std::string& others) {
  std::bitset<N> seen;
  std::array<std::string, N> below;
  for (const Node& child : Children(node)) {
    std::size_t i = 0;
    while (i < N && table[i].name != child.key) ++i;
    if (i == N) {
      append_member(others, member_text(child));
      continue;
    }
    if (seen[i]) return refuse(child, "is given twice");
    seen[i] = true;
    if (child.kind == NodeKind::null) continue;
    if (!table[i].read(*this, child, out)) return false;
    below[i] = std::exchange(nested_others_, {});
  }
  for (std::size_t i = 0; i < N; ++i) {
    if (below[i].empty()) continue;
    append_member(others, '"' + std::string(table[i].name) + "\":" + below[i]);
  }
  return true;
}

}  // namespace veritally
