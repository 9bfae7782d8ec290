// CSV tables as documents: cells, their places in the bytes as given, and what is no table.

#include "document/support.hpp"

#include <random>

#include <gtest/gtest.h>

namespace veritally::test {
namespace {

using Lines = std::vector<std::string>;

Document csv(std::string_view bytes) { return read(bytes, DocumentFormat::csv); }

std::string error(std::string_view bytes) {
  const auto document = read_document(bytes, "f.csv", DocumentFormat::csv);
  return document ? "no error" : to_string(document.error());
}

TEST(CsvTable, IsOneTableWhoseFirstRowNamesItsColumns) {
  const Document document = csv("Firm,2023,2024\nAcme,12.5,13\nBex,,7\n");
  EXPECT_EQ(outline(document),
            (Lines{"cell0.0.0: Firm", "cell0.0.1: 2023", "cell0.0.2: 2024", "cell0.1.0: Acme",
                   "cell0.1.1: 12.5", "cell0.1.2: 13", "cell0.2.0: Bex", "cell0.2.2: 7"}));
  ASSERT_EQ(document.tables.size(), 1U);
  EXPECT_EQ(document.tables[0].rows, 3U);
  EXPECT_EQ(document.tables[0].columns, 3U);
  EXPECT_EQ(document.tables[0].heading_rows, 1U);
  EXPECT_EQ(document.tables[0].heading_columns, 1U);
  EXPECT_EQ(document.tables[0].cells[2 * 3 + 1], UINT32_MAX) << "an empty cell is no block";
}

TEST(CsvTable, LinesOfOneCellAboveTheHeaderAreTitles) {
  EXPECT_EQ(outline(csv("Rents,,\nin euros\nCity,2023,2024\nKelm,1.5,2.5\n")),
            (Lines{"p: Rents", "p: in euros", "cell0.0.0: City", "cell0.0.1: 2023",
                   "cell0.0.2: 2024", "cell0.1.0: Kelm", "cell0.1.1: 1.5", "cell0.1.2: 2.5"}));
  EXPECT_EQ(outline(csv("City,\nKelm,1.5\n")),
            (Lines{"cell0.0.0: City", "cell0.1.0: Kelm", "cell0.1.1: 1.5"}))
      << "a header of two columns that names one";
  EXPECT_EQ(outline(csv("City\nKelm\n")), (Lines{"cell0.0.0: City", "cell0.1.0: Kelm"}));
}

TEST(CsvTable, QuotedCellsAreReadWithoutTheirQuotes) {
  const std::string_view bytes = "a,\"b, c\"\r\n\"say \"\"5\"\"\",\"one\r\ntwo\"\r\n";
  const Document document = csv(bytes);
  EXPECT_EQ(outline(document), (Lines{"cell0.0.0: a", "cell0.0.1: b, c", "cell0.1.0: say \"5\"",
                                      "cell0.1.1: one\ntwo"}));
  EXPECT_EQ(source_of(document, bytes, "b, c"), "b, c");
  EXPECT_EQ(source_of(document, bytes, "say \"5\""), "say \"\"5\"\"");
  EXPECT_EQ(source_of(document, bytes, "one\ntwo"), "one\r\ntwo");
}

TEST(CsvTable, BlanksAroundACellAreNoneOfIt) {
  EXPECT_EQ(outline(csv("a , b\n 5 ,  \n")),
            (Lines{"cell0.0.0: a", "cell0.0.1: b", "cell0.1.0: 5"}));
}

TEST(CsvTable, CellsMayBePartedBySemicolonsOrTabs) {
  EXPECT_EQ(outline(csv("Jahr;\"Umsatz, netto\"\n2024;1.234,5\n")),
            (Lines{"cell0.0.0: Jahr", "cell0.0.1: Umsatz, netto", "cell0.1.0: 2024",
                   "cell0.1.1: 1.234,5"}));
  EXPECT_EQ(outline(csv("a\tb\n1\t2\n")),
            (Lines{"cell0.0.0: a", "cell0.0.1: b", "cell0.1.0: 1", "cell0.1.1: 2"}));
}

TEST(CsvTable, EmptyLinesAreNoRows) {
  EXPECT_EQ(outline(csv("\n\na,b\n\n1,2\n\n")),
            (Lines{"cell0.0.0: a", "cell0.0.1: b", "cell0.1.0: 1", "cell0.1.1: 2"}));
}

TEST(CsvTable, AHeaderAloneIsATableWithoutRows) {
  EXPECT_EQ(csv("a,b\n").tables.at(0).rows, 1U);
  EXPECT_EQ(outline(csv("a,b")), (Lines{"cell0.0.0: a", "cell0.0.1: b"}));
}

TEST(CsvTable, IsReadInEveryEncoding) {
  const Document latin =
      csv("St\xE4"
          "dte,5\nK\xF6ln,7\n");
  EXPECT_EQ(latin.encoding, Encoding::single_byte);
  EXPECT_EQ(outline(latin)[2], "cell0.1.0: Köln");
  const std::string_view marked = "\xEF\xBB\xBFname,n\nx,5\n";
  EXPECT_EQ(outline(csv(marked))[0], "cell0.0.0: name");
  EXPECT_EQ(source_of(csv(marked), marked, "5"), "5");
}

TEST(CsvTable, Errors) {
  EXPECT_EQ(error(""), "f.csv:1:1: the file is empty; the first row names the columns");
  EXPECT_EQ(error("\r\n\n"), "f.csv:1:1: the file is empty; the first row names the columns");
  EXPECT_EQ(error("1,2\n3,4\n"),
            "f.csv:1:1: no column has a name; name the columns in the first row");
  EXPECT_EQ(error("a,b\n1,2,3\n"), "f.csv:2:5: the row has 3 cells, the header 2");
  EXPECT_EQ(error("a,b\n\n\"x\ny\",2\n1\n"), "f.csv:5:2: the row has 1 cells, the header 2");
  EXPECT_EQ(error("a,b\n1,\"2\n"), "f.csv:2:3: a quoted cell is not closed");
  EXPECT_EQ(error("a,b\nx\"y\",2\n"), "f.csv:2:2: a quote stands where none may be");
  std::string wide = "a";
  for (int i = 0; i < 8192; ++i) wide += ",b";
  EXPECT_EQ(error(wide), "f.csv:1:16385: a table may have 8192 columns");
}

// Cells of random characters, quoted where they must be or by chance: each character of each cell
// stands where it was written.
TEST(CsvTable, EveryCharacterStandsWhereItWasWritten) {
  std::mt19937 random(7);
  const std::vector<std::string> pieces = {"5", "km", "é", "\"", ",", "\n", "中", "x y"};
  for (int round = 0; round < 300 && !HasFailure(); ++round) {
    std::string bytes = "a,b,c\n";
    std::vector<std::pair<std::string, std::pair<std::size_t, std::size_t>>> cells;
    for (int i = 0; i < 9; ++i) {
      std::string text = "<";
      for (auto n = random() % 4; n > 0; --n) text += pieces[random() % pieces.size()];
      text += '>';
      const bool quoted = text.find_first_of("\",\n") != std::string::npos || random() % 2 == 0;
      if (quoted) bytes += '"';
      const std::size_t begin = bytes.size();
      for (const char c : text) bytes += c == '"' ? "\"\"" : std::string(1, c);
      cells.push_back({text, {begin, bytes.size()}});
      if (quoted) bytes += '"';
      bytes += i % 3 == 2 ? '\n' : ',';
    }
    const Document document = csv(bytes);
    ASSERT_EQ(document.blocks.size(), 3 + cells.size()) << bytes;
    for (std::size_t i = 0; i < cells.size(); ++i) {
      const Block& block = document.blocks[3 + i];
      EXPECT_EQ(document.text_of(block), cells[i].first) << bytes;
      EXPECT_EQ(document.source.begin_of(block.begin), cells[i].second.first) << bytes;
      EXPECT_EQ(document.source.end_of(block.end), cells[i].second.second) << bytes;
    }
  }
}

}  // namespace
}  // namespace veritally::test
