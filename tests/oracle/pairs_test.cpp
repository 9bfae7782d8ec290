// Claim sets in which several claims speak of one thing: all pairs, and all sets of them, are held
// against each other by fractions.
#include "program.hpp"
#include "told.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdlib>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

namespace veritally::oracle {
namespace {

struct Stated {
  Told told;
  std::string basis;  // what must be the same for two claims to contradict each other
};
using Statements = std::map<std::string, Stated>;  // by id
using Ids = std::vector<std::string>;

Range in_base_unit(const Range& range, const Unit& unit) {
  return {range.low * unit.factor, range.high * unit.factor};
}

// What both allow, or state, has a number in common.
bool meet(const Told& a, const Told& b, const Range Told::* meaning) {
  return meet(in_base_unit(a.*meaning, *a.unit), in_base_unit(b.*meaning, *b.unit));
}

// Ranges of which any two meet all have a number in common.
bool all_meet(const Statements& all, const Ids& ids, const Range Told::* meaning) {
  return std::ranges::all_of(ids, [&](const std::string& a) {
    return std::ranges::all_of(
        ids, [&](const std::string& b) { return meet(all.at(a).told, all.at(b).told, meaning); });
  });
}

// The most claims that can all be true, of all sets of them.
std::size_t largest_agreement(const Statements& all, const Ids& ids) {
  std::size_t most = 0;
  for (unsigned chosen = 0; chosen < 1U << ids.size(); ++chosen) {
    Ids some;
    for (std::size_t i = 0; i < ids.size(); ++i) {
      if ((chosen >> i & 1U) != 0) some.push_back(ids[i]);
    }
    if (some.size() > most && all_meet(all, some, &Told::allowed)) most = some.size();
  }
  return most;
}

// What a number allows if the zeros at its end, behind its first two digits, are none; what it
// allows anyway where it does not follow from digits alone.
Range without_zeros(const Told& told) {
  const Rational unit = power_of_ten(told.number.last_digit());
  const Rational value = told.number.value();
  const bool by_digits =
      told.point && told.allowed.low == value - unit / 2 && told.allowed.high == value + unit / 2;
  if (!by_digits || told.number.decimals > 0) return told.allowed;
  std::int64_t rest = told.number.digits;
  int digit = told.number.last_digit();
  for (; rest % 10 == 0 && std::abs(rest) >= 100; rest /= 10) ++digit;
  if (digit == told.number.last_digit()) return told.allowed;
  const Rational half = power_of_ten(digit) / 2;
  return {value - half + trifle, value + half - trifle};
}

bool agree_without_zeros(const Told& a, const Told& b) {
  return meet(in_base_unit(without_zeros(a), *a.unit), in_base_unit(without_zeros(b), *b.unit));
}

// ---- Random claims ----

struct Bundle {
  std::string line;
  Statements statements;
};

Told near(Random& random, const Rational& value, const Unit& unit) {
  for (;;) {
    const Rational other = value * between(random, 90, 110) / 100 / unit.factor;
    Written number = number_near(random, one_in(random, 2) ? value / unit.factor : other);
    if (number.digits <= 0) continue;
    if (!one_in(random, 3) && number.digits > 100 && number.decimals == 0) {
      const int step = number.digits > 1000 ? 100 : 10;
      number.digits = (number.digits + step / 2) / step * step;
    }
    if (one_in(random, 2)) return told_in_words(random, number, unit);
    for (; number.scale > 0; --number.scale) number.digits *= 10;
    return told_as_quantity(random, number, unit);
  }
}

Bundle random_bundle(Random& random, bool one_document) {
  static const std::vector<std::string_view> units = {"mile", "pound", "USD"};
  static const std::vector<std::string> periods = {
      "", R"(,"period":{"from":"2023-01-01","to":"2023-12-31"})",
      R"(,"period":{"from":"2023-04-01","to":"2023-06-30"})"};
  static const std::vector<std::string> modalities = {"", R"(,"modality":"planned")"};
  const Unit& usual = unit_of(one_of(random, units));
  const Rational value = between(random, 10, 500) * usual.factor;
  const bool alike = one_in(random, 2);
  Bundle bundle;
  for (int left = between(random, 2, 7); left > 0; --left) {
    const std::string id = "c" + std::to_string(left);
    const Told told = near(random, value, like(random, usual));
    std::string basis = R"("subject":[")" + std::string(alike || one_in(random, 2) ? "X" : "Y") +
                        R"("],"measure":"size")";
    if (!alike) basis += one_of(random, periods) + one_of(random, modalities);
    const std::string document = one_document ? "d" : "d" + id;
    bundle.line += (bundle.line.empty() ? "" : ",") + (R"({"id":")" + id) + R"(","document":")" +
                   document + "\"," + basis + ',' + told.json + '}';
    if (told.change) basis += told.fall ? " down" : " up";
    bundle.statements[id] = {told, basis};
  }
  bundle.line = R"({"id":"b","claims":[)" + bundle.line + "]}";
  return bundle;
}

