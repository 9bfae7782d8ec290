// What the figures of data tables are about. One line a claim:
// "text: value unit of noun | subject | measure | scope | period".

#include "document/reader.hpp"
#include "extract/document_claims.hpp"
#include "extract/support.hpp"

#include <gtest/gtest.h>

namespace veritally::test {
namespace {

using Lines = std::vector<std::string>;

const ReferenceData& reference() {
  static const auto data =
      ReferenceData::load(source_folder() / "data", std::nullopt, std::nullopt).value();
  return *data;
}

std::string joined(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& word : words) out += (out.empty() ? "" : " + ") + word;
  return out;
}

std::string line_of(const Claim& claim) {
  std::string out = claim.text + ": " + describe(claim.quantity) + " | " + joined(claim.subject) +
                    " | " + claim.measure + " | " + joined(claim.scope) + " | ";
  if (claim.period) out += to_string(*claim.period->from) + "/" + to_string(*claim.period->to);
  return out + (claim.ambiguous ? " ambiguous" : "");
}

DocumentClaims claims_of(std::string_view bytes, const std::string& language = "en") {
  const auto document = read_document(bytes, "d", DocumentFormat::csv);
  if (!document) ADD_FAILURE() << to_string(document.error());
  const Vocabulary vocabulary{lexicon(language)};
  return claims_in(*document, {vocabulary, reference(), std::nullopt});
}

Lines read(std::string_view bytes, const std::string& language = "en") {
  Lines lines;
  for (const Claim& claim : claims_of(bytes, language).claims) lines.push_back(line_of(claim));
  return lines;
}

TEST(DataClaims, RowsSayWhoAndWhenColumnsWhat) {
  EXPECT_EQ(read("Company,Year,Revenue ($ million),Capacity (MW)\nAcme,2023,1234.5,300\n"
                 "Acme,2024,1500,\n"),
            (Lines{"1234.5: 1234500000 USD | Acme | revenue |  | 2023-01-01/2023-12-31",
                   "300: 300 megawatt | Acme | capacity |  | 2023-01-01/2023-12-31",
                   "1500: 1500000000 USD | Acme | revenue |  | 2024-01-01/2024-12-31"}));
}

TEST(DataClaims, ColumnsGiveTheirUnitInManyWays) {
  const auto unit = [](const std::string& name) {
    return read("Firm," + name + "\nAcme,140.5\n").at(0);
  };
  EXPECT_EQ(unit("\"Share, %\""), "140.5: 140.5 percent | Acme | share |  | ");
  EXPECT_EQ(unit("revenue_usd"), "140.5: 140.5 USD | Acme | revenue |  | ");
  EXPECT_EQ(unit("capacity_mw"), "140.5: 140.5 megawatt | Acme | capacity |  | ");
  EXPECT_EQ(unit("output_gwh"), "140.5: 140.5 gigawatt-hour | Acme | output |  | ");
  EXPECT_EQ(unit("Height [m]"), "140.5: 140.5 meter | Acme | height |  | ");
  EXPECT_EQ(unit("GDP (current US$)"), "140.5: 140.5 USD | Acme | gross domestic product |  | ");
  EXPECT_EQ(unit("GDP (billion US$)"),
            "140.5: 140500000000 USD | Acme | gross domestic product |  | ");
  EXPECT_EQ(unit("GDP (current billion US$)"),
            "140.5: 140.5 1 | Acme | gross domestic product |  | ");
  EXPECT_EQ(unit("Debt (% of GDP)"), "140.5: 140.5 percent | Acme | debt |  | ");
  EXPECT_EQ(unit("Output (per day)"), "140.5: 140.5 1 | Acme | output |  | ");
  EXPECT_EQ(unit("Revenue in millions of euros"), "140.5: 140500000 EUR | Acme | revenue |  | ");
}

TEST(DataClaims, TimesAreRecognisedInManyForms) {
  const auto period = [](const std::string& name, const std::string& cell) {
    const std::string line = read("Firm," + name + ",Sales ($)\nAcme," + cell + ",140\n").at(0);
    return line.substr(line.rfind('|') + 2);
  };
  EXPECT_EQ(period("Year", "2024"), "2024-01-01/2024-12-31");
  EXPECT_EQ(period("fiscal_year", "2024"), "2024-01-01/2024-12-31");
  EXPECT_EQ(period("Date", "2024-02-29"), "2024-02-29/2024-02-29");
  EXPECT_EQ(period("anything", "2024-02-29T10:00:00Z"), "2024-02-29/2024-02-29");
  EXPECT_EQ(period("Month", "2024-02"), "2024-02-01/2024-02-29");
  EXPECT_EQ(period("Month", "March 2024"), "2024-03-01/2024-03-31");
  EXPECT_EQ(period("Quarter", "2024-Q3"), "2024-07-01/2024-09-30");
  EXPECT_EQ(period("Quarter", "Q3 2024"), "2024-07-01/2024-09-30");
  EXPECT_EQ(period("Year,Quarter", "2024,Q3"), "2024-07-01/2024-09-30");
  EXPECT_EQ(period("Quarter", "Q3"), "") << "of which year, nobody says";
}

TEST(DataClaims, AColumnMayBeATime) {
  EXPECT_EQ(read("Country,2023,2024\nNorway,5.25,6.5\n"),
            (Lines{"5.25: 5.25 1 | Norway | d |  | 2023-01-01/2023-12-31",
                   "6.5: 6.5 1 | Norway | d |  | 2024-01-01/2024-12-31"}))
      << "measures what the table is called, here as its file is";
  EXPECT_EQ(read("House prices ($)\nCountry,2024\nNorway,525.5\n"),
            (Lines{"525.5: 525.5 USD | Norway | house price |  | 2024-01-01/2024-12-31"}));
  EXPECT_EQ(read("Item,Acme (2024)\nRevenue,140\n"),
            (Lines{"140: 140 1 | Acme | revenue |  | 2024-01-01/2024-12-31"}));
}

TEST(DataClaims, NumbersArePlainInEveryLanguage) {
  EXPECT_EQ(read("Firma;Umsatz (Mio. Euro)\nAcme;12345.678\nBex;1.234,5\n", "de"),
            (Lines{"12345.678: 12345678000 EUR | Acme | umsatz |  | ",
                   "1.234,5: 1234500000 EUR | Bex | umsatz |  | "}));
  EXPECT_EQ(read("Firm,Gain\nAcme,-1.5e3\nBex,\"1,250\"\n"),
            (Lines{"-1.5e3: -1500 1 | Acme | gain |  | ", "1,250: 1250 1 | Bex | gain |  | "}));
}

TEST(DataClaims, DecimalCommasMakePointsPartThousands) {
  EXPECT_EQ(read("City;Area;Gain\nAcme;41.950;12,5\nBex;1.234,50;-7\n"),
            (Lines{"41.950: 41950 1 | Acme | area |  | ", "12,5: 12.5 1 | Acme | gain |  | ",
                   "1.234,50: 1234.50 1 | Bex | area |  | ", "-7: -7 1 | Bex | gain |  | "}));
  EXPECT_EQ(read("City;Gain\nAcme;41.950\nBex;12.5\n"),
            (Lines{"41.950: 41.950 1 | Acme | gain |  | ", "12.5: 12.5 1 | Bex | gain |  | "}));
  EXPECT_EQ(read("City;Gain\nAcme;41.950\nBex;12,5\nCod;0.75\n").front(),
            "41.950: 41.950 1 | Acme | gain |  | ")
      << "both signs stand before decimals: nothing is told";
}

TEST(DataClaims, NamesMayStandInTwoRows) {
  EXPECT_EQ(read("Firm,Revenue ($ million),,Share,\n,2023,2024,2023,2024\nAcme,5,6,1.5,2.5\n"),
            (Lines{"5: 5000000 USD | Acme | revenue |  | 2023-01-01/2023-12-31",
                   "6: 6000000 USD | Acme | revenue |  | 2024-01-01/2024-12-31",
                   "1.5: 1.5 1 | Acme | share |  | 2023-01-01/2023-12-31",
                   "2.5: 2.5 1 | Acme | share |  | 2024-01-01/2024-12-31"}));
  EXPECT_EQ(read("Firm,Gain,\n,14,15\nAcme,16,17\n").size(), 2U) << "a row without a name";
}

TEST(DataClaims, ColumnsAreCalledAsSentencesCallThem) {
  const auto measure = [](const std::string& name) {
    const std::string line = read("Firm," + name + "\nAcme,140.5\n").at(0);
    const std::size_t begin = line.find("Acme | ") + 7;
    return line.substr(begin, line.find(" |", begin) - begin);
  };
  EXPECT_EQ(measure("House prices"), "house price");
  EXPECT_EQ(measure("Share of votes 2021 (%)"), "share of vote");
  EXPECT_EQ(measure("Hotel revenues"), "hotel revenue");
  EXPECT_EQ(measure("CO2 emissions"), "carbon dioxide emissions");
}

TEST(DataClaims, ColumnsThatNothingTellsApartAreAmbiguous) {
  EXPECT_EQ(read("Firm,Employees,Staff\nAcme,520,530\n"),
            (Lines{"520: 520 1 of employee | Acme | headcount |  |  ambiguous",
                   "530: 530 1 of staff | Acme | headcount |  |  ambiguous"}));
}

TEST(DataClaims, DigitsSayHowExactANumberIs) {
  const DocumentClaims found = claims_of("Firm,Gain,Sales ($)\nAcme,14,14\nBex,14.0,140\n");
  ASSERT_EQ(found.claims.size(), 4U);
  EXPECT_EQ(show(found.claims[0].quantity.interval), "[14, 14]");
  EXPECT_EQ(show(found.claims[1].quantity.interval), "[13.5, 14.5]");
  EXPECT_EQ(show(found.claims[2].quantity.interval), "[13.95, 14.05]");
  EXPECT_EQ(show(found.claims[3].quantity.interval), "[139.5, 140.5]");
}

TEST(DataClaims, WholeNumbersUnderAPluralAreCounted) {
  EXPECT_EQ(read("Firm,Employees,Shops\nAcme,5200,12\n"),
            (Lines{"5200: 5200 1 of employee | Acme | headcount |  | ",
                   "12: 12 1 of shop | Acme | shop count |  | "}));
}

TEST(DataClaims, IdentifiersRanksAndTextsAreNoFigures) {
  EXPECT_EQ(read("rank,customer_id,Name,Index,Note\n1,4711,3M,7.5,see page 5\n2,4712,Acme,8,\n"),
            Lines{});
}

TEST(DataClaims, CellsWithoutAFigureMakeNoOtherColumn) {
  EXPECT_EQ(read("Firm,Gain\nAcme,140\nBex,n/a\nCorvin,-\nDorn,..\nEmil,\n"),
            (Lines{"140: 140 1 | Acme | gain |  | "}));
}

TEST(DataClaims, FurtherNamesAreTheScope) {
  EXPECT_EQ(read("Country,Sector,Output (USD)\nNorway,Steel,140\nNorway,Wood,150\n"),
            (Lines{"140: 140 USD | Norway | output | Steel | ",
                   "150: 150 USD | Norway | output | Wood | "}));
  EXPECT_EQ(read("Country,Capital,Output (USD)\nNorway,Oslo,140\nSweden,Stockholm,150\n"),
            (Lines{"140: 140 USD | Norway | output |  | ", "150: 150 USD | Sweden | output |  | "}))
      << "a second name of the same thing";
}

TEST(DataClaims, GroupsAndPartsAreTold) {
  EXPECT_EQ(read("Region,City,Rents\nNorth,Kelm,1.5\nNorth,Born,2.5\nSouth,Dorn,3.5\n").at(1),
            "2.5: 2.5 1 | Born | rent |  | ")
      << "each city has its region";
  EXPECT_EQ(read("City,Country,Rents\nKelm,Norway,1.5\nBorn,Norway,2.5\n").at(0),
            "1.5: 1.5 1 | Kelm | rent |  | ");
  EXPECT_EQ(read("Sector,Country,Rents\nWood,Norway,1.5\nWood,Spain,2.5\nSteel,Spain,3\n").at(0),
            "1.5: 1.5 1 | Norway | rent | Wood | ");
}

TEST(DataClaims, RowsThatNothingTellsApartAreAmbiguous) {
  EXPECT_EQ(read("Shop,Sales (USD)\nNorth,140\nNorth,150\nSouth,160\n"),
            (Lines{"140: 140 USD | North | revenue |  |  ambiguous",
                   "150: 150 USD | North | revenue |  |  ambiguous",
                   "160: 160 USD | South | revenue |  | "}));
}

TEST(DataClaims, ARowMayNameItsMeasureAndUnit) {
  EXPECT_EQ(
      read("Country,Indicator,Unit,2023\nNorway,GDP,billion USD,482.5\nNorway,Area,km²,385207\n"),
      (Lines{"482.5: 482500000000 USD | Norway | gross domestic product |  | "
             "2023-01-01/2023-12-31",
             "385207: 385207 square-kilometer | Norway | area |  | 2023-01-01/2023-12-31"}));
}

TEST(DataClaims, NumbersWithTooManyDigitsAreNotRead) {
  const DocumentClaims found = claims_of("Firm,Gain\nAcme,12345678901234567890123\nBex,140\n");
  EXPECT_EQ(found.claims.size(), 1U);
  EXPECT_EQ(found.unread.size(), 1U);
}

}  // namespace
}  // namespace veritally::test
