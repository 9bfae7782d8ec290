// Which claims of a sentence are not told apart.
#include "extract/ambiguity.hpp"

#include "extract/support.hpp"

namespace veritally::test {
namespace {

Claim claim(const std::string& subject, const std::string& measure, const std::string& value) {
  Claim made;
  if (!subject.empty()) made.subject = {subject};
  made.measure = measure;
  const Vocabulary vocabulary{lexicon("en")};
  made.quantity = read_value(value, vocabulary).value();
  return made;
}

std::string marks(std::vector<Claim> sentence) {
  extract::mark_ambiguous(sentence);
  std::string out;
  for (const Claim& one : sentence) out += one.ambiguous ? '?' : '.';
  return out;
}

TEST(Ambiguity, FiguresThatContradictEachOtherAreNotOfOneThing) {
  EXPECT_EQ(marks({claim("X", "rice", "25 kg"), claim("X", "rice", "35 kg")}), "??");
  EXPECT_EQ(marks({claim("X", "rice", "25 kg"), claim("X", "rice", "25 kg"),
                   claim("X", "rice", "35 kg")}),
            "???");
  EXPECT_EQ(marks({claim("X", "rice", "> 5 kg"), claim("X", "tea", "5 kg"),
                   claim("X", "rice", "< 5 kg")}),
            "?.?");
}

TEST(Ambiguity, FiguresThatCanAllBeRightAre) {
  EXPECT_EQ(marks({}), "");
  EXPECT_EQ(marks({claim("X", "rice", "25 kg")}), ".");
  EXPECT_EQ(marks({claim("X", "rice", "about 25 kg"), claim("X", "rice", "25.5 kg")}), "..");
  EXPECT_EQ(marks({claim("X", "rice", "25 kg"), claim("Y", "rice", "35 kg")}), "..");
  EXPECT_EQ(marks({claim("X", "rice", "25 kg"), claim("X", "rice", "35 euros")}), "..");
  EXPECT_EQ(marks({claim("", "rice", "25 kg"), claim("", "rice", "35 kg")}), "..");
}

TEST(Ambiguity, OtherTimesAreOtherThings) {
  std::vector<Claim> sentence = {claim("X", "rice", "25 kg"), claim("X", "rice", "35 kg")};
  sentence[0].period = Period{parse_date("2024-01-01"), parse_date("2024-12-31")};
  EXPECT_EQ(marks(sentence), "..");
  sentence[1].period = sentence[0].period;
  EXPECT_EQ(marks(sentence), "??");
  sentence[1].modality = Modality::planned;
  EXPECT_EQ(marks(sentence), "..");
}

}  // namespace
}  // namespace veritally::test
