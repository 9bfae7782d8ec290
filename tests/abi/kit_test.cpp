// The rule test kit: its literals, its arithmetic, and what it complains about.
#include <veritally/testing.hpp>

#include <stdexcept>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace veritally {
namespace {

using namespace plugin;

std::string interval_of(const char* literal) {
  return testing::show(*testing::range_of(testing::quantity(literal).interval), 12);
}

TEST(Literals, AllowWhatDigitsAndHedgesAllow) {
  EXPECT_EQ(interval_of("315"), "[314.5, 315.5]");
  EXPECT_EQ(interval_of("10.50"), "[10.495, 10.505]");
  EXPECT_EQ(interval_of("~315 bn USD"), "[299250000000, 330750000000]");
  EXPECT_EQ(interval_of("~8"), "[7.5, 8.5]");
  EXPECT_EQ(interval_of("~-100"), "[-105, -95]");
  EXPECT_EQ(interval_of("[60, 65] bn"), "[60000000000, 65000000000]");
  EXPECT_EQ(interval_of("> 100 mn"), "> 100000000");
  EXPECT_EQ(interval_of("<= 5 %"), "<= 5");
  EXPECT_EQ(testing::quantity("5 %").unit, "percent");
  for (const char* bad : {"", "abc", "[1 2]", "5 bn USD today", "1.2.3.", "99999999999999999999"}) {
    EXPECT_THROW((void)testing::quantity(bad), std::invalid_argument) << bad;
  }
}

TEST(Numbers, StandToEachOtherByTheirEnds) {
  const auto relation = [](const char* a, const char* b) {
    return testing::relation(*testing::range_of(testing::quantity(a).nominal),
                             *testing::range_of(testing::quantity(b).nominal));
  };
  EXPECT_EQ(relation("[1, 2]", "[3, 4]"), VT_BELOW | VT_STARTS_BEFORE | VT_ENDS_BEFORE);
  EXPECT_EQ(relation("[1, 4]", "[1, 3]"), VT_MEETS | VT_CONTAINS | VT_ENDS_AFTER);
  EXPECT_EQ(relation("> 2", ">= 2"), VT_MEETS | VT_WITHIN | VT_STARTS_AFTER);
  EXPECT_EQ(relation("< 2", "<= 2"), VT_MEETS | VT_WITHIN | VT_ENDS_BEFORE);
  EXPECT_EQ(relation("< 2", "2"), VT_BELOW | VT_STARTS_BEFORE | VT_ENDS_BEFORE);
  EXPECT_EQ(relation("5", "5"), VT_MEETS | VT_CONTAINS | VT_WITHIN);
}

// Divides, raises, rounds and converts; the working is what came of it.
struct Calculator {
  static constexpr Info info{
      .id = "test/calculator", .summary = "s", .documentation = "d", .scope = Scope::corpus};
  void check(const Host& host, const Claims& claims) const {
    const Number a = host.number(host.claim(claims.ref[0])->nominal);
    const Number b = host.number(host.claim(claims.ref[1])->nominal);
    const auto quotient = a / b;
    const auto converted = host.convert(a, "mile", "kilometer");
    const auto warm = host.convert(a, "celsius", "fahrenheit");
    const auto warmer = host.convert(a, "celsius", "fahrenheit", std::nullopt, Amount::difference);
    const auto rate = host.rate("USD", "EUR", std::nullopt);
    host.report(Check{.verdict = Verdict::consistent,
                      .claims = {claims.ref[0], claims.ref[1]},
                      .working = (quotient ? quotient->show() : "none") + "; " + (a - b).show() +
                                 "; " + (a * b).show() + "; " + b.power(2).show() + "; " +
                                 a.rounded(2).show() + "; " + hull(a, b).show() + "; " +
                                 converted->show() + "; " + warm->show() + "; " + warmer->show() +
                                 "; " + (rate ? rate->range.show() : "no rate")});
  }
};

TEST(Kit, CalculatesExactly) {
  testing::Kit kit;
  kit.claim("150");
  kit.claim("[-2, 3]");
  kit.rate("EUR", "USD", "[1, 1.25]");
  EXPECT_EQ(to_string(kit, kit.run<Calculator>()),
            "consistent draft.md#1 draft.md#2: none; [147, 152]; [-300, 450]; [0, 9]; 200; "
            "[-2, 150]; 241.402; 302; 270; [0.8, 1]\n");
}

// Looks around: members, find, origin, documents, options.
struct Explorer {
  static constexpr Option options[] = {{"word", "a word", "none"}};
  static constexpr Info info{.id = "test/explorer",
                             .summary = "s",
                             .documentation = "d",
                             .scope = Scope::document,
                             .options = options};
  explicit Explorer(const Host& host) : word(host.option("word")) {}

