// Bundle: one line of a worker's standard input, read as far as every worker needs it.
#pragma once

#include "base/date.hpp"
#include "base/result.hpp"
#include "document/document.hpp"
#include "syntax/node.hpp"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace veritally {

// Its text is UTF-8, as the line is, so it has no broken bytes.
struct BundleDocument {
  std::string path;
  std::string_view text;
  DocumentFormat format = DocumentFormat::text;
  std::optional<Date> date;
  std::string language;  // empty: the document or its words tell
  bool source = false;   // its role; else it is a draft
};

// What a line asks for; views into the tree that it was read from.
struct Bundle {
  std::string_view id;           // as JSON
  const Node* claims = nullptr;  // the list, as far as there is one
  std::vector<BundleDocument> documents;
};

// Reads the tree of a line. The error is of kind input and names the member.
Result<Bundle> bundle_of(const Tree& tree);

// The id of a tree that is no bundle, as JSON; empty where it has none.
std::string_view bundle_id(const Tree& tree);

// The answer to a line that cannot be used. `id` is JSON, empty for null.
std::string error_line(std::string_view id, std::string_view code, std::string_view message);

// Answers every line of standard input but blank ones on standard output, in order, each written
// before the next is read. Gives the exit code.
int answer_lines(const std::function<std::string(const std::string& line)>& answer);

}  // namespace veritally
