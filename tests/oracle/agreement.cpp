#include "agreement.hpp"

#include <map>

#include <gtest/gtest.h>

namespace veritally::oracle {
namespace {

const std::set<std::string>& rules() {
  static const std::set<std::string> all = {"sum/total",      "ratio/average",  "ratio/rate",
                                            "ratio/share",    "change/percent", "change/multiple",
                                            "unit/conversion"};
  return all;
}

// Money in two currencies has no rate without a time: of this rule there is one verdict alone.
bool is_of_derivations(const std::string& rule) {
  return rules().contains(rule) || rule == "currency/conversion";
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

}  // namespace

void expect_agreement(const std::vector<Trial>& trials,
                      const std::function<std::string(const Claim&)>& name_of,
                      const std::vector<std::string>& verdicts, int often) {
  std::vector<std::string> bundles;
  for (const Trial& trial : trials) bundles.push_back(trial.bundle);
  const std::vector<Report> reports = reports_of(bundles);
  std::map<std::string, int> seen;
  int failures = 0;
  for (std::size_t i = 0; i < trials.size(); ++i) {
    const Checks& expected = trials[i].checks;
    for (const std::string& check : expected) ++seen[check.substr(0, check.find(':'))];
    const Checks checks = checks_in(reports[i], name_of);
    if (checks == expected && reports[i].error.empty()) continue;
    ADD_FAILURE() << reports[i].error << "expected\n"
                  << only_in(expected, checks) << "but the program says\n"
                  << only_in(checks, expected) << "of\n"
                  << trials[i].shown;
    if (++failures == 5) return;
  }
  for (const std::string& rule : rules()) {
    for (const std::string& verdict : verdicts) {
      EXPECT_GE(seen[rule + ' ' + verdict], often) << rule << ' ' << verdict;
    }
  }
}

}  // namespace veritally::oracle
