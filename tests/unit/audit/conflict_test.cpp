// conflict/within and conflict/between in the engine, against an obvious reference: all pairs of
// claims are compared as fractions, and the largest agreeing camp is looked for among all subsets.
#include "../../../rules/conflict/between.hpp"
#include "../../../rules/conflict/within.hpp"
#include "audit/support.hpp"
#include "base/exact.hpp"

#include <bit>
#include <map>
#include <set>

namespace veritally::test {
namespace {

using Refs = std::vector<ClaimRef>;

// Claims of few subjects and documents, with ends on a coarse grid so that many are equal.
Claim random_claim(Random& random, std::size_t number) {
  static const std::vector<std::pair<std::string, int>> units = {
      {"meter", 0}, {"kilometer", 3}, {"centimeter", -2}};
  const auto& [unit, power] = units[up_to(random, 2)];
  Claim made = claim("c" + std::to_string(number), {}, unit);
  made.subject = {one_in(random, 2) ? "X" : "Y"};
  made.measure = one_in(random, 3) ? "height" : "length";
  made.document = std::string(1, static_cast<char>('d' + up_to(random, 2)));
  if (one_in(random, 6)) made.modality = Modality::planned;
  if (one_in(random, 8)) made.scope = {"Europe"};
  // From -2 to 9 half kilometers, in the claim's own unit.
  const auto at = [&, exponent = 2 - power](int halves) {
    return Decimal(std::int64_t{halves} * 5, exponent);
  };
  const int low = between(random, -2, 7);
  const int high = low + static_cast<int>(up_to(random, one_in(random, 3) ? 4 : 1));
  Quantity& quantity = made.quantity;
  quantity.value = at(low);
  quantity.interval = Interval::closed(at(low), at(high));
  if (low < high) {
    quantity.interval.low.open = one_in(random, 3);
    quantity.interval.high.open = one_in(random, 3);
    if (one_in(random, 3)) quantity.range = {at(low), at(high)};
  }
  if (one_in(random, 12)) quantity.interval.low = {{}, true, true};
  if (one_in(random, 12)) quantity.interval.high = {{}, true, true};
  // Many are plain numbers with the interval of their digits, often the same.
  if (one_in(random, 2)) {
    quantity.range.reset();
    quantity.value = at(between(random, 1, 3));
    quantity.approximate = one_in(random, 3);
    quantity.interval = *interval_of(quantity.value, Comparator::equal, quantity.approximate);
  }
  return made;
}

Ends meters(const Claim& of) {
  const Rational factor = of.quantity.unit == "kilometer"    ? Rational(1000)
                          : of.quantity.unit == "centimeter" ? Rational(1, 100)
                                                             : Rational(1);
  return ends_of(of.quantity.interval, factor);
}

struct Tables {
  explicit Tables(Random& random) {
    for (std::size_t i = up_to(random, 24); i > 0; --i) {
      claims.push_back(random_claim(random, claims.size()));
    }
    for (const Claim& one : claims) allowed.push_back(meters(one));
  }
  bool disjoint(ClaimRef a, ClaimRef b) const { return apart(allowed[a], allowed[b]); }

  // The claims on each basis, by the obvious key.
  std::map<std::string, Refs> bases(bool by_document) const {
    std::map<std::string, Refs> found;
    for (ClaimRef ref = 0; ref < claims.size(); ++ref) {
      const Claim& one = claims[ref];
      std::string key = one.subject[0] + '|' + one.measure + '|' + join(one.scope) + '|' +
                        std::string(to_string(one.modality));
      if (by_document) key += '|' + one.document;
      found[key].push_back(ref);
    }
    return found;
  }

  // How many of some claims agree at most: of all subsets, the largest without a disjoint pair.
  int largest_camp(const Refs& refs) const {
    std::vector<std::uint32_t> against(refs.size());
    for (std::size_t i = 0; i < refs.size(); ++i) {
      for (std::size_t j = 0; j < refs.size(); ++j) {
        if (disjoint(refs[i], refs[j])) against[i] |= 1U << j;
      }
    }
    int most = 0;
    for (std::uint32_t subset = 1; subset < (1U << refs.size()); ++subset) {
      bool agrees = true;
      for (std::size_t i = 0; i < refs.size() && agrees; ++i) {
        agrees = (subset >> i & 1U) == 0 || (against[i] & subset) == 0;
      }
      if (agrees) most = std::max(most, std::popcount(subset));
    }
    return most;
  }

