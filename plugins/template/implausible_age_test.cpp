// Runs the rule on a few claims. Any test framework will do; this needs none.
#include "implausible_age.hpp"

#include <veritally/testing.hpp>

#include <cstdio>
#include <string>

using veritally::testing::Kit;

int main() {
  Kit kit;
  kit.claim("431 year", {.subject = "the mayor", .measure = "age"});
  kit.claim("43 year", {.subject = "the mayor", .measure = "age"});
  kit.claim("431 year", {.subject = "the town", .measure = "existence"});
  const auto outcome = kit.run<team::ImplausibleAge>();

  const std::string expected =
      "inconsistent draft.md#1: 431 > 122\n"
      "  nobody has reached this age\n"
      "consistent draft.md#2: 43 against 122\n";
  const std::string actual = to_string(kit, outcome);
  if (actual != expected || !outcome.complaints.empty()) {
    std::printf("expected:\n%sactual:\n%s", expected.c_str(), actual.c_str());
    for (const auto& complaint : outcome.complaints) std::printf("%s\n", complaint.c_str());
    return 1;
  }
  return 0;
}