  void check(const Host& host, const Document& document) const {
    std::string seen = word + ";";
    for (const Block& block : document.blocks()) {
      seen += block.kind == VT_BLOCK_HEADING ? " # " : " ";
      seen += document.text_of(block);
      for (const Sentence& sentence : document.sentences_of(block)) {
        for (const Place& place : document.places_of(sentence)) {
          seen += " [" + std::string(document.text_of(place)) + "]";
        }
      }
    }
    const auto claim = host.claim(document.claims().front());
    for (const Symbol member : host.members(claim->subject)) {
      seen.append("; ").append(host.text(Column::subject, member));
      seen += " " + std::to_string(host.find(member, claim->measure).size());
    }
    const auto origin = host.origin(claim->ref);
    seen += "; " + std::to_string(origin->line) + ":" + std::to_string(origin->column);
    seen += "; " + std::to_string(host.documents().size());
    host.report(Check{.verdict = Verdict::undetermined,
                      .working = seen,
                      .labels = {document.label(2, 7, "here")}});
  }
  std::string word;
};

TEST(Kit, ShowsDocuments) {
  testing::Kit kit;
  kit.document("draft.md", "# Title\n\nThey plan roughly 9 chips.\n");
  kit.option("word", "hello");
  kit.claim("~9", {.subject = "Meta + Amazon", .measure = "chips", .words = "roughly 9 chips"});
  kit.claim("4", {.subject = "Meta", .measure = "chips", .document = "other.md"});
  const auto outcome = kit.run<Explorer>();
  EXPECT_EQ(outcome.complaints, std::vector<std::string>());
  EXPECT_EQ(to_string(kit, outcome),
            "undetermined: hello; # Title They plan roughly 9 chips. [roughly 9 chips]; Amazon 0; "
            "Meta 1; 3:11; 1\n");
}

struct Sloppy {
  static constexpr Info info{.id = "test/sloppy", .summary = "s", .documentation = "d"};
  void check(const Host& host, const Claims& claims) const {
    host.report(Finding{.check = {.verdict = Verdict::inconsistent, .claims = {77}},
                        .message = "Something is wrong.",
                        .confidence = 2});
    if (claims.words_wanted()) host.report(Check{});
  }
};

TEST(Kit, ComplainsAboutSloppyRules) {
  testing::Kit kit;
  kit.claim("1");
  const auto outcome = kit.run<Sloppy>();
  EXPECT_EQ(
      outcome.complaints,
      (std::vector<std::string>{"a check names an unknown claim", "a message ends with a full stop",
                                "a confidence is not 0 to 1", "a check is about nothing",
                                "without words the rule comes to other checks",
                                "an inconsistent check shows no working"}));
}

// Lists each group with its bounds in the group's unit.
struct Lister {
  static constexpr Info info{
      .id = "test/lister", .summary = "s", .documentation = "d", .scope = Scope::group};
  void check(const Host& host, const Claims& claims) const {
    for (const Claims& group : claims.groups()) {
      Check check{.verdict = Verdict::consistent};
      for (std::size_t i = 0; i < group.size(); ++i) {
        check.claims.push_back(group.ref[i]);
        check.working += group.converted(i) ? " converted" : " own";
      }
      if (group.size() > 1 && !(group.high[0] < group.low[1])) check.working += " may meet";
      if (group.size() > 1 && host.compare(group.ref[0], group.ref[1]).meets()) {
        check.working += " and do";
      }
      host.report(check);
    }
  }
};

TEST(Kit, GroupsByDimension) {
  testing::Kit kit;
  kit.claim("10 mile", {.subject = "a", .period = testing::year(2025)});
  kit.claim("16 kilometer", {.subject = "a", .period = testing::year(2024)});
  kit.claim("3 USD", {.subject = "a"});
  EXPECT_EQ(to_string(kit, kit.run<Lister>()),
            "consistent draft.md#3:  own\n"
            "consistent draft.md#2 draft.md#1:  own converted may meet and do\n");
}

struct Folder {
  static constexpr Info info{
      .id = "test/folder", .summary = "s", .documentation = "d", .scope = Scope::normaliser};
  void normalise(const Host& host, const Terms& terms) const {
    for (std::size_t i = 0; i < terms.size(); ++i) {
      const auto name = host.canonical(terms.column(), terms[i]);
      if (name != terms[i]) host.rewrite(i, name);
    }
  }
};

TEST(Kit, RunsNormalisers) {
  testing::Kit kit;
  kit.claim("1", {.subject = "Google"});
  kit.claim("2", {.subject = "Amazon"});
  kit.canonical("Google", "Alphabet");
  EXPECT_EQ(kit.run<Folder>().rewritings,
            std::vector<testing::Rewriting>({{"Google", "Alphabet"}}));
}

}  // namespace
}  // namespace veritally