  std::vector<Claim> claims;
  std::vector<Ends> allowed;
};

// What a rule reported of the claims of one basis.
struct Reported {
  std::vector<Refs> agreeing;
  std::set<std::pair<ClaimRef, ClaimRef>> contradictions;
  std::set<ClaimRef> found;  // main claims of findings
};

Reported reported_of(const AuditResult& result, const Refs& basis) {
  Reported out;
  const auto here = [&](ClaimRef ref) { return std::ranges::find(basis, ref) != basis.end(); };
  for (const Check& check : result.checks) {
    if (!here(check.claims.front()) || check.verdict == Verdict::different_basis) continue;
    if (check.verdict == Verdict::inconsistent) {
      EXPECT_EQ(check.claims.size(), 2U);
      out.contradictions.insert({check.claims[0], check.claims[1]});
    } else {
      EXPECT_NE(check.verdict, Verdict::undetermined);
      out.agreeing.push_back(check.claims);
    }
    for (const ClaimRef ref : check.claims) EXPECT_TRUE(here(ref)) << "a check over two bases";
  }
  for (const Finding& finding : result.findings) {
    const ClaimRef main = finding.check.claims.front();
    if (here(main)) {
      EXPECT_TRUE(out.found.insert(main).second) << "two findings for one claim";
    }
  }
  return out;
}

// The claims of a basis fall into the largest camp and the others, each of which is found where it
// contradicts a claim of the camp that it may be held against; where it may be held against none
// of the camp, a later one of the others that it contradicts.
template <class MayCompare>
void expect_camps(const Tables& tables, const Refs& basis, const Reported& reported,
                  const MayCompare& may_compare) {
  const auto most = static_cast<std::size_t>(tables.largest_camp(basis));
  Refs camp;
  if (most >= 2) {
    ASSERT_EQ(reported.agreeing.size(), 1U);
    camp = reported.agreeing.front();
    EXPECT_EQ(camp.size(), most);
    for (const ClaimRef a : camp) {
      for (const ClaimRef b : camp) EXPECT_FALSE(tables.disjoint(a, b));
    }
  } else {
    EXPECT_TRUE(reported.agreeing.empty());
    // All are apart, so the one that stands for the camp contradicts and is not found itself.
    for (const ClaimRef ref : basis) {
      if (!reported.found.contains(ref)) camp.push_back(ref);
    }
    if (camp.size() != 1) return;  // of other documents, checked below by their pairs
  }
  const auto in_camp = [&](ClaimRef ref) { return std::ranges::find(camp, ref) != camp.end(); };
  const auto contradict = [&](ClaimRef a, ClaimRef b) {
    return tables.disjoint(a, b) && may_compare(a, b);
  };
  const auto against_camp = [&](ClaimRef ref) {
    return std::ranges::any_of(camp, [&](ClaimRef member) { return contradict(ref, member); });
  };
  const auto against_later = [&](ClaimRef ref) {
    return std::ranges::any_of(basis, [&](ClaimRef other) {
      return other > ref && !in_camp(other) && contradict(ref, other);
    });
  };
  for (const ClaimRef ref : basis) {
    const bool expected = !in_camp(ref) && (against_camp(ref) || against_later(ref));
    EXPECT_EQ(reported.found.contains(ref), expected) << "claim " << ref;
  }
  for (const auto& [a, b] : reported.contradictions) {
    EXPECT_TRUE(contradict(a, b)) << a << " against " << b;
    EXPECT_TRUE(in_camp(b) || (!against_camp(a) && b > a)) << a << " against " << b;
  }
}

TEST(ConflictTest, WithinFindsWhatTheReferenceFinds) {
  Random random(1);
  std::size_t findings = 0;
  for (int round = 0; round < 1500; ++round) {
    const Tables tables(random);
    const Audit done = audit(tables.claims, {plugin_of<rules::Within>()}, worded());
    findings += done.result.findings.size();
    for (const auto& [key, basis] : tables.bases(true)) {
      SCOPED_TRACE(key + ", round " + std::to_string(round));
      const Reported reported = reported_of(done.result, basis);
      expect_camps(tables, basis, reported, [](ClaimRef, ClaimRef) { return true; });
      const bool disagree = std::ranges::any_of(basis, [&](ClaimRef a) {
        return std::ranges::any_of(basis, [&](ClaimRef b) { return tables.disjoint(a, b); });
      });
      EXPECT_EQ(!reported.found.empty(), disagree);
      EXPECT_EQ(!reported.contradictions.empty(), disagree);
      if (HasFailure()) return;
    }
  }
  EXPECT_GT(findings, 500U);
}

TEST(ConflictTest, BetweenFindsWhatTheReferenceFinds) {
  Random random(2);
  std::size_t findings = 0;
  for (int round = 0; round < 1500; ++round) {
    const Tables tables(random);
    const Audit done = audit(tables.claims, {plugin_of<rules::Between>()}, worded());
    findings += done.result.findings.size();
    const auto other_document = [&](ClaimRef a, ClaimRef b) {
      return tables.claims[a].document != tables.claims[b].document;
    };
    for (const auto& [key, basis] : tables.bases(false)) {
      if (basis.size() > 14) continue;  // of all subsets there are too many
      SCOPED_TRACE(key + ", round " + std::to_string(round));
      const Reported reported = reported_of(done.result, basis);
      const bool several =
          std::ranges::any_of(basis, [&](ClaimRef ref) { return other_document(ref, basis[0]); });
      if (!several) {
        EXPECT_TRUE(reported.agreeing.empty() && reported.contradictions.empty());
        continue;
      }
      expect_camps(tables, basis, reported, other_document);
      const bool disagree = std::ranges::any_of(basis, [&](ClaimRef a) {
        return std::ranges::any_of(
            basis, [&](ClaimRef b) { return other_document(a, b) && tables.disjoint(a, b); });
      });
      EXPECT_EQ(!reported.found.empty(), disagree);
      if (HasFailure()) return;
    }
  }
  EXPECT_GT(findings, 500U);
}

// The same, without words: a claim is counted by what the worded checks say of it.
TEST(ConflictTest, CoverageFollowsFromTheChecksWithAndWithoutWords) {
  Random random(3);
  for (int round = 0; round < 500; ++round) {
    const Tables tables(random);
    if (tables.claims.empty()) continue;
    const auto rules = [] { return std::vector{plugin_of<rules::Within, rules::Between>()}; };
    const Audit full = audit(tables.claims, rules(), worded());
    std::vector<unsigned> seen(tables.claims.size());
    for (const Check& check : full.result.checks) {
      for (const ClaimRef ref : check.claims) {
        if (check.verdict == Verdict::inconsistent) seen[ref] |= 2U;
        if (check.verdict <= Verdict::consistent_by_rounding) seen[ref] |= 1U;
      }
    }
    Coverage expected;
    expected.found = tables.claims.size();
    for (const unsigned bits : seen) {
      ++(bits >= 2 ? expected.conflicting : bits == 1 ? expected.confirmed : expected.unchecked);
    }
    expected.checked = expected.confirmed + expected.conflicting;
    const Audit brief = audit(tables.claims, rules());
    for (const Audit* one : {&full, &brief}) {
      const Coverage& got = one->result.coverage;
      EXPECT_EQ(got.found, expected.found);
      EXPECT_EQ(got.checked, expected.checked);
      EXPECT_EQ(got.confirmed, expected.confirmed);
      EXPECT_EQ(got.conflicting, expected.conflicting);
      EXPECT_EQ(got.undetermined, 0U);
      EXPECT_EQ(got.unchecked, expected.unchecked);
    }
    EXPECT_EQ(brief.result.score, full.result.score);
    EXPECT_EQ(brief.result.finding_count, full.result.finding_count);
    ASSERT_EQ(brief.result.findings.size(), full.result.findings.size());
    for (std::size_t i = 0; i < full.result.findings.size(); ++i) {
      EXPECT_EQ(brief.result.findings[i].message, full.result.findings[i].message);
      EXPECT_EQ(brief.result.findings[i].fingerprint, full.result.findings[i].fingerprint);
    }
    for (std::size_t i = 0; i < full.result.rules.size(); ++i) {
      EXPECT_EQ(brief.result.rules[i].checks, full.result.rules[i].checks) << "round " << round;
    }
    if (HasFailure()) return;
  }
}

// ---- What no random claims have ----

// "X" has a revenue of `value` in 2024, in a document of its own.
Claim told(const std::string& id, Decimal value, const std::string& unit = "USD", int year = 2024) {
  Claim made = claim(id, value, unit);
  made.document = "document of " + id;
  made.period = Period{parse_date(std::to_string(year) + "-01-01"),
                       parse_date(std::to_string(year) + "-12-31")};
  return made;
}

// The severities of what conflict/between finds.
std::vector<Severity> found_between(const std::vector<Claim>& claims) {
  const Audit brief = audit(claims, {plugin_of<rules::Between>()});
  const Audit full = audit(claims, {plugin_of<rules::Between>()}, worded());
  EXPECT_EQ(brief.result.severities, full.result.severities);
  std::vector<Severity> found;
  for (const Finding& finding : full.result.findings) found.push_back(finding.severity);
  return found;
}

TEST(ConflictTest, ZerosThatMayBeNoDigitsMakeANote) {
  const auto found = [](std::int64_t a, std::int64_t b) {
    return found_between({told("a", Decimal(a, 0)), told("b", Decimal(b, 0))});
  };
  const std::vector<Severity> note{Severity::note};
  const std::vector<Severity> error{Severity::error};
  EXPECT_EQ(found(300, 298), note);
  EXPECT_EQ(found(298, 300), note);
  EXPECT_EQ(found(12'300, 12'340), note);
  EXPECT_EQ(found(300, 320), error);
  EXPECT_EQ(found(100, 120), error);
  EXPECT_EQ(found(12'300, 12'400), error);
  EXPECT_EQ(found(50, 52), error);
  EXPECT_EQ(found(2'980, 298'000), error);
}

// 2,700 is a note beside 2,702 and 2,709, which exclude each other.
TEST(ConflictTest, ANoteBesideTheOthersHidesNoError) {
  EXPECT_EQ(found_between({told("a", Decimal(2700, 0)), told("b", Decimal(2700, 0)),
                           told("c", Decimal(2702, 0)), told("d", Decimal(2709, 0))}),
            (std::vector{Severity::error, Severity::note}));
}

TEST(ConflictTest, AmountsInTheUsualCurrencyAreNotBlurredByAnother) {
  const Claim before = told("before", Decimal(700, 6), "EUR", 2023);
  const Claim euros = told("euros", Decimal(715, 6), "EUR");
  const Claim dollars = told("dollars", Decimal(7823, 5));
  const Claim others = told("others", Decimal(7844, 5));
  const std::vector<Severity> error{Severity::error};
  EXPECT_EQ(found_between({before, dollars, others}), error);
  EXPECT_EQ(found_between({euros, dollars, others}), error);
  EXPECT_EQ(found_between({dollars, euros, others}), error);
}

// Beside dollars they may be the same amount, brought to euros at the rates of two days.
TEST(ConflictTest, AmountsInAnotherCurrencyDifferByItsRates) {
  const Claim dollars = told("dollars", Decimal(7823, 5));
  const Claim euros = told("euros", Decimal(710, 6), "EUR");
  const Claim more = told("more", Decimal(730, 6), "EUR");
  EXPECT_EQ(found_between({euros, more}), std::vector{Severity::error});
  EXPECT_TRUE(found_between({dollars, dollars, dollars, euros, more}).empty());
  EXPECT_EQ(found_between({dollars, dollars, told("much", Decimal(900, 6), "EUR")}),
            std::vector{Severity::warning});
}

}  // namespace
}  // namespace veritally::test
