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

// The change over the old value, as a part of it; nullopt where that may not be above zero. Written
// so that each value stands once: the interval is exact.
inline std::optional<plugin::Figure> relative_change(const plugin::Host& host,
                                                     const plugin::Figure& now,
                                                     const plugin::Figure& old) {
  if (!old.allowed.above(host.number(0))) return std::nullopt;
  const auto ratio = now / old;
  if (!ratio) return std::nullopt;
  return *ratio - plugin::constant(host, 1);
}

}  // namespace veritally::rules
