// Intervals in other units, ends without a bound among them.
#include "reference/reference_data.hpp"

#include "support/shared_data.hpp"

#include <memory>
#include <optional>
#include <string>

#include <gtest/gtest.h>

namespace veritally {
namespace {

using Bound = End<Rational>;

const Bound none{0, true, true};

std::string converted(const Bound& low, const Bound& high, const std::string& from,
                      const std::string& to) {
  static const auto data =
      ReferenceData::load(test::source_folder() / "data", std::nullopt, std::nullopt).value();
  const auto found = data->convert({low, high}, from, to, std::nullopt, std::nullopt, false);
  return found ? to_string(*found) : "none";
}

TEST(ReferenceData, EndsWithoutABoundStayWithoutOne) {
  EXPECT_EQ(converted({1}, none, "mile", "meter"), ">= 1609.34");
  EXPECT_EQ(converted(none, {1, true}, "mile", "meter"), "< 1609.35");
  EXPECT_EQ(converted(none, none, "mile", "meter"), "any");
}

TEST(ReferenceData, UnitsOfOtherKindsDoNotConvertWhateverTheInterval) {
  EXPECT_EQ(converted({1}, {2}, "mile", "kilogram"), "none");
  EXPECT_EQ(converted({1}, none, "mile", "kilogram"), "none");
  EXPECT_EQ(converted(none, none, "mile", "kilogram"), "none");
}

TEST(ReferenceData, AReciprocalTurnsTheIntervalRound) {
  const std::string from = "minute-per-kilometer";
  const std::string to = "kilometer-per-hour";
  EXPECT_EQ(converted({5}, {6, true}, from, to), "(10, 12]");
  EXPECT_EQ(converted({-6}, {-5}, from, to), "[-12, -10]");
  EXPECT_EQ(converted({6, true}, none, from, to), "(0, 10)");
  EXPECT_EQ(converted(none, {-6}, from, to), "[-10, 0)");
}

TEST(ReferenceData, NothingHasNoReciprocal) {
  const std::string from = "minute-per-kilometer";
  const std::string to = "kilometer-per-hour";
  EXPECT_EQ(converted({0}, {6}, from, to), ">= 10");
  EXPECT_EQ(converted(none, {6, true}, from, to), "> 10");
  EXPECT_EQ(converted({-6}, {6}, from, to), ">= 10");
  EXPECT_EQ(converted(none, none, from, to), "> 0");
  EXPECT_EQ(converted({0}, {0}, from, to), "none");
  EXPECT_EQ(converted({-6}, {0}, from, to), "none");
}

}  // namespace
}  // namespace veritally
