// What rules are called with: columns that say of each claim what the host says of it, groups and
// runs in the order of the input, bounds in one unit; and which reports are refused.
#include "audit/support.hpp"
#include "base/exact.hpp"

#include <veritally/abi.h>

#include <cmath>
#include <map>
#include <set>

namespace veritally::test {
namespace {

using plugin::Claims;
using plugin::Column;
using plugin::Host;
using plugin::Info;
using plugin::Scope;

std::string words(const vt_host* host, std::uint32_t column, vt_symbol symbol) {
  return std::string(view(host->text(host, column, symbol)));
}

// Looks at every batch of groups, and keeps the references of each group.
struct Recorder {
  static constexpr Info info{.id = "test/recorder",
                             .summary = "records",
                             .documentation = "d",
                             .scope = Scope::group,
                             .columns = Column::subject | Column::measure | Column::unit |
                                        Column::scope | Column::document | Column::of |
                                        Column::per};
  static inline std::vector<std::vector<ClaimRef>> groups;

  void check(const Host& host, const Claims& claims) const {
    for (const Claims& group : claims.groups()) {
      std::vector<ClaimRef>& refs = groups.emplace_back();
      for (std::uint32_t i = 0; i < group.size(); ++i) {
        refs.push_back(group.ref[i]);
        look_at(host.raw(), group, i);
      }
    }
  }

  static void look_at(const vt_host* host, const Claims& group, std::uint32_t i) {
    vt_claim claim{};
    claim.struct_size = sizeof claim;
    ASSERT_EQ(host->claim(host, group.ref[i], &claim), VT_OK);
    EXPECT_EQ(group.subject[i], claim.subject);
    EXPECT_EQ(group.measure[i], claim.measure);
    EXPECT_EQ(group.unit[i], claim.unit);
    EXPECT_EQ(group.scope[i], claim.scope);
    EXPECT_EQ(group.document[i], claim.document);
    EXPECT_EQ(group.of[i], claim.of);
    EXPECT_EQ(group.per[i], claim.per);
    EXPECT_EQ(group.period[i].from, claim.period.from);
    EXPECT_EQ(group.period[i].to, claim.period.to);
    EXPECT_EQ(group.period[i].flags, claim.period.flags);
    EXPECT_EQ(group.period[i].relation, claim.period.relation);
    EXPECT_EQ(group.value[i].mantissa, claim.value.mantissa);
    EXPECT_EQ(group.value[i].exponent, claim.value.exponent);
    EXPECT_EQ(group.bounds[i], claim.interval.flags);
    EXPECT_EQ(group.flag[i] & ~VT_FLAG_CONVERTED, claim.flags);
    EXPECT_EQ(group.comparator[i], claim.comparator);
    EXPECT_EQ(group.change[i], claim.change);
    EXPECT_EQ(group.modality[i], claim.modality);
    const auto follows = interval_of({claim.value.mantissa, claim.value.exponent},
                                     static_cast<Comparator>(claim.comparator),
                                     (claim.flags & VT_FLAG_APPROXIMATE) != 0);
    const bool given = !follows || to_string(to_rational(*follows), 30) !=
                                       to_string(to_rational(from_abi(claim.interval)), 30);
    EXPECT_EQ(group.interval_given(i), given);
    const bool converted = group.unit[i] != group.unit[0];
    EXPECT_EQ((group.flag[i] & VT_FLAG_CONVERTED) != 0, converted);
    look_at_bounds(host, group, i, claim);
  }

