// Which language a text is taken for, by its function words.
#include "extract/language.hpp"

#include "document/reader.hpp"
#include "support/shared_data.hpp"

#include <string>

#include <gtest/gtest.h>

namespace veritally {
namespace {

const Lexicons& lexicons() {
  static const auto all = Lexicons::load(test::source_folder() / "data/lexicon").value();
  return *all;
}

std::string guess(std::string_view text) {
  return guess_language(text, lexicons()).value()->language;
}

TEST(Language, IsToldByFunctionWords) {
  EXPECT_EQ(guess("The plant was closed by the owner, who had not been there for years."), "en");
  EXPECT_EQ(guess("Das Werk wurde von dem Besitzer geschlossen, der nicht mehr in der Stadt war."),
            "de");
  EXPECT_EQ(guess("L'usine a été fermée par le patron, qui n'était plus dans la ville depuis."),
            "fr");
  EXPECT_EQ(guess("La fábrica fue cerrada por el dueño, que no estaba en la ciudad desde hace."),
            "es");
}

TEST(Language, IsEnglishWhereTheWordsDoNotTell) {
  EXPECT_EQ(guess(""), "en");
  EXPECT_EQ(guess("1.440 5,5 % 2024"), "en");
  EXPECT_EQ(guess("Los Angeles, La Paz, El Paso, Las Vegas, San Juan"), "en");
  EXPECT_EQ(guess("Volkswagen: Die Marke"), "en");
  EXPECT_EQ(guess("Il governo ha detto che non ci sono soldi per gli ospedali della regione."),
            "en");
}

TEST(Language, IsToldByTheBeginningOfALongText) {
  std::string text;
  for (int i = 0; i < 500; ++i) text += "Das Werk wurde von dem Besitzer nicht geschlossen. ";
  for (int i = 0; i < 5000; ++i) text += "The plant was not closed by the owner. ";
  EXPECT_EQ(guess(text), "de");
}

TEST(Language, KnowsThoseOfTheFolder) {
  EXPECT_EQ(lexicons().languages(), (std::vector<std::string>{"de", "en", "es", "fr"}));
  EXPECT_TRUE(lexicons().has("fr"));
  EXPECT_FALSE(lexicons().has("f"));
  EXPECT_EQ(lexicons().find("es").value(), lexicons().find("es").value());
  EXPECT_FALSE(Lexicons::load("/nonexistent"));
}

TEST(Language, OfATableIsThatOfItsScaleWords) {
  const auto language = [](std::string_view table) {
    const auto document = read_document(table, "d", DocumentFormat::csv);
    return (*guess_table_language(*document, lexicons()))->language;
  };
  EXPECT_EQ(language("Firma;Umsatz (Mio. Euro)\nAcme;12,5\n"), "de");
  EXPECT_EQ(language("Firm,Revenue (million euros)\nAcme,12.5\n"), "en");
  EXPECT_EQ(language("Firma,Umsatz\nAcme,12.5\n"), "en") << "nothing tells";
}

}  // namespace
}  // namespace veritally
