// LineScanner accepts only what the complete reader accepts, and with the same meaning.
#include "base/utf8.hpp"
#include "claimset/jsonl_lines.hpp"
#include "claimset/line_scanner.hpp"
#include "claimset/support.hpp"

#include <map>
#include <span>
#include <string>

#include <gtest/gtest.h>

namespace veritally::test {
namespace {

// Details are numbered in the order of arrival, so they are compared by what they hold.
bool same_row(const ClaimTable& table, const ClaimRow& a, const ClaimRow& b) {
  const Decimal left = table.stated(a);
  const Decimal right = table.stated(b);
  return left.mantissa() == right.mantissa() && left.exponent() == right.exponent() &&
         equal(table.interval(a), table.interval(b)) && a.detailed() == b.detailed() &&
         a.context == b.context && a.document == b.document;
}

std::uint32_t begin_of(const ClaimSegment& segment, std::size_t row) {
  return segment.begins.empty() ? 0 : segment.begins[row];
}

struct Tally {
  int scanned = 0;
  int only_read = 0;
  int refused = 0;
};

// Reads lines both ways into one table, so that the same text is the same symbol.
class BothWays {
 public:
  BothWays() : scanner_("f"), fast_(table_), complete_(table_) { start(); }
  ~BothWays() { compare(); }
  BothWays(const BothWays&) = delete;
  BothWays& operator=(const BothWays&) = delete;

  // Fails where the scanner accepts what the complete reader refuses. Rows are compared later.
  void read(const std::string& line) {
    std::string padded = line + std::string(scanner_padding, '\0');
    ClaimFields fields;
    scanner_.reset();
    const bool scanned = read_line(scanner_, {padded.data(), line.size()}, fields);
    const auto claim = read_claim(line, {"f", {}, read_plain_value});
    ++(scanned ? tally.scanned : claim ? tally.only_read : tally.refused);
    if (!scanned) return;
    ASSERT_TRUE(claim) << line << "\n" << to_string(claim.error());
    EXPECT_EQ(fields.document, claim->document) << line;
    fast_.append(std::span(&fields, 1));
    complete_.append(*claim, 0);
    lines_.push_back(line);
    if (lines_.size() == 5000) compare();
  }

  Tally tally;

 private:
  void start() {
    fast_.start(nullptr, 0);
    complete_.start(nullptr, 0);
  }

  void compare() {
    const auto a = fast_.finish();
    const auto b = complete_.finish();
    const std::vector<std::string> lines = std::move(lines_);
    lines_.clear();
    start();
    if (lines.empty()) return;
    ASSERT_EQ(a.front().rows.size(), lines.size());
    ASSERT_EQ(b.front().rows.size(), lines.size());
    for (std::size_t i = 0; i < lines.size(); ++i) {
      ASSERT_TRUE(same_row(table_, a.front().rows[i], b.front().rows[i])) << lines[i];
      ASSERT_EQ(a.front().subjects[i], b.front().subjects[i]) << lines[i];
      ASSERT_EQ(a.front().id_hashes[i], b.front().id_hashes[i]) << lines[i];
      ASSERT_EQ(begin_of(a.front(), i), begin_of(b.front(), i)) << lines[i];
    }
  }

