// [[sum]]: named figures add up to another one.
#pragma once

#include "declared.hpp"
#include "formula.hpp"

#include <veritally/plugin.hpp>

namespace veritally::pack {

class Sum {
 public:
  struct Declaration : Declared {
    explicit Declaration(Entry& entry);

    Formula formula;
  };

  static constexpr plugin::Info info{.id = "pack/sum",
                                     .summary = "named figures add up to another one",
                                     .documentation = "See docs/packs.md.",
                                     .scope = plugin::Scope::corpus,
                                     .severity = plugin::Severity::warning,
                                     .columns = plugin::Column::subject | plugin::Column::measure};

  explicit Sum(const plugin::Host& host)
      : declared_(host.data<Declaration>()), claims_(host, declared_.formula) {}
  void check(const plugin::Host& host, const plugin::Claims& claims) const;

 private:
  const Declaration& declared_;
  FormulaClaims claims_;
};

}  // namespace veritally::pack
