#include "sum.hpp"

#include <utility>

namespace veritally::pack {
namespace {

Formula read_formula(Entry& entry) {
  Written total = entry.required_text("total");
  std::vector<Written> parts = entry.required_texts("parts");
  if (parts.size() < 2) {
    throw entry.wrong(parts.front().spot, "\"parts\" names one part", "name two or more");
  }
  return {entry, std::move(total), std::move(parts)};
}

}  // namespace

Sum::Declaration::Declaration(Entry& entry) : Declared(entry), formula(read_formula(entry)) {
  for (std::size_t i = 1; i < formula.names.size(); ++i) {
    documentation += (i > 1 ? " + " : "") + formula.names[i].text;
  }
  documentation += " = " + formula.names.front().text + ".\n";
}

void Sum::check(const plugin::Host& host, const plugin::Claims& claims) const {
  claims_.for_each(host, claims, [&](const auto& total, const auto& parts) {
    plugin::report(
        host, claims.words_wanted(),
        {.stated = total,
         .operands = parts,
         .figures = plugin::brought(host, parts, total),
         .compute = [](const plugin::Figures& figures) { return plugin::sum(figures); },
         .write = [](const plugin::Words& terms) { return plugin::joined(terms, " + "); },
         .name = "the sum",
         .additive = true,
         .severity = declared_.severity});
  });
}

}  // namespace veritally::pack
