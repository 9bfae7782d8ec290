// Which claims speak of the same thing: names, sets of names and dimensions.
#include "audit/alignment.hpp"

#include "audit/support.hpp"
#include "base/exact.hpp"

#include <veritally/abi.h>

#include <map>
#include <set>
#include <utility>

namespace veritally::test {
namespace {

using Put = std::function<void(std::size_t, std::string_view)>;

// Rewrites by a list, in every column.
Normalise by(std::map<std::string, std::string, std::less<>> names) {
  return [names = std::move(names)](std::uint32_t, std::span<const std::string_view> terms,
                                    const Put& put) {
    for (std::size_t i = 0; i < terms.size(); ++i) {
      const auto found = names.find(terms[i]);
      if (found != names.end()) put(i, found->second);
    }
  };
}

Claim about(std::vector<std::string> subject, std::string unit = "USD") {
  Claim made = claim("c", Decimal(5, 0), std::move(unit));
  made.subject = std::move(subject);
  return made;
}

TEST(AlignmentTest, NamesOfOneThingHaveOneKey) {
  const auto table = table_of({about({"Google"}), about({"Alphabet"}), about({"ALPHABET"}),
                               about({"Meta"}), about({}), about({"Unknown"})});
  const Alignment aligned(*table, reference(), by({{"Google", "Alphabet"}}), 1);
  EXPECT_EQ(aligned.subject(0), aligned.subject(1));
  EXPECT_EQ(aligned.subject(1), aligned.subject(2)) << "case does not count";
  EXPECT_NE(aligned.subject(1), aligned.subject(3));
  EXPECT_EQ(aligned.subject(4), 0U) << "key 0 names nothing";
  EXPECT_EQ(aligned.subject_text(aligned.subject(0)), "Alphabet");
  EXPECT_EQ(aligned.subject_text(aligned.subject(5)), "Unknown");
}

TEST(AlignmentTest, SetsAreTheirDistinctMembersInAnyOrder) {
  const auto table = table_of({about({"Google", "Meta"}), about({"Meta", "Alphabet"}),
                               about({"Meta", "Google", "Alphabet"}), about({"Google", "Alphabet"}),
                               about({"Alphabet"}), about({"Meta", "Amazon"})});
  const Alignment aligned(*table, reference(), by({{"Google", "Alphabet"}}), 1);
  const SubjectKey both = aligned.subject(0);
  EXPECT_EQ(aligned.subject(1), both);
  EXPECT_EQ(aligned.subject(2), both) << "one firm's two names are one member";
  EXPECT_NE(aligned.subject(5), both);
  EXPECT_EQ(aligned.subject(3), aligned.subject(4)) << "a set of one is the one";
  EXPECT_TRUE(aligned.together(both));
  EXPECT_FALSE(aligned.together(aligned.subject(3)));
  EXPECT_EQ(aligned.subject_text(both), "Alphabet, Meta");
  ASSERT_EQ(aligned.members(both).size(), 2U);
  EXPECT_EQ(aligned.members(both)[0], aligned.subject(4)) << "members are sorted by name";
  ASSERT_EQ(aligned.members(aligned.subject(4)).size(), 1U);
  EXPECT_EQ(aligned.members(aligned.subject(4))[0], aligned.subject(4));
}

TEST(AlignmentTest, UnitsThatConvertHaveOneDimension) {
  const auto table =
      table_of({about({"X"}, "mile"), about({"X"}, "kilometer"), about({"X"}, "USD"),
                about({"X"}, "EUR"), about({"X"}, "kilogram"), about({"X"}, "blorb"),
                about({"X"}, "frobnit"), about({"X"}, "1"), about({"X"}, "percent")});
  const Alignment aligned(*table, reference(), by({}), 1);
  const auto dimension = [&](const char* unit) {
    return aligned.dimension(aligned.unit(table->units.intern(unit)));
  };
  EXPECT_EQ(dimension("mile"), dimension("kilometer"));
  EXPECT_EQ(dimension("USD"), dimension("EUR"));
  const std::set<std::uint32_t> all = {dimension("mile"),     dimension("USD"),
                                       dimension("kilogram"), dimension("blorb"),
                                       dimension("frobnit"),  dimension("1")};
  EXPECT_EQ(all.size(), 6U);
}

TEST(AlignmentTest, EveryClaimStandsOnceUnderItsKeyInTheOrderOfTheInputAtAnyThreads) {
  Random random(11);
  std::vector<Claim> claims;
  std::map<std::string, std::string, std::less<>> names;
  for (int i = 0; i < 500; ++i) names["N" + std::to_string(i)] = "C" + std::to_string(i % 50);
  for (int i = 0; i < 5000; ++i) {
    std::vector<std::string> subject;
    for (auto left = up_to(random, 3); left > 0; --left) {
      subject.push_back((one_in(random, 2) ? "N" : "C") + std::to_string(up_to(random, 600)));
    }
    claims.push_back(about(std::move(subject)));
  }
  const auto canonical = [&](const std::string& name) {
    const auto found = names.find(name);
    return found == names.end() ? name : found->second;
  };
  std::map<std::string, std::vector<ClaimRef>> expected;
  for (ClaimRef ref = 0; ref < claims.size(); ++ref) {
    std::set<std::string> distinct;
    for (const std::string& name : claims[ref].subject) distinct.insert(canonical(name));
    std::string text;
    for (const std::string& name : distinct) text += (text.empty() ? "" : ", ") + name;
    expected[text].push_back(ref);
  }
  for (const std::size_t threads : {1U, 2U, 16U}) {
    const auto table = table_of(claims);
    const Alignment aligned(*table, reference(), by(names), threads);
    std::map<std::string, std::vector<ClaimRef>> got;
    for (SubjectKey key = 0; key < aligned.key_count(); ++key) {
      const auto refs = aligned.claims(key);
      if (refs.empty()) continue;
      const auto [entry, fresh] =
          got.try_emplace(std::string(aligned.subject_text(key)), refs.begin(), refs.end());
      EXPECT_TRUE(fresh) << entry->first << " has two keys";
      for (const ClaimRef ref : refs) EXPECT_EQ(aligned.subject(ref), key);
    }
    EXPECT_EQ(got, expected);
  }
}

}  // namespace
}  // namespace veritally::test
