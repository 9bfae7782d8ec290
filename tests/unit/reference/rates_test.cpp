#include "reference/rates.hpp"

#include "support/shared_data.hpp"

#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>
#include <string>

#include <gtest/gtest.h>

namespace veritally {
namespace {

using std::chrono::year;

std::filesystem::path yearly_file() { return test::source_folder() / "data/rates/yearly.csv"; }

std::optional<Rate> in(const Rates& rates, const char* from, const char* to, int y) {
  return rates.find(from, to, year(y) / 1 / 1, year(y) / 12 / 31);
}

class RatesTest : public testing::Test {
 protected:
  Rates built_in() {
    auto rates = Rates::built_in(yearly_file());
    EXPECT_TRUE(rates) << to_string(rates.error());
    return std::move(*rates);
  }
  std::filesystem::path write(const std::string& text) {
    std::ofstream(file_, std::ios::binary) << text;
    return file_;
  }
  std::string ecb_error(const std::string& text) {
    auto rates = built_in();
    const auto added = rates.add_ecb_history(write(text));
    return added ? "none" : to_string(added.error());
  }
  std::string yearly_error(const std::string& rows) {
    const auto rates =
        Rates::built_in(write("base,currency,year,average,low,high,source\n" + rows));
    return rates ? "none" : to_string(rates.error());
  }
  void TearDown() override { std::filesystem::remove(file_); }

