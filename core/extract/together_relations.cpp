// Totals of several who had their own amounts in the sentence before: "together the four".
#include "extract/together.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace veritally::extract {
namespace {

// "Together the four", but not "together with".
bool says_together(const Related& related, std::size_t total) {
  const SentenceView& view = related.view();
  for (std::size_t i = 0; i < related.token(total); ++i) {
    const bool together = view.is(i, Role::together) && !view.is(i, Role::preposition);
    if (together && !view.is(i + 1, Role::preposition)) return true;
  }
  return false;
}

// Where the total stands: first, or behind the count of those who have it.
std::size_t total_of(const Related& related, std::size_t members) {
  if (related.size() == 0) return nowhere;
  const Quantity& first = related.quantity(0);
  const bool counts = first.unit == "1" && !first.per && first.change == Change::none &&
                      first.value == Decimal(static_cast<std::int64_t>(members), 0);
  if (!counts) return 0;
  return related.size() > 1 ? 1 : nowhere;
}

bool is_own(const Claim& part, const Claim& model) {
  const Quantity& quantity = part.quantity;
  return part.subject.size() == 1 && !part.derivation && part.measure == model.measure &&
         part.scope == model.scope && part.period == model.period &&
         part.modality == model.modality && quantity.change == Change::none &&
         quantity.unit == model.quantity.unit && quantity.per == model.quantity.per &&
         quantity.fraction.empty();
}

// Each has one amount of the same thing, and nobody has two.
bool are_own(std::span<const Claim> parts) {
  std::vector<std::string> owners;
  for (const Claim& part : parts) {
    if (!is_own(part, parts.front())) return false;
    if (std::ranges::find(owners, part.subject.front()) != owners.end()) return false;
    owners.push_back(part.subject.front());
  }
  return owners.size() > 1 && !parts.front().measure.empty();
}

bool is_of_all(const Claim& total, const Claim& part) {
  const bool measure = total.measure.empty() || total.measure == part.measure;
  const bool level = total.quantity.change == Change::none && total.modality == part.modality &&
                     total.quantity.unit == part.quantity.unit &&
                     total.quantity.per == part.quantity.per;
  const bool time = !total.period || total.period == part.period;
  return measure && level && time && total.subject.size() != 1 && total.scope == part.scope;
}

}  // namespace

void link_together(const Related& related, const Antecedent& last) {
  const std::size_t total = total_of(related, last.claims.size());
  if (total == nowhere || !are_own(last.claims)) return;
  if (!is_of_all(related.claim(total), last.claims.front()) || !says_together(related, total)) {
    return;
  }
  std::vector<std::string> ids;
  for (const Claim& part : last.claims) ids.push_back(part.id);
  related.derive_from(total, DerivationKind::sum, std::move(ids));
}

}  // namespace veritally::extract
