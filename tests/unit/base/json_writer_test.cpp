// What JsonWriter writes, read back by a JSON reader of another maker.
#include "base/json_writer.hpp"

#include "base/exact.hpp"
#include "base/utf8.hpp"

#include <gtest/gtest.h>
#include <simdjson.h>

namespace veritally::test {
namespace {

std::string written(std::string_view text) {
  std::string out;
  JsonWriter(out).string(text);
  return out;
}

TEST(JsonStrings, OnlyWhatMustBeEscapedIs) {
  EXPECT_EQ(written("\"\\/\b\f\n\r\t"), "\"\\\"\\\\/\\b\\f\\n\\r\\t\"");
  EXPECT_EQ(written(std::string_view("\0\x1f\x7f", 3)), "\"\\u0000\\u001F\x7f\"");
  EXPECT_EQ(written("é\u2028\U0001F600<>&"), "\"é\u2028\U0001F600<>&\"");
  EXPECT_EQ(written(""), "\"\"");
  EXPECT_EQ(written(std::string_view()), "\"\"");
}

TEST(JsonStrings, AnyBytesBecomeWellFormedTextThatReadsBackRepaired) {
  Random random(41);
  simdjson::dom::parser parser;
  for (int i = 0; i < 200000; ++i) {
    std::string bytes(up_to(random, 12), '\0');
    for (char& c : bytes) {
      c = one_in(random, 2) ? static_cast<char>(random())
                            : "\"\\\n\xE2\x82\xAC\xF0\x9F"[random() % 8];
    }
    const std::string json = written(bytes);
    ASSERT_EQ(valid_utf8_prefix(json), json.size());
    std::string_view text;
    ASSERT_EQ(parser.parse(json).get(text), simdjson::SUCCESS) << json;
    ASSERT_EQ(text, repair_utf8(bytes));
  }
}

TEST(JsonStrings, EscapeOneByteWhereverItStands) {
  simdjson::dom::parser parser;
  for (std::size_t length = 1; length < 40; ++length) {
    for (std::size_t at = 0; at < length; ++at) {
      for (int byte = 0; byte < 256; ++byte) {
        std::string bytes(length, 'x');
        bytes[at] = static_cast<char>(byte);
        const std::string json = written(bytes);
        const bool plain = byte >= 0x20 && byte < 0x80 && byte != '"' && byte != '\\';
        ASSERT_EQ(json == '"' + bytes + '"', plain) << json;
        std::string_view text;
        ASSERT_EQ(parser.parse(json).get(text), simdjson::SUCCESS) << json;
        ASSERT_EQ(text, repair_utf8(bytes));
      }
    }
  }
}

TEST(JsonWriter, NestsAsDeepAsTold) {
  constexpr int depth = 500;
  std::string out;
  JsonWriter json(out);
  for (int i = 0; i < depth; ++i) {
    json.begin_object();
    json.key("k");
    json.begin_array();
    json.number(std::int64_t{i});
  }
  for (int i = 0; i < depth; ++i) {
    json.end_array();
    json.end_object();
  }
  simdjson::dom::parser parser;
  simdjson::dom::element value = parser.parse(out).value();
  for (int i = 0; i < depth; ++i) {
    const simdjson::dom::array array = value["k"].get_array().value();
    ASSERT_EQ(array.at(0).get_int64().value(), i);
    ASSERT_EQ(array.size(), i + 1 < depth ? 2U : 1U);
    if (array.size() == 2) value = array.at(1).value();
  }
}

TEST(JsonWriter, AppendsBehindWhatTheStringHolds) {
  std::string out = "before ";
  JsonWriter json(out);
  json.begin_array();
  json.string("a");
  json.boolean(false);
  json.end_array();
  EXPECT_EQ(out, "before [\"a\",false]");
}

}  // namespace
}  // namespace veritally::test
