// What the rules of the family `change` read from the old and the new value.
#pragma once

#include <veritally/plugin.hpp>

#include <optional>
#include <vector>

namespace veritally::rules {

// New and old value, in the unit of the new one. They are levels, whatever they say of a change.
inline std::optional<plugin::Figures> levels(const plugin::Host& host,
                                             const std::vector<plugin::Claim>& values) {
  if (values.size() != 2) return std::nullopt;
  const auto old = plugin::brought(host, plugin::level(host, values[1]), values[1], values[0]);
  if (!old) return std::nullopt;
  return plugin::Figures{plugin::level(host, values[0]), *old};
}

}  // namespace veritally::rules