// ---- What the program says of them ----

bool is_contradiction(const Check& check) { return check.verdict.starts_with("inconsistent"); }

// How often each verdict was reported.
using Seen = std::map<std::string, int>;

void expect_right(const Statements& all, const Ids& ids, const std::vector<Check>& checks,
                  Seen& seen) {
  const std::size_t most = largest_agreement(all, ids);
  std::size_t findings = 0;
  std::set<std::string> contradicted;
  Ids agreed;
  for (const Check& check : checks) {
    ++seen[check.verdict];
    if (!is_contradiction(check)) {
      EXPECT_TRUE(agreed.empty()) << "two sets that agree";
      agreed = check.claims;
      const bool stated = all_meet(all, agreed, &Told::stated);
      EXPECT_EQ(check.verdict, stated ? "consistent" : "consistent-by-rounding") << check.working;
      continue;
    }
    if (check.verdict != "inconsistent") {  // a finding, with its severity
      ++findings;
      const bool rounded =
          agree_without_zeros(all.at(check.claims.front()).told, all.at(check.claims.back()).told);
      EXPECT_EQ(check.verdict, rounded ? "inconsistent note" : "inconsistent error")
          << check.working;
    }
    EXPECT_FALSE(all_meet(all, check.claims, &Told::allowed)) << check.working;
    contradicted.insert(check.claims.begin(), check.claims.end());
  }
  EXPECT_EQ(findings, ids.size() - most);
  EXPECT_EQ(agreed.size(), most > 1 ? most : 0);
  EXPECT_TRUE(all_meet(all, agreed, &Told::allowed));
  for (const std::string& a : ids) {
    for (const std::string& b : ids) {
      if (meet(all.at(a).told, all.at(b).told, &Told::allowed)) continue;
      EXPECT_TRUE(contradicted.contains(a) || contradicted.contains(b)) << a << " and " << b;
    }
  }
}

void expect_right(const Bundle& bundle, const Report& report, std::string_view rule, Seen& seen) {
  std::map<std::string, Ids> bases;
  for (const auto& [id, stated] : bundle.statements) bases[stated.basis].push_back(id);
  std::map<std::string, std::vector<Check>> checks;
  for (const Check& check : report.checks) {
    if (check.rule != rule || check.verdict == "different-basis") continue;
    const std::string& basis = bundle.statements.at(check.claims.front()).basis;
    for (const std::string& id : check.claims) {
      EXPECT_EQ(bundle.statements.at(id).basis, basis) << "held against one of another basis";
    }
    checks[basis].push_back(check);
  }
  EXPECT_EQ(report.error, "");
  for (const auto& [basis, ids] : bases) {
    if (ids.size() > 1) expect_right(bundle.statements, ids, checks[basis], seen);
  }
}

void expect_right_pairs(std::string_view rule, bool one_document) {
  Random random(15);
  Seen seen;
  std::vector<Bundle> bundles;
  std::vector<std::string> lines;
  for (int round = 0; round < 1000; ++round) {
    bundles.push_back(random_bundle(random, one_document));
    lines.push_back(bundles.back().line);
  }
  const std::vector<Report> reports = reports_of(lines);
  for (std::size_t i = 0; i < bundles.size() && !testing::Test::HasFailure(); ++i) {
    SCOPED_TRACE(bundles[i].line);
    expect_right(bundles[i], reports[i], rule, seen);
  }
  for (const char* verdict :
       {"consistent", "consistent-by-rounding", "inconsistent error", "inconsistent note"}) {
    EXPECT_GE(seen[verdict], 50) << verdict;
  }
}

TEST(Pairs, OfOneDocumentContradictAsFractionsDo) { expect_right_pairs("conflict/within", true); }
TEST(Pairs, OfTwoDocumentsContradictAsFractionsDo) {
  expect_right_pairs("conflict/between", false);
}

}  // namespace
}  // namespace veritally::oracle