  // The doubles hold the exact interval in the unit of the group's first claim, and hardly more.
  static void look_at_bounds(const vt_host* host, const Claims& group, std::uint32_t i,
                             const vt_claim& claim) {
    const auto day = [](std::int32_t days) { return std::optional(from_days(days)); };
    const bool stated = (claim.period.flags & VT_PERIOD_STATED) != 0;
    const auto exact = reference().convert(
        to_rational(from_abi(claim.interval)), words(host, VT_UNIT, group.unit[i]),
        words(host, VT_UNIT, group.unit[0]), stated ? day(claim.period.from) : std::nullopt,
        stated ? day(claim.period.to) : std::nullopt, claim.change != VT_CHANGE_NONE);
    if (!exact) {
      EXPECT_TRUE(std::isnan(group.low[i]) && std::isnan(group.high[i]));
      return;
    }
    const auto holds = [](const End<Rational>& end, double bound, int direction) {
      if (end.unbounded) {
        EXPECT_EQ(bound, direction * std::numeric_limits<double>::infinity());
        return;
      }
      const Rational off = (Rational(bound) - end.value) * direction;
      EXPECT_GE(off, 0);
      EXPECT_LE(off, abs(end.value) * Rational(1, std::int64_t{1} << 44));
    };
    holds(exact->low, group.low[i], -1);
    holds(exact->high, group.high[i], 1);
  }
};

Claim random_claim(Random& random, std::size_t number) {
  static const std::vector<std::vector<std::string>> units = {
      {"meter", "mile", "kilometer"}, {"USD", "EUR", "JPY"}, {"celsius", "fahrenheit"}, {"1"}};
  const auto& choice = units[up_to(random, 3)];
  Claim made = claim("c" + std::to_string(number),
                     Decimal(between(random, -900, 9000), between(random, -3, 6)),
                     choice[up_to(random, choice.size() - 1)]);
  made.subject = one_in(random, 6) ? std::vector<std::string>{"X", "Y"}
                                   : std::vector<std::string>{one_in(random, 2) ? "X" : "Y"};
  made.measure = one_in(random, 8) ? "" : one_in(random, 2) ? "m" : "n";
  made.document = one_in(random, 2) ? "d" : "e";
  if (one_in(random, 3)) made.scope = {"Europe"};
  if (one_in(random, 2)) {
    made.period = Period{from_days(19723), from_days(19723 + 365), one_in(random, 3), {}};
  }
  Quantity& quantity = made.quantity;
  quantity.approximate = one_in(random, 3);
  quantity.comparator = static_cast<Comparator>(up_to(random, 4));
  quantity.change = one_in(random, 3) ? Change::up : Change::none;
  quantity.interval = *interval_of(quantity.value, quantity.comparator, quantity.approximate);
  if (one_in(random, 5)) quantity.interval = Interval::closed(quantity.value, Decimal(9000, 9));
  if (quantity.unit == "1" && one_in(random, 2)) quantity.of = "job";
  if (one_in(random, 6)) quantity.per = Per{Decimal(1, 0), "day", ""};
  if (one_in(random, 4)) made.modality = Modality::planned;
  return made;
}

// All that two claims of one run share, as text; and of one group.
std::string group_of(const Claim& one) {
  const std::string& unit = one.quantity.unit;
  const std::string dimension = unit == "1"                                       ? "number"
                                : unit == "celsius" || unit == "fahrenheit"       ? "heat"
                                : unit == "USD" || unit == "EUR" || unit == "JPY" ? "money"
                                                                                  : "length";
  return join(one.subject) + '|' + one.measure + '|' + dimension;
}
std::string run_of(const Claim& one) {
  const Quantity& quantity = one.quantity;
  return group_of(one) + '|' + (one.period ? pack_period(*one.period) : "-") + '|' +
         join(one.scope) + '|' + std::string(to_string(one.modality)) + '|' + quantity.of + '|' +
         (quantity.per ? pack_per(*quantity.per) : "-") + '|' +
         std::string(to_string(quantity.change));
}

TEST(BatchTest, GroupsAndRunsAreThoseOfTheClaimsInTheOrderOfTheInput) {
  Random random(10);
  std::size_t seen = 0;
  for (int round = 0; round < 300; ++round) {
    std::vector<Claim> claims;
    for (std::size_t i = up_to(random, 60); i > 0; --i) {
      claims.push_back(random_claim(random, claims.size()));
    }
    // In a map by their first claims: a group's runs, each a list.
    std::map<std::string, std::map<std::string, std::vector<ClaimRef>>> expected;
    std::map<std::string, std::size_t> sizes;
    for (ClaimRef ref = 0; ref < claims.size(); ++ref) {
      if (claims[ref].measure.empty()) continue;
      expected[group_of(claims[ref])][run_of(claims[ref])].push_back(ref);
      ++sizes[group_of(claims[ref])];
    }
    std::set<std::vector<ClaimRef>> wanted;
    for (const auto& [group, runs] : expected) {
      if (sizes[group] < 2) continue;
      std::map<ClaimRef, std::vector<ClaimRef>> by_first;
      for (const auto& [run, refs] : runs) by_first[refs.front()] = refs;
      std::vector<ClaimRef> all;
      for (const auto& [first, refs] : by_first) all.insert(all.end(), refs.begin(), refs.end());
      wanted.insert(all);
    }
    Recorder::groups.clear();
    audit(claims, {plugin_of<Recorder>()});
    const std::set<std::vector<ClaimRef>> got(Recorder::groups.begin(), Recorder::groups.end());
    EXPECT_EQ(got.size(), Recorder::groups.size()) << "a group came twice";
    ASSERT_EQ(got, wanted) << "round " << round;
    seen += got.size();
    // Of one subject, groups come in the order of their first claims.
    std::map<std::string, ClaimRef> last;
    for (const auto& group : Recorder::groups) {
      const std::string subject = join(claims[group.front()].subject);
      if (last.contains(subject)) {
        EXPECT_LT(last[subject], group.front());
      }
      last[subject] = group.front();
    }
    if (HasFailure()) return;
  }
  EXPECT_GT(seen, 1000U);
}

TEST(BatchTest, MoneyWithoutATimeHasNoBounds) {
  Recorder::groups.clear();
  audit({claim("a", Decimal(5, 0), "USD"), claim("b", Decimal(5, 0), "EUR")},
        {plugin_of<Recorder>()});
  // Recorder compares with reference data, which must agree that there is no rate.
  EXPECT_EQ(Recorder::groups.size(), 1U);
  const auto none = reference().convert(RationalInterval::point(5), "EUR", "USD", {}, {}, false);
  EXPECT_FALSE(none);
}

// Asks for no column.
struct Frugal {
  static inline int batches = 0;
  static void* create(const vt_host*) { return &batches; }
  static void destroy(void*) {}
  static vt_status check(const void*, const vt_host*, const vt_claims* claims) {
    ++batches;
    for (const auto* column : {claims->subject, claims->measure, claims->scope, claims->document,
                               claims->of, claims->per}) {
      EXPECT_EQ(column, nullptr);
    }
    for (const double* bound : {claims->low, claims->high}) EXPECT_NE(bound, nullptr);
    return VT_OK;
  }
};

Plugin frugal_plugin() {
  PluginRule rule;
  rule.id = "test/frugal";
  rule.scope = VT_SCOPE_GROUP;
  rule.severity = VT_NOTE;
  rule.create = Frugal::create;
  rule.destroy = Frugal::destroy;
  rule.check_claims = Frugal::check;
  return {"test", "1.0.0", "test", {rule}};
}

TEST(BatchTest, ColumnsThatNobodyAsksForAreLeftOut) {
  Frugal::batches = 0;
  audit({claim("a", Decimal(5, 0)), claim("b", Decimal(5, 0))}, {frugal_plugin()});
  EXPECT_EQ(Frugal::batches, 1);
}

// Reports what breaks the contract, and one check that does not.
struct Careless {
  static constexpr Info info{.id = "test/careless",
                             .summary = "s",
                             .documentation = "d",
                             .scope = Scope::corpus,
                             .severity = plugin::Severity::warning};
  static inline std::vector<std::string> accepted;

