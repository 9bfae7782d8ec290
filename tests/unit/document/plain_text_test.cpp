// Plain text: which lines make a block, and that all stands where it stood.

#include "document/support.hpp"

#include <gtest/gtest.h>

namespace veritally::test {
namespace {

using Lines = std::vector<std::string>;

Document plain(std::string_view bytes) { return read(bytes, DocumentFormat::text); }

TEST(PlainText, SourceMarksAreLinksAndNoText) {
  const std::string_view bytes =
      "It rose 5%[^src: a.csv#row=2] here.\r\nIt cost [^src: b.md]$7[^1].\r[^src: no\n[^src:";
  const Document document = read(bytes, DocumentFormat::text);
  EXPECT_EQ(document.text, "It rose 5% here.\nIt cost $7[^1].\n[^src: no\n[^src:");
  ASSERT_EQ(document.links.size(), 2U);
  EXPECT_EQ(document.links[0].target, "src:a.csv#row=2");
  EXPECT_EQ(document.links[0].begin, document.text.find(" here"));
  EXPECT_EQ(document.links[1].target, "src:b.md");
  EXPECT_EQ(document.links[1].end, document.text.find("$7"));
  EXPECT_EQ(source_of(document, bytes, "$7"), "$7");
  EXPECT_EQ(source_of(document, bytes, "here.\nIt"), "here.\r\nIt");
}

TEST(PlainText, BlankLinesPartParagraphs) {
  EXPECT_EQ(outline(plain("\n\n  One is here.  \n \t\nTwo\tis here.\n\n\n")),
            (Lines{"p: One is here.", "p: Two\tis here."}));
  EXPECT_TRUE(plain("").blocks.empty());
  EXPECT_TRUE(plain(" \n\u00A0\n\t").blocks.empty());
}

TEST(PlainText, WrappedLinesAreOneParagraph) {
  EXPECT_EQ(outline(plain("The harbour board said on Tuesday that it had spent 14 million\n"
                          "euros on the new quay, which is two more than it had planned.\n")),
            (Lines{"p: The harbour board said on Tuesday that it had spent 14 million\n"
                   "euros on the new quay, which is two more than it had planned."}));
  EXPECT_EQ(outline(plain("The quay cost\nfourteen million.")),
            (Lines{"p: The quay cost\nfourteen million."}));
}

TEST(PlainText, LinesOfUnequalLettersAreWrappedWhereTheNextWordHardlyFits) {
  EXPECT_EQ(outline(plain("The harbour board asked again how much higher the new North\n"
                          "Quay is than the old one, which was 14 m high, and why so much.\n")),
            (Lines{"p: The harbour board asked again how much higher the new North\n"
                   "Quay is than the old one, which was 14 m high, and why so much."}));
  EXPECT_EQ(outline(plain("The harbour board asked how much higher the new quay is.\n"
                          "Nobody on the board of the harbour knew it when they met on Monday.\n")),
            (Lines{"p: The harbour board asked how much higher the new quay is.",
                   "p: Nobody on the board of the harbour knew it when they met on Monday."}));
}

TEST(PlainText, LongLinesAreParagraphsOfTheirOwn) {
  const std::string sentence = "The harbour board has spent fourteen million on the new quay. ";
  const std::string one = sentence + sentence + "It is open.";
  const std::string two = "It was planned otherwise. " + sentence + sentence + "So it is.";
  EXPECT_EQ(outline(plain(one + "\n" + two)), (Lines{"p: " + one, "p: " + two}));
}

TEST(PlainText, ShortLinesThatEndTheirSentenceAreParagraphsOfTheirOwn) {
  EXPECT_EQ(outline(plain("North quay 14\nSouth quay 12\nTotal 26")),
            (Lines{"p: North quay 14", "p: South quay 12", "p: Total 26"}));
}

TEST(PlainText, BulletsAndNumbersBeginItems) {
  EXPECT_EQ(
      outline(plain("It costs:\n\n \u2022 14 million for the quay\n \u2022 2 for the crane\n"
                    "\n1. One is here\n2) Two is here\n\n- 5 degrees\n-5 degrees")),
      (Lines{"p: It costs:", "item1: 14 million for the quay", "item1: 2 for the crane",
             "item1: One is here", "item1: Two is here", "item1: 5 degrees", "p: -5 degrees"}));
}

TEST(PlainText, AHeadlineMayEndInAFullStopAboveTheLineOfTheDate) {
  EXPECT_EQ(outline(plain("Harbour dues rise by 34% in the north.\n\nMon, Mar 3, 2025 7:30\n\n"
                          "The port said so.\n\nIt was late.")),
            (Lines{"h1: Harbour dues rise by 34% in the north.", "p: Mon, Mar 3, 2025 7:30",
                   "p: The port said so.", "p: It was late."}));
  EXPECT_EQ(
      outline(plain("Harbour dues rise by 34% in the north.\n\nIt was late in 2025.\n\nMore")),
      (Lines{"p: Harbour dues rise by 34% in the north.", "p: It was late in 2025.", "p: More"}));
}

TEST(PlainText, AHeadlineStandsBeforeAllProse) {
  EXPECT_EQ(outline(plain("Tuesday, May 6, 2025\n\nHarbour Spends 14 Million on Quay\n\n"
                          "The harbour board has spent 14 million on its new quay.\n\n"
                          "What comes next\n\nThe crane follows in June, the board has said.\n\n"
                          "Not a heading\n\nNor this")),
            (Lines{"p: Tuesday, May 6, 2025", "h1: Harbour Spends 14 Million on Quay",
                   "p: The harbour board has spent 14 million on its new quay.",
                   "h2: What comes next", "p: The crane follows in June, the board has said.",
                   "p: Not a heading", "p: Nor this"}));
}

TEST(PlainText, AllLinesEndWithALineFeedAndStandWhereTheyStood) {
  const std::string_view bytes = "One costs 5\r\nor six.\r\rTwo costs\r7.\r\n\r\n";
  const Document document = plain(bytes);
  EXPECT_EQ(outline(document), (Lines{"p: One costs 5\nor six.", "p: Two costs", "p: 7."}));
  EXPECT_EQ(source_of(document, bytes, "5\nor six"), "5\r\nor six");
  EXPECT_EQ(source_of(document, bytes, "Two costs\n7."), "Two costs\r7.");
}

TEST(PlainText, CostsItsBytesAndItsBlocks) {
  std::string bytes;
  for (int i = 0; i < 1000; ++i) bytes += "The harbour board has spent fourteen million on it.\n\n";
  const Document document = plain(bytes);
  EXPECT_EQ(document.text, bytes);
  EXPECT_LT(document.text.capacity() + document.source.memory() +
                document.blocks.capacity() * sizeof(Block),
            bytes.size() * 5 / 2);
}

}  // namespace
}  // namespace veritally::test
