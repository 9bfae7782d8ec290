// Units: what a CLDR unit identifier means, exactly, and the names under which prose writes it.
//
// Order of calls: make one Units, ask it for units by identifier, convert between them; or ask
// unit_by_name() for the identifier that a spelling stands for. The factors are CLDR's own
// (supplemental/units.xml) as exact fractions, with data/units/supplement.csv beside them; pi and
// the like are the fractions that CLDR uses. Units owns what it returns and remembers it; all of
// it may be called from any thread at once.
#pragma once

#include "base/rational.hpp"

#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace veritally {

// value_in_base_units = value * factor + offset.
struct Unit {
  // As today's CLDR names it: "tonne" for "metric-ton".
  std::string identifier;

  Rational factor = 1;
  Rational offset = 0;  // not 0 for celsius and fahrenheit alone

  // Base units with exponents in one fixed order, "kilogram-square-meter-per-cubic-second".
  // Equal for units that convert into one another. Pure numbers (percent, permille, karat and the
  // bare "1") have "1", percentage-point its own, money "currency" and a price "currency-per-...".
  std::string dimension;

  // The dimension of 1/unit: liter-per-100-kilometer converts to mile-per-gallon because this is
  // the other's dimension. Empty for pure numbers, which never convert so.
  std::string inverse;

  // The currencies in it with their exponents, "USD" or "EUR-per-USD"; empty without money. Units
  // of different money have no factor between them: see rates.hpp.
  std::string currency;

  // A difference of two ratios: percentage-point, and permyriad (a basis point), which is a ratio
  // as well. Two such units convert into one another whatever their dimensions.
  bool points = false;
};

class Units {
 public:
  Units();
  ~Units();
  Units(const Units&) = delete;
  Units& operator=(const Units&) = delete;

  // The unit with this identifier in the syntax of UTS #35, as CLDR 36 and later name it:
  // "kilometer", "watt-per-square-meter-kelvin", "per-second", "liter-per-100-kilometer",
  // "pow4-meter", "kibibyte", old names ("metric-ton", "inch-hg") and long ones ("mass-gram"),
  // ISO 4217 codes alone and inside ("USD-per-hour"), "percentage-point" and "1".
  // nullptr for what is not a unit, and for mixed ones (foot-and-inch). The pointer is good as
  // long as this object. About 50 ns for an identifier seen before, microseconds otherwise.
  const Unit* find(std::string_view identifier) const;

 private:
  struct Memory;
  std::unique_ptr<Memory> memory_;
};

// True if a value can be converted from one unit to the other; a rate reciprocally, too.
bool convertible(const Unit& from, const Unit& to);

// The value in another unit, exact. With `difference` it is a change and not a place on a scale:
// a rise by 1 celsius is one by 1.8 fahrenheit. Rates of inverse dimension convert by the
// reciprocal (not differences, and not 0). nullopt where there is no conversion.
std::optional<Rational> convert(const Rational& value, const Unit& from, const Unit& to,
                                bool difference = false);

// The identifier of the unit that prose writes so: "kilometres", "mph", "°C", "kWh", "m²",
// "square miles", "tonnes per year", "GW". `language` is "en", "de", "fr" or "es"; another is read
// as English. Symbols count the case (MW, mW), words do not. Prefixes, powers and "per" work by
// rule. Ambiguous ones are answered as they are most often meant after a number ("m" is meter,
// "C" celsius, "bps" basis points) or, where that would be a guess ("c", "pt", "G"), not at all.
// nullopt for anything else; cheap for most words, so that every word after a number may be asked.
std::optional<std::string> unit_by_name(std::string_view name, std::string_view language);

}  // namespace veritally
