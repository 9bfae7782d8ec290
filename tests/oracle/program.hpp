// The program under test, as others run it: bundles in, reports out.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace veritally::oracle {

struct Claim {
  std::string id;
  std::string document;
  std::uint64_t begin = 0;  // bytes
  std::uint64_t end = 0;
  std::string text;
};

struct Check {
  std::string rule;
  std::string verdict;  // of an inconsistent one with the severity: "inconsistent error"
  std::vector<std::string> claims;
  std::string working;
};

struct Report {
  std::string error;  // why there is none
  std::vector<Claim> claims;
  std::vector<Check> checks;
};

// The reports of bundles (a line of JSON each), in the same order.
std::vector<Report> reports_of(const std::vector<std::string>& bundles);

}  // namespace veritally::oracle
