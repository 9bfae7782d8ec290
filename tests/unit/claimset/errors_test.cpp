// What is refused, with the whole message and the place.

#include "claimset/support.hpp"

#include <gtest/gtest.h>

namespace veritally::test {
namespace {

struct Case {
  std::string_view text;
  std::string_view error;
};

std::string only_error(ClaimFormat format, std::string_view text) {
  const Collected read = read_text(format, text);
  return read.errors.size() == 1 ? read.errors[0] : std::to_string(read.errors.size()) + " errors";
}

TEST(JsonRecord, Errors) {
  static const std::vector<Case> cases = {
      {R"({"id":5,"value":"5 km"})",
       R"(f:1:7: "id" should be a string that is not empty, found 5)"},
      {R"({"id":"","value":"5 km"})",
       R"(f:1:7: "id" should be a string that is not empty, found "")"},
      {R"({"id":"a"})", R"(f:1:1: "quantity" is missing)"},
      {R"({"quantity":null})", R"(f:1:1: "quantity" is missing)"},
      {R"({"value":"km"})", R"(f:1:10: "value" cannot be read: it holds no quantity)"},
      {R"({"value":5})", R"(f:1:10: "value" should be a string like "$315 billion", found 5)"},
      {R"({"value":"5 km","quantity":{"value":"5"}})",
       R"(f:1:10: "value" and "quantity" are both given)"},
      {R"({"value":"5 km","value":"5 km"})", R"(f:1:25: "value" is given twice)"},
      {R"({"v\u0061lue":"5 km","value":"5 km"})", R"(f:1:30: "value" is given twice)"},
      {R"({"quantity":[1, "x"]})", R"(f:1:13: "quantity" should be an object, found [1, "x"])"},
      {R"({"quantity":{"value":315}})",
       R"(f:1:22: "quantity.value" should be a decimal string, found 315; )"
       "write the number as a string so that no digit is lost"},
      {R"({"quantity":{"value":"5 km"}})",
       R"(f:1:22: "quantity.value" should be a decimal string, found "5 km")"},
      {R"({"quantity":{"value":""}})",
       R"(f:1:22: "quantity.value" should be a decimal string, found "")"},
      {R"({"quantity":{"value":true}})",
       R"(f:1:22: "quantity.value" should be a decimal string, found true)"},
      {R"({"quantity":{"value":"12345678901234567890123"}})",
       R"(f:1:22: "quantity.value" is "12345678901234567890123", which has too many digits; write at most 18 of them, and zeros for the rest)"},
      {R"({"quantity":{}})", R"(f:1:13: "quantity" has neither a value nor a range)"},
      {R"({"quantity":{"value":"1","range":["1","2"]}})",
       R"(f:1:13: "quantity" has both a value and a range)"},
      {R"({"quantity":{"range":["2","1"]}})",
       R"(f:1:22: "quantity.range" should be two ascending decimal strings, found ["2","1"])"},
      {R"({"quantity":{"range":["1","2","3"]}})",
       R"(f:1:22: "quantity.range" should be two ascending decimal strings, found ["1","2","3"])"},
      {R"({"quantity":{"range":["1",2]}})",
       R"(f:1:27: "quantity.range" should be a decimal string, found 2; )"
       "write the number as a string so that no digit is lost"},
      {R"({"quantity":{"value":"1","unit":""}})",
       R"(f:1:33: "quantity.unit" should be a string that is not empty, found "")"},
      {R"({"quantity":{"value":"1","comparator":"=="}})",
       R"(f:1:39: "quantity.comparator" should be one of = < <= > >=, found "==")"},
      {R"({"quantity":{"value":"1","change":"rise"}})",
       R"(f:1:35: "quantity.change" should be one of up down none, found "rise")"},
      {R"({"quantity":{"value":"1","approximate":1}})",
       R"(f:1:40: "quantity.approximate" should be true or false, found 1)"},
      {R"({"quantity":{"value":"1","per":"day"}})",
       R"(f:1:32: "quantity.per" should be an object, found "day")"},
      {R"({"quantity":{"value":"1","per":{"value":1}}})",
       R"(f:1:41: "quantity.per.value" should be a decimal string, found 1; )"
       "write the number as a string so that no digit is lost"},
      {R"({"quantity":{"value":"1","fraction":"third"}})",
       R"(f:1:37: "quantity.fraction" should be a fraction like "1/3", found "third")"},
      {R"({"quantity":{"value":"1","interval":{"low":"2","high":"1"}}})",
       R"(f:1:37: "quantity.interval" has its ends reversed)"},
      {R"({"quantity":{"value":"1","interval":{"low":"1","high":"1","low_open":true}}})",
       R"(f:1:37: "quantity.interval" is empty: its ends are equal and not both closed)"},
      {R"({"quantity":{"value":"1","interval":{"low":"one"}}})",
       R"(f:1:44: "quantity.interval.low" should be a decimal string, found "one")"},
      {R"({"quantity":{"value":"1","unit":"a","unit":"a"}})",
       R"(f:1:44: "quantity.unit" is given twice)"},
      {R"({"value":"5 km","subject":"Meta"})",
       R"(f:1:27: "subject" should be an array of strings, found "Meta")"},
      {R"({"value":"5 km","scope":["a",7]})",
       R"(f:1:30: "scope" should be an array of strings, found 7)"},
      {R"({"value":"5 km","begin":-1})",
       R"(f:1:25: "begin" should be a whole number from 0, found -1)"},
      {R"({"value":"5 km","begin":1.0})",
       R"(f:1:25: "begin" should be a whole number from 0, found 1.0)"},
      {R"({"value":"5 km","line":0})",
       R"(f:1:24: "line" should be a whole number from 1, found 0)"},
      {R"({"value":"5 km","column":"3"})",
       R"(f:1:26: "column" should be a whole number from 1, found "3")"},
      {R"({"value":"5 km","begin":9,"end":8})", R"(f:1:33: "end" is 8, before "begin" 9)"},
      {R"({"value":"5 km","end":99999999999999999999})",
       R"(f:1:23: "end" should be a whole number from 0, found 99999999999999999999)"},
      {R"({"value":"5 km","text":7})", R"(f:1:24: "text" should be a string, found 7)"},
      {R"({"value":"5 km","modality":"maybe"})",
       R"(f:1:28: "modality" should be one of actual planned forecast estimated conditional )"
       R"(denied, found "maybe")"},
      {R"({"value":"5 km","attribution":false})",
       R"(f:1:31: "attribution" should be a string, found false)"},
      {R"({"value":"5 km","period":"2025"})",
       R"(f:1:26: "period" should be an object, found "2025")"},
      {R"({"value":"5 km","period":{"from":"2025-13-01"}})",
       R"(f:1:34: "period.from" should be a date like "2025-03-31", found "2025-13-01")"},
      {R"({"value":"5 km","period":{"from":"2025-02-01","to":"2025-01-31"}})",
       R"(f:1:26: "period" ends on 2025-01-31, before it begins on 2025-02-01)"},
      {R"({"value":"5 km","base_period":{"relation":"before"}})",
       R"(f:1:43: "base_period.relation" should be one of during by at since until, found )"
       R"("before")"},
      {R"({"value":"5 km","derivation":{"of":["a"]}})", R"(f:1:30: "derivation" has no kind)"},
      {R"({"value":"5 km","derivation":{"kind":"sum"}})",
       R"(f:1:30: "derivation" names no claim in "of")"},
      {R"({"value":"5 km","derivation":{"kind":"mean","of":["a"]}})",
       R"(f:1:38: "derivation.kind" should be one of sum difference product ratio )"
       R"(percent-change share average conversion, found "mean")"},
      {R"({"value":"5 km","text":["0123456789012345678901234567890123456789"]})",
       R"(f:1:24: "text" should be a string, found ["01234567890123456789012345678901234567...)"},
      {R"({"é€𝄞":"é€𝄞","value":5})",
       R"(f:1:22: "value" should be a string like "$315 billion", found 5)"},
      {R"(["value"])", "f:1:1: a claim should be a JSON object"},
      {R"({"value":"5 km"} 1)",
       "f:1:18: the JSON is not well-formed: expected nothing more, found 1"},
      {R"({"value":"5 km","x":tru})",
       "f:1:21: the JSON is not well-formed: expected a value, found tru"},
      {R"({"value":"5 km" "x":1})",
       R"(f:1:17: the JSON is not well-formed: expected a "," or "}", found "x")"},
      {R"({"value":"5 km",})",
       R"(f:1:17: the JSON is not well-formed: expected a name in quotes, found })"},
      {R"({"value" "5 km"})",
       R"(f:1:10: the JSON is not well-formed: expected a ":", found "5 km")"},
      {R"({value:"5 km"})",
       R"(f:1:2: the JSON is not well-formed: expected a name in quotes or "}", found value)"},
      {R"({"value":"5 km","x":["\\",{} 2]})",
       R"(f:1:30: the JSON is not well-formed: expected a "," or "]", found 2)"},
      {R"({"value":"5 km","x":abcdefghijklmnopqrsétu})",
       "f:1:21: the JSON is not well-formed: expected a value, found abcdefghijklmnopqrsé..."},
      {"{\"value\":\"5 km\",\"x\":\"a\tb\"}",
       "f:1:23: a control character stands unescaped in a string"},
      {R"({"value":"5 km","x":"a\"})", "f:1:21: a string is not closed"},
      {R"({"value":"5 km","x":{"y":01}})", "f:1:26: a number is not well-formed"},
      {R"({"value":"5 km","x":"\q"})", "f:1:21: a string has a bad escape"},
      {"{\"value\":\"5 km\",\"x\":\"\xFF\"}", "f:1:22: the text is not UTF-8"},
  };
  for (const Case& wrong : cases) {
    EXPECT_EQ(only_error(ClaimFormat::jsonl, wrong.text), wrong.error) << wrong.text;
  }
}

