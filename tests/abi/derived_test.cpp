// What rules of derivations share: figures, judging, slips, rewording, and the report of a Derived.
#include <veritally/testing.hpp>

#include <cstdint>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace veritally {
namespace {

using namespace plugin;

// ---- Names of units ----

TEST(UnitName, ComposesProductsAndQuotients) {
  EXPECT_EQ(quotient("kilometer", "hour"), "kilometer-per-hour");
  EXPECT_EQ(quotient("1", "hour"), "per-hour");
  EXPECT_EQ(quotient("USD", "1"), "USD");
  EXPECT_EQ(quotient("1", "1"), "1");
  EXPECT_EQ(quotient("meter", "meter-per-second"), "meter-second-per-meter");
  EXPECT_EQ(quotient("kilometer-per-hour", "second"), "kilometer-per-hour-second");
  EXPECT_EQ(product("kilometer-per-hour", "hour"), "kilometer-hour-per-hour");
  EXPECT_EQ(product("1", "percent"), "percent");
  EXPECT_EQ(product("per-second", "per-meter"), "per-second-meter");
}

TEST(UnitName, FindsPowersAndCurrencies) {
  EXPECT_EQ(linear("square-kilometer"), "kilometer");
  EXPECT_EQ(linear("watt-per-square-meter-kelvin"), "watt-per-meter-kelvin");
  EXPECT_EQ(linear("mile"), "mile");
  EXPECT_EQ(currencies("USD-per-gallon"), "USD");
  EXPECT_EQ(currencies("EUR"), "EUR");
  EXPECT_EQ(currencies("ton-per-day"), "");
}

// ---- Judging ----

TEST(Figure, ZerosAtTheEndOfWholeNumbersAreUnsure) {
  const auto digit = [](const char* text) {
    return last_sure_digit(testing::quantity(text).value).value_or(-99);
  };
  EXPECT_EQ(digit("300"), 2);
  EXPECT_EQ(digit("350"), 1);
  EXPECT_EQ(digit("-20 mn"), 7);
  EXPECT_EQ(digit("300 mn"), 8);
  for (const char* sure : {"351", "3.0", "3.00 bn", "0", "2.50"})
    EXPECT_EQ(digit(sure), -99) << sure;
}

// The sum of the operands of each claim that has some, in three parts: 1, 2 and the rest.
struct Sum {
  static constexpr Info info{.id = "test/sum",
                             .summary = "s",
                             .documentation = "d",
                             .scope = plugin::Scope::corpus,
                             .wants = Wants::derived};
  void check(const Host& host, const Claims& claims) const {
    for (std::size_t i = 0; i < claims.size(); ++i) {
      const Claim stated = *host.claim(claims.ref[i]);
      const auto operands = operands_of(host, stated);
      report(host, claims.words_wanted(),
             {.stated = stated,
              .operands = operands,
              .figures = brought(host, operands, stated),
              .compute = [](const Figures& figures) { return sum(figures); },
              .write = [](const Words& words) { return joined(words, " + "); },
              .name = "the sum",
              .roles = {"first part", "other part"},
              .additive = true});
    }
  }
};

struct Result {
  std::string text;
  std::vector<Finding> findings;
};

// The total first, its parts behind.
Result sum_of(const std::vector<std::string>& literals, testing::About total = {}) {
  testing::Kit kit;
  kit.rate("EUR", "USD", "[1.0, 1.1]");
  std::vector<ClaimRef> parts;
  for (std::size_t i = 1; i < literals.size(); ++i) {
    parts.push_back(kit.claim(literals[i], {.measure = "part", .id = "p" + std::to_string(i)}));
  }
  total.id = "t";
  total.derivation = Derivation::sum;
  total.operands = parts;
  if (!total.words.empty()) kit.document(total.document, "It was " + total.words + " in all.");
  kit.claim(literals.front(), total);
  auto outcome = kit.run<Sum>();
  EXPECT_EQ(outcome.complaints, std::vector<std::string>());
  EXPECT_EQ(outcome.status, VT_OK);
  return {to_string(kit, outcome), outcome.findings};
}

TEST(Derived, Agrees) {
  EXPECT_EQ(sum_of({"3.1", "1.04", "2.02"}).text,
            "consistent t p1 p2: 1.04 + 2.02 = 3.06; stated 3.1\n");
  EXPECT_EQ(sum_of({"4", "1.4", "2.09", "0"}).text,
            "consistent-by-rounding t p1 p2 p3: 1.4 + 2.09 + 0 = 3.49; stated 4\n");
  EXPECT_EQ(sum_of({"~315 bn USD", "75 bn USD", "[225, 245] bn USD"}).text,
            "consistent t p1 p2: 75 + [225, 245] = [300, 320] bn USD; stated ~315 bn USD\n");
}

TEST(Derived, IsUndeterminedWithoutAResult) {
  EXPECT_EQ(sum_of({"5 kilogram", "2 meter", "3 meter"}).text,
            "undetermined t p1 p2: the operands cannot be brought to one unit\n");
  EXPECT_EQ(sum_of({"5"}).text, "undetermined t: the sum cannot be made of so many operands\n");
}

TEST(Derived, NamesTheOneSlip) {
  const Result result = sum_of({"31.5 bn USD", "75.0 bn USD", "240.0 bn USD"});
  EXPECT_EQ(result.text,
            "inconsistent t p1 p2: 75 + 240 = 315 bn USD; stated 31.5 bn USD\n"
            "  the sum is 315 bn USD and not 31.5 bn USD; explained by a factor of 10\n");
  ASSERT_EQ(result.findings.size(), 1U);
  const Finding& finding = result.findings.front();
  EXPECT_EQ(finding.severity, Severity::error);
  ASSERT_EQ(finding.check.labels.size(), 3U);
  EXPECT_EQ(finding.check.labels[0].text, "stated as 31.5 bn USD");
  EXPECT_EQ(finding.check.labels[0].role, Role::primary);
  EXPECT_EQ(finding.check.labels[1].text, "first part: 75 bn USD");
  EXPECT_EQ(finding.check.labels[2].text, "other part: 240 bn USD");
  EXPECT_TRUE(finding.fixes.empty());  // the claim has no words in which another number could stand
}

TEST(Derived, FindsASlipInAnOperand) {
  const Result result = sum_of({"318", "75", "28", "215"});
  EXPECT_EQ(result.text, "consistent t p1 p2 p3: 75 + 28 + 215 = 318; stated 318\n");
  EXPECT_TRUE(sum_of({"318", "75", "82", "215"})
                  .text.ends_with("is 372 and not 318; explained by two exchanged digits in 82\n"));
  EXPECT_TRUE(sum_of({"318", "75", "2.8", "215"})
                  .text.ends_with("is 292.8 and not 318; explained by a factor of 10 in 2.8\n"));
  EXPECT_TRUE(sum_of({"112", "75", "28", "65"})
                  .text.ends_with("is 168 and not 112; explained by the sign in 28\n"));
}

TEST(Derived, SaysThatSeveralSlipsOrNoneExplainIt) {
  const Result several = sum_of({"-21", "12", "9"});
  EXPECT_EQ(several.findings.front().check.labels.front().text, "stated as -21");
  const Result none = sum_of({"47", "13", "18"});
  EXPECT_EQ(none.findings.front().check.labels.front().text,
            "stated as 47; no known slip explains the difference");
  EXPECT_TRUE(none.findings.front().fixes.empty());
  const Result two = sum_of({"43", "11", "23"});
  EXPECT_EQ(two.findings.front().check.labels.front().text,
            "stated as 43; explained by two exchanged digits, or two exchanged digits in 23");
  EXPECT_TRUE(two.findings.front().fixes.empty());
}

TEST(Derived, SaysThatAConclusionIsFlipped) {
  EXPECT_TRUE(sum_of({"-31.9", "75.0", "-43.1"})
                  .text.ends_with("is 31.9 and not -31.9: more than nothing and not less than "
                                  "nothing; explained by the sign\n"));
  EXPECT_TRUE(sum_of({"> 500", "131", "128"})
                  .text.ends_with("the sum is 259 and not > 500: the stated bound is crossed\n"));
}

TEST(Derived, IsANoteWhereOnlyTheZerosFail) {
  const Result lax = sum_of({"300", "131", "167"});
  EXPECT_EQ(lax.findings.front().severity, Severity::note);
  EXPECT_TRUE(lax.text.ends_with("the sum is 298 and not 300, unless that is a round number\n"));
  EXPECT_EQ(sum_of({"300", "131", "267"}).findings.front().severity, Severity::error);
  EXPECT_EQ(sum_of({"30.0", "13.1", "16.7"}).findings.front().severity, Severity::error);
}

TEST(Derived, IsAWarningAtARateOfExchange) {
  const Result result =
      sum_of({"35.0 mn USD", "10.0 mn USD", "10.0 mn EUR"}, {.period = testing::year(2024)});
  EXPECT_EQ(result.findings.front().severity, Severity::warning);
  EXPECT_EQ(sum_of({"-20.5 mn USD", "10.0 mn USD", "10.0 mn EUR"}).findings.front().severity,
            Severity::error);
}

TEST(Derived, FallsAreLessThanNothing) {
  EXPECT_EQ(sum_of({"2 percent", "-5 percent", "3 percent"}, {.change = Change::down}).text,
            "consistent t p1 p2: -5 + 3 = -2 %; stated -2 %\n");
}

// ---- Slips against brute force ----

// Compares the powers of ten of operand_slips with trying them all.
struct BruteForce {
  static constexpr Info info{.id = "test/brute-force",
                             .summary = "s",
                             .documentation = "d",
                             .scope = plugin::Scope::corpus,
                             .wants = Wants::derived};
  static std::string all_shifts(const Host& host, const Stated& stated, Figures figures) {
    std::string found;
    const Figures given = figures;
    for (std::size_t i = 0; i < figures.size(); ++i) {
      for (const std::int32_t direction : {1, -1}) {
        for (std::int32_t size = 1; size <= 12; ++size) {
          figures[i] = given[i] * constant(host, 1, size * direction);
          if (judge(stated, sum(figures)) == Verdict::inconsistent) continue;
          found += std::to_string(i) + ":" + std::to_string(size * direction) + " ";
          break;
        }
      }
      figures[i] = given[i];
    }
    return found;
  }
  static std::string searched(const Host& host, const Stated& stated, const Figures& figures,
                              const std::vector<Claim>& operands) {
    std::string found;
    const auto compute = [](const Figures& f) { return std::optional(sum(f)); };
    for (const OperandSlip& slip : operand_slips(host, stated, operands, figures, compute)) {
      if (slip.variant.slip != Slip::power_of_ten) continue;
      found += std::to_string(slip.operand) + ":" + std::to_string(slip.variant.shift) + " ";
    }
    return found;
  }
  void check(const Host& host, const Claims& claims) const {
    const Claim total = *host.claim(claims.ref[0]);
    const auto operands = operands_of(host, total);
    const Figures figures = *brought(host, operands, total);
    const Stated stated = stated_in(host, total);
    if (judge(stated, sum(figures)) != Verdict::inconsistent) return;
    host.report(Check{.verdict = Verdict::consistent,
                      .claims = {total.ref},
                      .working = all_shifts(host, stated, figures) + "| " +
                                 searched(host, stated, figures, operands)});
  }
};

TEST(Slips, FindTheSmallestPowersThatBruteForceFinds) {
  std::mt19937_64 random(3);
  int found = 0;
  for (int round = 0; round < 3000; ++round) {
    testing::Kit kit;
    const auto number = [&] {
      const auto value = static_cast<int>(random() % 99) + 1;
      const bool tenths = random() % 3 == 0;
      return (random() % 5 == 0 ? "-" : "") + std::to_string(value) + (tenths ? ".5" : "");
    };
    std::vector<ClaimRef> parts;
    for (std::size_t left = random() % 3 + 1; left > 0; --left)
      parts.push_back(kit.claim(number()));
    kit.claim(number(), {.derivation = Derivation::sum, .operands = parts});
    const auto outcome = kit.run<BruteForce>();
    for (const Check& check : outcome.checks) {
      const auto bar = check.working.find("| ");
      ASSERT_EQ(check.working.substr(0, bar), check.working.substr(bar + 2)) << round;
      found += bar > 0 ? 1 : 0;
    }
  }
  EXPECT_GT(found, 100);
}

TEST(Slips, AreDescribed) {
  testing::Kit kit;
  const auto words = [](Slip slip, std::int32_t shift) {
    const Number none(nullptr, reinterpret_cast<const vt_number*>(&shift));
    return describe({slip, {none, none}, shift});
  };
  EXPECT_EQ(words(Slip::power_of_ten, 1), "a factor of 10");
  EXPECT_EQ(words(Slip::power_of_ten, -3), "a factor of 1,000");
  EXPECT_EQ(words(Slip::power_of_ten, 4), "a factor of 10,000");
  EXPECT_EQ(words(Slip::power_of_ten, 12), "a factor of 1,000,000,000,000");
  EXPECT_EQ(words(Slip::sign, 0), "the sign");
  EXPECT_EQ(words(Slip::transposed_digits, 0), "two exchanged digits");
}

// ---- Rewording ----

// The words of the edit that the finding proposes.
std::string edit_of(const std::string& words, const std::vector<std::string>& literals) {
  const Result result = sum_of(literals, {.words = words});
  if (result.findings.size() != 1 || result.findings[0].fixes.size() != 1) return "no fix";
  return result.findings[0].fixes[0].edits.at(0).text;
}

TEST(Rewording, WritesTheNumberInTheMannerOfTheOldOne) {
  EXPECT_EQ(edit_of("roughly $31.5 billion", {"31.5 bn USD", "75.0 bn USD", "240.0 bn USD"}),
            "roughly $315 billion");
  EXPECT_EQ(edit_of("31,5 Mrd. Euro", {"31.5 bn EUR", "75.0 bn EUR", "240.0 bn EUR"}),
            "315 Mrd. Euro");
  EXPECT_EQ(edit_of("513 people", {"513", "214", "317"}), "531 people");
  EXPECT_EQ(edit_of("1,243 people", {"1243", "1021", "402"}), "1,423 people");
  EXPECT_EQ(edit_of("1.243 Menschen", {"1243", "1021", "402"}), "1.423 Menschen");
  EXPECT_EQ(edit_of("12.43", {"12.43", "10.21", "4.02"}), "14.23");
  EXPECT_EQ(edit_of("1,243.5 tons", {"1243.5", "1021.3", "402.2"}), "1,423.5 tons");
}

TEST(Rewording, LeavesWordsAloneThatItDoesNotUnderstand) {
  EXPECT_EQ(edit_of("five hundred and thirteen", {"513", "214", "317"}), "no fix");
  EXPECT_EQ(edit_of("513 of 900", {"513", "214", "317"}), "no fix");
  EXPECT_EQ(edit_of("1,243 million", {"1243 mn", "1021 mn", "402 mn"}), "no fix");
  // Another scale word is due.
  EXPECT_EQ(edit_of("$315 million", {"315 mn USD", "75 bn USD", "240 bn USD"}), "no fix");
}

}  // namespace
}  // namespace veritally
