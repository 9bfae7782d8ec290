// Currencies: ISO 4217 codes and the names and signs under which prose writes them.
//
// The data come from Debian's iso-codes and from CLDR at build time, and from
// data/currencies/names.csv, which wins. Pure functions over constant tables: any thread may call
// them, and the views they return live as long as the program.
#pragma once

#include <optional>
#include <string_view>

namespace veritally {

struct Currency {
  std::string_view code;  // "USD"
  std::string_view name;  // English, "US Dollar"
  int numeric;            // ISO's number, 0 where it is not known
  int digits;             // digits after the point: 2 for most, 0 for JPY, 3 for KWD
  bool withdrawn;         // no longer of ISO 4217: DEM, FRF
};

// The currency with this code, in capitals; withdrawn ones too. nullptr where there is none.
const Currency* find_currency(std::string_view code);

struct CurrencyMatch {
  std::string_view code;   // the likeliest currency
  int scale = 0;           // a power of ten of the currency: -2 for cents and pence
  bool ambiguous = false;  // the spelling is that of several currencies ("$", "kr"), or of
                           // something else as well ("pounds")
};

// The currency that a word or a sign means in a language ("en", "de", "fr", "es"; others are read
// as English): "euros", "US dollars", "US$", "€", "pence". Codes are found too. Case does not
// count for words. nullopt for anything else.
std::optional<CurrencyMatch> currency_by_name(std::string_view name, std::string_view language);

}  // namespace veritally
