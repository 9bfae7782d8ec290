#include "agreement.hpp"

#include <map>

#include <gtest/gtest.h>

namespace veritally::oracle {
namespace {

// What these rules check is stated or found as a derivation, and nothing else.
bool is_of_derivations(const std::string& rule) {
  static const std::set<std::string> rules = {
      "sum/total",      "sum/table",       "ratio/average",   "ratio/rate",         "ratio/share",
      "change/percent", "change/multiple", "unit/conversion", "currency/conversion"};
  return rules.contains(rule);
}

Checks checks_in(const Report& report, const std::function<std::string(const Claim&)>& name_of) {
  std::map<std::string, std::string> names;
  for (const Claim& claim : report.claims) names[claim.id] = name_of(claim);
  Checks checks;
  for (const Check& check : report.checks) {
    if (!is_of_derivations(check.rule)) continue;
    std::string where;
    for (const std::string& id : check.claims) where += (where.empty() ? "" : ", ") + names[id];
    checks.insert(check.rule + ' ' + check.verdict + ": " + where);
  }
  return checks;
}

std::string only_in(const Checks& all, const Checks& others) {
  std::string text;
  for (const std::string& one : all) {
    if (!others.contains(one)) text += one + '\n';
  }
  return text;
}

// How often each rule comes to each verdict.
using Seen = std::map<std::string, std::map<std::string, int>>;

void count(const std::string& check, Seen& seen) {
  const std::size_t rule = check.find(' ');
  const std::size_t verdict = check.find(':');
  ++seen[check.substr(0, rule)][check.substr(rule + 1, verdict - rule - 1)];
}

}  // namespace

void expect_agreement(const std::vector<Trial>& trials,
                      const std::function<std::string(const Claim&)>& name_of,
                      const std::vector<std::string>& verdicts, int often) {
  std::vector<std::string> bundles;
  for (const Trial& trial : trials) bundles.push_back(trial.bundle);
  const std::vector<Report> reports = reports_of(bundles);
  Seen seen;
  int failures = 0;
  for (std::size_t i = 0; i < trials.size(); ++i) {
    const Checks& expected = trials[i].checks;
    for (const std::string& check : expected) count(check, seen);
    const Checks checks = checks_in(reports[i], name_of);
    if (checks == expected && reports[i].error.empty()) continue;
    ADD_FAILURE() << reports[i].error << "expected\n"
                  << only_in(expected, checks) << "but the program says\n"
                  << only_in(checks, expected) << "of\n"
                  << trials[i].shown;
    if (++failures == 5) return;
  }
  EXPECT_GE(seen.size(), 7U);
  for (auto& [rule, times] : seen) {
    // Money has no rate of exchange without a time: of this rule there is one verdict alone.
    if (rule == "currency/conversion") continue;
    for (const std::string& verdict : verdicts) {
      EXPECT_GE(times[verdict], often) << rule << ' ' << verdict;
    }
  }
}

}  // namespace veritally::oracle