  void check(const Host& host, const Claims&) const {
    const vt_host* raw = host.raw();
    const vt_claim_ref ref = 0;
    const vt_claim_ref far = 99999999;
    const vt_label label{VT_PRIMARY, ref, 0, 0, 0, 0, {nullptr, 0}};
    const vt_check good{sizeof(vt_check), VT_INCONSISTENT, 1, 1, &ref, &label, {nullptr, 0}};
    const auto refuse = [&](const char* name, auto change) {
      vt_check bad = good;
      vt_label spoiled = label;
      bad.labels = &spoiled;
      change(bad, spoiled);
      if (raw->check(raw, &bad) != VT_BAD_ARGUMENT) accepted.emplace_back(name);
      const vt_finding finding{sizeof(vt_finding), VT_ERROR, &bad, 1, {nullptr, 0}, nullptr, 0};
      if (raw->finding(raw, &finding) != VT_BAD_ARGUMENT) accepted.emplace_back(name);
    };
    refuse("size", [](vt_check& c, vt_label&) { c.struct_size = sizeof(vt_check) - 1; });
    refuse("verdict", [](vt_check& c, vt_label&) { c.verdict = VT_UNDETERMINED + 1; });
    refuse("nothing", [](vt_check& c, vt_label&) { c.claim_count = c.label_count = 0; });
    refuse("claim", [&](vt_check& c, vt_label&) { c.claims = &far; });
    refuse("label's claim", [&](vt_check&, vt_label& l) { l.claim = far; });
    refuse("label's role", [](vt_check&, vt_label& l) { l.role = VT_CONTRADICTS + 1; });
    refuse("label's document", [](vt_check&, vt_label& l) { l.claim = VT_NO_CLAIM; });
    const auto refuse_finding = [&](const char* name, auto change) {
      vt_finding bad{sizeof(vt_finding), VT_ERROR, &good, 1, {nullptr, 0}, nullptr, 0};
      change(bad);
      if (raw->finding(raw, &bad) != VT_BAD_ARGUMENT) accepted.emplace_back(name);
    };
    refuse_finding("finding's size", [](vt_finding& f) { f.struct_size = 4; });
    refuse_finding("severity", [](vt_finding& f) { f.severity = VT_ERROR + 1; });
    refuse_finding("no check", [](vt_finding& f) { f.check = nullptr; });
    refuse_finding("edit's claim", [&](vt_finding& f) {
      static const vt_edit edit{far, 0, 0, 0, {nullptr, 0}};
      static const vt_fix fix{{nullptr, 0}, &edit, 1};
      f.fixes = &fix;
      f.fix_count = 1;
    });
    refuse_finding("confidence", [](vt_finding& f) { f.confidence = 1.01; });
    refuse_finding("confidence", [](vt_finding& f) { f.confidence = -0.01; });
    refuse_finding("confidence", [](vt_finding& f) { f.confidence = std::nan(""); });
    if (raw->rewrite(raw, 0, {"x", 1}) != VT_BAD_ARGUMENT) accepted.emplace_back("rewrite");
    EXPECT_EQ(raw->check(raw, &good), VT_OK);
  }
};

TEST(LedgerTest, ReportsThatBreakTheContractAreRefusedAndCountNothing) {
  for (const bool words_wanted : {false, true}) {
    AuditRequest request;
    request.all_words = words_wanted;
    Careless::accepted.clear();
    const Audit done = audit({claim("a", Decimal(5, 0))}, {plugin_of<Careless>()}, request);
    EXPECT_EQ(Careless::accepted, std::vector<std::string>());
    EXPECT_EQ(done.result.rules[0].checks[static_cast<std::size_t>(Verdict::inconsistent)], 1U);
    EXPECT_EQ(done.result.finding_count, 0U);
    EXPECT_EQ(done.result.checks.size(), words_wanted ? 1U : 0U);
    EXPECT_EQ(done.result.coverage.conflicting, 1U);
    // A contradiction that is no finding weighs as the rule's findings do: here half.
    EXPECT_EQ(done.result.score, 50.0);
    EXPECT_TRUE(done.result.incidents.empty());
  }
}

}  // namespace
}  // namespace veritally::test
