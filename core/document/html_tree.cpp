#include "document/html_tree.hpp"

namespace veritally {

HtmlTree::HtmlTree(std::string_view html) {
  GumboOptions options = kGumboDefaultOptions;
  options.userdata = &memory_;
  options.allocator = [](void* memory, std::size_t size) {
    return static_cast<std::pmr::monotonic_buffer_resource*>(memory)->allocate(size);
  };
  options.deallocator = [](void*, void*) {};
  options.max_errors = 0;
  output_ = gumbo_parse_with_options(&options, html.data(), html.size());
}

bool is_element(const GumboNode& node) {
  return node.type == GUMBO_NODE_ELEMENT || node.type == GUMBO_NODE_TEMPLATE;
}

GumboTag tag_of(const GumboNode& node) {
  return is_element(node) ? node.v.element.tag : GUMBO_TAG_LAST;
}

std::size_t child_count(const GumboNode& node) {
  if (node.type == GUMBO_NODE_DOCUMENT) return node.v.document.children.length;
  return is_element(node) ? node.v.element.children.length : 0;
}

const GumboNode& child(const GumboNode& node, std::size_t index) {
  const GumboVector& children =
      is_element(node) ? node.v.element.children : node.v.document.children;
  return *static_cast<const GumboNode*>(children.data[index]);
}

std::string_view attribute(const GumboNode& node, const char* name) {
  if (!is_element(node)) return {};
  const GumboAttribute* found = gumbo_get_attribute(&node.v.element.attributes, name);
  return found != nullptr ? std::string_view(found->value) : std::string_view();
}

bool has_attribute(const GumboNode& node, const char* name) {
  return is_element(node) && gumbo_get_attribute(&node.v.element.attributes, name) != nullptr;
}

std::string_view text_inside(const GumboNode& node) {
  if (child_count(node) == 0) return {};
  const GumboNode& first = child(node, 0);
  const bool text = first.type == GUMBO_NODE_TEXT || first.type == GUMBO_NODE_WHITESPACE;
  return text ? std::string_view(first.v.text.text) : std::string_view();
}

}  // namespace veritally
