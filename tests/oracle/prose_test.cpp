// Random prose in which sentences say what follows from what, and the checks that it must leave.
#include "agreement.hpp"
#include "passage.hpp"
#include "told.hpp"
#include "verdict.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

namespace veritally::oracle {
namespace {

// ---- Quantities of sentences ----

const Unit& dollars() { return unit_of("USD"); }
const Unit& percent() { return unit_of("percent"); }

// What sentences count.
const Unit& firms() {
  static const Unit unit = {"1", "number", 1, 0, "", " firms"};
  return unit;
}
const Unit& planes() {
  static const Unit unit = {"1", "number", 1, 0, "", " planes"};
  return unit;
}
const Unit& years() {
  static const Unit unit = {"year", "years", 1, 0, "", " years"};
  return unit;
}
const Unit& per_year() {
  static const Unit unit = {"1", "number per year", 1, 0, "", " a year"};
  return unit;
}

Written count(Random& random, int most) { return {between(random, 2, most), 0, 0}; }

// All amounts of a sentence have one scale word, as prose has it.
Written amount(Random& random, int scale) {
  const int decimals = between(random, 0, 2);
  return {between(random, 10, 999), decimals, scale};
}
int scale(Random& random) { return 3 * between(random, 2, 4); }

// A number near the value, as one writes it who has this scale word before him.
Written near(Random& random, const Rational& value, int scale) {
  Written number{0, between(random, 0, 2), scale};
  const Rational digits = rounded(value, number.last_digit()) / power_of_ten(number.last_digit());
  number.digits = static_cast<std::int64_t>(numerator(digits));
  if (one_in(random, 2)) number.digits += between(random, -4, 4);
  number.digits = std::max<std::int64_t>(number.digits, 1);
  return number;
}

// Mostly plain, at times hedged.
Told operand(Random& random, const Written& number, const Unit& unit) {
  return one_in(random, 3) ? told_in_words(random, number, unit) : told_plainly(number, unit);
}

// Near what the operands come to. Of a fall, its size.
Told result(Random& random, Kind kind, const Unit& unit, const std::vector<Told>& operands,
            int scale = 0, bool fall = false) {
  const auto value = nominal(kind, unit, operands);
  const Written number =
      near(random, value ? Rational(fall ? -*value : *value) : Rational(5), scale);
  Told told = operand(random, number, unit);
  told.change = told.fall = fall;
  return told;
}

const std::string& firm(Random& random) {
  static const std::vector<std::string> names = {"Acme", "Norwind", "Brenta", "Corvex", "Fenwick"};
  return one_of(random, names);
}

const std::string& measure(Random& random) {
  static const std::vector<std::string> names = {"revenue", "profit", "spending", "debt"};
  return one_of(random, names);
}

// ---- Sentences ----

struct Levels {
  Told old;
  Told now;
  int scale;
  bool fall() const { return now.number.value() < old.number.value(); }
};

Levels levels(Random& random) {
  const int all = scale(random);
  const Told old = operand(random, amount(random, all), dollars());
  const Rational factor(between(random, 2, 30), 10);
  return {old, operand(random, near(random, old.number.value() * factor, all), dollars()), all};
}

// "Acme's revenue rose 25 % from $40 million to $50 million."
Passage rose_from_to(Random& random) {
  const Levels told = levels(random);
  Passage passage;
  passage.say(firm(random) + "'s " + measure(random) + (told.fall() ? " fell " : " rose "));
  const auto change = passage.tell(
      result(random, Kind::percent_change, percent(), {told.now, told.old}, 0, told.fall()));
  passage.say(" from ");
  const auto old = passage.tell(told.old);
  passage.say(" to ");
  const auto now = passage.tell(told.now);
  passage.say(".");
  passage.derive(Kind::percent_change, change, {now, old});
  return passage;
}

// "Acme's revenue was $50 million, up 25 % from $40 million."
Passage up_from(Random& random) {
  const Levels told = levels(random);
  Passage passage;
  passage.say(firm(random) + "'s " + measure(random) + " was ");
  const auto now = passage.tell(told.now);
  passage.say(told.fall() ? ", down " : ", up ");
  const auto change = passage.tell(
      result(random, Kind::percent_change, percent(), {told.now, told.old}, 0, told.fall()));
  passage.say(" from ");
  const auto old = passage.tell(told.old);
  passage.say(".");
  passage.derive(Kind::percent_change, change, {now, old});
  return passage;
}

// "Acme's debt fell $3 million, or 20 %, to $12 million from $15 million."
Passage fell_by_to_from(Random& random) {
  const Levels told = levels(random);
  const std::vector<Told> operands = {told.now, told.old};
  Passage passage;
  passage.say(firm(random) + "'s " + measure(random) + (told.fall() ? " fell " : " rose "));
  const auto by =
      passage.tell(result(random, Kind::difference, dollars(), operands, told.scale, told.fall()));
  passage.say(", or ");
  const auto change =
      passage.tell(result(random, Kind::percent_change, percent(), operands, 0, told.fall()));
  passage.say(", to ");
  const auto now = passage.tell(told.now);
  passage.say(" from ");
  const auto old = passage.tell(told.old);
  passage.say(".");
  passage.derive(Kind::difference, by, {now, old});
  passage.derive(Kind::percent_change, change, {now, old});
  return passage;
}

// "Acme's debt tripled to $45 million from $15 million."
Passage tripled(Random& random) {
  const int times = between(random, 2, 4);
  static const std::vector<std::string> words = {"doubled", "tripled", "quadrupled"};
  const int off = one_in(random, 2) ? between(random, -20, 20) : between(random, 45, 60);
  const int all = scale(random);
  const Told old = told_in_words(random, amount(random, all), dollars());
  const Rational factor(times * 100 + off, 100);
  const Told now = told_in_words(random, near(random, old.number.value() * factor, all), dollars());
  Told multiple = told_plainly({times, 0, 0}, unit_of("1"));
  multiple.words = words[static_cast<std::size_t>(times - 2)];
  multiple.allowed = {Rational(times * 95, 100), Rational(times * 105, 100)};
  multiple.change = true;
  Passage passage;
  passage.say(firm(random) + "'s " + measure(random) + ' ');
  const auto by = passage.tell(multiple);
  passage.say(" to ");
  const auto after = passage.tell(now);
  passage.say(" from ");
  const auto before = passage.tell(old);
  passage.say(".");
  passage.derive(Kind::multiple, by, {after, before});
  return passage;
}

// "Of the 120 firms, 30, or 25 %, closed."
Passage share(Random& random) {
  const Told whole = told_plainly(count(random, 400), firms());
  static const Unit bare = {"1", "number", 1, 0, "", ""};
  const Told part =
      told_plainly({between(random, 1, static_cast<int>(whole.number.digits)), 0, 0}, bare);
  Passage passage;
  passage.say("Last year ");
  const auto some = passage.tell(part);
  passage.say(" of the ");
  const auto all = passage.tell(whole);
  passage.say(", or ");
  const auto of = passage.tell(result(random, Kind::share, percent(), {part, whole}));
  passage.say(", closed.");
  passage.derive(Kind::share, of, {some, all});
  return passage;
}

// "Acme earned $3 million and $5 million", and what may follow from it.
struct TwoAmounts {
  Passage passage;
  std::vector<Told> told;
  std::vector<std::size_t> places;
};
TwoAmounts two_amounts(Random& random, int scale, std::string_view verb, std::string_view joint) {
  TwoAmounts two;
  for (int i = 0; i < 2; ++i) {
    two.told.push_back(operand(random, amount(random, scale), dollars()));
  }
  two.passage.say(firm(random) + std::string(verb));
  two.places.push_back(two.passage.tell(two.told[0]));
  two.passage.say(joint);
  two.places.push_back(two.passage.tell(two.told[1]));
  return two;
}

// "Acme spent $3 million on roads and $5 million on bridges, for a total of $8 million."
Passage total(Random& random) {
  const int all = scale(random);
  TwoAmounts parts = two_amounts(random, all, " spent ", " on roads and ");
  Passage& passage = parts.passage;
  passage.say(" on bridges, for a total of ");
  const auto sum = passage.tell(result(random, Kind::sum, dollars(), parts.told, all));
  passage.say(".");
  passage.derive(Kind::sum, sum, parts.places);
  return passage;
}

// "Acme earned $3 million and $5 million, an average of $4 million."
Passage average(Random& random) {
  const int all = scale(random);
  TwoAmounts values = two_amounts(random, all, " earned ", " and ");
  Passage& passage = values.passage;
  Told told = result(random, Kind::average, dollars(), values.told, all);
  // "An average of about" is one hedge.
  const bool about = told.words.starts_with("about");
  if (about) told.words = "an average of " + told.words;
  passage.say(about ? ", " : ", an average of ");
  const auto mean = passage.tell(told);
  passage.say(".");
  passage.derive(Kind::average, mean, values.places);
  return passage;
}

// "The road is 5 miles (8 kilometers) long."
Passage conversion(Random& random) {
  static const std::vector<std::string_view> names = {"mile",     "kilometer", "foot", "meter",
                                                      "kilogram", "pound",     "acre", "hectare"};
  const Unit& from = unit_of(one_of(random, names));
  const Unit* to = &like(random, from);
  while (to == &from) to = &like(random, from);
  const Told given = operand(random, {between(random, 20, 900), between(random, 0, 1), 0}, from);
  Passage passage;
  passage.say("The new one has ");
  const auto first = passage.tell(given);
  passage.say(" (");
  const auto second =
      passage.tell(told_plainly(near(random, *nominal(Kind::conversion, *to, {given}), 0), *to));
  passage.say(").");
  passage.derive(Kind::conversion, second, {first});
  return passage;
}

// "Acme made 120 planes in 4 years, or 30 a year."
Passage rate(Random& random) {
  const Told made = told_plainly(count(random, 900), planes());
  const Told time = told_plainly(count(random, 9), years());
  Passage passage;
  passage.say(firm(random) + " made ");
  const auto all = passage.tell(made);
  passage.say(" in ");
  const auto in = passage.tell(time);
  passage.say(", or ");
  const auto each = passage.tell(
      told_plainly(near(random, *nominal(Kind::ratio, per_year(), {made, time}), 0), per_year()));
  passage.say(".");
  passage.derive(Kind::ratio, each, {all, in});
  return passage;
}

// "Acme bought 40 planes at $3 million each, $120 million in all."
Passage price(Random& random) {
  const int all = scale(random);
  const Told things = told_plainly(count(random, 200), planes());
  const Told each = operand(random, amount(random, all), dollars());
  Passage passage;
  passage.say(firm(random) + " bought ");
  const auto many = passage.tell(things);
  passage.say(" at ");
  const auto one = passage.tell(each);
  passage.say(" each, ");
  const auto together = passage.tell(result(random, Kind::product, dollars(), {things, each}, all));
  passage.say(" in all.");
  passage.derive(Kind::product, together, {many, one});
  return passage;
}

// Columns of numbers with their totals, of which the last may be wrong: the others show what is
// added up.
Passage table(Random& random) {
  constexpr std::size_t columns = 3;
  static const Unit bare = {"1", "number", 1, 0, "", ""};
  const auto decimals = [](std::size_t column) { return static_cast<int>(column); };
  const int rows = between(random, 2, 4);
  std::vector<std::vector<Told>> parts(columns);
  std::vector<std::vector<std::size_t>> places(columns);
  Passage passage;
  passage.say("| region | 2021 | 2022 | 2023 |\n|---|---|---|---|\n");
  for (int row = 0; row < rows; ++row) {
    passage.say("| Region " + std::string(1, static_cast<char>('A' + row)) + " |");
    for (std::size_t column = 0; column < columns; ++column) {
      parts[column].push_back(
          told_plainly({between(random, 100, 9999), decimals(column), 0}, bare));
      places[column].push_back(passage.tell(parts[column].back()));
      passage.say(" |");
    }
    passage.say("\n");
  }
  passage.say("| Total |");
  for (std::size_t column = 0; column < columns; ++column) {
    const Rational sum = *nominal(Kind::column, bare, parts[column]);
    Written number{0, decimals(column), 0};
    number.digits =
        static_cast<std::int64_t>(numerator(Rational(sum / power_of_ten(-decimals(column)))));
    number.digits += between(random, -1, 1);
    if (column == columns - 1 && one_in(random, 2)) number.digits += between(random, 4, 900);
    passage.derive(Kind::column, passage.tell(told_plainly(number, bare)), places[column]);
    passage.say(" |");
  }
  return passage;
}

using Sentence = Passage (*)(Random&);

Passage random_document(Random& random) {
  static const std::vector<Sentence> sentences = {
      rose_from_to, up_from, fell_by_to_from, tripled, share, total, average,
      conversion,   rate,    price,           table};
  Passage document;
  for (int left = between(random, 1, 3); left > 0; --left) {
    document.append(one_of(random, sentences)(random));
    document.say("\n\n");
  }
  return document;
}

std::string json_text(const std::string& text) {
  std::string quoted;
  for (const char c : text) quoted += c == '\n' ? std::string("\\n") : std::string(1, c);
  return '"' + quoted + '"';
}

TEST(Prose, IsJudgedAsFractionsJudgeIt) {
  Random random(9);
  std::vector<Trial> trials;
  for (int round = 0; round < 1500; ++round) {
    const Passage document = random_document(random);
    trials.push_back({R"({"id":"b","documents":[{"path":"d","format":"markdown","text":)" +
                          json_text(document.text()) + "}]}",
                      document.text(), document.checks()});
  }
  const auto bytes = [](const Claim& claim) {
    return std::to_string(claim.begin) + '-' + std::to_string(claim.end);
  };
  expect_agreement(trials, bytes, {"consistent", "consistent-by-rounding", "inconsistent error"},
                   1);
}

}  // namespace
}  // namespace veritally::oracle
