#include "reference/units.hpp"

#include "reference/tables.hpp"

#include <sstream>
#include <string>
#include <thread>
#include <vector>

#include <gtest/gtest.h>

namespace veritally {
namespace {

class UnitsTest : public testing::Test {
 protected:
  const Unit& unit(const std::string& identifier) {
    const Unit* found = units_.find(identifier);
    EXPECT_NE(found, nullptr) << identifier;
    static const Unit none;
    return found == nullptr ? none : *found;
  }

  std::optional<Rational> converted(const Rational& value, const std::string& from,
                                    const std::string& to, bool difference = false) {
    return convert(value, unit(from), unit(to), difference);
  }

  Units units_;
};

// The international definitions: yard and pound agreement of 1959, SI Brochure, CGPM 1901.
TEST_F(UnitsTest, FactorsAreTheDefinitions) {
  EXPECT_EQ(unit("inch").factor, Rational(254, 10000));
  EXPECT_EQ(unit("mile").factor, Rational(1609344, 1000));
  EXPECT_EQ(unit("pound").factor, Rational(45359237, 100000000));
  EXPECT_EQ(unit("nautical-mile").factor, 1852);
  EXPECT_EQ(unit("kilowatt-hour").factor, 3600000);
  EXPECT_EQ(unit("horsepower").factor,
            Rational(45359237, 100000000) * Rational(980665, 100000) * Rational(3048, 10000) * 550);
  EXPECT_EQ(unit("gallon").factor, Rational(3785411784, 1000000000000));
  EXPECT_EQ(unit("light-year").factor, Rational("9460730472580800"));
  EXPECT_EQ(unit("kibibyte").factor, 8192);
  EXPECT_EQ(unit("hectopascal").factor, 100);
  EXPECT_EQ(unit("calorie-it").factor, Rational(41868, 10000));
}

TEST_F(UnitsTest, DimensionsAreCanonical) {
  EXPECT_EQ(unit("kilowatt").dimension, "kilogram-square-meter-per-cubic-second");
  EXPECT_EQ(unit("watt-per-square-meter-kelvin").dimension, "kilogram-per-cubic-second-kelvin");
  EXPECT_EQ(unit("farad").dimension, "pow4-second-square-ampere-per-kilogram-square-meter");
  EXPECT_EQ(unit("becquerel").dimension, "per-second");
  EXPECT_EQ(unit("per-square-meter-day").dimension, "per-square-meter-second");
  EXPECT_EQ(unit("joule").dimension, unit("newton-meter").dimension);
  EXPECT_EQ(unit("kilogram-per-kilogram").dimension, "1");
  EXPECT_NE(unit("year").dimension, unit("day").dimension);
}

TEST_F(UnitsTest, CompositeIdentifiers) {
  EXPECT_EQ(unit("meter-per-square-second").factor, 1);
  EXPECT_EQ(unit("pow4-centimeter").factor, Rational(1, 100000000));
  EXPECT_EQ(unit("liter-per-100-kilometer").factor, Rational(1, 100000000));
  EXPECT_EQ(unit("part-per-1e9").factor, Rational(1, 1000000000));
  EXPECT_EQ(unit("kilogram-force").factor, Rational(980665, 100000));
  EXPECT_EQ(unit("pound-force-foot").dimension, unit("joule").dimension);
  EXPECT_EQ(unit("gram-per-second-square-centimeter").factor, 10);
  EXPECT_EQ(unit("kilowatt-hour-per-100-kilometer").factor, 36);
  EXPECT_EQ(unit("millimeter-ofhg").dimension, unit("pascal").dimension);
  EXPECT_EQ(unit("millimole-per-liter").dimension, "item-per-cubic-meter");
}

TEST_F(UnitsTest, NamesOfAllReleases) {
  for (const auto& [old, current] : std::vector<std::pair<std::string, std::string>>{
           {"metric-ton", "tonne"},
           {"inch-hg", "inch-ofhg"},
           {"liter-per-100kilometers", "liter-per-100-kilometer"},
           {"meter-per-second-squared", "meter-per-square-second"},
           {"millimeter-of-mercury", "millimeter-ofhg"},
           {"part-per-million", "part-per-1e6"},
           {"permillion", "part-per-1e6"},
           {"portion-per-1e9", "part-per-1e9"},
           {"pound-foot", "pound-force-foot"},
           {"pound-per-square-inch", "pound-force-per-square-inch"},
           {"mass-gram", "gram"},
           {"length-light-year", "light-year"},
           {"duration-year-person", "year"}}) {
    EXPECT_EQ(unit(old).factor, unit(current).factor) << old;
    EXPECT_EQ(unit(old).dimension, unit(current).dimension) << old;
  }
  for (const char* name : {"beaufort",
                           "steradian",
                           "coulomb",
                           "farad",
                           "henry",
                           "siemens",
                           "becquerel",
                           "gray",
                           "sievert",
                           "tesla",
                           "weber",
                           "katal",
                           "calorie-it",
                           "british-thermal-unit-it",
                           "kilogram-force",
                           "gasoline-energy-density",
                           "night",
                           "chain",
                           "rod",
                           "slug",
                           "jin",
                           "dunam",
                           "fortnight",
                           "quarter",
                           "milligram-ofglucose-per-deciliter",
                           "foodcalorie",
                           "therm-us",
                           "karat",
                           "pint-imperial",
                           "cup-imperial",
                           "fluid-ounce-metric",
                           "fun",
                           "rankine",
                           "light-speed",
                           "generic",
                           "bu-jp",
                           "cho",
                           "se-jp",
                           "jo-jp",
                           "ken",
                           "ri-jp",
                           "rin",
                           "sun",
                           "shaku-cloth",
                           "shaku-length",
                           "koku",
                           "kosaji",
                           "osaji",
                           "sai",
                           "shaku",
                           "to-jp",
                           "cup-jp",
                           "solar-luminosity",
                           "mile-scandinavian",
                           "dot-per-inch",
                           "item",
                           "megapixel",
                           "astronomical-unit",
                           "point",
                           "em",
                           "dalton",
                           "g-force",
                           "mole"}) {
    EXPECT_NE(units_.find(name), nullptr) << name;
  }
}

TEST_F(UnitsTest, RefusesWhatIsNoUnit) {
  for (const char* name : {"",
                           "-",
                           "per",
                           "per-",
                           "-meter",
                           "meter-",
                           "meter--second",
                           "square",
                           "square-",
                           "kilo",
                           "meters",
                           "Meter",
                           "kilokilometer",
                           "foot-and-inch",
                           "100",
                           "1e9",
                           "0-meter",
                           "pow1-meter",
                           "pow16-meter",
                           "pow4-pow4-meter",
                           "meter-per",
                           "hospital",
                           "usd",
                           "US",
                           "kilopercent",
                           "1e999999999-meter",
                           "meter per second"}) {
    EXPECT_EQ(units_.find(name), nullptr) << name;
  }
  EXPECT_EQ(units_.find(std::string(100000, '-')), nullptr);
  std::string tall = "meter";
  for (int i = 0; i < 40; ++i) tall += "-meter";
  EXPECT_EQ(units_.find(tall), nullptr);
}

TEST_F(UnitsTest, Temperatures) {
  EXPECT_EQ(converted(100, "celsius", "fahrenheit"), Rational(212));
  EXPECT_EQ(converted(-40, "fahrenheit", "celsius"), Rational(-40));
  EXPECT_EQ(converted(0, "kelvin", "celsius"), Rational(-27315, 100));
  EXPECT_EQ(converted(5, "celsius", "fahrenheit", true), Rational(9));
  EXPECT_EQ(converted(1, "watt-per-kelvin", "watt-per-celsius"), Rational(1));
}

TEST_F(UnitsTest, ReciprocalUnits) {
  // 100 mpg (US): 100 * 1609.344 m / 3.785411784 l, so 2.35214583... litres for 100 km.
  const auto value = converted(100, "mile-per-gallon", "liter-per-100-kilometer");
  ASSERT_TRUE(value);
  EXPECT_EQ(*value, Rational(3785411784, 1609344000));
  EXPECT_EQ(converted(*value, "liter-per-100-kilometer", "mile-per-gallon"), Rational(100));
  EXPECT_FALSE(converted(0, "mile-per-gallon", "liter-per-100-kilometer"));
  EXPECT_FALSE(converted(5, "mile-per-gallon", "liter-per-100-kilometer", true));
  EXPECT_FALSE(converted(5, "per-pound", "pound")) << "no rates";
}

TEST_F(UnitsTest, RatiosAndPoints) {
  EXPECT_EQ(unit("1").dimension, "1");
  EXPECT_EQ(converted(Rational(1, 4), "1", "percent"), Rational(25));
  EXPECT_EQ(converted(25, "permyriad", "percent"), Rational(1, 4));
  EXPECT_EQ(unit("percentage-point").dimension, "percentage-point");
  EXPECT_FALSE(converted(1, "percent", "percentage-point"));
  EXPECT_EQ(converted(25, "permyriad", "percentage-point"), Rational(1, 4));
}

TEST_F(UnitsTest, MoneyHasNoFactor) {
  EXPECT_EQ(unit("USD").dimension, "currency");
  EXPECT_EQ(unit("EUR").dimension, "currency");
  EXPECT_FALSE(converted(1, "USD", "EUR"));
  EXPECT_EQ(converted(1, "USD", "USD"), Rational(1));
  EXPECT_EQ(converted(1, "USD-per-hour", "USD-per-minute"), Rational(1, 60));
  EXPECT_FALSE(converted(1, "USD-per-hour", "EUR-per-hour"));
  EXPECT_EQ(unit("EUR-per-USD").currency, "EUR-per-USD");
}

TEST_F(UnitsTest, ManyThreadsMayAsk) {
  std::vector<std::jthread> threads;
  for (int i = 0; i < 4; ++i) {
    threads.emplace_back([this] {
      for (int n = 2; n < 16; ++n) {
        EXPECT_NE(units_.find("pow" + std::to_string(n) + "-meter"), nullptr);
      }
    });
  }
}

TEST(UnitNames, English) {
  for (const auto& [name, identifier] : std::vector<std::pair<std::string, std::string>>{
           {"km", "kilometer"},
           {"kilometres", "kilometer"},
           {"Miles", "mile"},
           {"mph", "mile-per-hour"},
           {"°C", "celsius"},
           {"degrees Celsius", "celsius"},
           {"MW", "megawatt"},
           {"mW", "milliwatt"},
           {"kWh", "kilowatt-hour"},
           {"terawatt-hours", "terawatt-hour"},
           {"terawatt hours", "terawatt-hour"},
           {"m²", "square-meter"},
           {"km2", "square-kilometer"},
           {"sq mi", "square-mile"},
           {"square  miles", "square-mile"},
           {"light years", "light-year"},
           {"tonnes per year", "tonne-per-year"},
           {"barrels a day", "barrel-per-day"},
           {"kWh/m²", "kilowatt-hour-per-square-meter"},
           {"metres per second squared", "meter-per-square-second"},
           {"percentage points", "percentage-point"},
           {"basis points", "permyriad"},
           {"\u03bcg", "microgram"},
           {"Mt", "megatonne"},
           {"acre-feet", "acre-foot"},
           {"pounds per square inch", "pound-force-per-square-inch"},
           {"L/100 km", "liter-per-100-kilometer"},
           {"N\u22c5m", "newton-meter"}}) {
    EXPECT_EQ(unit_by_name(name, "en").value_or("nothing"), identifier) << name;
  }
}

TEST(UnitNames, WordsThatAreNoUnits) {
  for (const char* name : {"", " ", "hospitals", "pm", "am", "m in", "may", "my", "exams", "points",
                           "G", "quarters", "attorney", "per day", "/", "km/", "2", "of"}) {
    EXPECT_EQ(unit_by_name(name, "en"), std::nullopt) << name;
  }
}

TEST(UnitNames, OtherLanguages) {
  EXPECT_EQ(unit_by_name("Gigawattstunden", "de"), "gigawatt-hour");
  EXPECT_EQ(unit_by_name("Prozentpunkte", "de"), "percentage-point");
  EXPECT_EQ(unit_by_name("Kilometer pro Stunde", "de"), "kilometer-per-hour");
  EXPECT_EQ(unit_by_name("kilomètres carrés", "fr"), "square-kilometer");
  EXPECT_EQ(unit_by_name("Go", "fr"), "gigabyte");
  EXPECT_EQ(unit_by_name("gigavatios", "es"), "gigawatt");
  EXPECT_EQ(unit_by_name("hectáreas", "es"), "hectare");
  EXPECT_EQ(unit_by_name("km", "xx"), "kilometer");
}

// Every spelling of the tables, with every prefix that may stand before it.
TEST(UnitNames, EveryAnswerIsAUnit) {
  const Units units;
  const auto check = [&](const std::string& name, std::string_view language) {
    const auto identifier = unit_by_name(name, language);
    ASSERT_TRUE(identifier) << language << " " << name;
    EXPECT_NE(units.find(*identifier), nullptr) << language << " " << name << " " << *identifier;
  };
  for (const auto& language : tables::unit_languages()) {
    for (const auto& word : language.words) check(std::string(word.spelling), language.language);
    for (const auto& symbol : language.symbols) {
      check(std::string(symbol.spelling), language.language);
      std::istringstream prefixes{std::string(symbol.prefixes)};
      for (std::string prefix; prefixes >> prefix;) {
        check(prefix + std::string(symbol.spelling), language.language);
      }
    }
  }
}

}  // namespace
}  // namespace veritally
