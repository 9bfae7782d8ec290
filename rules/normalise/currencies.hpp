// normalise/currencies: currency codes in capitals.
#pragma once

#include <veritally/plugin.hpp>

#include <string>

namespace veritally::rules {

class Currencies {
 public:
  static constexpr plugin::Info info{
      .id = "normalise/currencies",
      .summary = "puts currencies under their ISO 4217 codes",
      .documentation =
          R"(ISO 4217 codes are written in capitals. A claim set that says *usd* or *Eur* means the same money as
one that says *USD* or *EUR*; this normaliser makes them equal. Amounts are not converted: rules
that compare money of two currencies use the range of the rate over the claim's period.

It reports nothing. Three letters that are no code of a currency stay as they are.
)",
      .scope = plugin::Scope::normaliser};

  void normalise(const plugin::Host& host, const plugin::Terms& terms) const {
    if (terms.column() != plugin::Column::unit) return;
    for (std::size_t i = 0; i < terms.size(); ++i) {
      if (terms[i].size() != 3) continue;
      std::string code(terms[i]);
      for (char& c : code) {
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
      }
      if (code == terms[i] || host.unit(terms[i])) continue;
      const auto unit = host.unit(code);
      if (unit && unit->currency) host.rewrite(i, code);
    }
  }
};

}  // namespace veritally::rules
