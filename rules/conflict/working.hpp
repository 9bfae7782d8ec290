// The arithmetic of the conflict rules in one line: claims that agree, or two that do not.
#pragma once

#include <veritally/plugin.hpp>

#include <algorithm>
#include <optional>
#include <span>
#include <string>

namespace veritally::rules {

// What the claim states in the unit of another one; nullopt where no rate is known.
inline std::optional<plugin::Number> converted(const plugin::Host& host, const plugin::Claim& claim,
                                               const plugin::Claim& like) {
  const auto amount =
      claim.change == plugin::Change::none ? plugin::Amount::absolute : plugin::Amount::difference;
  return host.convert(host.number(claim.nominal), host.text(plugin::Column::unit, claim.unit),
                      host.text(plugin::Column::unit, like.unit), claim.period, amount);
}

// "62 mile (99.7793 kilometer)" beside a claim in kilometers.
inline std::string show_beside(const plugin::Host& host, const plugin::Claim& claim,
                               const plugin::Claim& like) {
  std::string text = plugin::show_with_unit(host, claim, plugin::scale_of(host, claim));
  if (claim.unit == like.unit) return text;
  const plugin::Scale scale = plugin::scale_of(host, like);
  if (const auto moved = converted(host, claim, like)) {
    text += " (" + moved->show(scale.power) + plugin::suffix(host, like, scale) + ")";
  }
  return text;
}

// Claims that agree, in one line: "75 = 75 bn USD", "100 kilometer ~ 62 mile (99.7793 kilometer)".
inline std::string agreement(const plugin::Host& host, std::span<const plugin::Claim> claims,
                             bool stated) {
  const plugin::Claim& like = claims.front();
  const plugin::Scale scale = plugin::scale_of(host, like);
  const bool mixed = std::ranges::any_of(
      claims, [&](const plugin::Claim& claim) { return claim.unit != like.unit; });
  std::string text;
  for (const plugin::Claim& claim : claims) {
    if (!text.empty()) text += stated ? " = " : " ~ ";
    text += mixed ? show_beside(host, claim, like) : plugin::show(host, claim, scale);
  }
  return mixed ? text : text + plugin::suffix(host, like, scale);
}

// One line: "> 65 against <= 65 bn USD", "10 kilometer = 6.21371 mile against 9 mile".
inline std::string against(const plugin::Host& host, const plugin::Claim& a,
                           const plugin::Claim& b) {
  const plugin::Scale scale = plugin::scale_of(host, b);
  std::string left = plugin::show(host, a, scale);
  if (a.unit != b.unit) {
    left = plugin::show_with_unit(host, a, plugin::scale_of(host, a));
    if (const auto moved = converted(host, a, b)) left += " = " + moved->show(scale.power);
  }
  return left + " against " + plugin::show_with_unit(host, b, scale);
}

}  // namespace veritally::rules
