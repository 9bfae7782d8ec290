// The words of the contract's enumerations: each is written and read back, and no other is read.
#include "claim/claim.hpp"

#include <gtest/gtest.h>

namespace veritally::test {
namespace {

template <class Enum>
void expect_words(const std::vector<std::string>& words,
                  std::optional<Enum> (*parse)(std::string_view)) {
  for (std::size_t i = 0; i < words.size(); ++i) {
    const auto value = static_cast<Enum>(i);
    EXPECT_EQ(to_string(value), words[i]);
    EXPECT_EQ(parse(words[i]), value) << words[i];
    for (const std::string& wrong :
         {words[i] + " ", " " + words[i], words[i] + "x", "X" + words[i]}) {
      EXPECT_FALSE(parse(wrong)) << wrong;
    }
  }
  for (const char* wrong : {"", "Sum", "ACTUAL", "==", "null", "DURING", "Up"}) {
    EXPECT_FALSE(parse(wrong)) << wrong;
  }
}

TEST(ClaimWords, AreThoseOfTheContract) {
  expect_words<Comparator>({"=", "<", "<=", ">", ">="}, parse_comparator);
  expect_words<Change>({"none", "up", "down"}, parse_change);
  expect_words<Modality>({"actual", "planned", "forecast", "estimated", "conditional", "denied"},
                         parse_modality);
  expect_words<Relation>({"during", "by", "at", "since", "until"}, parse_relation);
  expect_words<DerivationKind>(
      {"sum", "difference", "product", "ratio", "percent-change", "share", "average", "conversion"},
      parse_derivation_kind);
}

}  // namespace
}  // namespace veritally::test
