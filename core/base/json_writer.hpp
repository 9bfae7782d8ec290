// JsonWriter: compact JSON, one value after another, appended to a string.
//
// Calls nest as the JSON does: in an object `key` comes before every value. What is written is
// always well-formed UTF-8 (U+FFFD stands for what was not); control characters are escaped and
// nothing else is. After a whole value another may follow, as in JSONL; what stands between them
// (a newline) the caller appends to the string itself.
//
// The string is borrowed and must outlive the writer. One thread at a time.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace veritally {

class JsonWriter {
 public:
  explicit JsonWriter(std::string& out);
  ~JsonWriter();
  JsonWriter(const JsonWriter&) = delete;
  JsonWriter& operator=(const JsonWriter&) = delete;

  void begin_object();
  void end_object();
  void begin_array();
  void end_array();
  void key(std::string_view name);

  void string(std::string_view text);
  void number(std::int64_t value);
  void number(std::uint64_t value);
  void boolean(bool value);
  void null();

  // A number as written, "12.50" or "1e400". REQUIRES: the JSON number grammar.
  void decimal(std::string_view number);
  // A whole value as written, of any kind. REQUIRES: well-formed JSON.
  void raw(std::string_view json);
  // A member's name as written, with its quotes. REQUIRES: a well-formed JSON string.
  void raw_key(std::string_view json);

 private:
  struct Output;
  std::unique_ptr<Output> output_;
};

}  // namespace veritally
