// normalise/units: every unit under one identifier.
#pragma once

#include <veritally/plugin.hpp>

namespace veritally::rules {

class Units {
 public:
  static constexpr plugin::Info info{
      .id = "normalise/units",
      .summary = "puts units under one identifier each",
      .documentation =
          R"(Claim sets name units by CLDR unit identifiers, of any release since 36, and a unit may have had
several: *metric-ton* and *tonne*, *inch-hg* and *inch-ofhg*. This normaliser replaces each by the
identifier that the reference data use. Units of one dimension (kilometers and miles) stay what they
are: rules convert between them, exactly.

It reports nothing. An identifier that is not known stays as it is and is comparable with itself.
)",
      .scope = plugin::Scope::normaliser};

  void normalise(const plugin::Host& host, const plugin::Terms& terms) const {
    if (terms.column() != plugin::Column::unit) return;
    for (std::size_t i = 0; i < terms.size(); ++i) {
      const auto unit = host.unit(terms[i]);
      if (unit && unit->identifier != terms[i]) host.rewrite(i, unit->identifier);
    }
  }
};

}  // namespace veritally::rules