  std::string file_ =
      (std::filesystem::temp_directory_path() /
       ("rates-" + std::string(testing::UnitTest::GetInstance()->current_test_info()->name()) +
        ".csv"))
          .string();
};

TEST_F(RatesTest, AYearIsARange) {
  const auto rates = built_in();
  const auto rate = in(rates, "EUR", "USD", 2024);
  ASSERT_TRUE(rate);
  EXPECT_EQ(rate->low, Rational(10389, 10000));
  EXPECT_EQ(rate->high, Rational(11196, 10000));
  EXPECT_EQ(rate->average, Rational(108238, 100000));
  EXPECT_EQ(rate->source, "European Central Bank reference rates 2024");
  const auto back = in(rates, "USD", "EUR", 2024);
  EXPECT_EQ(back->low, Rational(10000, 11196));
  EXPECT_EQ(back->high, Rational(10000, 10389));
  EXPECT_EQ(back->source, rate->source);
}

// From the same days' quotients in the ECB's history of 2024, by hand.
TEST_F(RatesTest, CrossRates) {
  const auto rates = built_in();
  const auto dollar = in(rates, "USD", "GBP", 2024);
  ASSERT_TRUE(dollar);
  EXPECT_GT(dollar->low, Rational(74, 100));
  EXPECT_LT(dollar->high, Rational(82, 100));
  // Neither currency is a base: what the way through the euro and that through the dollar leave.
  const auto yen = in(rates, "GBP", "JPY", 2024);
  ASSERT_TRUE(yen);
  EXPECT_GE(yen->low, Rational(15566, 100) / Rational(86645, 100000));
  EXPECT_LE(yen->high, Rational(17539, 100) / Rational(82428, 100000));
  EXPECT_EQ(yen->source, "European Central Bank reference rates 2024");
}

TEST_F(RatesTest, PegsAndMonthlyAverages) {
  const auto rates = built_in();
  const auto peg = in(rates, "USD", "SAR", 2020);
  ASSERT_TRUE(peg);
  EXPECT_EQ(peg->low, Rational(15, 4));
  EXPECT_EQ(peg->high, Rational(15, 4));
  EXPECT_EQ(peg->source, "official peg to the US dollar 2020");
  EXPECT_LT(in(rates, "USD", "TWD", 2024)->low, in(rates, "USD", "TWD", 2024)->high);
  const auto cross = in(rates, "EUR", "SAR", 2024);
  ASSERT_TRUE(cross);
  EXPECT_LE(abs(cross->low - Rational(10389, 10000) * Rational(15, 4)), Rational(1, 10000));
}

TEST_F(RatesTest, LongPeriodsAreHulls) {
  const auto rates = built_in();
  const auto both = rates.find("EUR", "USD", year(2023) / 6 / 1, year(2024) / 6 / 1);
  ASSERT_TRUE(both);
  EXPECT_EQ(both->low, std::min(in(rates, "EUR", "USD", 2023)->low, Rational(10389, 10000)));
  EXPECT_EQ(both->high, std::max(in(rates, "EUR", "USD", 2023)->high, Rational(11196, 10000)));
  EXPECT_FALSE(both->average);
}

TEST_F(RatesTest, UnknownOnesHaveNoRate) {
  const auto rates = built_in();
  EXPECT_FALSE(in(rates, "EUR", "USD", 1950));
  EXPECT_FALSE(in(rates, "EUR", "XTS", 2024));
  EXPECT_FALSE(in(rates, "RUB", "USD", 2023));
  EXPECT_FALSE(rates.find("EUR", "USD", year(2024) / 2 / 1, year(2024) / 1 / 1));
  EXPECT_EQ(in(rates, "XYZ", "XYZ", 1950)->low, 1);
}

TEST_F(RatesTest, DailyRatesWin) {
  auto rates = built_in();
  const auto added = rates.add_ecb_history(
      write("Date,USD,JPY,\n2024-03-05,1.10,N/A,\n2024-03-04,1.08,162,\n2024-03-01,1.06,160,\n"));
  ASSERT_TRUE(added) << to_string(added.error());
  const auto march = rates.find("EUR", "USD", year(2024) / 3 / 1, year(2024) / 3 / 31);
  ASSERT_TRUE(march);
  EXPECT_EQ(march->low, Rational(106, 100));
  EXPECT_EQ(march->high, Rational(110, 100));
  EXPECT_EQ(march->average, Rational(108, 100));
  EXPECT_EQ(march->source, "European Central Bank reference rates, daily 2024-03-01 to 2024-03-05");
  // A cross rate needs both on the same day.
  const auto yen = rates.find("USD", "JPY", year(2024) / 3 / 1, year(2024) / 3 / 31);
  EXPECT_EQ(yen->low, Rational(16200, 108));
  EXPECT_EQ(yen->high, Rational(16000, 106));
  // A Sunday has Friday's rate; a day in summer only the year's.
  const auto sunday = rates.find("EUR", "USD", year(2024) / 3 / 3, year(2024) / 3 / 3);
  EXPECT_EQ(sunday->high, Rational(106, 100));
  const auto summer = rates.find("EUR", "USD", year(2024) / 7 / 3, year(2024) / 7 / 3);
  EXPECT_EQ(summer->high, Rational(11196, 10000));
  EXPECT_FALSE(summer->average);
}

TEST_F(RatesTest, ErrorsOfEcbFiles) {
  EXPECT_EQ(ecb_error(""), file_ + ":1:1: expected the header \"Date,USD,JPY,...\", found nothing");
  EXPECT_EQ(ecb_error("Day,USD\n"),
            file_ + ":1:1: expected the header \"Date,USD,JPY,...\", found \"Day\"");
  EXPECT_EQ(ecb_error("Date\n"), file_ + ":1:5: expected a currency after \"Date\", found nothing");
  EXPECT_EQ(ecb_error("Date,USD,usd\n"),
            file_ + ":1:10: expected a currency code of ISO 4217, found \"usd\"");
  EXPECT_EQ(ecb_error("Date,USD,USD\n"),
            file_ + ":1:10: expected each currency once, found \"USD\"");
  EXPECT_EQ(ecb_error("Date,USD\n2024-02-30,1\n"),
            file_ + ":2:1: expected a date such as 2025-03-03, found \"2024-02-30\"");
  EXPECT_EQ(ecb_error("Date,USD,JPY\n2024-02-01,1.1,abc\n"),
            file_ + ":2:16: expected a rate above 0 or N/A, found \"abc\"");
  EXPECT_EQ(ecb_error("Date,USD\n2024-02-01,-1\n"),
            file_ + ":2:12: expected a rate above 0 or N/A, found \"-1\"");
  EXPECT_EQ(ecb_error("Date,USD\n2024-02-01,1,2\n"),
            file_ + ":2:14: expected the end of the line, found \"2\"");
  EXPECT_EQ(
      ecb_error("Date,USD,JPY\n2024-02-01,1\n"),
      file_ + ":2:13: expected a rate or N/A for every currency of the header, found nothing");
  EXPECT_EQ(ecb_error("Date,USD\n2024-02-01,1\r\n"), "none");
}

TEST_F(RatesTest, ErrorsOfYearlyFiles) {
  EXPECT_EQ(yearly_error("EUR,USD,2024,1.1,1.0,1.2\n"),
            file_ + ":2:25: expected seven cells, found nothing");
  EXPECT_EQ(yearly_error("EUR,USD,24,1.1,1.0,1.2,ecb\n"),
            file_ + ":2:9: expected a year, found \"24\"");
  EXPECT_EQ(yearly_error("EUR,USD,2024,1.1,1.3,1.2,ecb\n"),
            file_ + ":2:22: expected a high that is not below the low, found \"1.2\"");
  EXPECT_EQ(yearly_error("GBP,USD,2024,1.1,1.0,1.2,ecb\n"),
            file_ + ":2:1: expected the base EUR or USD, found \"GBP\"");
  EXPECT_EQ(yearly_error("EUR,USD,2024,1,1,1,ecb\n# no\n\nEUR,USD,2024,1,1,1,ecb\n"),
            file_ + ":5:5: expected each currency once a year for a base, found \"USD\"");
  EXPECT_FALSE(Rates::built_in("no-such-file.csv"));
}

// The yearly averages of the US Federal Reserve, another source for the same days.
TEST_F(RatesTest, AveragesAgreeWithTheFederalReserve) {
  const auto folder = test::shared_folder();
  std::ifstream file(folder / "measure/data/fx/annual.csv");
  if (!file) GTEST_SKIP() << "no " << folder << "; set VERITALLY_SHARED";
  const std::map<std::string, std::string> codes = {
      {"Australia", "AUD"}, {"Brazil", "BRL"},      {"Canada", "CAD"},       {"China", "CNY"},
      {"Denmark", "DKK"},   {"Euro", "EUR"},        {"Hong Kong", "HKD"},    {"India", "INR"},
      {"Japan", "JPY"},     {"Malaysia", "MYR"},    {"Mexico", "MXN"},       {"New Zealand", "NZD"},
      {"Norway", "NOK"},    {"Singapore", "SGD"},   {"South Africa", "ZAR"}, {"South Korea", "KRW"},
      {"Sweden", "SEK"},    {"Switzerland", "CHF"}, {"Taiwan", "TWD"},       {"Thailand", "THB"}};
  const auto rates = built_in();
  int compared = 0;
  std::string line;
  std::getline(file, line);
  while (std::getline(file, line)) {
    std::istringstream cells(line);
    std::string date, country, value;
    std::getline(std::getline(std::getline(cells, date, ','), country, ','), value, ',');
    const auto code = codes.find(country);
    const int y = std::stoi(date);
    if (code == codes.end() || y < 2010 || y > 2025) continue;
    const auto rate = in(rates, "USD", code->second.c_str(), y);
    ASSERT_TRUE(rate && rate->average) << line;
    const double stated = std::stod(value);
    // Dollars for one unit, averaged and then turned over: a little below the average of the rest.
    const bool turned = country == "Australia" || country == "Euro" || country == "New Zealand";
    EXPECT_NEAR(rate->average->convert_to<double>() / stated, 1, turned ? 0.01 : 0.005) << line;
    ++compared;
  }
  EXPECT_GT(compared, 200);
}

}  // namespace
}  // namespace veritally