TEST(JsonFile, Errors) {
  static const std::vector<Case> cases = {
      {"", R"(f:1:1: expected a JSON object with the member "claims", found the end of the file)"},
      {"[]", R"(f:1:1: expected a JSON object with the member "claims")"},
      {"{}", R"(f:1:3: expected a member "claims", found the end of the file)"},
      {"{\n\"claims\": {}}", R"(f:2:11: expected "claims" to be an array)"},
      {R"({"claims":[]} x)", "f:1:15: expected nothing after the JSON object"},
      {R"({"claims":[],"claims":[]})", R"(f:1:23: expected "claims" only once)"},
      {"{\"x\":\n [1,}", "f:2:5: the JSON is not well-formed: expected a value, found }"},
      {R"({"claims":[],})", "f:1:14: expected a member's name"},
      {"{\"claims\":[\n{\"value\":\"5 km\"},\n{\"é\":1,\n\"id\":0}]}",
       R"(f:4:6: "id" should be a string that is not empty, found 0)"},
      {"\xEF\xBB\xBF{\"claims\":[3]}", "f:1:12: a claim should be a JSON object"},
  };
  for (const Case& wrong : cases) {
    EXPECT_EQ(only_error(ClaimFormat::json, wrong.text), wrong.error) << wrong.text;
  }
}

