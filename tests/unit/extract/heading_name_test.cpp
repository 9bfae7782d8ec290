// Whom a heading names.
#include "extract/heading_name.hpp"

#include "support/shared_data.hpp"

#include <gtest/gtest.h>

namespace veritally::test {
namespace {

class HeadingName : public testing::Test {
 protected:
  HeadingName() : aliases_(Aliases::load(source_folder() / "data/aliases.toml").value()) {}

  std::string named(std::string_view heading) const {
    return extract::named_by_heading(heading, book_).value_or("");
  }

  Aliases aliases_;
  extract::NameBook book_{aliases_};
};

TEST_F(HeadingName, IsAKnownOneThatIsSetOff) {
  EXPECT_EQ(named("Alphabet"), "Alphabet");
  EXPECT_EQ(named("Google (Alphabet)"), "Alphabet");
  EXPECT_EQ(named("International Business Machines' second quarter: a scorecard"), "IBM");
  EXPECT_EQ(named("Nvidia’s lead in chips"), "Nvidia");
  EXPECT_EQ(named("Meta: a year of building"), "Meta");
}

TEST_F(HeadingName, IsNoneInsideOfAHeadline) {
  EXPECT_EQ(named("Meta plans new data centers"), "");
  EXPECT_EQ(named("What Meta's plan means"), "");
  EXPECT_EQ(named("OpenAI & Microsoft: the partnership"), "");
  EXPECT_EQ(named(""), "");
}

TEST_F(HeadingName, IsOneThatTheTextWritesWithCapitals) {
  EXPECT_EQ(named("Halden Motors"), "");
  book_.observe("The maker of trucks, Halden Motors, said so. In the background, nothing moved.");
  EXPECT_EQ(named("Halden Motors"), "Halden Motors");
  EXPECT_EQ(named("Background"), "");
  EXPECT_EQ(named("Halden Motors And Others"), "");
}

TEST_F(HeadingName, IsNoPerson) {
  book_.keep({"Dana Reyes", true}, false);
  EXPECT_EQ(named("Dana Reyes"), "");
}

}  // namespace
}  // namespace veritally::test
