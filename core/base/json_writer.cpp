#include "base/json_writer.hpp"

#include "base/bytes.hpp"
#include "base/utf8.hpp"

#include <algorithm>

#include <rapidjson/writer.h>

namespace veritally {
namespace {

// RapidJSON's output stream concept over a string.
struct StringStream {
  using Ch = char;
  std::string* out;

  void Put(char c) { out->push_back(c); }
  void Flush() {}
};

// Most texts stand in JSON as they are; the library takes one byte after the other.
class Writer : public rapidjson::Writer<StringStream> {
 public:
  using rapidjson::Writer<StringStream>::Writer;

  void raw(std::string_view text, rapidjson::Type type) {
    Prefix(type);
    *os_->out += text;
    EndValue(true);
  }

  void plain_string(std::string_view text) {
    Prefix(rapidjson::kStringType);
    std::string& out = *os_->out;
    out += '"';
    out += text;
    out += '"';
    EndValue(true);
  }
};

// ASCII without what JSON escapes.
bool is_plain(char c) {
  return static_cast<unsigned char>(c) >= 0x20 && static_cast<unsigned char>(c) < 0x80 &&
         c != '"' && c != '\\';
}

bool is_plain(std::uint64_t eight_bytes) {
  constexpr std::uint64_t each = 0x0101010101010101;
  const std::uint64_t quotes = eight_bytes ^ each * '"';
  const std::uint64_t escapes = eight_bytes ^ each * '\\';
  // The highest bit of a byte that is below 0x20, zero, or beyond ASCII.
  return ((eight_bytes | (eight_bytes - each * 0x20) | (quotes - each) | (escapes - each)) &
          each * 0x80) == 0;
}

bool is_plain(std::string_view text) {
  if (text.size() < sizeof(std::uint32_t)) {
    return std::ranges::all_of(text, [](char c) { return is_plain(c); });
  }
  // The last bytes may be looked at twice.
  if (text.size() < sizeof(std::uint64_t)) return is_plain(load_short(text.data(), text.size()));
  std::size_t at = 0;
  for (; at + sizeof(std::uint64_t) < text.size(); at += sizeof(std::uint64_t)) {
    if (!is_plain(load<std::uint64_t>(text.data() + at))) return false;
  }
  return is_plain(load<std::uint64_t>(text.data() + text.size() - sizeof(std::uint64_t)));
}

rapidjson::SizeType length_of(std::string_view text) {
  return static_cast<rapidjson::SizeType>(text.size());
}

}  // namespace

struct JsonWriter::Output {
  explicit Output(std::string& out) : stream{&out}, json(stream) {}

  // The writer, ready for a value: one that has finished a document starts the next.
  Writer& next() {
    if (json.IsComplete()) json.Reset(stream);
    return json;
  }

  StringStream stream;
  Writer json;
};

JsonWriter::JsonWriter(std::string& out) : output_(std::make_unique<Output>(out)) {}
JsonWriter::~JsonWriter() = default;

void JsonWriter::begin_object() { output_->next().StartObject(); }
void JsonWriter::end_object() { output_->json.EndObject(); }
void JsonWriter::begin_array() { output_->next().StartArray(); }
void JsonWriter::end_array() { output_->json.EndArray(); }
void JsonWriter::key(std::string_view name) { string(name); }

void JsonWriter::string(std::string_view text) {
  if (is_plain(text)) {
    output_->next().plain_string(text);
  } else if (valid_utf8_prefix(text) == text.size()) {
    output_->next().String(text.empty() ? "" : text.data(), length_of(text));
  } else {
    const std::string repaired = repair_utf8(text);
    output_->next().String(repaired.data(), length_of(repaired));
  }
}

void JsonWriter::number(std::int64_t value) { output_->next().Int64(value); }
void JsonWriter::number(std::uint64_t value) { output_->next().Uint64(value); }
void JsonWriter::boolean(bool value) { output_->next().Bool(value); }
void JsonWriter::null() { output_->next().Null(); }

void JsonWriter::decimal(std::string_view number) {
  output_->next().raw(number, rapidjson::kNumberType);
}
void JsonWriter::raw(std::string_view json) { output_->next().raw(json, rapidjson::kObjectType); }
void JsonWriter::raw_key(std::string_view json) {
  output_->next().raw(json, rapidjson::kStringType);
}

}  // namespace veritally
