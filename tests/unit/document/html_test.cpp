// HTML: what becomes which block, and that every phrase is cut out of the bytes as given.

#include "document/support.hpp"

#include <gtest/gtest.h>

namespace veritally::test {
namespace {

using Lines = std::vector<std::string>;

Document html(std::string_view bytes) { return read(bytes, DocumentFormat::html); }

TEST(Html, HeadingsParagraphsAndListsAreKnownAsSuch) {
  EXPECT_EQ(
      outline(html(
          "<body><h1>One <i>big</i> head</h1> <p>It cost 5\n million.\n</p>loose"
          "<ul><li>a<li><p>b</p><p>more</p><ol><li>deep</ol></ul><blockquote>quoted</blockquote>"
          "<h3>Two</h3>end")),
      (Lines{"h1: One big head", "p: It cost 5\n million.", "p: loose", "item1: a", "item1: b",
             "item1+: more", "item2: deep", "p: quoted", "h3: Two", "p: end"}));
}

TEST(Html, WhatIsNotTheArticleIsLeftOut) {
  EXPECT_EQ(outline(html("<head><title>1</title><style>2</style></head><body><header>3</header>"
                         "<nav>4</nav><div role=navigation>5</div><script>6</script><main>"
                         "<header><h1>Head</h1></header><p>Text <span hidden>7</span>goes on"
                         "<svg><text>8</text></svg>.<aside>9</aside><select><option>10</select>"
                         "<p style='display: none'>11</p></main><footer>12</footer>"
                         "<noscript>13</noscript><template>14</template>")),
            (Lines{
                "h1: Head",
                "p: Text",
                "p: goes on.",
            }));
  EXPECT_EQ(outline(html("<header><h1>Head</h1></header><p>Text</p><footer>1</footer>")),
            (Lines{"h1: Head", "p: Text"}));
}

TEST(Html, WhatIsLeftOutOfABlockIsSeen) {
  EXPECT_EQ(outline(html("<p>It cost 5 <del>6</del> million, <code>x</code>.<pre><code>7</code>")),
            (Lines{"p: It cost 5 \uFFFC million, \uFFFC."}));
}

TEST(Html, PhrasesStandWhereTheyStood) {
  const std::string_view bytes =
      "\uFEFF<p>It cost <b>&#36;315</b>&nbsp;<i>bil</i>lion\r\nor &pound7 &amp;amp; a<!-- x -->b"
      "&notit; 5</x>6 &bogus; c & d < e</p>";
  const Document document = html(bytes);
  EXPECT_EQ(document.text,
            "It cost $315\u00A0billion\nor \u00A37 &amp; ab\u00ACit; 56 &bogus; c & d < e");
  EXPECT_EQ(source_of(document, bytes, "$315\u00A0billion\nor"),
            "&#36;315</b>&nbsp;<i>bil</i>lion\r\nor");
  EXPECT_EQ(source_of(document, bytes, "\u00A37"), "&pound7");
  EXPECT_EQ(source_of(document, bytes, "&amp; a"), "&amp;amp; a");
  EXPECT_EQ(source_of(document, bytes, "ab\u00AC"), "a<!-- x -->b&not");
  EXPECT_EQ(source_of(document, bytes, "56"), "5</x>6");
  EXPECT_EQ(source_of(document, bytes, "&bogus; c & d < e"), "&bogus; c & d < e");
}

TEST(Html, ReferencesBeyondUnicodeAreReplaced) {
  const std::string_view bytes =
      "<p>5&#xEEEEEEEEEEEE;6&#99999999999;7&#x110000;8&#0;9&#xD800;a&#x0000000000041;";
  const Document document = html(bytes);
  EXPECT_EQ(document.text, "5\uFFFD6\uFFFD7\uFFFD8\uFFFD9\uFFFDaA");
  EXPECT_EQ(source_of(document, bytes, "\uFFFD6"), "&#xEEEEEEEEEEEE;6");
  EXPECT_EQ(source_of(document, bytes, "A"), "&#x0000000000041;");
}

TEST(Html, TagsAndReferencesAreTextInRawText) {
  using std::string_view_literals::operator""sv;
  const std::string_view bytes =
      "<p>Read:<xmp>5</x> &amp; \0&#99999999999; <b>6\r\nkm</xmpa></XMP>7<noembed>8</noembed>"
      "<noframes>9</noframes><plaintext></p>10 &lt; 11</plaintext>"sv;
  const Document document = html(bytes);
  EXPECT_EQ(outline(document),
            (Lines{"p: Read:", "p: 5</x> &amp; \uFFFD&#99999999999; <b>6\nkm</xmpa>", "p: 7",
                   "p: </p>10 &lt; 11</plaintext>"}));
  EXPECT_EQ(source_of(document, bytes, "</x> &amp;"), "</x> &amp;");
  EXPECT_EQ(source_of(document, bytes, "\uFFFD"), "\0"sv);
  EXPECT_EQ(source_of(document, bytes, "6\nkm"), "6\r\nkm");
  EXPECT_EQ(source_of(document, bytes, "10 &lt;"), "10 &lt;");
}

TEST(Html, CharactersThatHtmlForbidsAreReplaced) {
  using std::string_view_literals::operator""sv;
  const std::string_view bytes = "<p>5\x01 km,\0 6\x0B\u0085 m &amp; 7\uFFFD"sv;
  const Document document = html(bytes);
  EXPECT_EQ(document.text, "5\uFFFD km, 6\uFFFD\uFFFD m & 7\uFFFD");
  EXPECT_EQ(source_of(document, bytes, "5\uFFFD km"), "5\x01 km");
  EXPECT_EQ(source_of(document, bytes, "6\uFFFD\uFFFD m"), "6\x0B\u0085 m");
  EXPECT_EQ(source_of(document, bytes, "&"), "&amp;");
  EXPECT_EQ(source_of(document, bytes, "7\uFFFD"), "7\uFFFD");
}

TEST(Html, TagsThatArePassedOverEndWhereTheyEnd) {
  const std::string_view bytes = "<p>5</x a='>' b = \">\" c=d>6<!doctype e>7</option/>8<p>9</x";
  const Document document = html(bytes);
  EXPECT_EQ(outline(document), (Lines{"p: 5678", "p: 9"}));
  EXPECT_EQ(source_of(document, bytes, "6"), "6");
  EXPECT_EQ(source_of(document, bytes, "7"), "7");
  EXPECT_EQ(source_of(document, bytes, "8"), "8");
}

TEST(Html, LineEndsAreWrappedLinesAndTwoPartParagraphs) {
  EXPECT_EQ(outline(html("a<br>b<br> <br/>c<p>d<br></p><h2>e<br><br>f</h2>")),
            (Lines{"p: a\nb", "p: c", "p: d", "h2: e\nf"}));
}

TEST(Html, TablesAreGrids) {
  const Document document = html(
      "<table><caption>Spending</caption><thead><tr><th rowspan=2>Firm<th colspan=2>Year"
      "<tr><th>2023<th>2024</thead><tr><th>Harbour<td>5<td><p>6</p> m<sup>2</sup>"
      "<tr><th>Quay<td colspan=2>7</table>");
  EXPECT_EQ(outline(document),
            (Lines{"caption: Spending", "cell0.0.0: Firm", "cell0.0.1: Year", "cell0.1.1: 2023",
                   "cell0.1.2: 2024", "cell0.2.0: Harbour", "cell0.2.1: 5",
                   "cell0.2.2: 6\n m\u00B2", "cell0.3.0: Quay", "cell0.3.1: 7"}));
  ASSERT_EQ(document.tables.size(), 1U);
  const Table& table = document.tables[0];
  EXPECT_EQ(table.rows, 4U);
  EXPECT_EQ(table.columns, 3U);
  EXPECT_EQ(table.heading_rows, 2U);
  EXPECT_EQ(table.heading_columns, 1U);
  EXPECT_EQ(table.caption, 0U);
  EXPECT_EQ(table.cells, (std::vector<std::uint32_t>{1, 2, 2, 1, 3, 4, 5, 6, 7, 8, 9, 9}));
}

TEST(Html, TablesThatArrangeAPageAreNone) {
  const Document document = html(
      "<table><tr><td><h1>Head</h1><p>One</p><p>Two</p><td><table><tr><td>a<td>5</table>"
      "</table><table role=presentation><tr><td>b<td>c</table>");
  EXPECT_EQ(outline(document), (Lines{"h1: Head", "p: One", "p: Two", "cell0.0.0: a",
                                      "cell0.0.1: 5", "p: b", "p: c"}));
  EXPECT_EQ(document.tables.size(), 1U);
}

TEST(Html, CaptionsOfFiguresAreCaptions) {
  EXPECT_EQ(outline(html("<figure><img alt='5'><figcaption>A <b>quay</b></figcaption></figure>x")),
            (Lines{"caption: A quay", "p: x"}));
}

TEST(Html, LinksPointToTheirTargetsAndFootnoteMarksAreNoText) {
  const Document document = html(
      "<p>See <a href='https://a.example?b&amp;c'>the <b>report</b></a>, 5%<sup><a href='#f1'>1</a>"
      "</sup> or <a href='#f2'><sup>2</sup></a>.");
  EXPECT_EQ(document.text, "See the report, 5% or .");
  ASSERT_EQ(document.links.size(), 3U);
  EXPECT_EQ(document.links[0].target, "https://a.example?b&c");
  EXPECT_EQ(document.links[0].begin, 4U);
  EXPECT_EQ(document.links[0].end, 14U);
  EXPECT_EQ(document.links[1].target, "#f1");
  EXPECT_EQ(document.links[1].begin, 18U);
  EXPECT_EQ(document.links[1].end, 18U);
  EXPECT_EQ(document.links[2].target, "#f2");
}

std::string metadata(std::string_view bytes) {
  const Document document = html(bytes);
  return document.title + "|" + document.language + "|" +
         (document.date ? to_string(*document.date) : "");
}

TEST(Html, WhatTheMarkOfAFootnoteLeadsToIsOne) {
  const Document document = html(
      "<p>It rose 5%<sup class=r><a href='#n1'>[1]</a></sup> and fell<a "
      "href='#n2'><sup>2</sup></a>."
      "<p>See <a href='#n3'>below</a>.<ol><li id=n1><p>The report.</p><p>Page 4.</p></li>"
      "<li id=none>Other</ol><div id=n2> A note <a href='#up'>up</a></div><p id=n3>Below.");
  EXPECT_EQ(outline(document),
            (Lines{"p: It rose 5% and fell.", "p: See below.", "footnote: The report.\nPage 4.",
                   "item1: Other", "footnote: A note up", "p: Below."}));
  std::vector<std::string> at_blocks;
  for (const Link& link : document.links) {
    for (const Block& block : document.blocks) {
      if (block.kind == BlockKind::footnote && link.begin == block.begin) {
        at_blocks.push_back(link.target);
      }
    }
  }
  EXPECT_EQ(at_blocks, (Lines{"#n1", "#n2"}));
}

TEST(Html, MetadataComeFromWhereTheyAreSaidBest) {
  EXPECT_EQ(metadata("<html lang=de-AT><title> A &amp; B\n</title><time datetime=2025-03-03>x"),
            "A & B|de|2025-03-03");
  EXPECT_EQ(metadata("<title>A</title><meta property=og:title content='B'>"
                     "<time datetime=2025-03-05>x</time><meta http-equiv=Content-Language "
                     "content=fr><meta property='article:published_time' "
                     "content='2025-03-04T23:00:00+02:00'>"),
            "B|fr|2025-03-04");
  EXPECT_EQ(metadata("<title>A</title><time datetime=2025-03-05>x</time>"
                     "<script type='application/ld+json'>{\"@graph\":[{\"@type\":\"WebPage\"},"
                     "{\"@type\":\"NewsArticle\",\"headline\":\"C\","
                     "\"datePublished\":\"2025-03-06T10:00:00Z\"}]}</script>"),
            "C||2025-03-06");
  EXPECT_EQ(metadata("<p>none"), "||");
  EXPECT_EQ(metadata("<script type='application/ld+json'>{\"headline\":</script><time "
                     "datetime='10:00'>x"),
            "||");
}

TEST(Html, TheDeclaredEncodingIsRead) {
  const std::string_view bytes = "<meta charset=\"ISO-8859-15\"><p>5 \xA4</p>";
  const Document document = html(bytes);
  EXPECT_EQ(document.text, "5 \u20AC");
  EXPECT_EQ(source_of(document, bytes, "\u20AC"), "\xA4");
  EXPECT_EQ(
      html("<META http-equiv=content-type content='text/html; charset=windows-1251'><p>\xF0").text,
      "\u0440");
  EXPECT_EQ(html("<p>5 \x80").text, "5 \u20AC");
  EXPECT_FALSE(read_document("<meta charset=big5><p>\xA4", "d", DocumentFormat::html));
}

TEST(Html, DepthBeyondThatOfBrowsersIsFlat) {
  std::string bytes;
  for (int i = 0; i < 3000; ++i) bytes += "<div><b>";
  bytes += "<p>It cost 5 km.</p>";
  for (int i = 0; i < 3000; ++i) bytes += "</b></div>";
  bytes += "<p>End.</p>";
  EXPECT_EQ(outline(html(bytes)), (Lines{"p: It cost 5 km.", "p: End."}));
}

}  // namespace
}  // namespace veritally::test
