// Tree: what a JSON text holds, or one record of a CSV or TOML file in the same form.
//
// Nodes stand in one array in document order, each before its children, and know how many nodes
// they span; texts are borrowed from the format's reader.
#pragma once

#include "base/result.hpp"

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

namespace veritally {

enum class NodeKind : std::uint8_t {
  null,
  boolean,
  number,
  string,
  other,  // a TOML scalar that JSON lacks: a date, a time, inf, nan
  cell,   // a CSV cell: takes the type of its column
  array,
  object,
};

struct Node {
  NodeKind kind = NodeKind::null;
  std::uint32_t span = 1;    // nodes from this one to the last below it
  std::uint64_t at = 0;      // where the value stands, in the counting of the tree's Places
  std::string_view key;      // the member's name, empty in an array
  std::string_view text;     // characters of a string or cell; other scalars as written
  std::string_view raw_key;  // JSON only: the name as written, with quotes
  std::string_view raw;      // JSON only: the value as written
};

// Turns the `at` of a node into a place, when an error needs one.
class Places {
 public:
  virtual ~Places() = default;
  virtual Place of(std::uint64_t at) const = 0;
};

// The nodes directly below one, for range-for.
class Children {
 public:
  class iterator {
   public:
    using iterator_category = std::forward_iterator_tag;
    using difference_type = std::ptrdiff_t;
    using value_type = Node;
    using pointer = const Node*;
    using reference = const Node&;

    iterator() = default;
    explicit iterator(const Node* node) : node_(node) {}
    const Node& operator*() const { return *node_; }
    iterator& operator++() {
      node_ += node_->span;
      return *this;
    }
    iterator operator++(int) {
      const iterator before = *this;
      ++*this;
      return before;
    }
    bool operator==(const iterator&) const = default;

   private:
    const Node* node_ = nullptr;
  };

  // REQUIRES: the node stands in the array of its tree.
  explicit Children(const Node& parent) : parent_(&parent) {}
  iterator begin() const { return iterator(parent_ + 1); }
  iterator end() const { return iterator(parent_ + parent_->span); }

 private:
  const Node* parent_;
};

using Tree = std::vector<Node>;

class JsonWriter;

// The node and all below it as JSON: as written where it was JSON, else in the canonical form.
void write_node(JsonWriter& out, const Node& node);
// Always the canonical form: compact, nothing escaped that need not be.
void write_canonical(JsonWriter& out, const Node& node);

// JSON as written, but for line ends between its tokens: they would break a line of JSONL.
std::string on_one_line(std::string_view json);

// `"key":value` on one line, the form that Claim::others is made of.
std::string member_text(const Node& node);

}  // namespace veritally
