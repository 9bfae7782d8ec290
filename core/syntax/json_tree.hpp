// A JSON text as a tree of nodes, wholly checked: grammar, escapes, UTF-8 and numbers of any size.
// simdjson does the work; its header stays in json_tree.cpp.
#pragma once

#include "base/result.hpp"
#include "syntax/node.hpp"
#include "syntax/text_places.hpp"

#include <memory>
#include <string_view>

namespace veritally {

class JsonTreeReader {
 public:
  // Objects and arrays may be nested this deep.
  static constexpr unsigned max_depth = 1000;

  JsonTreeReader();
  ~JsonTreeReader();
  JsonTreeReader(const JsonTreeReader&) = delete;
  JsonTreeReader& operator=(const JsonTreeReader&) = delete;

  // Reads one value of any kind and nothing after it. `at` of the nodes counts bytes from the
  // start of the text. The tree borrows from the text and the reader, until the next `read`.
  // The error's place is that in the file, where the text begins at `start`.
  Result<const Tree*> read(std::string_view text, const TextStart& start);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace veritally