TEST(Csv, Errors) {
  static const std::vector<Case> cases = {
      {"", "f:1:1: the file is empty; the first row names the columns"},
      {"id,text\na,b\n",
       R"(f:1:1: no column is named "value", "quantity.value" or "quantity.range"; )"
       "name the columns in the first row"},
      {"id,value,id\n", R"(f:1:10: two columns are named "id")"},
      {"id,,value\n", "f:1:4: a column has no name"},
      {"value,id\n5 km\n", "f:2:5: the row has 1 cells, the header 2"},
      {"value,id\n5 km,a,b\n", "f:2:8: the row has 3 cells, the header 2"},
      {"value,text\n5 km,\"a\nb\n", "f:2:6: a quoted cell is not closed"},
      {"value,text\n5 km,a\"b\n", "f:2:7: a quote stands where none may be"},
      {"value,text\n5 km,\"a\"b\n", "f:2:9: a quote stands where none may be"},
      {"value,text\n5 km,\xC3\n", "f:2:6: the text is not UTF-8"},
      {"text,value\r\n\"é\r\n\"\"\n\",5 km\r\n\r\n\"€,€\",km\r\n",
       R"(f:6:7: "value" cannot be read: it holds no quantity)"},
      {"value,modality\n5 km,perhaps\n",
       R"(f:2:6: "modality" should be one of actual planned forecast estimated conditional )"
       R"(denied, found "perhaps")"},
      {"quantity.value,quantity.range\n,3;1\n",
       R"(f:2:2: "quantity.range" should be two ascending decimal strings, found "3;1")"},
      {"value,period\n5 km,2025-1\n",
       R"(f:2:6: "period" should be a period like 2025, 2025-03 or 2025-01-01/2025-03-31, )"
       R"(found "2025-1")"},
      {"value,others\n5 km,{\n",
       R"(f:2:6: "others" should be a JSON object in a string, found "{")"},
  };
  for (const Case& wrong : cases) {
    EXPECT_EQ(only_error(ClaimFormat::csv, wrong.text), wrong.error) << wrong.text;
  }
}

TEST(Toml, Errors) {
  static const std::vector<Case> cases = {
      {"", "f:1:1: expected a [[claim]] table, found none in the file"},
      {"claim = 3", R"(f:1:9: "claim" should be an array of tables)"},
      {"[[claim]]\nvalue = \"5 km\"\nid = 3\n",
       R"(f:3:6: "id" should be a string that is not empty, found 3)"},
      {"[[claim]]\nquantity.value = 3.50\n",
       R"(f:2:18: "quantity.value" should be a decimal string, found 3.5; )"
       "write the number as a string so that no digit is lost"},
      {"[[claim]]\nvalue = \"5 km\"\nperiod = {from = 10:00:00}\n",
       R"(f:3:18: "period.from" should be a date like "2025-03-31", found 10:00:00)"},
      {"[[claim]]\nvalue = \"5 km\"\ntext = 2025-01-01\n",
       R"(f:3:8: "text" should be a string, found 2025-01-01)"},
      {"[[claim]]\nvalue = \"5 km\"\nsubject = [\"é\", {a = 1}]\n",
       R"(f:3:11: "subject" should be an array of strings, found ["é",{"a":1}])"},
      {"[[claim]]\n\n[[claim]]\nvalue = '5 km'", R"(f:1:1: "quantity" is missing)"},
      {"x = '\xFF'", "f:1:6: the text is not UTF-8"},
  };
  for (const Case& wrong : cases) {
    EXPECT_EQ(only_error(ClaimFormat::toml, wrong.text), wrong.error) << wrong.text;
  }
  EXPECT_TRUE(only_error(ClaimFormat::toml, "a = \n").starts_with("f:1:5: "));
}

TEST(AllFormats, ABadRecordDoesNotHideTheOthers) {
  const Collected json =
      read_text(ClaimFormat::json, R"({"claims":[{"value":"5 km"},{"id":0},{"value":"6 km"}]})");
  const Collected csv = read_text(ClaimFormat::csv, "value\n5 km\nkm\n6 km\n");
  const Collected toml = read_text(
      ClaimFormat::toml, "[[claim]]\nvalue='5 km'\n[[claim]]\nid=0\n[[claim]]\nvalue='6 km'\n");
  for (const Collected& read : {json, csv, toml}) {
    EXPECT_EQ(read.claims.size(), 2U);
    EXPECT_EQ(read.errors.size(), 1U);
  }
}

TEST(AllFormats, DepthBombsAreErrors) {
  std::string braces;
  std::string dots = "[a";
  for (int i = 0; i < 200000; ++i) {
    braces += "[{\"a\":";
    dots += ".a";
  }
  const std::string brackets(200000, '[');
  EXPECT_EQ(read_text(ClaimFormat::json, "{\"claims\":" + brackets).errors.size(), 1U);
  EXPECT_EQ(read_text(ClaimFormat::json, "{\"x\":" + braces).errors.size(), 1U);
  EXPECT_EQ(read_text(ClaimFormat::jsonl, "{\"x\":" + brackets).errors.size(), 1U);
  EXPECT_EQ(read_text(ClaimFormat::toml, "x = " + brackets).errors.size(), 1U);
  EXPECT_EQ(only_error(ClaimFormat::toml, dots + "]\n"), "f:1:67: a key has more than 32 dots");
  const std::string closed = std::string(100000, '[') + std::string(100000, ']');
  EXPECT_EQ(only_error(ClaimFormat::jsonl, R"({"value":"5 km","x":)" + closed + "}"),
            "f:1:1021: arrays and objects are nested deeper than 1000");
}

}  // namespace
}  // namespace veritally::test
