// The choice of the reader, and what all readers hold to.

#include "document/support.hpp"

#include <gtest/gtest.h>

namespace veritally::test {
namespace {

TEST(DocumentFormat, IsNamedByExtensionsAndWords) {
  EXPECT_EQ(document_format_of("a/b.txt"), DocumentFormat::text);
  EXPECT_EQ(document_format_of("b.MD"), DocumentFormat::markdown);
  EXPECT_EQ(document_format_of("b.v2.markdown"), DocumentFormat::markdown);
  EXPECT_EQ(document_format_of("b.html"), DocumentFormat::html);
  EXPECT_EQ(document_format_of("b.Htm"), DocumentFormat::html);
  EXPECT_EQ(document_format_of("b.json"), std::nullopt) << "it may be a claim set";
  EXPECT_EQ(document_format_of("html"), std::nullopt);
  EXPECT_EQ(document_format_of("a.html/b"), std::nullopt);
  EXPECT_EQ(parse_document_format("text"), DocumentFormat::text);
  EXPECT_EQ(parse_document_format("markdown"), DocumentFormat::markdown);
  EXPECT_EQ(parse_document_format("html"), DocumentFormat::html);
  EXPECT_EQ(parse_document_format("csv"), DocumentFormat::csv);
  EXPECT_EQ(parse_document_format("json"), DocumentFormat::json);
  EXPECT_EQ(parse_document_format("md"), std::nullopt);
}

}  // namespace
}  // namespace veritally::test
