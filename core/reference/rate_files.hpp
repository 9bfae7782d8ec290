// The files that Rates reads, in memory. For the .cpp files of this folder only.
#pragma once

#include "base/decimal.hpp"
#include "base/result.hpp"

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

namespace veritally {

// Units of a currency for one of its base, over one year.
struct YearlyRate {
  std::string base;  // EUR or USD
  std::string currency;
  int year = 0;
  Decimal average;
  Decimal low;
  Decimal high;
  std::string source;  // the file's key: "ecb", "frb-monthly", "peg"
};

// Ascending by year, base and currency, none of them twice.
using YearlyRates = std::vector<YearlyRate>;

using YearlyKey = std::tuple<int, std::string_view, std::string_view>;
inline YearlyKey key_of(const YearlyRate& rate) { return {rate.year, rate.base, rate.currency}; }

// Units of each currency for one euro, day by day. A rate of 0 is one that is not known.
struct DailyRates {
  std::vector<std::int32_t> days;  // since 1970-01-01, ascending
  std::map<std::string, std::vector<Decimal>, std::less<>> rates;
};

// See Rates for the forms and the errors.
Result<YearlyRates> read_yearly_rates(const std::filesystem::path& path);
Result<DailyRates> read_ecb_history(const std::filesystem::path& path);

}  // namespace veritally
