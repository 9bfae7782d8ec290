// normalise/names: "Google" and "Alphabet Inc." are one subject.
#pragma once

#include <veritally/plugin.hpp>

namespace veritally::rules {

class Names {
 public:
  static constexpr plugin::Info info{
      .id = "normalise/names",
      .summary = "puts subjects, measures and places under their canonical names",
      .documentation =
          R"(Two claims are compared only if they speak of the same subject and measure. Texts name both in
many ways: *Google*, *Google LLC* and *Alphabet* are one firm, *capex*, *capital spending* and
*capital expenditures* one measure. This normaliser replaces every subject, measure and word of
scope by the name under which the reference data (`data/aliases.toml`, `data/measures.toml`, and the
file that `aliases` of the configuration names) list it.

Legal forms at the end of a name (*Inc.*, *Corp.*, *Ltd*), a leading *the*, the case of ASCII letters
and white space at the ends do not count. A name that nothing lists stays as it is.

It reports nothing. A report shows the names as the claims gave them.
)",
      .scope = plugin::Scope::normaliser};

  void normalise(const plugin::Host& host, const plugin::Terms& terms) const {
    if (terms.column() == plugin::Column::unit) return;
    const auto kind = terms.column() == plugin::Column::measure ? plugin::Column::measure
                                                                : plugin::Column::subject;
    for (std::size_t i = 0; i < terms.size(); ++i) {
      const std::string_view canonical = host.canonical(kind, terms[i]);
      if (canonical != terms[i]) host.rewrite(i, canonical);
    }
  }
};

}  // namespace veritally::rules
