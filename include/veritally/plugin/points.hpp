// Percent and percentage points: from 40 % to 44 % is a rise by 10 percent and by 4 points.
//
//   if (confuses_points(host, change)) return;  // `change/points` speaks of it
//
// A change between two percentages that is stated in the one and right in the other. Rules that
// recompute changes and differences leave such a statement of a text to `change/points`, which
// knows what is wrong with it; those of claim sets are judged as they are stated.
#pragma once

#include <veritally/plugin/derived.hpp>
#include <veritally/plugin/document.hpp>
#include <veritally/plugin/figure.hpp>
#include <veritally/plugin/host.hpp>
#include <veritally/plugin/types.hpp>

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace veritally::plugin {

// What a change between two percentages comes to.
struct PercentageChange {
  Claim now;
  Claim old;
  Figure points;
  std::optional<Figure> relative;  // in percent; nullopt where the old one may be nothing
};

// nullopt where the claim is no change or difference of [new, old] percentages.
inline std::optional<PercentageChange> percentage_change(const Host& host, const Claim& change) {
  const bool kind = change.derivation == Derivation::percent_change ||
                    change.derivation == Derivation::difference;
  if (!kind || change.operands.size() != 2) return std::nullopt;
  const std::vector<Claim> values = operands_of(host, change);
  if (values.size() != 2) return std::nullopt;
  for (const Claim& value : values) {
    if (!is_percent(host, value) || value.per != 0) return std::nullopt;
  }
  const Figure now = level(host, values[0]);
  const Figure old = level(host, values[1]);
  PercentageChange out{values[0], values[1], now - old, std::nullopt};
  if (!old.allowed.above(host.number(0))) return out;
  if (const auto ratio = now / old) {
    out.relative = (*ratio - constant(host, 1)) * constant(host, 100);
  }
  return out;
}

// How a stated change between percentages reads in the unit that it does not name.
enum class OtherUnit : std::uint8_t {
  no,      // as it is stated it may be right, or it is right in neither
  likely,  // right as the values stand; as it is stated, rounding alone could make it so
  yes,     // right, and wrong as it is stated
};

namespace detail {

// The one is at least twice the other.
inline bool far_apart(const Host& host, const Number& a, const Number& b) {
  const Number two = host.number(2);
  return (a - b * two).above(host.number(0)) || (b - a * two).above(host.number(0));
}

inline Number size_of(const Host& host, const Number& number) {
  const Number zero = host.number(0);
  return number.below(zero) ? zero - number : number;
}

}  // namespace detail

inline OtherUnit other_unit(const Host& host, const Claim& change,
                            const PercentageChange& between) {
  const std::string_view unit = host.text(Column::unit, change.unit);
  const bool percent = unit == "percent";
  if (!between.relative || (!percent && unit != "percentage-point")) return OtherUnit::no;
  const Figure& own = percent ? *between.relative : between.points;
  const Figure& other = percent ? between.points : *between.relative;
  const Stated stated = stated_in(host, change);
  const Verdict as_stated = judge(stated, own);
  const Verdict in_other = judge(stated, other);
  if (as_stated == Verdict::consistent || in_other == Verdict::inconsistent) return OtherUnit::no;
  if (as_stated == Verdict::inconsistent) return OtherUnit::yes;
  const bool apart = detail::far_apart(host, detail::size_of(host, own.stated),
                                       detail::size_of(host, stated.figure.stated));
  return in_other == Verdict::consistent && stated.point && apart ? OtherUnit::likely
                                                                  : OtherUnit::no;
}

// The same of a claim that stands in a text.
inline bool confuses_points(const Host& host, const Claim& change) {
  const auto between = percentage_change(host, change);
  if (!between || other_unit(host, change, *between) == OtherUnit::no) return false;
  const auto document = Document::open(host, change.document);
  return document && document->place(change.ref) != nullptr;
}

}  // namespace veritally::plugin
