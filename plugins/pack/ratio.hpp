// [[ratio]]: one named figure divided by another is a third.
#pragma once

#include "declared.hpp"
#include "formula.hpp"

#include <veritally/plugin.hpp>

namespace veritally::pack {

class Ratio {
 public:
  struct Declaration : Declared {
    explicit Declaration(Entry& entry);

    Formula formula;
  };

  static constexpr plugin::Info info{.id = "pack/ratio",
                                     .summary = "one named figure divided by another is a third",
                                     .documentation = "See docs/packs.md.",
                                     .scope = plugin::Scope::corpus,
                                     .severity = plugin::Severity::warning,
                                     .columns = plugin::Column::subject | plugin::Column::measure};

  explicit Ratio(const plugin::Host& host)
      : declared_(host.data<Declaration>()), claims_(host, declared_.formula) {}
  void check(const plugin::Host& host, const plugin::Claims& claims) const;

 private:
  const Declaration& declared_;
  FormulaClaims claims_;
};

}  // namespace veritally::pack
