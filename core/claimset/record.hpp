// What every reader of claim sets is given and gives: where a record stands, how the short form of
// a value is read, and who receives the claims and errors.
#pragma once

#include "base/result.hpp"
#include "claim/claim.hpp"
#include "syntax/text_places.hpp"

#include <cstdint>
#include <functional>
#include <string_view>

namespace veritally {

// Where a record stands in its file: bytes, end exclusive; the line and column of its first byte,
// from 1, columns in code points.
struct RecordPlace {
  std::uint64_t begin = 0;
  std::uint64_t end = 0;
  std::uint64_t line = 1;
  std::uint64_t column = 1;
};

// Reads the short form of a value, "$315 billion". Its errors need no place.
using ValueReader = std::function<Result<Quantity>(std::string_view text)>;

// What a record is read with. `file` is the name for messages, and the document of a claim that
// names none; the text behind it is borrowed. Without a `read_value` the short form is an error.
struct RecordContext {
  std::string_view file;
  RecordPlace place;
  ValueReader read_value;

  TextStart start() const { return {file, place.line, place.column}; }
};

// Receives what a reader finds, in the order of the file. A bad record is one `on_error`, and the
// reading goes on. Called on the reader's thread.
struct ClaimSink {
  virtual ~ClaimSink() = default;
  virtual void on_claim(Claim&& claim, const RecordPlace& place) = 0;
  virtual void on_error(Error&& error) = 0;
};

}  // namespace veritally
