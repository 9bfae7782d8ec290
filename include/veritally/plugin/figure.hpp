// Figure: a number twice, as it is stated and with all that its digits and hedges allow. Its
// arithmetic is interval arithmetic on both, so that a rule writes its formula once:
//
//   const Figure a = level(host, claim);
//   const auto share = a / *brought(host, level(host, other), other, claim);
//
// Beside it stands what brings figures to one unit, and how a stated figure is judged against a
// computed one. Figures hold Numbers, which live until the call of the rule returns.
#pragma once

#include <veritally/abi.h>
#include <veritally/plugin/document.hpp>
#include <veritally/plugin/exact.hpp>
#include <veritally/plugin/host.hpp>
#include <veritally/plugin/show.hpp>
#include <veritally/plugin/types.hpp>
#include <veritally/plugin/unit_name.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace veritally::plugin {

struct Figure {
  Number stated;
  Number allowed;

  friend Figure operator+(const Figure& a, const Figure& b) {
    return {a.stated + b.stated, a.allowed + b.allowed};
  }
  friend Figure operator-(const Figure& a, const Figure& b) {
    return {a.stated - b.stated, a.allowed - b.allowed};
  }
  friend Figure operator*(const Figure& a, const Figure& b) {
    return {a.stated * b.stated, a.allowed * b.allowed};
  }
  // nullopt where the divisor may be zero.
  friend std::optional<Figure> operator/(const Figure& a, const Figure& b) {
    const auto value = a.stated / b.stated;
    const auto interval = a.allowed / b.allowed;
    if (!value || !interval) return std::nullopt;
    return Figure{*value, *interval};
  }
};

using Figures = std::vector<Figure>;

// REQUIRES: not empty.
inline Figure sum(const Figures& figures) {
  Figure total = figures.front();
  for (std::size_t i = 1; i < figures.size(); ++i) total = total + figures[i];
  return total;
}

// mantissa * 10^exponent, exactly.
inline Figure constant(const Host& host, std::int64_t mantissa, std::int32_t exponent = 0) {
  const Number number = host.number(mantissa, exponent);
  return {number, number};
}

// The claim's figure as it stands, whatever it says of a change.
inline Figure level(const Host& host, const Claim& claim) {
  return {host.number(claim.nominal), host.number(claim.interval)};
}

// The same, a fall as less than nothing: up 5 and down 3 are up 2.
inline Figure directed(const Host& host, const Claim& claim) {
  const Figure figure = level(host, claim);
  const bool fall = claim.change == Change::down && claim.value.mantissa > 0;
  return fall ? constant(host, 0) - figure : figure;
}

// ---- Units ----

// What a claim counts in, with what a rate is per: "USD-per-day". A rate per 100,000 persons has
// the size 100000.
struct CountedIn {
  std::string unit;
  vt_decimal size{1, 0, 0};
};

inline CountedIn counted_in(const Host& host, const Claim& claim) {
  CountedIn counted{std::string(host.text(Column::unit, claim.unit))};
  const std::string_view per = host.text(Column::per, claim.per);
  if (per.empty()) return counted;
  const auto space = std::min(per.find(' '), per.size());
  const std::string_view rest = per.substr(std::min(space + 1, per.size()));
  counted.size = parse_decimal(per.substr(0, space));
  counted.unit = quotient(counted.unit, rest.substr(0, rest.find(' ')));
  return counted;
}

// True if it takes a rate of exchange to bring one claim's figure to what the other counts in.
inline bool exchanged(const Host& host, const Claim& from, const Claim& to) {
  if (from.unit == to.unit) return false;
  const std::string own = currencies(host.text(Column::unit, from.unit));
  const std::string other = currencies(host.text(Column::unit, to.unit));
  return !own.empty() && !other.empty() && own != other;
}

// The time whose rates of exchange count: that of the claim, else of the one it is held against,
// else the week up to the date of its document.
inline std::optional<Period> rate_period(const Host& host, const Claim& claim,
                                         const Claim& against) {
  if (claim.period) return claim.period;
  if (against.period) return against.period;
  for (const Symbol symbol : {claim.document, against.document}) {
    const auto document = Document::open(host, symbol);
    const auto date = document ? document->date() : std::nullopt;
    constexpr std::int32_t week = 7;
    if (date) return Period{*date - week, date, false, Relationship::during};
  }
  return std::nullopt;
}

// A figure in another unit; nullopt where it does not convert.
inline std::optional<Figure> converted(const Host& host, const Figure& figure,
                                       std::string_view from, std::string_view to,
                                       Amount amount = Amount::absolute) {
  if (from == to) return figure;
  const auto stated = host.convert(figure.stated, from, to, std::nullopt, amount);
  const auto allowed = host.convert(figure.allowed, from, to, std::nullopt, amount);
  if (!stated || !allowed) return std::nullopt;
  return Figure{*stated, *allowed};
}

