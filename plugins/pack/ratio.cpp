#include "ratio.hpp"

#include <optional>
#include <utility>

namespace veritally::pack {
namespace {

using plugin::Claim;
using plugin::Column;
using plugin::Figure;
using plugin::Figures;

Formula read_formula(Entry& entry) {
  Written result = entry.required_text("result");
  Written numerator = entry.required_text("numerator");
  Written denominator = entry.required_text("denominator");
  return {entry, std::move(result), {std::move(numerator), std::move(denominator)}};
}

// Of what counts in one kind of unit, the quotient is a number or a percentage. Else the
// denominator is a count, and the result counts as the numerator does: sales a head. nullopt:
// neither.
std::optional<Figures> figures_of(const plugin::Host& host, const Claim& result,
                                  const std::vector<Claim>& operands) {
  const Claim& numerator = operands[0];
  const Claim& denominator = operands[1];
  const std::string_view unit = host.text(Column::unit, result.unit);
  const Figure below = plugin::level(host, denominator);
  if (unit == "percent" || (unit == "1" && result.per == 0)) {
    const auto above =
        plugin::brought(host, plugin::level(host, numerator), numerator, denominator);
    if (!above) return std::nullopt;
    return Figures{unit == "percent" ? *above * plugin::constant(host, 100) : *above, below};
  }
  if (host.text(Column::unit, denominator.unit) != "1" || numerator.per != 0) return std::nullopt;
  Claim whole = result;  // what the result counts in, without what it is per
  whole.per = 0;
  const auto above = plugin::brought(host, plugin::level(host, numerator), numerator, whole);
  if (!above) return std::nullopt;
  const vt_decimal size = plugin::counted_in(host, result).size;
  return Figures{*above * plugin::constant(host, size.mantissa, size.exponent), below};
}

}  // namespace

Ratio::Declaration::Declaration(Entry& entry) : Declared(entry), formula(read_formula(entry)) {
  documentation +=
      formula.names[1].text + " / " + formula.names[2].text + " = " + formula.names[0].text + ".\n";
}

void Ratio::check(const plugin::Host& host, const plugin::Claims& claims) const {
  claims_.for_each(host, claims, [&](const auto& result, const auto& operands) {
    plugin::report(host, claims.words_wanted(),
                   {.stated = result,
                    .operands = operands,
                    .figures = figures_of(host, result, operands),
                    .compute = [](const Figures& figures) { return figures[0] / figures[1]; },
                    .write = [](const plugin::Words& terms) { return terms[0] + " / " + terms[1]; },
                    .name = "the ratio",
                    .roles = {"numerator", "denominator"},
                    .arity = 2,
                    .undefined = "nothing can be divided by what may be zero",
                    .severity = declared_.severity});
  });
}

}  // namespace veritally::pack
