// What is read, member by member, and where records are said to stand.

#include "claimset/support.hpp"

#include <gtest/gtest.h>

namespace veritally::test {
namespace {

constexpr std::string_view whole_claim =
    R"({"id":"draft.md#3","document":"draft.md","begin":2310,"end":2330,"line":14,"column":57,)"
    R"("text":"roughly $315 billion","subject":["Alphabet","Amazon","Meta","Microsoft"],)"
    R"("measure":"capital expenditure","scope":["AI infrastructure"],)"
    R"("period":{"from":"2025-01-01","to":"2025-12-31"},)"
    R"("quantity":{"value":"315000000000","unit":"USD","of":null,"comparator":"=",)"
    R"("approximate":true,"change":"none","per":null,)"
    R"("interval":{"low":"299250000000","high":"330750000000","low_open":false,)"
    R"("high_open":false}},"modality":"planned","attribution":null})";

// The one claim of a text, as the line that it is written as.
std::string read_line(ClaimFormat format, std::string_view text) {
  const Collected read = read_text(format, text);
  if (!read.errors.empty()) return read.errors[0];
  return read.claims.size() == 1 ? line_of(read.claims[0]) : "not one claim";
}

std::string member_of(std::string_view line, std::string_view name) {
  const auto begin = line.find('"' + std::string(name) + "\":");
  return std::string(line.substr(begin, line.find(",\"", begin) - begin));
}

TEST(Reading, TheContractsClaimIsWrittenAsItStands) {
  EXPECT_EQ(read_line(ClaimFormat::jsonl, whole_claim), whole_claim);
}

TEST(Reading, AllFormatsSayTheSame) {
  constexpr std::string_view expected =
      R"({"id":"a","document":"wire.txt","begin":null,"end":null,"line":3,"column":null,)"
      R"("text":"x","subject":["A;B","C\\"],"measure":"","scope":[],)"
      R"("period":{"from":"2025-03-01","to":"2025-03-31"},)"
      R"("base_period":{"from":null,"to":"2024-03-31","fiscal":true,"relation":"by"},)"
      R"("quantity":{"value":null,"range":["6","6.50"],"unit":"percent","of":null,)"
      R"("comparator":">=","approximate":false,"change":"up",)"
      R"("per":{"value":"100000","unit":"1","of":"person"},)"
      R"("interval":{"low":"5","high":null,"low_open":true,"high_open":true}},)"
      R"("modality":"forecast","attribution":"the bank",)"
      R"("derivation":{"kind":"percent-change","of":["new","old"]},"note":"kept"})";
  EXPECT_EQ(
      read_line(ClaimFormat::json,
                R"({"claims": [ {"note":"kept","id":"a","source":"wire.txt","line":3,"text":"x",
  "subject":["A;B","C\\"],"period":{"to":"2025-03-31","from":"2025-03-01"},"scope":null,
  "base_period":{"to":"2024-03-31","fiscal":true,"relation":"by"},
  "quantity":{"range":["6","6.50"],"value":null,"unit":"percent","comparator":">=","change":"up",
    "per":{"value":"100000","of":"person"},"interval":{"low":"5","low_open":true}},
  "modality":"forecast","attribution":"the bank",
  "derivation":{"kind":"percent-change","of":["new","old"]}} ], "version": [1e400]})"),
      expected);
  EXPECT_EQ(
      read_line(ClaimFormat::csv,
                "\xEF\xBB\xBFid,source,line,text,subject,period,base_period.to,base_period.fiscal,"
                "base_period.relation,quantity.range,quantity.unit,quantity.comparator,"
                "quantity.change,quantity.per.value,quantity.per.of,quantity.interval.low,"
                "quantity.interval.low_open,modality,attribution,derivation.kind,derivation.of,"
                "note\r\n"
                "a,wire.txt,3,x,A\\;B;C\\\\,2025-03,2024-03-31,true,by,6;6.50,percent,>=,up,100000,"
                "person,5,true,forecast,the bank,percent-change,new;old,kept\r\n"),
      expected);
  EXPECT_EQ(read_line(ClaimFormat::toml, R"(title = "claims"
[[claim]]
id = "a"
source = 'wire.txt'
line = 3
text = "x"
subject = ["A;B", "C\\"]
period = {from = 2025-03-01, to = 2025-03-31}
base_period.to = "2024-03-31"
base_period.fiscal = true
base_period.relation = "by"
modality = "forecast"
attribution = "the bank"
derivation = {kind = "percent-change", of = ["new", "old"]}
note = "kept"
[claim.quantity]
range = ["6", "6.50"]
unit = "percent"
comparator = ">="
change = "up"
per = {value = "100000", of = "person"}
interval = {low = "5", low_open = true}
[other]
x = 1
)"),
            expected);
}

TEST(Reading, AnIntervalIsComputedUnlessGiven) {
  EXPECT_EQ(
      member_of(read_line(ClaimFormat::jsonl, R"({"quantity":{"value":"10.5"}})"), "interval"),
      R"("interval":{"low":"10.45")");
  EXPECT_EQ(member_of(read_line(ClaimFormat::jsonl,
                                R"({"quantity":{"value":"10.5","interval":{"low":"1"}}})"),
                      "interval"),
            R"("interval":{"low":"1")");
  EXPECT_EQ(member_of(read_line(ClaimFormat::jsonl,
                                R"({"quantity":{"range":["1","2"],"approximate":true}})"),
                      "interval"),
            R"("interval":{"low":"0.95")");
}

