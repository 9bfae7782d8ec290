// The tree that gumbo makes of HTML, for the readers of HTML alone: what they ask of its nodes.
#pragma once

#include <cstddef>
#include <memory_resource>
#include <string_view>
#include <vector>

#include <gumbo.h>

namespace veritally {

// Parses HTML, which the tree borrows. Freed as a whole, so that depth costs no stack.
class HtmlTree {
 public:
  explicit HtmlTree(std::string_view html);
  HtmlTree(const HtmlTree&) = delete;
  HtmlTree& operator=(const HtmlTree&) = delete;

  const GumboNode& root() const { return *output_->root; }

 private:
  std::pmr::monotonic_buffer_resource memory_;
  GumboOutput* output_ = nullptr;
};

bool is_element(const GumboNode& node);
// GUMBO_TAG_LAST for what is no element.
GumboTag tag_of(const GumboNode& node);
std::size_t child_count(const GumboNode& node);
const GumboNode& child(const GumboNode& node, std::size_t index);
// The value of an attribute, empty where there is none.
std::string_view attribute(const GumboNode& node, const char* name);
bool has_attribute(const GumboNode& node, const char* name);
// What the first child of the element holds, if that is text.
std::string_view text_inside(const GumboNode& node);

// Calls `enter` for every node below `root` in the order of the document. Where it returns true,
// the nodes below that one follow, and then `leave` for it.
template <class Enter, class Leave>
void visit_below(const GumboNode& root, const Enter& enter, const Leave& leave) {
  struct Position {
    const GumboNode* node = nullptr;
    std::size_t next = 0;
  };
  std::vector<Position> path = {{&root, 0}};
  while (true) {
    Position& here = path.back();
    if (here.next < child_count(*here.node)) {
      const GumboNode& node = child(*here.node, here.next++);
      if (enter(node)) path.push_back({&node, 0});
      continue;
    }
    const GumboNode& done = *here.node;
    path.pop_back();
    if (path.empty()) return;
    leave(done);
  }
}

template <class Enter>
void visit_below(const GumboNode& root, const Enter& enter) {
  visit_below(root, enter, [](const GumboNode&) {});
}

}  // namespace veritally
