// Claim sets are told from tables of data by their headers and members, from as much as is read.

#include "claimset/claim_set.hpp"
#include "claimset/csv.hpp"
#include "claimset/json_file.hpp"

#include <optional>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

namespace veritally::test {
namespace {

constexpr auto unknown = std::nullopt;

TEST(Telling, AHeaderWithAValueOrOfMembersAloneIsThatOfAClaimSet) {
  for (const std::string_view header :
       {"value", "who,value,when", "quantity.value,unit", "a,quantity.range",
        "id,subject,period.from", "source,measure", "\"value\",b", "\xEF\xBB\xBFvalue,b"}) {
    EXPECT_EQ(has_claim_header(std::string(header) + "\n", true), true) << header;
    EXPECT_EQ(has_claim_header(header, true), true) << header;
  }
  for (const std::string_view header : {"Value,b", "country,measure", "a;value", "values,b", "1,2",
                                        "", "\n\n", "a,\"value", "x\"value\",value"}) {
    EXPECT_EQ(has_claim_header(header, true), false) << header;
  }
}

TEST(Telling, AHeaderIsJudgedOnceItsRowHasEnded) {
  EXPECT_EQ(has_claim_header("", false), unknown);
  EXPECT_EQ(has_claim_header("a,val", false), unknown);
  EXPECT_EQ(has_claim_header("a,value", false), unknown);
  EXPECT_EQ(has_claim_header("a,\"x\ny", false), unknown);
  EXPECT_EQ(has_claim_header("a,value\n", false), true);
  EXPECT_EQ(has_claim_header("a,b\n1", false), false);
}

TEST(Telling, AnObjectWithTheMemberIsAClaimSet) {
  for (const std::string_view json : {R"({"claims":5})", R"( {"a":[{"b":1}],"c":"}","claims":)",
                                      R"({"claims":)", "\xEF\xBB\xBF{\"claims\":[]}"}) {
    EXPECT_EQ(has_claims(json, true), true) << json;
  }
  for (const std::string_view json :
       {"", "[]", R"([{"claims":[]}])", "{}", R"({"a":{"claims":1}})", R"({"a":"claims"})", "5",
        R"({"claims")", "{]", "{,", R"({"a")"}) {
    EXPECT_EQ(has_claims(json, true), false) << json;
  }
}

TEST(Telling, AnObjectIsJudgedAsFarAsItGoes) {
  const std::string_view json = R"({"a":[1,"}"],"b":-1.5,"claims":[]})";
  const std::size_t told = json.find("\"claims\":") + std::string_view("\"claims\":").size();
  for (std::size_t size = 0; size < told; ++size) {
    EXPECT_EQ(has_claims(json.substr(0, size), false), unknown) << json.substr(0, size);
  }
  EXPECT_EQ(has_claims(json.substr(0, told), false), true);
  EXPECT_EQ(has_claims("[", false), false);
}

TEST(Telling, LongHeadersAndObjectsAreReadAsFarAsNeeded) {
  std::string header;
  for (int i = 0; i < 20000; ++i) header += "column" + std::to_string(i) + ",";
  EXPECT_EQ(holds_claims(*memory_bytes(header + "value\n5 km\n"), ClaimFormat::csv), true);
  EXPECT_EQ(holds_claims(*memory_bytes(header + "b\n5 km\n"), ClaimFormat::csv), false);
  const std::string json = "{\"a\":\"" + std::string(200000, 'x') + "\",";
  EXPECT_EQ(holds_claims(*memory_bytes(json + "\"claims\":[]}"), ClaimFormat::json), true);
  EXPECT_EQ(holds_claims(*memory_bytes(json + "\"rows\":[]}"), ClaimFormat::json), false);
  EXPECT_EQ(holds_claims(*memory_bytes("a,b\n"), ClaimFormat::toml), true);
}

}  // namespace
}  // namespace veritally::test
