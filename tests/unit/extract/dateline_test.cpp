// The day that a text is of, as one of its first lines says.
#include "extract/dateline.hpp"

#include "document/reader.hpp"
#include "extract/support.hpp"

#include <gtest/gtest.h>

namespace veritally::test {
namespace {

std::string dated(const std::string& text) {
  const Vocabulary vocabulary{lexicon("en")};
  const auto read = read_document(text, "d.txt", DocumentFormat::text);
  if (!read) return "unreadable";
  const auto day = extract::dateline(*read, vocabulary);
  return day ? to_string(*day) : "";
}

TEST(Dateline, IsALineOfItsOwn) {
  EXPECT_EQ(dated("Sales rise\n\n6 March 2025\n\nSales rose by 5%."), "2025-03-06");
  EXPECT_EQ(dated("Sales rose by 5%."), "");
}

TEST(Dateline, IsWhatADashSetsOff) {
  const std::string prose = " The firm said that its sales had risen by 5% and that it would hire.";
  EXPECT_EQ(dated("LONDON, 6 March 2025 —" + prose + prose), "2025-03-06");
  EXPECT_EQ(dated("HULL, Sept. 2, 2025 -- Sales rose." + prose + prose), "2025-09-02");
  EXPECT_EQ(dated("On 6 March 2025 it rained." + prose + prose), "");
}

}  // namespace
}  // namespace veritally::test
