// Markup that nests, repeats and never closes is read in time that is linear in it.
//
// What is not linear takes far longer than the bound on bombs of this size.

#include "document/support.hpp"
#include "support/time_bound.hpp"

#include <gtest/gtest.h>

namespace veritally::test {
namespace {

std::string repeated(std::string_view piece, std::size_t bytes) {
  std::string text;
  while (text.size() < bytes) text += piece;
  return text;
}

std::string numbered(std::string_view before, std::string_view behind, int count) {
  std::string text;
  for (int i = 0; i < count; ++i) {
    text += before;
    text += std::to_string(i);
    text += behind;
  }
  return text;
}

void expect_fast(const std::string& bytes, DocumentFormat format, std::string_view name) {
  Document document;
  EXPECT_TRUE(takes_at_most(10, [&] { document = read(bytes, format); })) << name;
  EXPECT_EQ(document.text.size(), document.source.length()) << name;
}

constexpr std::size_t bomb = 400000;

TEST(Bombs, Markdown) {
  for (const std::string_view piece :
       {"[",        "]",          "<",       ">",         "*",       "_",     "`",      "#",
        "~",        "|",          "\\",      "&",         "![",      "- ",    "=",      "> ",
        "1. ",      "[a](",       "[![",     "*a_ ",      "**a *b ", "[^1]",  "<a@",    "`a``b```",
        "~~a",      "<!--",       "<?",      "<![CDATA[", "&#",      "<a ",   "\\[\\]", "$$",
        "***a ",    "a**b",       "[a][",    "[a]: b\n",  "[]()",    "&amp;", "<a b='", "- a\n\n",
        "a\n===\n", "|a|\n|-|\n", "<p>\n\n", "```\n",     "\t",      "a\r",   "[^a]: "}) {
    expect_fast(repeated(piece, bomb), DocumentFormat::markdown, piece);
    expect_fast(repeated(piece, bomb / 2) + repeated("\n", bomb / 2) + "a",
                DocumentFormat::markdown, piece);
    expect_fast(repeated(piece, bomb / 2) + repeated("a\n", bomb / 2), DocumentFormat::markdown,
                piece);
  }
}

TEST(Bombs, MarkdownThatMultiplies) {
  expect_fast(
      repeated("|a", bomb / 4) + "\n" + repeated("|-", bomb / 4) + "\n" + repeated("|\n", bomb / 2),
      DocumentFormat::markdown, "rows of a wide table");
  expect_fast("[a]: " + repeated("b", bomb / 2) + "\n\n" + repeated("[a]", bomb / 2),
              DocumentFormat::markdown, "a long target");
  expect_fast(numbered("[r", "]: b\n", 50000) + numbered("[r", "]", 50000),
              DocumentFormat::markdown, "many targets");
}

TEST(Bombs, Html) {
  for (const std::string_view piece : {"<div>",
                                       "<table><tr><td>",
                                       "<span a=",
                                       "<b><i>",
                                       "<ul><li>",
                                       "<svg><math>",
                                       "<p>",
                                       "<select><option>",
                                       "<template>",
                                       "<a>",
                                       "</div></p></body></html>",
                                       "&amp;",
                                       "<p>x<b>",
                                       "<!--",
                                       "<![CDATA[",
                                       "<?",
                                       "</",
                                       "<",
                                       "&",
                                       "&#",
                                       "<br>",
                                       "<x/>",
                                       "<svg/>",
                                       "<table>a",
                                       "<html a=b>",
                                       "<title>",
                                       "<textarea>",
                                       "<script>",
                                       "<script></script>",
                                       "<!--a--!><div>",
                                       "<!--a-",
                                       "</xmp",
                                       "<xmp></xmp>\r\n",
                                       "<plaintext>",
                                       "<svg><title>",
                                       "<form>",
                                       "<button>",
                                       "<nobr>",
                                       "<h1>",
                                       "<dl><dt>",
                                       "<frameset>",
                                       "<body>",
                                       "<td>",
                                       "<tr>",
                                       "<colgroup>",
                                       "a</x>b",
                                       "<b></p>",
                                       "<applet>",
                                       "<sup><a href=#>",
                                       "<font color=red><p>",
                                       "\r",
                                       "&ampamp"}) {
    expect_fast(repeated(piece, bomb / 2) + "5 km", DocumentFormat::html, piece);
    expect_fast(repeated(piece, bomb / 4) + repeated("<p>x", bomb / 4), DocumentFormat::html,
                piece);
    expect_fast(repeated(piece, bomb / 4) + repeated("<i>x</b>", bomb / 4), DocumentFormat::html,
                piece);
  }
}

TEST(Bombs, HtmlThatMultiplies) {
  expect_fast(numbered("<b a=", ">", 20000) + repeated("<p>x", bomb / 2), DocumentFormat::html,
              "formatting that differs");
  expect_fast("<p " + numbered("a", " ", 50000) + ">x", DocumentFormat::html, "attributes");
  expect_fast(numbered("<html a", "=1>", 50000), DocumentFormat::html, "attributes of the root");
  expect_fast("<table>" + repeated("<tr><td rowspan=9999 colspan=9999>x", bomb / 2),
              DocumentFormat::html, "spans");
  expect_fast(
      "<table><tr>" + repeated("<td colspan=1000>x", bomb / 4) + repeated("<tr><td>x", bomb / 4),
      DocumentFormat::html, "a wide row");
  expect_fast(repeated("<div>", 3000) + "<xmp>" + repeated("<div>", bomb), DocumentFormat::html,
              "raw text that is nested deep");
  expect_fast("<xmp " + numbered("a", " ", 300) + ">" + repeated("<div>", bomb),
              DocumentFormat::html, "attributes of raw text");
  // Text to the parser, end tags to whoever takes it for a comment.
  expect_fast(
      repeated(repeated("<div>", 2000) + "<svg><![CDATA[>" + repeated("</div>", 2400) + "]]></svg>",
               4 * bomb),
      DocumentFormat::html, "end tags in character data");
  expect_fast("<svg>" + repeated("<![CDATA[", bomb), DocumentFormat::html, "open character data");
  expect_fast("<select><xmp></select>" + repeated("<div><b>", bomb), DocumentFormat::html,
              "raw text that is passed over");
  expect_fast("<script type=application/ld+json>" + repeated("[", bomb) + "</script>",
              DocumentFormat::html, "nested data");
}

}  // namespace
}  // namespace veritally::test
