// Calendar dates as texts of several languages write them.
#include "extract/calendar_dates.hpp"

#include "extract/support.hpp"

#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace veritally {
namespace {

// "Monday, Mar 3, 2025: 2025-3-3 on 1; 31 June: 0-6-31 impossible"
std::string dates_in(std::string_view text, const std::string& language = "en") {
  std::vector<CalendarDate> found;
  find_dates(text, test::lexicon(language).time, found);
  std::string out;
  for (const CalendarDate& date : found) {
    if (!out.empty()) out += "; ";
    out += text.substr(date.begin, date.end - date.begin);
    out += ": " + std::to_string(date.year) + '-' + std::to_string(date.month) + '-' +
           std::to_string(date.day);
    if (date.weekday != 0) out += " on " + std::to_string(date.weekday);
    if (!date.exists) out += " impossible";
  }
  return out;
}

TEST(CalendarDates, EnglishForms) {
  EXPECT_EQ(dates_in("On Monday, Mar 3, 2025 at 7:30"), "Monday, Mar 3, 2025: 2025-3-3 on 1");
  EXPECT_EQ(dates_in("Tue. 4th of March 2025"), "Tue. 4th of March 2025: 2025-3-4 on 2");
  EXPECT_EQ(dates_in("3 March and April 5th, 2024."), "3 March: 0-3-3; April 5th, 2024: 2024-4-5");
  EXPECT_EQ(dates_in("March 3, 2025 (Monday)"), "March 3, 2025 (Monday): 2025-3-3 on 1");
  EXPECT_EQ(dates_in("March 3, 2025 (a Monday)"), "March 3, 2025 (a Monday): 2025-3-3 on 1");
  EXPECT_EQ(dates_in("March 3, 2025 (a Monday too)"), "March 3, 2025: 2025-3-3");
  EXPECT_EQ(dates_in("in March 2025, of 2019-2024"),
            "March 2025: 2025-3-0; 2019: 2019-0-0; 2024: 2024-0-0");
}

TEST(CalendarDates, OtherLanguages) {
  EXPECT_EQ(dates_in("am Montag, den 3. März 2025,", "de"),
            "Montag, den 3. März 2025: 2025-3-3 on 1");
  EXPECT_EQ(dates_in("le lundi 3 mars 2025", "fr"), "lundi 3 mars 2025: 2025-3-3 on 1");
  EXPECT_EQ(dates_in("el lunes, 3 de marzo de 2025", "es"),
            "lunes, 3 de marzo de 2025: 2025-3-3 on 1");
  EXPECT_EQ(dates_in("le 1er avril", "fr"), "1er avril: 0-4-1");
}

TEST(CalendarDates, Digits) {
  EXPECT_EQ(dates_in("2025-03-03T10:00 or 3.3.2025"), "2025-03-03: 2025-3-3; 3.3.2025: 2025-3-3");
  EXPECT_EQ(dates_in("13/3/2025, 3/13/2025, 3/3/2025"),
            "13/3/2025: 2025-3-13; 3/13/2025: 2025-3-13; 3/3/2025: 2025-3-3");
  EXPECT_EQ(dates_in("3/4/2025"), "");
}

TEST(CalendarDates, DaysThatDoNotExist) {
  EXPECT_EQ(dates_in("31 June"), "31 June: 0-6-31 impossible");
  EXPECT_EQ(dates_in("29 Feb 2023"), "29 Feb 2023: 2023-2-29 impossible");
  EXPECT_EQ(dates_in("29 February"), "29 February: 0-2-29");
  EXPECT_EQ(dates_in("2025-13-05"), "2025-13-05: 2025-13-5 impossible");
  EXPECT_EQ(dates_in("May 32, 2024"), "May 32, 2024: 2024-5-32 impossible");
}

TEST(CalendarDates, WeekdaysOfSeveralDaysSayNothing) {
  EXPECT_EQ(dates_in("Monday and Tuesday, March 3 and 4"), "Tuesday, March 3: 0-3-3");
  EXPECT_EQ(dates_in("Monday, March 3–5"), "Monday, March 3: 0-3-3");
}

TEST(CalendarDates, OtherNumbersAreNone) {
  EXPECT_EQ(dates_in("It may 5, march on 34 May"), "may 5: 0-5-5");
  EXPECT_EQ(dates_in("2023-45-11, 1.99.2025, A2025, 12025, 2,025 and 2025%"), "");
  EXPECT_EQ(dates_in("On Monday 300 people; by Friday, 31 came"), "");
  EXPECT_EQ(dates_in("10.3.2025.1"), "");
}

}  // namespace
}  // namespace veritally
