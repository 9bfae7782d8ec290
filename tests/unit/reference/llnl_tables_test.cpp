// Every table of data/llnl_units states one quantity in many units. All identifiers that the map
// gives them must be understood, share a dimension and agree to six significant digits.
#include "reference/units.hpp"
#include "support/shared_data.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <regex>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <simdjson.h>

namespace veritally {
namespace {

struct Stated {
  std::string name;
  std::string identifier;
  Rational value;
  Rational slack;  // half a unit of the last digit written, at most six digits
};

Rational power_of_ten(long exponent) {
  Rational result = 1;
  for (long i = 0; i < std::abs(exponent); ++i) result *= 10;
  return exponent < 0 ? Rational(1 / result) : result;
}

// The value of "1,234.5e+6" and half the worth of its sixth significant digit or its last one.
void read_value(std::string text, Stated& stated) {
  text.erase(std::remove(text.begin(), text.end(), ','), text.end());
  const auto e = text.find_first_of("eE");
  const long exponent = e == std::string::npos ? 0 : std::stol(text.substr(e + 1));
  const std::string digits = text.substr(0, e);
  const auto point = digits.find('.');
  const long places = point == std::string::npos ? 0 : static_cast<long>(digits.size() - point - 1);
  std::string plain = digits;
  std::erase(plain, '.');
  std::erase(plain, '-');
  plain.erase(0, std::min(plain.find_first_not_of('0'), plain.size() - 1));
  stated.value = Rational(boost::multiprecision::cpp_int(plain)) * power_of_ten(exponent - places);
  const long surplus = std::max(0L, static_cast<long>(plain.size()) - 6);
  stated.slack = power_of_ten(exponent - places + surplus) / 2;
}

// The rows "3. cubic meter [m3]:" and, on the next line, "35.3".
std::map<std::string, std::string> read_table(const std::filesystem::path& path) {
  static const std::regex head(R"((?:\d+\.\s*)?(.*?)\s*(?:\[.*?\])?\s*:)");
  std::map<std::string, std::string> rows;
  std::ifstream file(path);
  std::string name;
  for (std::string line; std::getline(file, line);) {
    const auto begin = line.find_first_not_of(" \t\r");
    if (begin == std::string::npos) continue;
    line = line.substr(begin, line.find_last_not_of(" \t\r") - begin + 1);
    std::smatch match;
    if (name.empty() && std::regex_match(line, match, head)) {
      name = match[1];
    } else {
      rows.try_emplace(name, line);
      name.clear();
    }
  }
  return rows;
}

// 5.7 W are 0.08173996 kilocalories a minute; the table is off in the seventh digit, which shows
// where its own rounding of another unit adds to it.
bool known_slip(const Stated& stated) {
  return stated.identifier == "kilocalorie-per-minute" &&
         stated.name.find("(th)") != stated.name.npos &&
         abs(stated.value * 100000000 - 8174005) < 1;
}

class LlnlTables : public testing::Test {
 protected:
  void SetUp() override {
    const auto folder = test::shared_folder() / "measure";
    const std::filesystem::path map = folder / "units_map_llnl.json";
    if (!exists(map)) GTEST_SKIP() << "no " << folder << "; set VERITALLY_SHARED";
    simdjson::dom::parser parser;
    const simdjson::dom::object units = parser.load(map.string())["units"];
    for (const auto& [table, names] : units) {
      const std::string file = std::string(table) + "_conversions.txt";
      const auto rows = read_table(folder / "data/llnl_units" / file);
      for (const auto& [name, identifier] : names.get_object()) {
        Stated stated{std::string(name), std::string(identifier.get_string().value()), 0, 0};
        const auto row = rows.find(stated.name);
        ASSERT_NE(row, rows.end()) << table << ": " << name;
        read_value(row->second, stated);
        tables_[std::string(table)].push_back(stated);
      }
    }
  }

  Units units_;
  std::map<std::string, std::vector<Stated>> tables_;
};

TEST_F(LlnlTables, EveryIdentifierIsUnderstood) {
  std::size_t total = 0;
  std::size_t found = 0;
  for (const auto& [table, rows] : tables_) {
    for (const auto& row : rows) {
      ++total;
      found += units_.find(row.identifier) != nullptr;
      EXPECT_NE(units_.find(row.identifier), nullptr) << table << ": " << row.identifier;
    }
  }
  std::cout << found << " of " << total << " identifiers\n";
}

TEST_F(LlnlTables, UnitsOfOneTableAgree) {
  std::size_t pairs = 0;
  for (const auto& [table, rows] : tables_) {
    for (const auto& a : rows) {
      for (const auto& b : rows) {
        const Unit* from = units_.find(a.identifier);
        const Unit* to = units_.find(b.identifier);
        ASSERT_TRUE(from != nullptr && to != nullptr);
        ++pairs;
        ASSERT_EQ(from->dimension, to->dimension) << a.identifier << " " << b.identifier;
        const auto low = convert(a.value - a.slack, *from, *to);
        const auto high = convert(a.value + a.slack, *from, *to);
        if (known_slip(a) || known_slip(b)) continue;
        EXPECT_TRUE(*low <= b.value + b.slack && *high >= b.value - b.slack)
            << table << ": " << a.value.convert_to<double>() << " " << a.identifier << " is "
            << convert(a.value, *from, *to)->convert_to<double>() << " and not "
            << b.value.convert_to<double>() << " " << b.identifier;
      }
    }
  }
  std::cout << pairs << " pairs\n";
}

}  // namespace
}  // namespace veritally