  LineScanner scanner_;
  ClaimTable table_;
  TableBuilder fast_;
  TableBuilder complete_;
  std::vector<std::string> lines_;
};

TEST(LineScanner, GivesTheRowOfTheCompleteReaderForRandomRecords) {
  LineMaker lines(71);
  BothWays both;
  for (int i = 0; i < 150000; ++i) {
    both.read(lines.record());
    if (testing::Test::HasFatalFailure()) return;
  }
  EXPECT_GT(both.tally.scanned, 30000);
  EXPECT_GT(both.tally.only_read, 10000);
}

TEST(LineScanner, AcceptsNoDamagedLineThatTheCompleteReaderRefuses) {
  LineMaker lines(72);
  BothWays both;
  for (int i = 0; i < 300000; ++i) {
    const std::string line = lines.damaged();
    if (valid_utf8_prefix(line) != line.size()) continue;
    both.read(line);
    if (testing::Test::HasFatalFailure()) return;
  }
  EXPECT_GT(both.tally.scanned, 3000);
  EXPECT_GT(both.tally.only_read, 3000);
  EXPECT_GT(both.tally.refused, 30000);
}

TEST(LineScanner, ReadsThePlainRecordsThatItIsFor) {
  const std::string plain =
      R"({"id":"c1","document":"d","begin":1,"end":2,"line":3,"column":4,"text":"t","subject":["A"],)"
      R"("measure":"m","scope":["s"],"period":{"from":"2025-01-01","to":"2025-12-31"},)"
      R"("quantity":{"value":"315000000000","unit":"USD","of":null,"comparator":"=",)"
      R"("approximate":true,"change":"none","interval":{"low":"299250000000",)"
      R"("high":"330750000000","low_open":false,"high_open":false}},)"
      R"("modality":"planned","attribution":null})";
  BothWays both;
  both.read(plain);
  both.read(R"({"quantity":{"value":"1"}})");
  both.read("\t{ \"quantity\" : { \"value\" : \"1\" } }\r");
  EXPECT_EQ(both.tally.scanned, 3);
}

// Files mix a few shapes of records.
TEST(LineScanner, FollowsLinesOfSeveralShapesInTurn) {
  const auto amount = [](int i) {
    return R"({"id":"a)" + std::to_string(i) + R"(","subject":["A"],"measure":"m)" +
           std::to_string(i % 3) + R"(","quantity":{"value":")" + std::to_string(i) +
           R"(","unit":"USD"}})" + "\n";
  };
  const auto count = [](int i) {
    return R"({"subject":["B"],"measure":"n)" + std::to_string(i % 3) +
           R"(","modality":"planned","quantity":{"value":")" + std::to_string(i) + R"("}})" + "\n";
  };
  LineScanner scanner("f");
  ClaimFields fields;
  std::map<std::uint64_t, std::string> contexts;  // by key
  for (int i = 0; i < 40; ++i) {
    const std::string line = i % 2 == 0 ? amount(i) : count(i);
    const std::string padded = line + std::string(scanner_padding, '\0');
    const std::string_view text(padded.data(), line.size());
    if (i < 2) {
      ASSERT_EQ(scanner.follow(text, fields), 0U);
      ASSERT_TRUE(scanner.scan(text.substr(0, text.size() - 1), fields));
      continue;
    }
    ASSERT_EQ(scanner.follow(text, fields), line.size() - 1) << line;
    ASSERT_EQ(fields.value.mantissa(), i);
    ASSERT_NE(fields.context_key, 0U);
    const std::string context = std::string(fields.measure) + "/" + std::string(fields.unit) + "/" +
                                std::to_string(static_cast<int>(fields.modality));
    const auto [known, fresh] = contexts.try_emplace(fields.context_key, context);
    EXPECT_EQ(known->second, context);
  }
  EXPECT_EQ(contexts.size(), 6U);
}

// What once was, or easily could be, read in two ways.
TEST(LineScanner, AgreesOnTheEdges) {
  BothWays both;
  for (const char* line : {
           R"({"document":"","quantity":{"value":"1"}})",
           R"({"source":"","quantity":{"value":"1"}})",
           R"({"document":"","source":"s","quantity":{"value":"1"}})",
           R"({"document":"d","source":"s","quantity":{"value":"1"}})",
           R"({"quantity":{"value":"99999999999999999"}})",
           R"({"quantity":{"value":"-0.0"}})",
           R"({"quantity":{"value":"1","interval":{"low":null,"high":null}}})",
           R"({"quantity":{"value":"1","interval":{"low":"1","high":"1","low_open":true}}})",
           R"({"quantity":{"value":"1","interval":{"low":"1.0","high":"1"}}})",
           R"({"subject":["a","a"],"quantity":{"value":"1"}})",
           R"({"subject":["","a"],"quantity":{"value":"1"}})",
           R"({"scope":["b","a"],"quantity":{"value":"1"}})",
           R"({"period":{"from":"2025-01-02","to":"2025-01-01"},"quantity":{"value":"1"}})",
           R"({"quantity":{"value":"1"},"quantity":{"value":"1"}})",
           R"({"quantity":{"value":"1","value":"1"}})",
       }) {
    both.read(line);
  }
  const Tally& tally = both.tally;
  EXPECT_EQ(tally.scanned + tally.only_read + tally.refused, 15);
  EXPECT_EQ(tally.refused, 4);
}

}  // namespace
}  // namespace veritally::test
