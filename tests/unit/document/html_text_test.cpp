// Texts that are laid beside markup they were not read from.

#include "document/html_text.hpp"

#include <gtest/gtest.h>

namespace veritally::test {
namespace {

TEST(HtmlText, ATextThatIsNotInTheMarkupStandsForAllOfIt) {
  for (const std::string_view markup : {"5 m", "5 k", "5 &lt;", "", "<b>"}) {
    const std::string padded = " 5 </b>" + std::string(markup);
    Document document;
    BlockWriter writer(document);
    writer.open(BlockKind::paragraph);
    write_html_text(" 5 5 km", padded, false, 10, writer);
    writer.close();
    EXPECT_EQ(document.text, "5 5 km");
    for (std::size_t at = 0; at < document.text.size(); ++at) {
      EXPECT_EQ(document.source.begin_of(at), 10U) << padded;
      EXPECT_EQ(document.source.end_of(at + 1), 10 + padded.size()) << padded;
    }
  }
}

}  // namespace
}  // namespace veritally::test
