#include "limit.hpp"

#include <utility>

namespace veritally::pack {
namespace {

using plugin::Column;
using plugin::Verdict;

vt_interval range_of(const std::optional<Value>& low, const std::optional<Value>& high) {
  vt_interval range{};
  if (low) range.low = low->value;
  if (high) range.high = high->value;
  range.flags = (low ? 0U : VT_LOW_UNBOUNDED) | (high ? 0U : VT_HIGH_UNBOUNDED);
  return range;
}

}  // namespace

Limit::Declaration::Declaration(Entry& entry)
    : Declared(entry),
      selection(entry),
      at_least(entry.number("at_least")),
      at_most(entry.number("at_most")),
      unit(entry.text("unit").value_or(Written{"1", spot})),
      per(entry.text("per")),
      changes(entry.flag("changes")) {
  read_message(entry);
  if (selection.measures.empty()) {
    throw entry.wrong(spot, "a limit has no \"measure\"",
                      "name what is limited: measure = \"age\"");
  }
  if (!at_least && !at_most) {
    throw entry.wrong(spot, "a limit has neither \"at_least\" nor \"at_most\"",
                      "write at_most = ...");
  }
  if (at_least && at_most && plugin::compare(at_least->value, at_most->value) > 0) {
    throw entry.wrong(at_most->spot, "\"at_most\" is less than \"at_least\"", "exchange the two");
  }
  documentation +=
      "A figure of the measure that cannot lie in the range is reported; units and "
      "currencies are converted.\n";
}

Limit::Limit(const plugin::Host& host)
    : declared_(host.data<Declaration>()),
      selector_(host, declared_.selection),
      allowed_(range_of(declared_.at_least, declared_.at_most)) {
  const plugin::Unit unit = required_unit(host, declared_.path, declared_.unit);
  unit_ = unit.identifier;
  dimension_ = unit.dimension;
}

bool Limit::concerns(const plugin::Host& host, std::string_view measure,
                     std::string_view unit) const {
  return selector_.takes_measure(measure) && convertible(host, {unit_, dimension_}, unit);
}

bool Limit::takes(const plugin::Host& host, const plugin::Claim& claim) const {
  if (claim.modality == plugin::Modality::denied || !selector_.takes(host, claim)) return false;
  if ((claim.change != plugin::Change::none) != declared_.changes) return false;
  const std::string_view per = noun_of_rate(host.text(Column::per, claim.per));
  return per == (declared_.per ? std::string_view(declared_.per->text) : std::string_view());
}

void Limit::check(const plugin::Host& host, const plugin::Claims& claims) const {
  for (std::size_t i = 0; i < claims.size(); ++i) {
    const auto claim = host.claim(claims.ref[i]);
    if (claim && takes(host, *claim)) judge(host, *claim);
  }
}

// In the unit of the limit, per one of what it is per; nullopt where no rate is known.
std::optional<plugin::Figure> Limit::figure_of(const plugin::Host& host,
                                               const plugin::Claim& claim) const {
  const vt_decimal size = plugin::counted_in(host, claim).size;
  const auto one =
      plugin::level(host, claim) / plugin::constant(host, size.mantissa, size.exponent);
  if (!one) return std::nullopt;
  const std::string_view unit = host.text(Column::unit, claim.unit);
  const auto when = plugin::rate_period(host, claim, claim);
  const plugin::Amount amount = plugin::amount_of(claim);
  const auto stated = host.convert(one->stated, unit, unit_, when, amount);
  const auto allowed = host.convert(one->allowed, unit, unit_, when, amount);
  if (!stated || !allowed) return std::nullopt;
  return plugin::Figure{*stated, *allowed};
}

std::string Limit::limits_in_words(const plugin::Host& host) const {
  std::string words = host.show(allowed_) + plugin::suffix({}, unit_);
  if (declared_.per) words += " per " + declared_.per->text;
  return words;
}

void Limit::judge(const plugin::Host& host, const plugin::Claim& claim) const {
  const std::string stated = plugin::show_with_unit(host, claim, plugin::scale_of(host, claim));
  plugin::Check check{.claims = {claim.ref}};
  const auto figure = figure_of(host, claim);
  if (!figure) {
    check.working = stated + " cannot be brought to " + unit_;
    return host.report(check);
  }
  const plugin::Number limits = host.number(allowed_);
  const bool converted = host.text(Column::unit, claim.unit) != unit_;
  check.working = stated +
                  (converted ? " = " + figure->allowed.show() + plugin::suffix({}, unit_) : "") +
                  "; limits: " + limits_in_words(host);
  if (figure->allowed.meets(limits)) {
    check.verdict =
        figure->stated.within(limits) ? Verdict::consistent : Verdict::consistent_by_rounding;
    return host.report(check);
  }
  check.verdict = Verdict::inconsistent;
  const std::string_view where = figure->allowed.above(limits) ? " is above " : " is below ";
  const std::string measure(host.text(Column::measure, claim.measure));
  check.labels = {{.claim = claim.ref}};
  host.report(
      plugin::Finding{.check = std::move(check),
                      .message = declared_.worded(measure + ": " + stated + std::string(where) +
                                                  "the limits, " + limits_in_words(host))});
}

}  // namespace veritally::pack
