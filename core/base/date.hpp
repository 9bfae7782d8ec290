// Dates as the contract writes them: "2025-03-03", the proleptic Gregorian calendar.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace veritally {

using Date = std::chrono::year_month_day;

// Reads "YYYY-MM-DD"; nullopt for any other form and for days that do not exist.
std::optional<Date> parse_date(std::string_view text);

// "YYYY-MM-DD". REQUIRES: date.ok(), year 0 to 9999.
std::string to_string(const Date& date);

// Days since 1970-01-01, the form in which dates are stored and compared.
inline std::int32_t to_days(const Date& date) {
  return static_cast<std::int32_t>(std::chrono::sys_days(date).time_since_epoch().count());
}
inline Date from_days(std::int32_t days) {
  return Date(std::chrono::sys_days(std::chrono::days(days)));
}

}  // namespace veritally
