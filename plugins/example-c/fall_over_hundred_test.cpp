// house/fall-over-hundred, the rule in C, run by the test kit through its table.
#include <veritally/testing.hpp>

#include <cstdio>
#include <string>

extern "C" const vt_plugin vt_plugin_v1;

int main() {
  using veritally::plugin::Change;
  veritally::testing::Kit kit;
  kit.claim("200 %", {.subject = "prices", .change = Change::down});
  kit.claim("99.5 %", {.subject = "prices", .change = Change::down});
  kit.claim("100.4 %", {.subject = "prices", .change = Change::down});
  kit.claim("100 %", {.subject = "prices", .change = Change::down});
  kit.claim("200 %", {.subject = "prices", .change = Change::up});
  kit.claim("200 USD", {.subject = "prices", .change = Change::down});
  const auto outcome = kit.run(*vt_plugin_v1.rules[0]);

  const std::string expected =
      "inconsistent draft.md#1: a fall of 200 %, over 100 %\n"
      "  nothing can fall by more than 100 percent\n"
      "consistent draft.md#2: a fall of 99.5 %, not over 100 %\n"
      "inconsistent draft.md#3: a fall of 100.4 %, over 100 %\n"
      "  nothing can fall by more than 100 percent\n"
      "consistent draft.md#4: a fall of 100 %, not over 100 %\n";
  const std::string actual = to_string(kit, outcome);
  for (const auto& complaint : outcome.complaints) std::printf("%s\n", complaint.c_str());
  if (actual == expected && outcome.complaints.empty()) return 0;
  std::printf("expected:\n%sactual:\n%s", expected.c_str(), actual.c_str());
  return 1;
}
