// JSON tables as documents: the forms that are one, the places of their cells, and what is none.

#include "document/support.hpp"

#include <gtest/gtest.h>

namespace veritally::test {
namespace {

using Lines = std::vector<std::string>;

Document json(std::string_view bytes) { return read(bytes, DocumentFormat::json); }

std::string error(std::string_view bytes) {
  const auto document = read_document(bytes, "f.json", DocumentFormat::json);
  return document ? "no error" : to_string(document.error());
}

const Lines table = {"cell0.0.0: Firm", "cell0.0.1: Sales", "cell0.1.0: Acme",
                     "cell0.1.1: 12.5", "cell0.2.0: Bex",   "cell0.2.1: 7"};

TEST(JsonTable, AllFormsAreTheSameTable) {
  EXPECT_EQ(outline(json(R"([{"Firm":"Acme","Sales":12.5},{"Sales":7,"Firm":"Bex"}])")), table);
  EXPECT_EQ(outline(json(R"({"source":"X","year":2024,"rows":[{"Firm":"Acme","Sales":12.5},
                             {"Firm":"Bex","Sales":7}],"tags":["a"]})")),
            table);
  EXPECT_EQ(outline(json(R"({"Firm":["Acme","Bex"],"Sales":[12.5,7]})")), table);
  EXPECT_EQ(outline(json(R"({"columns":["Firm","Sales"],"data":[["Acme",12.5],["Bex",7]]})")),
            table);
  EXPECT_EQ(outline(json(R"({"rows":[["Acme",12.5],["Bex",7]],"fields":["Firm","Sales"]})")),
            table);
}

TEST(JsonTable, TheFirstRowIsOfHeadings) {
  const Document document = json(R"([{"Firm":"Acme","Sales":12.5},{"Firm":"Bex","Sales":7}])");
  ASSERT_EQ(document.tables.size(), 1U);
  EXPECT_EQ(document.tables[0].heading_rows, 1U);
  EXPECT_EQ(document.tables[0].heading_columns, 1U);
}

TEST(JsonTable, WhatAnObjectLacksOrHasAsNullIsEmpty) {
  EXPECT_EQ(outline(json(R"([{"a":null,"b":1},{"c":2,"a":true}])")),
            (Lines{"cell0.0.0: a", "cell0.0.1: b", "cell0.0.2: c", "cell0.1.1: 1",
                   "cell0.2.0: true", "cell0.2.2: 2"}));
}

TEST(JsonTable, CellsStandWhereTheyAreWritten) {
  const std::string_view bytes = R"([{"na\u006de":"caf\u00e9","n":-1.5e3,"t":"5 km"}])";
  const Document document = json(bytes);
  EXPECT_EQ(source_of(document, bytes, "name"), R"(na\u006de)");
  EXPECT_EQ(source_of(document, bytes, "café"), R"(caf\u00e9)");
  EXPECT_EQ(source_of(document, bytes, "-1.5e3"), "-1.5e3");
  EXPECT_EQ(source_of(document, bytes, "km"), "km");
  const std::string marked = "\xEF\xBB\xBF" + std::string(bytes);
  EXPECT_EQ(source_of(json(marked), marked, "-1.5e3"), "-1.5e3");
}

TEST(JsonTable, NoRowsAreATableWithoutRows) {
  EXPECT_TRUE(json("[]").tables.empty());
  EXPECT_EQ(outline(json(R"({"columns":["a"],"data":[]})")), (Lines{"cell0.0.0: a"}));
}

TEST(JsonTable, Errors) {
  const std::string hint =
      "; write an array of objects, an object of columns of one length, or the \"columns\" and "
      "their \"data\" as rows";
  EXPECT_EQ(error(" \n"), "f.json:1:1: the file is empty" + hint);
  for (const std::string_view none :
       {"5", "\"a\"", "{}", R"({"a":1})", R"({"a":[{"x":1}],"b":[{"x":1}]})", R"({"a":[[1]]})"}) {
    EXPECT_EQ(error(none), "f.json:1:1: this JSON is no table" + hint) << none;
  }
  EXPECT_EQ(error("[\n{\"a\":1},\n2]"), "f.json:3:1: this JSON is no table" + hint);
  EXPECT_EQ(error(R"([{"a":{"b":1}}])"),
            "f.json:1:7: a cell of a table should be a string, a number, true, false or null");
  EXPECT_EQ(error(R"([{"a":1,"a":2}])"), "f.json:1:13: \"a\" is given twice");
  EXPECT_EQ(error(R"({"a":[1,2],"b":[1]})"),
            "f.json:1:16: the column has 1 cells, the first one 2");
  EXPECT_EQ(error(R"({"columns":["a"],"data":[[1],[1,2]]})"),
            "f.json:1:30: the row has 2 cells, there are 1 columns");
  EXPECT_EQ(error(R"({"columns":["a"],"data":[1]})"),
            "f.json:1:26: a row of a table should be an array");
  EXPECT_EQ(error(R"([{"a":1)"),
            "f.json:1:8: the JSON is not well-formed: "
            "expected a \",\" or \"}\", found the end");
  EXPECT_EQ(error("[{\"a\":01}]"), "f.json:1:7: a number is not well-formed");
}

// A grid of objects that share nothing would have the square of their number of places.
TEST(JsonTable, ObjectsThatShareNothingAreNoTable) {
  std::string bytes = "[";
  for (int i = 0; i < 1000; ++i) {
    bytes += (i == 0 ? "" : ",") + ("{\"k" + std::to_string(i)) + "\":1}";
  }
  EXPECT_EQ(error(bytes + "]"), "f.json:1:1: the table would have 1000 columns");
}

}  // namespace
}  // namespace veritally::test
