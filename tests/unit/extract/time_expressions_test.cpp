// Time expressions in sentences: where they stand and what they mean. The cases are in times.tsv,
// read on Friday, 7 February 2025.
#include "extract/time_expressions.hpp"

#include "extract/support.hpp"
#include "support/time_bound.hpp"

#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace veritally {
namespace {

std::string show(const Period& period) {
  std::string out = (period.from ? to_string(*period.from) : "") + ".." +
                    (period.to ? to_string(*period.to) : "");
  if (period.relation != Relation::during) out += " " + std::string(to_string(period.relation));
  return out + (period.fiscal ? " fiscal" : "");
}

std::string_view show(TimeKind kind) {
  switch (kind) {
    case TimeKind::calendar:
      return "";
    case TimeKind::clock:
      return " clock";
    case TimeKind::span:
      return " span";
    case TimeKind::definite:
      return " definite";
    case TimeKind::earlier:
      return " earlier";
    case TimeKind::comparison:
      return " comparison";
  }
  return "?";
}

// "by 2027: 2027-01-01..2027-12-31 by; ..." or "-" where the text holds no time.
std::string show(std::string_view text, const std::vector<TimeExpression>& times) {
  std::string out;
  for (const auto& time : times) {
    if (!out.empty()) out += "; ";
    out += std::string(text.substr(time.begin, time.end - time.begin)) + ":";
    out += time.period ? " " + show(*time.period) : " ?";
    out += show(time.kind);
  }
  return out.empty() ? "-" : out;
}

std::vector<TimeExpression> times_in(std::string_view text, const std::string& language,
                                     std::optional<Date> reference) {
  std::vector<TimeExpression> times;
  find_times(text, Vocabulary{test::lexicon(language)}, reference, times);
  return times;
}

TEST(TimeExpressions, AreFoundAndUnderstood) {
  const auto table = test::cases("times.tsv");
  ASSERT_GE(table.size(), 150U);
  const auto reference = parse_date("2025-02-07");
  for (const auto& [language, text, expected] : table) {
    EXPECT_EQ(show(text, times_in(text, language, reference)), expected)
        << language << ": " << text;
  }
}

TEST(TimeExpressions, WithoutReferenceStayOpenWhereTheyAreRelative) {
  EXPECT_EQ(show("sold last year and in 2023", times_in("sold last year and in 2023", "en", {})),
            "last year: ?; in 2023: 2023-01-01..2023-12-31");
  EXPECT_EQ(show("in March", times_in("in March", "en", {})), "in March: ?");
}

TEST(TimeExpressions, TakeTimeLinearInTheText) {
  for (const char* piece : {"the three months to ", "early ", "last last ", "1.2.", "Monday, ",
                            "the first of the ", "between 2020 and ", "2020-"}) {
    std::string text;
    while (text.size() < 200'000) text += piece;
    EXPECT_TRUE(test::takes_at_most(5, [&] { times_in(text, "en", parse_date("2025-02-07")); }))
        << piece;
  }
}

}  // namespace
}  // namespace veritally
