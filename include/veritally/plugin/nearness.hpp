// Nearness: whether two claims on different bases may still tell of one thing, since what parts
// them is only that one says less, or says it in other words.
//
// A near claim is never held against another as one on the same basis is. That both state the same
// figure is a sign that they mean the same, no more.
#pragma once

#include <veritally/plugin/types.hpp>

#include <optional>

namespace veritally::plugin {

// What is told of what has not happened yet is one status, whoever tells it: "plans to spend",
// "is expected to spend".
inline bool near_modality(Modality a, Modality b) {
  const auto ahead = [](Modality modality) {
    return modality == Modality::planned || modality == Modality::forecast;
  };
  if (a == Modality::denied || a == Modality::conditional) return false;
  return a == b || (ahead(a) && ahead(b));
}

// A time that one of two leaves out, a fiscal year and the calendar year of its name, and a year
// and its end: "in 2025", "by the end of 2025".
inline bool near_period(const std::optional<Period>& a, const std::optional<Period>& b) {
  if (!a || !b) return true;
  if (!a->to || !b->to || *a->to != *b->to) return false;
  const auto at_end = [](const Period& period) {
    return period.relation == Relationship::by || period.from == period.to;
  };
  return a->from == b->from || at_end(*a) || at_end(*b);
}

// A scope that one of two leaves out.
inline bool near_scope(Symbol a, Symbol b) { return a == b || a == 0 || b == 0; }

// For claims of one subject, measure and unit dimension; true for those of one basis, too.
inline bool near_but_for_scope(const Claim& a, const Claim& b) {
  return !a.ambiguous && !b.ambiguous && a.of == b.of && a.per == b.per && a.change == b.change &&
         a.base_period == b.base_period && near_modality(a.modality, b.modality) &&
         near_period(a.period, b.period);
}
inline bool near_basis(const Claim& a, const Claim& b) {
  return near_but_for_scope(a, b) && near_scope(a.scope, b.scope);
}

// Whether one may tell what the other does: each document has its own way to name a scope.
inline bool near_telling(const Claim& a, const Claim& b) {
  return near_but_for_scope(a, b) && (a.document != b.document || near_scope(a.scope, b.scope));
}

}  // namespace veritally::plugin
