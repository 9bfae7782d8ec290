// Errors in the words of time of a lexicon.
#include "reference/lexicon.hpp"

#include <string>

#include <gtest/gtest.h>

namespace veritally {
namespace {

std::string error_of(const std::string& time) {
  const auto lexicon = Lexicon::parse("[numbers]\ndecimal = \".\"\n[time]\n" + time, "xx.toml");
  return lexicon ? "" : to_string(lexicon.error());
}

TEST(TimeWords, ErrorsSayWhereAndWhat) {
  EXPECT_EQ(error_of("months = [[\"may\"]]"), "");
  EXPECT_EQ(error_of("numeric = \"year\""),
            "xx.toml:3:1: time.numeric is neither \"day\" nor \"month\"");
  EXPECT_EQ(error_of("months = \"may\""), "xx.toml:4:10: months is not a list of lists of words");
  EXPECT_EQ(error_of("months = [\"may\"]"), "xx.toml:4:11: months is not a list of words");
  EXPECT_EQ(error_of("months = [[1]]"), "xx.toml:4:12: months holds something else than words");
  EXPECT_EQ(error_of("ordinals = { first = 9 }"),
            "xx.toml:4:22: first is not a whole number from 0 to 4");
  EXPECT_EQ(error_of("units = 1"), "xx.toml:4:9: units is not a table");
}

}  // namespace
}  // namespace veritally
