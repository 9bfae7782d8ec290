// What the kinds of rules say of claims and texts, where the case files cannot: units, rates,
// fixes, and what a rule tells of itself.
#include "packs/support.hpp"

#include <string>
#include <vector>

namespace veritally {
namespace {

using test::lines_of;
using test::run;
using testing::Kit;

TEST(Packs, SayOfThemselvesWhatTheFileSays) {
  const auto read = pack::Pack::read(
      {"/x/house.toml",
       "[[phrase]]\nid = \"house/one\"\nban = 'foo'\nwhy = \"Because.\"\nmessage = \"no foo\"\n"
       "[[limit]]\nid = \"house/two\"\nmeasure = \"age\"\nat_most = 5\nseverity = \"error\"\n"
       "off = true\nsummary = \"old people\"\n"});
  EXPECT_STREQ(read->name, "house");
  EXPECT_STREQ(read->version, "1");
  ASSERT_EQ(read->rule_count, 2U);
  const vt_rule& one = *read->rules[0];
  EXPECT_STREQ(one.id, "house/one");
  EXPECT_STREQ(one.summary, "no foo");
  EXPECT_STREQ(one.documentation, "Because.\n\n- not `foo`\n");
  EXPECT_EQ(one.severity, static_cast<std::uint32_t>(VT_WARNING));
  EXPECT_EQ(one.off, 0U);
  const vt_rule& two = *read->rules[1];
  EXPECT_STREQ(two.summary, "old people");
  EXPECT_EQ(two.severity, static_cast<std::uint32_t>(VT_ERROR));
  EXPECT_EQ(two.off, 1U);
}

// ---- Phrases ----

struct Edited {
  std::string words;
  std::string better;
  bool operator==(const Edited&) const = default;
};

// The findings of a rule on a draft: the words of each, and what its fix makes of them.
std::vector<Edited> edits_of(const std::string& rule, const std::string& text) {
  Kit kit;
  kit.document("draft.md", text);
  std::vector<Edited> edits;
  for (const plugin::Finding& finding : run(kit, "[[phrase]]\nid = \"a/b\"\n" + rule).findings) {
    const plugin::Label& label = finding.check.labels.at(0);
    const std::string words = text.substr(label.begin, label.end - label.begin);
    edits.push_back({words, finding.fixes.empty() ? "" : finding.fixes[0].edits.at(0).text});
  }
  return edits;
}
using Edits = std::vector<Edited>;

TEST(Phrase, ProposesTheBetterWords) {
  EXPECT_EQ(edits_of("replace = { 'utili[sz](e|ed)' = 'us\\1' }\n",
                     "Utilised it is. We utilize it, UTILISE it and reutilise it."),
            (Edits{{"Utilised", "Used"}, {"utilize", "use"}, {"UTILISE", "UsE"}}));
}

TEST(Phrase, TakesTheLongerOfTwoThatBeginTogether) {
  EXPECT_EQ(
      edits_of("ban = ['very', 'very unique', 'unique']\n", "A very unique and very odd one."),
      (Edits{{"very unique", ""}, {"very", ""}}));
}

TEST(Phrase, FindsWholeWordsOfAnyAlphabet) {
  EXPECT_EQ(edits_of("ban = 'caf'\n", "A café, a caf, an écaf, decaf."), (Edits{{"caf", ""}}));
  EXPECT_EQ(edits_of("ban = '% of'\n", "5% of, 5 % of, 5 % off"),
            (Edits{{"% of", ""}, {"% of", ""}}));
  EXPECT_EQ(edits_of("ban = '\\$\\d+'\n", "US$5, $6 and ($7)"),
            (Edits{{"$5", ""}, {"$6", ""}, {"$7", ""}}));
  EXPECT_EQ(edits_of("ban = 'a b'\n", "a b a b"), (Edits{{"a b", ""}, {"a b", ""}}));
}

TEST(Phrase, CountsCaseWhereItIsToldTo) {
  EXPECT_EQ(edits_of("ban = 'GPU'\ncase = true\n", "A gpu and a GPU."), (Edits{{"GPU", ""}}));
}

TEST(Phrase, LooksWhereItIsToldTo) {
  const std::string text = "# Foo in front\n\nFoo again.";
  EXPECT_EQ(edits_of("ban = 'foo'\n", text).size(), 2U);
  EXPECT_EQ(edits_of("ban = 'foo'\nin = \"heading\"\n", text).size(), 1U);
  EXPECT_EQ(edits_of("ban = 'foo'\nin = [\"table\", \"caption\"]\n", text).size(), 0U);
}

TEST(Phrase, LeavesQuotationsAloneUnlessToldOtherwise) {
  const std::string text =
      "She said \"foo\" and „foo“ and «foo», not foo. A \" is no quotation foo.";
  EXPECT_EQ(edits_of("ban = 'foo'\n", text).size(), 2U);
  EXPECT_EQ(edits_of("ban = 'foo'\nquotations = true\n", text).size(), 5U);
}

TEST(Phrase, RequiresWordsOfADraft) {
  const std::string rule = "[[phrase]]\nid = \"a/b\"\nrequire = 'Corrections: \\S+@\\S+'\n";
  Kit with;
  with.document("draft.md", "Text.\n\nCorrections: desk@example.org");
  EXPECT_EQ(lines_of(with, rule), "consistent: the draft has 'Corrections: \\S+@\\S+'\n");
  Kit without;
  without.document("draft.md", "Text.\n\nMore text.");
  without.document("source.txt", "Text.", {.role = plugin::DocumentRole::source});
  EXPECT_EQ(lines_of(without, rule),
            "undetermined: the draft does not have 'Corrections: \\S+@\\S+'\n"
            "  the draft does not have 'Corrections: \\S+@\\S+'\n");
}

// ---- Limits ----

TEST(Limit, ConvertsUnits) {
  Kit kit;
  kit.claim("100 celsius", {.measure = "heat"});
  kit.claim("86 fahrenheit", {.measure = "heat"});
  kit.claim("300 kelvin", {.measure = "heat"});
  EXPECT_EQ(lines_of(kit,
                     "[[limit]]\nid = \"a/b\"\nmeasure = \"heat\"\nunit = \"celsius\"\n"
                     "at_most = 30.0\n"),
            "inconsistent draft.md#1: 100 celsius; limits: <= 30 celsius\n"
            "  heat: 100 celsius is above the limits, <= 30 celsius\n"
            "consistent draft.md#2: 86 fahrenheit = [29.7222, 30.2778] celsius; limits: <= 30 "
            "celsius\n"
            "consistent draft.md#3: 300 kelvin = [26.35, 27.35] celsius; limits: <= 30 celsius\n");
}

TEST(Limit, IsPerOneOfWhatItIsPer) {
  Kit kit;
  kit.claim("50", {.measure = "death rate", .per = "100000 1 person"});
  kit.claim("50", {.measure = "death rate", .per = "10 1 person"});
  kit.claim("50", {.measure = "death rate"});
  EXPECT_EQ(lines_of(kit,
                     "[[limit]]\nid = \"a/b\"\nmeasure = \"death rate\"\nper = \"person\"\n"
                     "at_most = 1\n"),
            "consistent draft.md#1: 50; limits: <= 1 per person\n"
            "inconsistent draft.md#2: 50; limits: <= 1 per person\n"
            "  death rate: 50 is above the limits, <= 1 per person\n");
}

TEST(Limit, IsOfChangesWhereItSaysSo) {
  Kit kit;
  kit.claim("900 %", {.measure = "price", .change = plugin::Change::up});
  kit.claim("900 %", {.measure = "price"});
  EXPECT_EQ(lines_of(kit,
                     "[[limit]]\nid = \"a/b\"\nmeasure = \"price\"\nunit = \"percent\"\n"
                     "at_most = 500\nchanges = true\nmessage = \"look again\"\n"),
            "inconsistent draft.md#1: 900 %; limits: <= 500 %\n  look again\n");
}

TEST(Limit, KnowsNamesOfTheAudit) {
  Kit kit;
  kit.canonical("turnover", "revenue");
  kit.claim("5 USD", {.subject = "A", .measure = "revenue"});
  EXPECT_EQ(lines_of(kit,
                     "[[limit]]\nid = \"a/b\"\nmeasure = \"turnover\"\nunit = \"USD\"\n"
                     "at_least = \"1 million\"\n"),
            "inconsistent draft.md#1: 5 USD; limits: >= 1000000 USD\n"
            "  revenue: 5 USD is below the limits, >= 1000000 USD\n");
}

// ---- Tables ----

TEST(Table, HoldsDigitsAgainstDigits) {
  const auto verdict = [](const char* value, const char* claim) {
    Kit kit;
    kit.claim(claim, {.subject = "X", .measure = "price"});
    return lines_of(kit,
                    "[[table]]\nid = \"a/b\"\nsubject = \"X\"\nmeasure = \"price\"\n"
                    "unit = \"USD\"\nrows = [{ value = " +
                        std::string(value) + " }]\n")
        .substr(0, 12);
  };
  EXPECT_EQ(verdict("3.2", "3.2 USD"), "consistent d");
  EXPECT_EQ(verdict("3.2", "3.24 USD"), "consistent-b");
  EXPECT_EQ(verdict("3.20", "3.24 USD"), "inconsistent");
  EXPECT_EQ(verdict("3.24", "3.2 USD"), "consistent d");
  EXPECT_EQ(verdict("\"3.2 million\"", "3200000 USD"), "consistent d");
}

// What stands before a number in its line may be of any alphabet, and its zeros at the end count.
TEST(Table, ReadsNumbersAsTheyStandInTheFile) {
  Kit kit;
  kit.claim("3.24 USD", {.subject = "Öl", .measure = "price"});
  const std::string rule =
      "[[table]]\r\nid = \"a/b\"\r\nmeasure = \"price\"\r\nunit = \"USD\"\r\n"
      "rows = [{ subject = \"Öl\", value = 3.20, period = 2024 },\n"
      "        { subject = \"Öl\", value = 3.20 }] # the price\n";
  EXPECT_EQ(lines_of(kit, rule),
            "inconsistent draft.md#1: stated 3.24 USD; the table has 3.2 USD\n"
            "  Öl, price: the table has 3.2 USD and not 3.24 USD\n");
}

// ---- Sums ----

TEST(Sum, TakesTheFiguresOfOneTextAndOneTime) {
  Kit kit;
  const auto year = [](int day) { return plugin::Period{.from = day, .to = day + 364}; };
  for (const char* const document : {"a.md", "b.md"}) {
    const bool is_first = document == std::string_view("a.md");
    const auto about = [&](const char* subject, int day) {
      return testing::About{
          .subject = subject, .measure = "sales", .period = year(day), .document = document};
    };
    kit.claim("5", about("All", 0));
    kit.claim(is_first ? "2" : "3", about("East", 0));
    kit.claim("3", about("West", 0));
    kit.claim("9", about("West", 365));
  }
  EXPECT_EQ(lines_of(kit,
                     "[[sum]]\nid = \"a/b\"\nmeasure = \"sales\"\ntotal = \"All\"\n"
                     "parts = [\"East\", \"West\"]\n"),
            "consistent a.md#1 a.md#2 a.md#3: 2 + 3 = 5; stated 5\n"
            "consistent-by-rounding b.md#1 b.md#2 b.md#3: 3 + 3 = 6; stated 5\n");
}

// ---- Ratios ----

TEST(Ratio, OfAnAmountAndACountIsPerHead) {
  Kit kit;
  kit.claim("9 mn USD", {.subject = "X", .measure = "sales"});
  kit.claim("300", {.subject = "X", .measure = "staff"});
  kit.claim("20000 USD", {.subject = "X", .measure = "sales per head", .per = "1 1 person"});
  EXPECT_EQ(
      lines_of(kit,
               "[[ratio]]\nid = \"a/b\"\nnumerator = \"sales\"\ndenominator = \"staff\"\n"
               "result = \"sales per head\"\n"),
      "inconsistent draft.md#3 draft.md#1 draft.md#2: 9000000 / 300 = 30000 USD; stated 20000 "
      "USD\n"
      "  the ratio is 30000 USD and not 20000 USD\n");
}

}  // namespace
}  // namespace veritally
