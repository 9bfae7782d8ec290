// house/stale-plan on a small draft.
#include "stale_plan.hpp"

#include <veritally/testing.hpp>

#include <cstdio>
#include <string>

using veritally::plugin::Modality;
using veritally::testing::first_day;
using veritally::testing::Kit;
using veritally::testing::year;

namespace {

bool same(const Kit& kit, const veritally::testing::Outcome& outcome, const std::string& expected) {
  const std::string actual = to_string(kit, outcome);
  for (const auto& complaint : outcome.complaints) std::printf("%s\n", complaint.c_str());
  if (actual == expected && outcome.complaints.empty()) return true;
  std::printf("expected:\n%sactual:\n%s", expected.c_str(), actual.c_str());
  return false;
}

Kit draft() {
  Kit kit;
  kit.document("draft.md", "A draft.\n", {.date = first_day(2025) + 61});
  const auto claim = [&](const char* quantity, const char* measure, int when, Modality modality) {
    kit.claim(
        quantity,
        {.subject = "the company", .measure = measure, .period = year(when), .modality = modality});
  };
  claim("5", "plants", 2023, Modality::planned);
  claim("7", "plants", 2026, Modality::planned);
  claim("9", "shops", 2023, Modality::forecast);  // its outcome is the next
  claim("4", "shops", 2023, Modality::actual);
  claim("8", "shops", 2024, Modality::planned);  // two months ago
  return kit;
}

}  // namespace

int main() {
  const std::string stale =
      "undetermined draft.md#1: planned until 2023-12-31; published 2025-03-03\n"
      "  this plan is for a time that was over at publication\n";
  const std::string later =
      "consistent draft.md#2: planned until 2026-12-31; published 2025-03-03\n";
  Kit kit = draft();
  bool good = same(kit, kit.run<house::StalePlan>(),
                   stale + later +
                       "undetermined draft.md#5: planned until 2024-12-31; published 2025-03-03\n"
                       "  this plan is for a time that was over at publication\n");
  kit.option("grace-days", "100");
  good = same(kit, kit.run<house::StalePlan>(),
              stale + later +
                  "consistent draft.md#5: planned until 2024-12-31; published 2025-03-03\n") &&
         good;
  kit.option("grace-days", "2.5");
  good = !kit.run<house::StalePlan>().created && good;
  return good ? 0 : 1;
}
