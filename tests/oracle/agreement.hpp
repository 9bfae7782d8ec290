// What both kinds of tests ask: that the program leaves just the checks that it must.
#pragma once

#include "program.hpp"

#include <functional>
#include <set>
#include <string>
#include <vector>

namespace veritally::oracle {

// "rule verdict: claim, claim" each.
using Checks = std::multiset<std::string>;

// A document or claim set, and what must be said of it.
struct Trial {
  std::string bundle;  // a line of JSON
  std::string shown;   // for people
  Checks checks;
};

// Runs the program on all, and fails where the checks of the rules of derivations are others than
// expected; `name_of` says how claims are named there. Each rule that is expected at all must come
// to each of the verdicts often enough that the test means something.
void expect_agreement(const std::vector<Trial>& trials,
                      const std::function<std::string(const Claim&)>& name_of,
                      const std::vector<std::string>& verdicts, int often);

}  // namespace veritally::oracle
