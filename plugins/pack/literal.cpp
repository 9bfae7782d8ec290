#include "literal.hpp"

#include <chrono>
#include <cstdint>
#include <string>

#include <re2/re2.h>

namespace veritally::pack {
namespace {

struct ScaleWord {
  std::string_view word;
  std::int32_t power;
};
// Those that the program itself writes, and their long forms.
constexpr ScaleWord scale_words[] = {{"", 0},        {"thousand", 3}, {"million", 6},   {"mn", 6},
                                     {"billion", 9}, {"bn", 9},       {"trillion", 12}, {"tn", 12}};

std::optional<std::int32_t> power_of(std::string_view word) {
  for (const ScaleWord& scale : scale_words) {
    if (plugin::same_letters(scale.word, word)) return scale.power;
  }
  return std::nullopt;
}

using std::chrono::year_month_day;

std::optional<std::int32_t> day_number(int year, unsigned month, unsigned day) {
  const year_month_day date{std::chrono::year(year), std::chrono::month(month),
                            std::chrono::day(day)};
  if (!date.ok()) return std::nullopt;
  return static_cast<std::int32_t>(std::chrono::sys_days(date).time_since_epoch().count());
}

// From the first day of a month to the last one of the month `count - 1` months later.
std::optional<plugin::Period> months(int year, unsigned month, unsigned count) {
  const auto from = day_number(year, month, 1);
  const unsigned next = month + count;
  const auto behind = next > 12 ? day_number(year + 1, next - 12, 1) : day_number(year, next, 1);
  if (!from || !behind) return std::nullopt;
  return plugin::Period{.from = from, .to = *behind - 1};
}

std::optional<plugin::Period> read_one(std::string_view text) {
  static const RE2 year_only(R"((\d{4}))");
  static const RE2 quarter(R"((\d{4})-[Qq]([1-4]))");
  static const RE2 month_only(R"((\d{4})-(\d\d))");
  static const RE2 day_only(R"((\d{4})-(\d\d)-(\d\d))");
  int year = 0;
  unsigned month = 0;
  unsigned day = 0;
  if (RE2::FullMatch(text, year_only, &year)) return months(year, 1, 12);
  if (RE2::FullMatch(text, quarter, &year, &month)) return months(year, 3 * month - 2, 3);
  if (RE2::FullMatch(text, month_only, &year, &month)) return months(year, month, 1);
  if (!RE2::FullMatch(text, day_only, &year, &month, &day)) return std::nullopt;
  const auto number = day_number(year, month, day);
  if (!number) return std::nullopt;
  return plugin::Period{.from = number, .to = number};
}

}  // namespace

std::optional<vt_decimal> read_number(std::string_view text) {
  static const RE2 shape(R"(\+?(-?\d[\d_]*(?:\.\d[\d_]*)?)\s*([A-Za-z]*))");
  std::string digits;
  std::string word;
  if (!RE2::FullMatch(text, shape, &digits, &word)) return std::nullopt;
  const auto power = power_of(word);
  if (!power) return std::nullopt;
  std::erase(digits, '_');
  try {
    vt_decimal value = plugin::parse_decimal(digits);
    value.exponent += *power;
    return value;
  } catch (const plugin::Failure&) {  // more digits than a value may have
    return std::nullopt;
  }
}

std::optional<plugin::Period> read_period(std::string_view text) {
  constexpr std::string_view fiscal = "fiscal ";
  const bool is_fiscal = text.starts_with(fiscal);
  if (is_fiscal) text.remove_prefix(fiscal.size());
  constexpr std::string_view to = " to ";
  const auto between = text.find(to);
  auto period = read_one(text.substr(0, between));
  if (between != std::string_view::npos && period) {
    const auto last = read_one(text.substr(between + to.size()));
    if (!last || *last->to < *period->from) return std::nullopt;
    period->to = last->to;
  }
  if (period) period->fiscal = is_fiscal;
  return period;
}

}  // namespace veritally::pack
