// Named operands of a formula, for [[sum]] and [[ratio]]: which claims of an audit are meant.
//
// The names are those of measures of one subject ("gross profit"), or with the key `measure` those
// of subjects with this measure ("Acme Foods").
#pragma once

#include "entry.hpp"
#include "selection.hpp"

#include <veritally/plugin.hpp>

#include <functional>
#include <string_view>
#include <vector>

namespace veritally::pack {

struct Formula {
  // Reads the keys `subject` and `measure`, of which one may stand. The result comes first in
  // `names`, the operands behind it.
  Formula(Entry& entry, Written result, std::vector<Written> operands);

  std::vector<Written> subjects;  // whose measures the names are; none: anybody's
  std::vector<Written> measures;  // what the names are measured in; none: they are measures
  std::vector<Written> names;
};

class FormulaClaims {
 public:
  FormulaClaims(const plugin::Host& host, const Formula& formula);

  // Calls visit(result, operands) for each claim of the result whose operands are all stated for
  // the same time, scope and status, those of its own document first.
  using Visit = std::function<void(const plugin::Claim&, const std::vector<plugin::Claim>&)>;
  void for_each(const plugin::Host& host, const plugin::Claims& claims, const Visit& visit) const;

 private:
  // The name that holds this one, an index of `names_`; its size where none does.
  std::size_t place_of(std::string_view name) const;
  bool takes(const plugin::Host& host, const plugin::Claim& claim) const;

  bool by_subject_;
  Names subjects_;
  Names measures_;
  std::vector<Names> names_;  // of the result and the operands, one each
};

}  // namespace veritally::pack
