// JsonWriter and the UTF-8 functions below it.

#include "base/json_writer.hpp"

#include "base/utf8.hpp"

#include <string>

#include <gtest/gtest.h>

namespace veritally {
namespace {

TEST(JsonWriter, EveryKindOfValue) {
  std::string out;
  JsonWriter json(out);
  json.begin_object();
  json.key("a\"\n");
  json.begin_array();
  json.string("é\x01/");
  json.number(std::int64_t{-9223372036854775807});
  json.number(std::uint64_t{18446744073709551615U});
  json.decimal("1.50e400");
  json.boolean(true);
  json.null();
  json.raw("{ }");
  json.end_array();
  json.raw_key("\"\\u0062\"");
  json.begin_object();
  json.end_object();
  json.end_object();
  EXPECT_EQ(out,
            "{\"a\\\"\\n\":[\"é\\u0001/\",-9223372036854775807,18446744073709551615,1.50e400,"
            "true,null,{ }],\"\\u0062\":{}}");
}

TEST(JsonWriter, OneDocumentAfterAnother) {
  std::string out;
  JsonWriter json(out);
  json.begin_array();
  json.end_array();
  out += '\n';
  json.string("");
  out += '\n';
  json.null();
  EXPECT_EQ(out, "[]\n\"\"\nnull");
}

TEST(JsonWriter, WhatIsNotUtf8IsReplaced) {
  std::string out;
  JsonWriter(out).string(
      "a\xFF"
      "b\xE2\x82"
      "c\xED\xA0\x80\xF0\x9D\x84\x9E\xC0\x80\xF5");
  EXPECT_EQ(out, "\"a\uFFFDb\uFFFDc\uFFFD\uFFFD\uFFFD\U0001D11E\uFFFD\uFFFD\uFFFD\"");
}

TEST(Utf8, ValidPrefix) {
  EXPECT_EQ(valid_utf8_prefix(""), 0U);
  EXPECT_EQ(valid_utf8_prefix("plain ascii of some length"), 26U);
  EXPECT_EQ(valid_utf8_prefix("12345678é€𝄞"), 17U);
  EXPECT_EQ(valid_utf8_prefix("12345678\xE2\x82"), 8U);
  EXPECT_EQ(valid_utf8_prefix("\xE0\x80\x80"), 0U);
  EXPECT_EQ(valid_utf8_prefix("\xF4\x90\x80\x80"), 0U);
}

TEST(Utf8, CodePoints) {
  EXPECT_EQ(count_code_points("aé€𝄞"), 4U);
  EXPECT_EQ(first_code_points("aé€𝄞", 2), "aé");
  EXPECT_EQ(first_code_points("aé", 9), "aé");
}

}  // namespace
}  // namespace veritally
