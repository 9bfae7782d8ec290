#include "syntax/node.hpp"

#include "base/json_writer.hpp"

namespace veritally {

void write_node(JsonWriter& out, const Node& node) {
  if (node.raw.empty()) {
    write_canonical(out, node);
  } else {
    out.raw(on_one_line(node.raw));
  }
}

void write_canonical(JsonWriter& out, const Node& node) {
  switch (node.kind) {
    case NodeKind::null:
      out.null();
      break;
    case NodeKind::boolean:
      out.boolean(node.text == "true");
      break;
    case NodeKind::number:
      out.decimal(node.text);
      break;
    case NodeKind::string:
    case NodeKind::other:
    case NodeKind::cell:
      out.string(node.text);
      break;
    case NodeKind::array:
      out.begin_array();
      for (const Node& item : Children(node)) write_canonical(out, item);
      out.end_array();
      break;
    case NodeKind::object:
      out.begin_object();
      for (const Node& member : Children(node)) {
        out.key(member.key);
        write_canonical(out, member);
      }
      out.end_object();
      break;
  }
}

std::string on_one_line(std::string_view json) {
  std::string text(json);
  std::erase_if(text, [](char c) { return c == '\n' || c == '\r'; });
  return text;
}

std::string member_text(const Node& node) {
  std::string text;
  JsonWriter out(text);
  if (node.raw_key.empty()) {
    out.string(node.key);
  } else {
    out.raw_key(node.raw_key);
  }
  text += ':';
  write_node(out, node);
  return text;
}

}  // namespace veritally
