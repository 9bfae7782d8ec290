// Markdown: what becomes which block, and that every phrase is cut out of the bytes as given.

#include "document/support.hpp"

#include <gtest/gtest.h>

namespace veritally::test {
namespace {

using Lines = std::vector<std::string>;

Document markdown(std::string_view bytes) { return read(bytes, DocumentFormat::markdown); }

TEST(Markdown, HeadingsParagraphsAndListsAreKnownAsSuch) {
  EXPECT_EQ(outline(markdown("# One *big* head\n\nTwo\n---\n\nIt cost 5\nmillion.\n\n"
                             "- a\n- b\n  1. deep\n\n     more\n- c\n\n> quoted\n\n***\n\nend")),
            (Lines{"h1: One big head", "h2: Two", "p: It cost 5\nmillion.", "item1: a", "item1: b",
                   "item2: deep", "item2+: more", "item1: c", "p: quoted", "p: end"}));
}

TEST(Markdown, CodeImagesAndStruckTextAreLeftOut) {
  EXPECT_EQ(outline(markdown("Set `5 km` and ~~6~~ ![7](x) here.\n\n    8 km\n\n```\n9 km\n```\n")),
            (Lines{"p: Set \uFFFC and \uFFFC  here."}));
}

TEST(Markdown, PhrasesStandWhereTheyStood) {
  const std::string_view bytes =
      "\uFEFFIt cost **$315**&nbsp;*bil*lion\r\nor \\$6&#x20;[bn](u)\r\n> and **7\r\n> km** a&b;";
  const Document document = markdown(bytes);
  EXPECT_EQ(source_of(document, bytes, "$315\u00A0bil"), "$315**&nbsp;*bil");
  EXPECT_EQ(source_of(document, bytes, "billion\nor"), "bil*lion\r\nor");
  EXPECT_EQ(source_of(document, bytes, "$6 bn"), "$6&#x20;[bn");
  EXPECT_EQ(source_of(document, bytes, "7\nkm"), "7\r\n> km");
  EXPECT_EQ(source_of(document, bytes, "a&b;"), "a&b;");
}

TEST(Markdown, TablesAreGrids) {
  const Document document =
      markdown("| Firm | 2023 | 2024 |\n|---|--:|--:|\n| Harbour | 5 | **6** |\n| Quay | | 8 |\n");
  EXPECT_EQ(outline(document),
            (Lines{"cell0.0.0: Firm", "cell0.0.1: 2023", "cell0.0.2: 2024", "cell0.1.0: Harbour",
                   "cell0.1.1: 5", "cell0.1.2: 6", "cell0.2.0: Quay", "cell0.2.2: 8"}));
  ASSERT_EQ(document.tables.size(), 1U);
  const Table& table = document.tables[0];
  EXPECT_EQ(table.rows, 3U);
  EXPECT_EQ(table.columns, 3U);
  EXPECT_EQ(table.heading_rows, 1U);
  EXPECT_EQ(table.heading_columns, 1U);
  EXPECT_EQ(table.cells, (std::vector<std::uint32_t>{0, 1, 2, 3, 4, 5, 6, UINT32_MAX, 7}));
}

TEST(Markdown, SourceMarksAreLinksAndNoText) {
  const Document document = markdown(
      "It rose 5%[^src: figures.csv#row=12], then *fell*. [^src:  a_b_c.md ] It held.\n\n"
      "| a [^src: https://x.example/?a=1&amp;b=2] |\n|---|\n\n"
      "Set `[^src: code.md]` and [^src: open\nend] x[^srcs]");
  EXPECT_EQ(outline(document), (Lines{"p: It rose 5%, then fell.  It held.", "cell0.0.0: a",
                                      "p: Set \uFFFC and [^src: open\nend] x"}));
  ASSERT_EQ(document.links.size(), 4U);
  EXPECT_EQ(document.links[0].target, "src:figures.csv#row=12");
  EXPECT_EQ(document.links[0].begin, document.text.find(','));
  EXPECT_EQ(document.links[0].end, document.links[0].begin);
  EXPECT_EQ(document.links[1].target, "src:a_b_c.md");
  EXPECT_EQ(document.links[1].begin, document.text.find(" It held"));
  EXPECT_EQ(document.links[2].target, "src:https://x.example/?a=1&amp;b=2");
  EXPECT_EQ(document.links[3].target, "#srcs");
}

TEST(Markdown, FootnotesAreBlocksAndTheirMarksLinks) {
  const Document document = markdown(
      "It rose 5%[^1], then fell[^a].\n\n[^1]: The firm's report.\n[^a]: Another\none.\n\n"
      "It [is\\] x[^ 5].");
  EXPECT_EQ(outline(document), (Lines{"p: It rose 5%, then fell.", "footnote: The firm's report.",
                                      "footnote: Another\none.", "p: It [is] x[^ 5]."}));
  ASSERT_EQ(document.links.size(), 4U);
  EXPECT_EQ(document.links[0].target, "#1");
  EXPECT_EQ(document.links[0].begin, document.text.find(','));
  EXPECT_EQ(document.links[0].end, document.links[0].begin);
  EXPECT_EQ(document.links[1].target, "#a");
  EXPECT_EQ(document.links[2].target, "#1");
  EXPECT_EQ(document.links[2].begin, document.blocks[1].begin);
  EXPECT_EQ(document.links[3].target, "#a");
  EXPECT_EQ(document.links[3].begin, document.blocks[2].begin);
}

TEST(Markdown, AFootnoteThatIsAnAddressIsALink) {
  const Document document = markdown("It rose 5%[^1].\n\n[^1]: https://a.example/5\n");
  EXPECT_EQ(outline(document), (Lines{"p: It rose 5%."}));
  ASSERT_EQ(document.links.size(), 1U);
  EXPECT_EQ(document.links[0].target, "https://a.example/5");
  EXPECT_EQ(document.links[0].begin, document.links[0].end);
}

TEST(Markdown, AFootnoteThatIsALinkIsABlock) {
  const Document document = markdown(
      "It rose 5%[^1], then fell[^b].\n\n> [^1]: [figures](a_b.csv \"t\")\n> [^b]:\t[its "
      "*own*](c.md).\n\n"
      "[c]: d.md\n\nSee [c].\n\n```\n[^1]: [x](y)\n```");
  EXPECT_EQ(outline(document), (Lines{"p: It rose 5%, then fell.", "footnote: figures",
                                      "footnote: its own.", "p: See c."}));
  std::vector<std::string> targets;
  for (const Link& link : document.links) targets.push_back(link.target);
  EXPECT_EQ(targets, (std::vector<std::string>{"#1", "#b", "#1", "a_b.csv", "#b", "c.md", "d.md"}));
}

TEST(Markdown, LinksPointToTheirTargets) {
  const Document document = markdown(
      "See [the *report*](https://a.example \"t\") and [b].\n\n"
      "[b]: c.html\n");
  EXPECT_EQ(document.text, "See the report and b.");
  ASSERT_EQ(document.links.size(), 2U);
  EXPECT_EQ(document.links[0].target, "https://a.example");
  EXPECT_EQ(document.text.substr(document.links[0].begin,
                                 document.links[0].end - document.links[0].begin),
            "the report");
  EXPECT_EQ(document.links[1].target, "c.html");
}

TEST(Markdown, FrontMatterIsMetadata) {
  for (const std::string_view bytes :
       {"---\r\ntitle: \"Five: million\"\r\ntags: [date, lang]\r\ndate: 2025-03-03T10:00:00Z\r\n"
        "author:\r\n  title: not this\r\nlang: en-GB\r\n---\r\nIt rose.",
        "+++\ntitle = 'Five: million'\ndate = 2025-03-03\nlanguage = \"EN\"\n+++\n\nIt rose.",
        "---\ntitle: 'Five: million'\ndate: 2025-03-03 10:00\nlang: en_US\n...\nIt rose."}) {
    const Document document = markdown(bytes);
    EXPECT_EQ(document.title, "Five: million");
    EXPECT_EQ(document.language, "en");
    ASSERT_TRUE(document.date);
    EXPECT_EQ(to_string(*document.date), "2025-03-03");
    EXPECT_EQ(outline(document), (Lines{"p: It rose."}));
    EXPECT_EQ(source_of(document, bytes, "It rose."), "It rose.");
  }
}

TEST(Markdown, WhatIsNoFrontMatterIsText) {
  const Document unclosed = markdown("---\ntitle: a\n\nIt rose.");
  EXPECT_EQ(unclosed.title, "");
  EXPECT_EQ(outline(unclosed), (Lines{"p: title: a", "p: It rose."}));
  const Document broken = markdown("---\ntitle: [a\ndate: b\n---\nIt rose.");
  EXPECT_EQ(broken.title, "");
  EXPECT_EQ(outline(broken), (Lines{"p: It rose."}));
}

TEST(Markdown, BlocksOfHtmlAreReadAsHtml) {
  const std::string_view bytes =
      "One.\n\n<div>\n<p>It cost <b>5</b>&nbsp;km.</p>\n</div>\n\nTwo <b>6</b><br>km.\n\n"
      "<script>\n7\n</script>\n\n<table><tr><td>a<td>8</table>\n";
  const Document document = markdown(bytes);
  EXPECT_EQ(outline(document), (Lines{"p: One.", "p: It cost 5\u00A0km.", "p: Two 6\nkm.",
                                      "cell0.0.0: a", "cell0.0.1: 8"}));
  EXPECT_EQ(source_of(document, bytes, "5\u00A0km"), "5</b>&nbsp;km");
  EXPECT_EQ(source_of(document, bytes, "8"), "8");
}

TEST(Markdown, ANulIsKept) {
  const std::string_view bytes("It \0rose 5\0 km.", 15);
  const Document document = markdown(bytes);
  EXPECT_EQ(document.text, bytes);
  EXPECT_EQ(source_of(document, bytes, "km"), "km");
}

}  // namespace
}  // namespace veritally::test
