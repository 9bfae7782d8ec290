#include "told.hpp"

#include <algorithm>
#include <cstdlib>

namespace veritally::oracle {

const std::vector<Unit>& units() {
  static const std::vector<Unit> all = {
      {"USD", "dollars", 1, 0, "$", ""},
      {"EUR", "euros", 1, 0, "€", ""},
      {"1", "number", 1, 0, "", " tickets"},
      {"percent", "number", {1, 100}, 0, "", " %"},
      {"percentage-point", "points", {1, 100}, 0, "", " percentage points"},
      {"kilometer", "length", 1000, 0, "", " kilometers"},
      {"meter", "length", 1, 0, "", " meters"},
      {"mile", "length", {1609344, 1000}, 0, "", " miles"},
      {"foot", "length", {3048, 10000}, 0, "", " feet"},
      {"hour", "time", 3600, 0, "", " hours"},
      {"minute", "time", 60, 0, "", " minutes"},
      {"kilogram", "mass", 1, 0, "", " kilograms"},
      {"pound", "mass", {45359237, 100000000}, 0, "", " lb"},
      {"hectare", "area", 10000, 0, "", " hectares"},
      {"acre", "area", {40468564224, 10000000}, 0, "", " acres"},
      {"celsius", "temperature", 1, {27315, 100}, "", " °C"},
      {"fahrenheit", "temperature", {5, 9}, {45967, 180}, "", " °F"},
      {"kilometer-per-hour", "speed", {1000, 3600}, 0, "", " km/h"},
      {"mile-per-hour", "speed", {1609344, 3600000}, 0, "", " mph"},
  };
  return all;
}

const Unit& unit_of(std::string_view name) {
  return *std::find_if(units().begin(), units().end(),
                       [&](const Unit& unit) { return unit.name == name; });
}

const Unit& like(Random& random, const Unit& unit) {
  for (;;) {
    const Unit& other = one_of(random, units());
    if (other.dimension == unit.dimension) return other;
  }
}

// ---- Numbers ----

Written random_number(Random& random) {
  Written number;
  number.digits = between(random, 1, one_in(random, 2) ? 99 : 9999);
  number.decimals = between(random, 0, 2);
  number.scale = one_in(random, 3) ? 3 * between(random, 1, 3) : 0;
  return number;
}

Written number_near(Random& random, const Rational& value) {
  Written number;
  for (int attempt = 0; attempt < 20; ++attempt) {
    number.decimals = between(random, 0, 3);
    number.scale = number.decimals < 3 ? 3 * between(random, 0, 4) : 0;
    const Rational unit = power_of_ten(number.last_digit());
    const Rational size = abs(value) / unit;
    const bool fits =
        size < 100000 && (number.scale == 0 || abs(value) >= power_of_ten(number.scale));
    if (fits) break;
    number = {};
  }
  const Rational nearest = rounded(value, number.last_digit()) / power_of_ten(number.last_digit());
  const Integer digits = std::clamp<Integer>(numerator(nearest), -1000000000, 1000000000);
  number.digits = static_cast<std::int64_t>(digits);
  if (one_in(random, 2)) number.digits += between(random, -4, 4);
  return number;
}

std::string plain(const Written& number) {
  std::string text = std::to_string(std::abs(number.digits));
  const auto decimals = static_cast<std::size_t>(number.decimals);
  if (text.size() <= decimals) text.insert(0, decimals + 1 - text.size(), '0');
  if (number.decimals > 0) text.insert(text.size() - decimals, ".");
  if (number.scale > 0) {
    Written moved = number;
    moved.digits = std::abs(number.digits);
    for (int i = number.last_digit(); i > 0; --i) moved.digits *= 10;
    text = std::to_string(moved.digits);
  }
  return (number.digits < 0 ? "-" : "") + text;
}

std::string in_words(const Written& number) {
  static const std::vector<std::string> scales = {"", " thousand", " million", " billion",
                                                  " trillion"};
  std::string text = plain({number.digits, number.decimals, 0});
  const auto sign = static_cast<std::size_t>(number.digits < 0);
  const std::size_t point = std::min(text.find('.'), text.size());
  for (std::size_t at = point; at > sign + 3; at -= 3) text.insert(at - 3, ",");
  return text + scales[static_cast<std::size_t>(number.scale / 3)];
}

// ---- Quantities ----

namespace {

std::string term(const Written& number, const Unit& unit) {
  return std::string(unit.before) + in_words(number) + std::string(unit.behind);
}

// The value give or take half of its last digit, or the larger of that and 5 % of it.
Range by_digits(const Written& number, bool approximate) {
  Rational reach = power_of_ten(number.last_digit()) / 2;
  if (approximate) reach = std::max(reach, Rational(abs(number.value()) / 20));
  return {number.value() - reach, number.value() + reach};
}

// A number of things that is whole, no rate, without a scale word and under a hundred is exact.
bool is_count(const Written& number, const Unit& unit) {
  return unit.dimension == "number" && unit.name == "1" && number.decimals == 0 &&
         number.scale == 0 && number.digits < 100;
}

void write_words(Told& told, const std::string& words) {
  told.words = words;
  told.json = "\"value\":\"" + words + "\"";
}

struct Bound {
  std::string_view words;
  Range (*range)(const Rational& value);
};

void tell_bound(Random& random, Told& told) {
  static const std::vector<Bound> bounds = {{"more than ", above},
                                            {"at least ", at_least},
                                            {"less than ", below},
                                            {"up to ", at_most},
                                            {"just over ", [](const Rational& value) -> Range {
                                               return {value + trifle, value * Rational(11, 10)};
                                             }}};
  const Bound& bound = one_of(random, bounds);
  told.point = false;
  told.stated = told.allowed = bound.range(told.number.value());
  write_words(told, std::string(bound.words) + term(told.number, *told.unit));
}

void tell_range(Random& random, Told& told) {
  Written end = told.number;
  end.digits += between(random, 1, 9);
  const Range range = {told.number.value(), end.value()};
  // A number above a thousand shares no scale word.
  const bool approximate =
      one_in(random, 3) && told.number.value() < Rational(1000) * power_of_ten(told.number.scale);
  told.point = false;
  told.stated = told.allowed = range;
  if (approximate) told.allowed = {range.low * Rational(95, 100), range.high * Rational(105, 100)};
  const std::string last = in_words(end) + std::string(told.unit->behind);
  if (approximate) {
    write_words(told,
                "about " + in_words({told.number.digits, told.number.decimals, 0}) + " to " + last);
  } else {
    write_words(told, "between " + in_words(told.number) + " and " + last);
  }
}

}  // namespace

Told told_plainly(const Written& number, const Unit& unit) {
  Told told{.unit = &unit, .number = number, .stated = exactly(number.value())};
  told.allowed = is_count(number, unit) ? told.stated : by_digits(number, false);
  write_words(told, term(number, unit));
  return told;
}

Told told_in_words(Random& random, const Written& number, const Unit& unit) {
  Told told = told_plainly(number, unit);
  const std::string words = told.words;
  switch (between(random, 0, 9)) {
    case 0:
    case 1:
      told.allowed = by_digits(number, true);
      write_words(told, "about " + words);
      break;
    case 2:
      told.allowed = {number.value() * Rational(9, 10), number.value() - trifle};
      write_words(told, "nearly " + words);
      break;
    case 3:
      tell_bound(random, told);
      break;
    case 4:
      if (unit.before.empty()) tell_range(random, told);
      break;
    default:
      break;
  }
  return told;
}

Told told_as_quantity(Random& random, const Written& number, const Unit& unit) {
  Told told{.unit = &unit, .number = number, .stated = exactly(number.value())};
  const bool approximate = one_in(random, 4);
  told.allowed = by_digits(number, approximate);
  std::string members =
      "\"value\":\"" + plain(number) + "\",\"unit\":\"" + std::string(unit.name) + "\"";
  if (approximate) members += ",\"approximate\":true";
  if (one_in(random, 5)) {
    // A given interval, with or without its low end.
    const bool open = one_in(random, 2);
    const Written low{number.digits - between(random, 1, 20), number.decimals, 0};
    const Written high{number.digits + between(random, 0, 20), number.decimals, 0};
    told.allowed = {low.value() + (open ? trifle : Rational(0)), high.value()};
    members += ",\"interval\":{\"low\":\"" + plain(low) + "\",\"high\":\"" + plain(high) +
               "\",\"low_open\":" + (open ? "true" : "false") + "}";
  }
  if (one_in(random, 4)) {
    const bool down = one_in(random, 2);
    told.change = true;
    told.fall = down && number.digits > 0;
    members += std::string(",\"change\":\"") + (down ? "down" : "up") + "\"";
  }
  told.json = "\"quantity\":{" + members + "}";
  return told;
}

}  // namespace veritally::oracle
