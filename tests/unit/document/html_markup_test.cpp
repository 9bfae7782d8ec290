// Where tags and comments end.

#include "document/html_markup.hpp"

#include <string_view>

#include <gtest/gtest.h>

namespace veritally::test {
namespace {

using Kind = HtmlMarkup::Kind;

std::string_view front_of(std::string_view html, Kind kind) {
  const HtmlMarkup markup = html_markup_at(html);
  EXPECT_EQ(markup.kind, kind) << html;
  return html.substr(0, markup.length);
}

TEST(HtmlMarkup, BracketsThatBeginNothingAreText) {
  for (const std::string_view html : {"<", "</", "< b>", "<5", "<<b>", "<>"}) {
    EXPECT_EQ(front_of(html, Kind::none), "");
  }
}

TEST(HtmlMarkup, CommentsEndWhereTheStandardEndsThem) {
  EXPECT_EQ(front_of("<!-- a > -- -> -->b-->", Kind::comment), "<!-- a > -- -> -->");
  EXPECT_EQ(front_of("<!-->a-->", Kind::comment), "<!-->");
  EXPECT_EQ(front_of("<!--->a-->", Kind::comment), "<!--->");
  EXPECT_EQ(front_of("<!--a--!>b-->", Kind::comment), "<!--a--!>");
  EXPECT_EQ(front_of("<!--!>a-->b", Kind::comment), "<!--!>a-->");
  EXPECT_EQ(front_of("<!---!>a-->b", Kind::comment), "<!---!>a-->");
  EXPECT_EQ(front_of("<!--a-->", Kind::comment), "<!--a-->");
  EXPECT_EQ(front_of("<!--a--", Kind::comment), "<!--a--");
  EXPECT_EQ(front_of("<!doctype html>a", Kind::comment), "<!doctype html>");
  EXPECT_EQ(front_of("<?a?>b", Kind::comment), "<?a?>");
  EXPECT_EQ(front_of("</5>a", Kind::comment), "</5>");
  EXPECT_EQ(front_of("</>a", Kind::comment), "</>");
}

TEST(HtmlMarkup, TagsEndBehindTheirAttributes) {
  EXPECT_EQ(front_of("<b>a", Kind::open_tag), "<b>");
  EXPECT_EQ(front_of("</b a='>'>c", Kind::close_tag), "</b a='>'>");
  EXPECT_EQ(front_of("<b a = \">'\" c=d'>e'>", Kind::open_tag), "<b a = \">'\" c=d'>");
  EXPECT_EQ(front_of("<b a=>c>", Kind::open_tag), "<b a=>");
  EXPECT_EQ(front_of("<b a='>", Kind::open_tag), "<b a='>");
  EXPECT_EQ(front_of("<b\na", Kind::open_tag), "<b\na");
}

TEST(HtmlMarkup, TagsHaveNamesAndAttributes) {
  const HtmlMarkup tag = html_markup_at("<Path a b=c d='e f'/g = h =i/>");
  EXPECT_EQ(tag.name, "Path");
  EXPECT_EQ(tag.attributes, 5U);
  EXPECT_FALSE(html_markup_at("<br>").closed);
  EXPECT_TRUE(html_markup_at("<br/>").closed);
  EXPECT_EQ(html_markup_at("</br a>").name, "br");
}

}  // namespace
}  // namespace veritally::test
