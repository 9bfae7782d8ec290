// What an audit makes of rules that report claims beyond the batch that they were called with.
#include "audit/support.hpp"

#include <algorithm>
#include <atomic>
#include <set>

namespace veritally::test {
namespace {

// Confirms the claims of every group together with the operands that they were made from, which
// stand in other groups or in none.
struct Reaching {
  static constexpr plugin::Info info{.id = "test/reaching",
                                     .summary = "confirms claims and their operands",
                                     .documentation = "Confirms claims and their operands.",
                                     .scope = plugin::Scope::group};

  void check(const plugin::Host& host, const plugin::Claims& claims) const {
    for (std::size_t i = 0; i < claims.size(); ++i) {
      plugin::Check check{.verdict = plugin::Verdict::consistent, .claims = {claims.ref[i]}};
      const auto claim = host.claim(claims.ref[i]);
      for (const plugin::ClaimRef operand : claim->operands) check.claims.push_back(operand);
      host.report(check);
    }
  }
};

// Confirms the claims in euros, which it chooses by asking once for each measure and unit.
struct Choosing {
  static constexpr plugin::Info info{.id = "test/choosing",
                                     .summary = "confirms claims in euros",
                                     .documentation = "Confirms claims in euros.",
                                     .scope = plugin::Scope::claim,
                                     .columns = plugin::Column::unit};
  static inline int asked = 0;

  bool concerns(const plugin::Host&, std::string_view measure, std::string_view unit) const {
    ++asked;
    return measure == "revenue" && unit == "EUR";
  }
  void check(const plugin::Host& host, const plugin::Claims& claims) const {
    for (std::size_t i = 0; i < claims.size(); ++i) {
      EXPECT_EQ(host.text(plugin::Column::unit, claims.unit[i]), "EUR");
      host.report({.verdict = plugin::Verdict::consistent, .claims = {claims.ref[i]}});
    }
  }
};

Claim about(const std::string& subject, const std::string& id) {
  Claim made = claim(id, Decimal(5, 0));
  made.subject = {subject};
  return made;
}

// Pairs of claims, each made from one that stands alone: more than one task of the engine takes.
std::vector<Claim> pairs_with_operands(std::size_t pairs) {
  std::vector<Claim> claims;
  for (std::size_t i = 0; i < pairs; ++i) {
    const std::string number = std::to_string(i);
    claims.push_back(about("alone " + number, "operand " + number));
    for (const char* which : {"first ", "second "}) {
      claims.push_back(about("pair " + number, which + number));
      claims.back().derivation = Derivation{DerivationKind::conversion, {"operand " + number}};
    }
  }
  return claims;
}

TEST(RunTest, AClaimCountsWhicheverBatchReportedIt) {
  const std::vector<Claim> claims = pairs_with_operands(40000);
  for (const std::size_t threads : {1U, 4U}) {
    SCOPED_TRACE(threads);
    std::vector<Plugin> plugins;
    plugins.push_back(plugin_of<Reaching>());
    AuditRequest request;
    request.threads = threads;
    const Coverage coverage = audit(claims, std::move(plugins), request).result.coverage;
    EXPECT_EQ(coverage.found, claims.size());
    EXPECT_EQ(coverage.confirmed, claims.size());
    EXPECT_EQ(coverage.unchecked, 0U);
  }
}

TEST(RunTest, TellsHowFarItIs) {
  const std::vector<Claim> claims = pairs_with_operands(4000);
  std::vector<Plugin> plugins;
  plugins.push_back(plugin_of<Reaching>());
  std::vector<std::uint64_t> done;
  AuditRequest request;
  request.watch.on_step = [&](const Step& step) {
    EXPECT_EQ(step.doing, "checking");
    EXPECT_EQ(step.what, "claims");
    EXPECT_EQ(step.all, claims.size());
    done.push_back(step.done);
  };
  audit(claims, std::move(plugins), request);
  EXPECT_GT(done.size(), 2U);
  EXPECT_TRUE(std::is_sorted(done.begin(), done.end()));
  EXPECT_EQ(done.back(), claims.size());
}

TEST(RunTest, OneThatIsStoppedKeepsWhatItFoundAndSaysSo) {
  const std::vector<Claim> claims = pairs_with_operands(4000);
  for (const std::size_t threads : {1U, 4U}) {
    SCOPED_TRACE(threads);
    std::vector<Plugin> plugins;
    plugins.push_back(plugin_of<Reaching>());
    std::atomic<bool> stop = false;
    AuditRequest request;
    request.threads = threads;
    request.watch.stop = &stop;
    request.watch.on_step = [&](const Step&) { stop = true; };
    const AuditResult result = audit(claims, std::move(plugins), request).result;
    EXPECT_EQ(result.coverage.found, claims.size());
    EXPECT_GT(result.coverage.confirmed, 0U);
    EXPECT_LT(result.coverage.confirmed, claims.size());
    ASSERT_EQ(result.incidents.size(), 1U);
    EXPECT_EQ(result.incidents.front().kind, "interrupted");
    EXPECT_EQ(result.incidents.front().severity, Severity::error);
  }
}

TEST(RunTest, AStopBehindTheLastClaimIsNone) {
  std::vector<Plugin> plugins;
  plugins.push_back(plugin_of<Reaching>());
  std::atomic<bool> stop = false;
  AuditRequest request;
  request.watch.stop = &stop;
  request.watch.on_step = [&](const Step&) { stop = true; };
  const AuditResult result =
      audit({claim("a", Decimal(5, 0)), claim("b", Decimal(5, 0))}, std::move(plugins), request)
          .result;
  EXPECT_EQ(result.coverage.confirmed, 2U);
  EXPECT_TRUE(result.incidents.empty());
}

// Finds every claim that was made from another, and names that other alone: as a claim or a label.
template <bool name_claims>
struct Pointing {
  static constexpr plugin::Info info{.id = name_claims ? "test/pointing" : "test/labelling",
                                     .summary = "finds claims that were made from others",
                                     .documentation = "Finds claims that were made from others.",
                                     .scope = plugin::Scope::group};

