#include "cli/bundle.hpp"

#include "base/json_writer.hpp"
#include "cli/commands.hpp"
#include "document/metadata.hpp"
#include "document/reader.hpp"

#include <cstdio>
#include <iostream>

namespace veritally {
namespace {

tl::unexpected<Error> bad(std::string what) { return fail(ErrorKind::input, std::move(what)); }

Result<void> read_member(const Node& member, BundleDocument& document, bool& has_text) {
  if (member.key != "path" && member.key != "text" && member.key != "format" &&
      member.key != "role" && member.key != "date" && member.key != "language") {
    return {};
  }
  const bool may_be_null = member.key == "date" || member.key == "language";
  if (member.kind == NodeKind::null && may_be_null) return {};
  if (member.kind != NodeKind::string) {
    return bad("the " + std::string(member.key) + " of a document must be a string");
  }
  if (member.key == "path") document.path = member.text;
  if (member.key == "text") {
    document.text = member.text;
    has_text = true;
  }
  if (member.key == "format") {
    const auto format = parse_document_format(member.text);
    if (!format) return bad("the format of a document must be text, markdown, html, csv or json");
    document.format = *format;
  }
  if (member.key == "role") {
    if (member.text != "draft" && member.text != "source") {
      return bad("the role of a document must be draft or source");
    }
    document.source = member.text == "source";
  }
  if (member.key == "language") {
    document.language = language_of(member.text);
    if (document.language.empty()) return bad("the language of a document must be a code as en");
  }
  if (member.key == "date") {
    document.date = parse_date(member.text);
    if (!document.date) return bad("the date of a document must be a day as YYYY-MM-DD");
  }
  return {};
}

Result<BundleDocument> document_of(const Node& node) {
  if (node.kind != NodeKind::object) return bad("a document must be an object");
  BundleDocument document;
  bool has_text = false;
  for (const Node& member : Children(node)) {
    if (const auto read = read_member(member, document, has_text); !read) {
      return tl::unexpected(read.error());
    }
  }
  if (document.path.empty() || !has_text) return bad("a document needs a path and a text");
  return document;
}

}  // namespace

Result<Bundle> bundle_of(const Tree& tree) {
  const Node& root = tree.front();
  if (root.kind != NodeKind::object) return bad("a bundle must be an object");
  Bundle bundle;
  bool asks = false;
  for (const Node& member : Children(root)) {
    if (member.key == "id") {
      if (member.kind != NodeKind::string) return bad("the id of a bundle must be a string");
      bundle.id = member.raw;
    } else if (member.key == "claims") {
      if (member.kind != NodeKind::array) return bad("the claims of a bundle must be a list");
      bundle.claims = &member;
      asks = true;
    } else if (member.key == "documents") {
      if (member.kind != NodeKind::array) return bad("the documents of a bundle must be a list");
      for (const Node& node : Children(member)) {
        auto document = document_of(node);
        if (!document) return tl::unexpected(document.error());
        bundle.documents.push_back(std::move(*document));
      }
      asks = asks || !bundle.documents.empty();
    }
  }
  if (bundle.id.empty()) return bad("a bundle needs an id");
  if (!asks) return bad("a bundle needs documents or claims");
  return bundle;
}

std::string_view bundle_id(const Tree& tree) {
  if (tree.front().kind != NodeKind::object) return {};
  for (const Node& member : Children(tree.front())) {
    if (member.key == "id" && member.kind == NodeKind::string) return member.raw;
  }
  return {};
}

std::string error_line(std::string_view id, std::string_view code, std::string_view message) {
  std::string text;
  JsonWriter out(text);
  out.begin_object();
  out.key("id");
  out.raw(id.empty() ? "null" : id);
  out.key("error");
  out.begin_object();
  out.key("code");
  out.string(code);
  out.key("message");
  out.string(message);
  out.end_object();
  out.end_object();
  return text;
}

int answer_lines(const std::function<std::string(const std::string& line)>& answer) {
  std::ios::sync_with_stdio(false);
  std::string line;
  while (std::getline(std::cin, line)) {
    if (line.find_first_not_of(" \t\r") == std::string::npos) continue;
    const std::string told = answer(line) + '\n';
    if (std::fwrite(told.data(), 1, told.size(), stdout) != told.size() ||
        std::fflush(stdout) != 0) {
      return report_error({ErrorKind::failure, "standard output cannot be written", {}, {}});
    }
  }
  return exit_code::pass;
}

}  // namespace veritally