// Money, or a price ("EUR-per-liter"), in another currency and unit: the currency at all rates of
// the period, the rest by its factors. nullopt where no rate is known.
inline std::optional<Figure> exchanged_at(const Host& host, const Figure& figure,
                                          std::string_view from, std::string_view to,
                                          const std::optional<Period>& period) {
  const std::string own = currencies(from);
  const std::string other = currencies(to);
  const auto rate = host.rate(own, other, period);
  if (!rate) return std::nullopt;
  const Figure range{rate->range, rate->range};
  const bool above = currencies(detail::decompose(from).above) == own;
  const std::optional<Figure> moved = above ? figure * range : figure / range;
  std::string unit(from);
  unit.replace(unit.find(own), own.size(), other);
  return moved ? converted(host, *moved, unit, to) : std::nullopt;
}

// A change converts without the zero point of its scale: a rise by 1 celsius is one by 1.8
// fahrenheit.
inline Amount amount_of(const Claim& claim) {
  return claim.change == Change::none ? Amount::absolute : Amount::difference;
}

// A figure of `claim` in what `target` counts in. Money converts at the rates of rate_period().
inline std::optional<Figure> brought(const Host& host, const Figure& figure, const Claim& claim,
                                     const Claim& target) {
  if (claim.unit == target.unit && claim.per == target.per) return figure;
  const CountedIn from = counted_in(host, claim);
  const CountedIn to = counted_in(host, target);
  const auto one = figure / constant(host, from.size.mantissa, from.size.exponent);
  if (!one) return std::nullopt;
  const auto other =
      exchanged(host, claim, target)
          ? exchanged_at(host, *one, from.unit, to.unit, rate_period(host, claim, target))
          : converted(host, *one, from.unit, to.unit, amount_of(claim));
  if (!other) return std::nullopt;
  return *other * constant(host, to.size.mantissa, to.size.exponent);
}

// The directed figures of several claims in what `target` counts in; nullopt if one of them does
// not convert.
inline std::optional<Figures> brought(const Host& host, const std::vector<Claim>& claims,
                                      const Claim& target) {
  Figures figures;
  for (const Claim& claim : claims) {
    const auto figure = brought(host, directed(host, claim), claim, target);
    if (!figure) return std::nullopt;
    figures.push_back(*figure);
  }
  return figures;
}

// ---- Judging ----

// A stated figure, and how it was written.
struct Stated {
  Figure figure;
  std::int32_t last_digit = 0;  // the power of ten of the last written one
  bool point = true;            // one number, and neither a range nor a bound
  bool narrow = false;          // its words allow less than its digits: "doubled", not "seven"
};

// Less than a unit of the last digit, and more than the number alone.
inline bool allows_less_than_digits(const Host& host, const Claim& claim) {
  const auto& [low, high, flags, reserved] = claim.interval;
  const bool bounded = (flags & (VT_LOW_UNBOUNDED | VT_HIGH_UNBOUNDED)) == 0;
  return bounded && !equal(low, high) &&
         (host.number(high) - host.number(low)).below(host.number(1, claim.value.exponent));
}

inline Stated stated_in(const Host& host, const Claim& claim) {
  return {directed(host, claim), claim.value.exponent,
          claim.comparator == Comparator::equal && !claim.range,
          allows_less_than_digits(host, claim)};
}

// The computed value, rounded to that digit, is what is stated.
inline bool rounds_to(const Number& computed, std::int32_t digit, const Number& stated) {
  constexpr std::int32_t furthest = 60;  // what a host rounds at
  return digit >= -furthest && digit <= furthest && computed.rounded(digit).meets(stated);
}

// Consistent: the stated values agree, rounded as they are written. Consistent by rounding: only
// what the digits and hedges allow agrees. Inconsistent: not even that.
inline Verdict judge(const Stated& stated, const Figure& computed) {
  const Number& value = stated.figure.stated;
  const bool possible = computed.allowed.meets(stated.figure.allowed);
  const bool may_round = stated.point && (possible || !stated.narrow);
  if (computed.stated.meets(value) ||
      (may_round && rounds_to(computed.stated, stated.last_digit, value))) {
    return Verdict::consistent;
  }
  return possible ? Verdict::consistent_by_rounding : Verdict::inconsistent;
}

// The power of ten of the last digit that is not zero, where the zeros behind it may stand for
// digits that were rounded away: in a whole number (300), with a scale word (300 million), not
// behind a point (3.00). nullopt where there are none.
inline std::optional<std::int32_t> last_sure_digit(const vt_decimal& value) {
  const bool whole = value.exponent >= 0 && value.exponent % 3 == 0;
  if (!whole || value.mantissa == 0 || value.mantissa % 10 != 0) return std::nullopt;
  std::int32_t digit = value.exponent;
  for (std::int64_t rest = value.mantissa; rest % 10 == 0; rest /= 10) ++digit;
  return digit;
}

}  // namespace veritally::plugin
