// A JSON text as a tree of nodes, wholly checked: grammar, escapes, UTF-8 and numbers of any size.
// simdjson does the work; its header stays in json_tree.cpp.
#pragma once

#include "claimset/node.hpp"
#include "claimset/record.hpp"

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
  // The error's place is that in the file, where `context.place` is that of the text.
  Result<const Tree*> read(std::string_view text, const RecordContext& context);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// Places of a record that is a piece of a file's text.
class TextPlaces : public Places {
 public:
  TextPlaces(std::string_view text, const RecordContext& context)
      : text_(text), context_(&context) {}
  Place of(std::uint64_t at) const override;

 private:
  std::string_view text_;
  const RecordContext* context_;
};

}  // namespace veritally
