#include "claimset/claim_visitor.hpp"

#include <array>

namespace veritally {
namespace {

void visit_text(ClaimVisitor& visitor, std::string_view key, std::string_view text) {
  if (text.empty()) {
    visitor.null(key);
  } else {
    visitor.string(key, text);
  }
}

void visit_number(ClaimVisitor& visitor, std::string_view key,
                  const std::optional<std::uint64_t>& number) {
  if (number) {
    visitor.number(key, *number);
  } else {
    visitor.null(key);
  }
}

void visit_date(ClaimVisitor& visitor, std::string_view key, const std::optional<Date>& date) {
  visit_text(visitor, key, date ? to_string(*date) : std::string());
}

void visit_end(ClaimVisitor& visitor, std::string_view key, const End<Decimal>& end) {
  visit_text(visitor, key, end.unbounded ? std::string() : end.value.to_string());
}

void visit_interval(ClaimVisitor& visitor, const Interval& interval) {
  visitor.begin_object("interval");
  visit_end(visitor, "low", interval.low);
  visit_end(visitor, "high", interval.high);
  visitor.boolean("low_open", interval.low.open);
  visitor.boolean("high_open", interval.high.open);
  visitor.end_object();
}

void visit_per(ClaimVisitor& visitor, const std::optional<Per>& per) {
  if (!per) {
    visitor.null("per");
    return;
  }
  visitor.begin_object("per");
  visitor.string("value", per->value.to_string());
  visitor.string("unit", per->unit);
  if (!per->of.empty()) visitor.string("of", per->of);
  visitor.end_object();
}

void visit_quantity(ClaimVisitor& visitor, const Quantity& quantity) {
  visitor.begin_object("quantity");
  if (quantity.range) {
    const std::array<std::string, 2> ends = {quantity.range->first.to_string(),
                                             quantity.range->second.to_string()};
    visitor.null("value");
    visitor.list("range", ends);
  } else {
    visitor.string("value", quantity.value.to_string());
  }
  visitor.string("unit", quantity.unit);
  visit_text(visitor, "of", quantity.of);
  visitor.string("comparator", to_string(quantity.comparator));
  visitor.boolean("approximate", quantity.approximate);
  visitor.string("change", to_string(quantity.change));
  visit_per(visitor, quantity.per);
  if (!quantity.fraction.empty()) visitor.string("fraction", quantity.fraction);
  visit_interval(visitor, quantity.interval);
  visitor.end_object();
}

void visit_derivation(ClaimVisitor& visitor, const Derivation& derivation) {
  visitor.begin_object("derivation");
  visitor.string("kind", to_string(derivation.kind));
  visitor.list("of", derivation.of);
  visitor.end_object();
}

}  // namespace

void visit_period(ClaimVisitor& visitor, std::string_view key, const Period& period) {
  visitor.begin_object(key);
  visit_date(visitor, "from", period.from);
  visit_date(visitor, "to", period.to);
  if (period.fiscal) visitor.boolean("fiscal", true);
  if (period.relation != Relation::during) {
    visitor.string("relation", to_string(period.relation));
  }
  visitor.end_object();
}

void visit_members(const Claim& claim, ClaimVisitor& visitor) {
  visit_text(visitor, "id", claim.id);
  visit_text(visitor, "document", claim.document);
  visit_number(visitor, "begin", claim.begin);
  visit_number(visitor, "end", claim.end);
  visit_number(visitor, "line", claim.line);
  visit_number(visitor, "column", claim.column);
  visitor.string("text", claim.text);
  visitor.list("subject", claim.subject);
  visitor.string("measure", claim.measure);
  visitor.list("scope", claim.scope);
  if (claim.period) {
    visit_period(visitor, "period", *claim.period);
  } else {
    visitor.null("period");
  }
  if (claim.base_period) {
    visit_period(visitor, "base_period", *claim.base_period);
  } else {
    visitor.absent("base_period");
  }
  visit_quantity(visitor, claim.quantity);
  visitor.string("modality", to_string(claim.modality));
  visit_text(visitor, "attribution", claim.attribution);
  if (claim.derivation) {
    visit_derivation(visitor, *claim.derivation);
  } else {
    visitor.absent("derivation");
  }
  if (claim.ambiguous) {
    visitor.boolean("ambiguous", true);
  } else {
    visitor.absent("ambiguous");
  }
}

}  // namespace veritally
