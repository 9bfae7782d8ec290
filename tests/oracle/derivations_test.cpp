// Claim sets in which results are stated of all pairs of operands, of sums and averages of all of
// them, and of conversions of each.
#include "agreement.hpp"
#include "told.hpp"
#include "verdict.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

namespace veritally::oracle {
namespace {

// A claim set, and the check that each of its derivations must leave.
struct ClaimSet {
  std::string claims;
  Checks checks;

  std::string add(const Told& told, const std::string& derivation = "") {
    const std::string id = "c" + std::to_string(count_++);
    if (!claims.empty()) claims += ",\n";
    claims += "{\"id\":\"" + id +
              "\",\"document\":\"d\",\"subject\":[\"X\"],\"measure\":\"measure " + id + "\"," +
              told.json + derivation + "}";
    return id;
  }

 private:
  int count_ = 0;
};

std::string joined(const std::vector<std::string>& ids, std::string_view between) {
  std::string text;
  for (const std::string& id : ids) {
    if (!text.empty()) text += between;
    text += id;
  }
  return text;
}

struct Operand {
  Told told;
  std::string id;
};

// Written out: 12,000 for 12 thousand.
Written unscaled(Written number) {
  for (; number.scale > 0; --number.scale) number.digits *= 10;
  return number;
}

// In words where words can say it.
Told told(Random& random, const Written& number, const Unit& unit) {
  const bool plain_number = number.scale == 0;
  if (number.digits <= 0 || (plain_number && one_in(random, 3))) {
    return told_as_quantity(random, unscaled(number), unit);
  }
  return told_in_words(random, number, unit);
}

const Unit& random_unit(Random& random) {
  for (;;) {
    const Unit& unit = one_of(random, units());
    const bool special = unit.dimension == "points" || unit.dimension == "temperature";
    if (!special && unit.dimension != "speed") return unit;
  }
}

// A unit in which the result may be stated.
const Unit& unit_of_result(Random& random, Kind kind, const Told& first, const Told& last) {
  switch (kind) {
    case Kind::share:
    case Kind::percent_change:
      return unit_of("percent");
    case Kind::ratio:
      if (first.unit->dimension == "length" && last.unit->dimension == "time") {
        return like(random, unit_of("mile-per-hour"));
      }
      return unit_of("1");
    case Kind::product:
      return like(random, *last.unit);
    case Kind::difference:
      if (first.unit->name == "percent" && one_in(random, 2)) return unit_of("percentage-point");
      break;
    default:
      break;
  }
  return like(random, *first.unit);
}

std::vector<Told> all_told(const std::vector<Operand>& operands) {
  std::vector<Told> all;
  for (const Operand& operand : operands) all.push_back(operand.told);
  return all;
}

// Adds the result, and what must be said of it.
void state(ClaimSet& set, Kind kind, const Told& result, const std::vector<Operand>& operands) {
  std::vector<std::string> ids;
  for (const Operand& operand : operands) ids.push_back(operand.id);
  const std::string id = set.add(result, ",\"derivation\":{\"kind\":\"" + kind_name(kind) +
                                             "\",\"of\":[\"" + joined(ids, "\",\"") + "\"]}");
  ids.insert(ids.begin(), id);
  set.checks.insert(expected(kind, result, all_told(operands)) + ": " + joined(ids, ", "));
}

// A result that is right, nearly right or wrong.
void derive(Random& random, ClaimSet& set, Kind kind, const std::vector<Operand>& operands) {
  const std::vector<Told> all = all_told(operands);
  const bool astray = one_in(random, 20);  // of another kind than the operands
  const Unit& unit =
      astray ? random_unit(random) : unit_of_result(random, kind, all.front(), all.back());
  const auto near = nominal(kind, unit, all);
  state(set, kind, told(random, near ? number_near(random, *near) : random_number(random), unit),
        operands);
}

// A temperature, or a change of one, in another scale.
void convert_temperature(Random& random, ClaimSet& set) {
  static const std::vector<std::string_view> scales = {"celsius", "fahrenheit"};
  const Unit& from = unit_of(one_of(random, scales));
  const Told given = told_as_quantity(random, {between(random, -40, 99), 0, 0}, from);
  const Unit& to = like(random, from);
  const Written number = unscaled(number_near(random, *nominal(Kind::conversion, to, {given})));
  Told result = told_as_quantity(random, number, to);
  while (result.change != given.change) result = told_as_quantity(random, number, to);
  state(set, Kind::conversion, result, {{given, set.add(given)}});
}

ClaimSet random_claim_set(Random& random) {
  ClaimSet set;
  std::vector<Operand> operands;
  const Unit& usual = random_unit(random);
  for (int left = between(random, 2, 4); left > 0; --left) {
    const Unit& unit = one_in(random, 6) ? random_unit(random) : like(random, usual);
    Written number = random_number(random);
    if (one_in(random, 8)) number = {between(random, -30, 30), 0, 0};
    const Told operand = told(random, number, unit);
    operands.push_back({operand, set.add(operand)});
  }
  static const std::vector<Kind> kinds = {Kind::difference, Kind::product, Kind::ratio, Kind::share,
                                          Kind::percent_change};
  for (const Operand& a : operands) {
    derive(random, set, Kind::conversion, {a});
    for (const Operand& b : operands) {
      if (a.id != b.id) derive(random, set, one_of(random, kinds), {a, b});
    }
  }
  derive(random, set, Kind::sum, operands);
  derive(random, set, Kind::average, operands);
  convert_temperature(random, set);
  return set;
}

TEST(Derivations, AreJudgedAsFractionsJudgeThem) {
  Random random(4);
  std::vector<Trial> trials;
  for (int round = 0; round < 600; ++round) {
    const ClaimSet set = random_claim_set(random);
    std::string line = set.claims;
    std::ranges::replace(line, '\n', ' ');
    trials.push_back({"{\"id\":\"b\",\"claims\":[" + line + "]}", set.claims, set.checks});
  }
  expect_agreement(
      trials, [](const Claim& claim) { return claim.id; },
      {"consistent", "consistent-by-rounding", "inconsistent error", "undetermined"}, 5);
}

}  // namespace
}  // namespace veritally::oracle