TEST(Reading, ADocumentIsTheFileUnlessNamed) {
  EXPECT_EQ(member_of(read_line(ClaimFormat::jsonl, R"({"value":"5 km"})"), "document"),
            R"("document":"f")");
  const std::string both =
      read_line(ClaimFormat::jsonl, R"({"source":"wire","value":"5 km","document":"draft"})");
  EXPECT_EQ(member_of(both, "document"), R"("document":"draft")");
  EXPECT_TRUE(both.ends_with(R"("attribution":null,"source":"wire"})")) << both;
}

TEST(Reading, UnknownMembersAreKeptByteForByte) {
  const std::string line = read_line(
      ClaimFormat::jsonl,
      R"({"a\u0062":[1.0e+400, {"x" : "\u00e9"}] ,"value":"5 km","quantity":null,"z":"\/"})");
  EXPECT_TRUE(line.ends_with(R"(,"a\u0062":[1.0e+400, {"x" : "\u00e9"}],"z":"\/"})")) << line;
  const std::string nested = read_line(
      ClaimFormat::jsonl,
      R"({"z":1,"quantity":{"value":"5","sigma":2,"interval":{"low":"1","level":0.90}}})");
  EXPECT_NE(nested.find(R"("high_open":true,"level":0.90},"sigma":2},)"), std::string::npos)
      << nested;
  EXPECT_TRUE(nested.ends_with(R"(,"z":1})")) << nested;
}

TEST(Reading, ShortPeriodsInCells) {
  static const std::vector<std::pair<std::string, std::string>> cases = {
      {"2024", R"({"from":"2024-01-01","to":"2024-12-31"})"},
      {"2024-02", R"({"from":"2024-02-01","to":"2024-02-29"})"},
      {"2024-02-03", R"({"from":"2024-02-03","to":"2024-02-03"})"},
      {"2024-02-03/2025-01-01", R"({"from":"2024-02-03","to":"2025-01-01"})"},
  };
  for (const auto& [cell, period] : cases) {
    const std::string line = read_line(ClaimFormat::csv, "value,period\n5 km," + cell + "\n");
    EXPECT_NE(line.find("\"period\":" + period), std::string::npos) << line;
  }
}

TEST(Reading, UnknownMembersStayOnOneLine) {
  const std::string line =
      read_line(ClaimFormat::json, "{\"claims\":[{\"value\":\"5 km\",\"x\":[1,\r\n \"\\n\"]}]}");
  EXPECT_TRUE(line.ends_with(R"(,"x":[1, "\n"]})")) << line;
}

TEST(Reading, UnknownMembersOfObjectsFromCellsAndText) {
  const std::string csv =
      "value,period.label,quantity.per.note,others\n5 km,FY,,\"{\"\"z\"\":[1]}\"\n";
  EXPECT_NE(read_line(ClaimFormat::csv, csv).find(R"("period":{"label":"FY"})"), std::string::npos);
  EXPECT_EQ(read_line(ClaimFormat::csv, "value,others\n5 km,\"{\"\"id\"\":1}\"\n"),
            R"(f:2:6: "others" holds the member "id", which has a place of its own)");
}

// The places of the records must be where their text is.
TEST(Reading, RecordPlaces) {
  const std::string json = "{\"claims\":[{\"value\":\"5 km\"},\n  {\"value\":\"6 km\"} ]}";
  const std::string csv = "value,text\r\n5 km,\"é\r\n\r\né\"\r\n\r\n6 km,b";
  const std::string toml = "x = '''\né'''\n[[claim]]\nvalue = '5 km'\n\n[[claim]]\nvalue = '6 km'";
  const auto shown = [](ClaimFormat format, const std::string& text) {
    std::string out;
    for (const RecordPlace& place : read_text(format, text).places) {
      out += std::to_string(place.line) + ':' + std::to_string(place.column) + ' ' +
             text.substr(place.begin, place.end - place.begin) + '|';
    }
    return out;
  };
  EXPECT_EQ(shown(ClaimFormat::json, json), "1:12 {\"value\":\"5 km\"}|2:3 {\"value\":\"6 km\"}|");
  EXPECT_EQ(shown(ClaimFormat::csv, csv), "2:1 5 km,\"é\r\n\r\né\"|6:1 6 km,b|");
  EXPECT_EQ(shown(ClaimFormat::toml, toml),
            "3:1 [[claim]]\nvalue = '5 km'\n\n|6:1 [[claim]]\nvalue = '6 km'|");
}

TEST(Reading, NoByteBehindARecordIsTouched) {
  const std::string text(whole_claim);
  const std::vector<char> exact(text.begin(), text.end());
  const auto claim = read_claim({exact.data(), exact.size()}, {"f", {}, read_plain_value});
  ASSERT_TRUE(claim);
  EXPECT_EQ(line_of(*claim), whole_claim);
}

}  // namespace
}  // namespace veritally::test
