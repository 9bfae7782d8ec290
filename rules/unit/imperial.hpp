// British measures of the names that American ones have: gallons, pints and fluid ounces. For
// unit/conversion, which it belongs to.
#pragma once

#include <veritally/plugin.hpp>

#include <optional>
#include <string>
#include <string_view>

namespace veritally::rules {

// The British unit that a unit's words may mean as well; nullopt where there is none.
inline std::optional<std::string> imperial_of(std::string_view unit) {
  for (const std::string_view name : {"gallon", "fluid-ounce", "pint", "quart"}) {
    const auto at = unit.find(name);
    if (at == unit.npos || unit.substr(at + name.size()).starts_with("-imperial")) continue;
    std::string british(unit);
    return british.insert(at + name.size(), "-imperial");
  }
  return std::nullopt;
}

// What a conversion comes to if one of its units is the British one. nullopt where none may be.
inline std::optional<plugin::Figure> in_imperial(const plugin::Host& host,
                                                 const plugin::Figure& figure,
                                                 const plugin::Claim& given,
                                                 const plugin::Claim& result) {
  if (given.per != result.per) return std::nullopt;
  const std::string_view from = host.text(plugin::Column::unit, given.unit);
  const std::string_view to = host.text(plugin::Column::unit, result.unit);
  const auto british_from = imperial_of(from);
  const auto british_to = imperial_of(to);
  if (british_from.has_value() == british_to.has_value()) return std::nullopt;
  return plugin::converted(host, figure, british_from ? *british_from : from,
                           british_to ? *british_to : to);
}

}  // namespace veritally::rules
