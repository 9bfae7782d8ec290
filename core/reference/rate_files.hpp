// The files that Rates reads, in memory. For the .cpp files of this folder only.
#pragma once

#include "base/decimal.hpp"
#include "base/result.hpp"

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <tuple>
#include <vector>

namespace veritally {

// Units of a currency for one of its base, over one year.
struct YearlyRate {
  Decimal average;
  Decimal low;
  Decimal high;
  std::string source;  // the file's key: "ecb", "frb-monthly", "peg"
};

// By base (EUR or USD), currency and year.
using YearlyRates = std::map<std::tuple<std::string, std::string, int>, YearlyRate, std::less<>>;

// Units of each currency for one euro, day by day. A rate of 0 is one that is not known.
struct DailyRates {
  std::vector<std::int32_t> days;  // since 1970-01-01, ascending
  std::map<std::string, std::vector<Decimal>, std::less<>> rates;
};

// See Rates for the forms and the errors.
Result<YearlyRates> read_yearly_rates(const std::filesystem::path& path);
Result<DailyRates> read_ecb_history(const std::filesystem::path& path);

}  // namespace veritally