  void check(const plugin::Host& host, const plugin::Claims& claims) const {
    for (std::size_t i = 0; i < claims.size(); ++i) {
      plugin::Finding finding{.check = {.verdict = plugin::Verdict::inconsistent}};
      const auto claim = host.claim(claims.ref[i]);
      if (name_claims) {
        finding.check.claims.assign(claim->operands.begin(), claim->operands.end());
      } else {
        finding.check.labels.push_back({.claim = claim->operands.front()});
      }
      if (claims.words_wanted()) finding.message = "made by " + std::string(host.id(claims.ref[i]));
      host.report(finding);
    }
  }
};

template <class Rule>
void expect_words(const std::vector<Claim>& claims, std::size_t most) {
  std::vector<Plugin> plugins;
  plugins.push_back(plugin_of<Rule>());
  AuditRequest request;
  request.most_findings = most;
  const AuditResult result = audit(claims, std::move(plugins), request).result;
  ASSERT_EQ(result.findings.size(), most);
  std::set<std::string> messages;
  for (const Finding& finding : result.findings) {
    EXPECT_TRUE(finding.message.starts_with("made by ")) << finding.message;
    messages.insert(finding.message);
  }
  EXPECT_EQ(messages.size(), most);
}

TEST(RunTest, ARuleSeesTheClaimsThatItChose) {
  std::vector<Claim> claims;
  for (int i = 0; i < 5000; ++i) {
    claims.push_back(claim("c" + std::to_string(i), Decimal(5, 0), i % 3 == 0 ? "EUR" : "USD"));
  }
  std::vector<Plugin> plugins;
  plugins.push_back(plugin_of<Choosing>());
  Choosing::asked = 0;
  const Coverage coverage = audit(claims, std::move(plugins)).result.coverage;
  EXPECT_EQ(coverage.confirmed, 1667U);
  EXPECT_EQ(coverage.unchecked, 3333U);
  EXPECT_EQ(Choosing::asked, 2);
}

TEST(RunTest, AFindingHasWordsWhicheverClaimItNamesFirst) {
  const std::vector<Claim> claims = pairs_with_operands(2000);
  expect_words<Pointing<true>>(claims, 100);
  expect_words<Pointing<false>>(claims, 100);
}

}  // namespace
}  // namespace veritally::test
