// Told: a quantity as somebody tells it, and all that it may mean by docs/semantics.md; and the
// random numbers, hedges and units of which such quantities are made.
#pragma once

#include "range.hpp"

#include <cstdint>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace veritally::oracle {

using Random = std::mt19937_64;

inline int between(Random& random, int least, int most) {
  return least + static_cast<int>(random() % static_cast<std::uint64_t>(most - least + 1));
}
inline bool one_in(Random& random, int count) { return between(random, 1, count) == 1; }
template <class T>
const T& one_of(Random& random, const std::vector<T>& all) {
  return all[random() % all.size()];
}

// An amount is amount * factor + zero in the base unit of its dimension.
struct Unit {
  std::string_view name;  // of the contract
  std::string_view dimension;
  Rational factor;
  Rational zero;
  std::string_view before;  // the number, in words
  std::string_view behind;

  bool is_money() const { return !before.empty(); }
};

const std::vector<Unit>& units();
const Unit& unit_of(std::string_view name);
// Those with this one's dimension.
const Unit& like(Random& random, const Unit& unit);

// A number as it is written: 144 with 2 decimals and the scale 12 is "1.44 trillion".
struct Written {
  std::int64_t digits = 0;
  int decimals = 0;
  int scale = 0;

  int last_digit() const { return scale - decimals; }
  Rational value() const { return Rational(digits) * power_of_ten(last_digit()); }
};

Written random_number(Random& random);
// One near the value, or the value itself as far as its digits go.
Written number_near(Random& random, const Rational& value);

std::string in_words(const Written& number);  // "1.44 trillion", "-1,200"; a scale word takes part
std::string plain(const Written& number);     // "1440000000000"

struct Told {
  const Unit* unit = nullptr;
  Written number{};     // of a range, its low end
  Range stated{};       // the number, range or bound as it is written
  Range allowed{};      // with what its digits and hedge leave open
  bool point = true;    // one number, and neither a range nor a bound
  bool fall = false;    // said to fall by so much: less than nothing
  bool change = false;  // said to rise or fall
  std::string words{};  // "about $1.44 trillion"; empty where only a claim set can say it
  std::string json{};   // the member of a claim that states it

  Range stated_amount() const { return fall ? mirrored(stated) : stated; }
  Range allowed_amount() const { return fall ? mirrored(allowed) : allowed; }
};

// The number with a random hedge, bound or range, or plain, in words that prose may have.
// REQUIRES: the number is above zero.
Told told_in_words(Random& random, const Written& number, const Unit& unit);
// Plain in words.
Told told_plainly(const Written& number, const Unit& unit);
// As a claim set's `quantity`, which has signs, changes and given intervals, too.
// REQUIRES: no scale.
Told told_as_quantity(Random& random, const Written& number, const Unit& unit);

}  // namespace veritally::oracle
