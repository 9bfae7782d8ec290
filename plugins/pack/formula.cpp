#include "formula.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <tuple>
#include <utility>

namespace veritally::pack {
namespace {

using plugin::Claim;
using plugin::Column;
using plugin::Symbol;

// A level that is not denied and not told apart from others of its sentence.
bool can_be_used(const Claim& claim) {
  return claim.change == plugin::Change::none && claim.modality != plugin::Modality::denied &&
         !claim.ambiguous;
}

using Days = std::array<std::int64_t, 4>;  // a period, to be sorted by

Days days_of(const std::optional<plugin::Period>& period) {
  const vt_period raw = plugin::Period::to_abi(period);
  return {raw.from, raw.to, raw.flags, raw.relation};
}

// Whom claims are about, when, in which scope and status: claims that share it can be one formula.
// Nobody where the names are subjects.
using Circumstances = std::tuple<Symbol, Days, Days, Symbol, plugin::Modality>;

Circumstances circumstances_of(const Claim& claim, bool by_subject) {
  return {by_subject ? 0 : claim.subject, days_of(claim.period), days_of(claim.base_period),
          claim.scope, claim.modality};
}

// The operands of a result, each from its own document where that has one; none at all where one is
// missing. The first list is that of results.
std::vector<Claim> operands_for(const Claim& result, const std::vector<std::vector<Claim>>& lists) {
  std::vector<Claim> operands;
  for (std::size_t i = 1; i < lists.size(); ++i) {
    if (lists[i].empty()) return {};
    const auto own = std::ranges::find(lists[i], result.document, &Claim::document);
    operands.push_back(own == lists[i].end() ? lists[i].front() : *own);
  }
  return operands;
}

}  // namespace

Formula::Formula(Entry& entry, Written result, std::vector<Written> operands)
    : subjects(entry.texts("subject")), measures(entry.texts("measure")), names{std::move(result)} {
  if (!subjects.empty() && !measures.empty()) {
    throw entry.wrong(measures.front().spot, "both \"subject\" and \"measure\" are given",
                      "with \"subject\" the names are measures, with \"measure\" subjects; leave "
                      "out one");
  }
  if (measures.size() > 1) {
    throw entry.wrong(measures[1].spot, "\"measure\" names several", "write one rule for each");
  }
  for (Written& operand : operands) {
    if (std::ranges::find(names, operand.text, &Written::text) != names.end()) {
      throw entry.wrong(operand.spot, "\"" + operand.text + "\" stands twice",
                        "name each figure once");
    }
    names.push_back(std::move(operand));
  }
}

FormulaClaims::FormulaClaims(const plugin::Host& host, const Formula& formula)
    : by_subject_(!formula.measures.empty()),
      subjects_(host, Column::subject, formula.subjects),
      measures_(host, Column::measure, formula.measures) {
  for (const Written& name : formula.names) {
    names_.emplace_back(host, by_subject_ ? Column::subject : Column::measure,
                        std::vector<Written>{name});
  }
}

std::size_t FormulaClaims::place_of(std::string_view name) const {
  const auto found =
      std::ranges::find_if(names_, [name](const Names& own) { return own.hold(name); });
  return static_cast<std::size_t>(found - names_.begin());
}

bool FormulaClaims::takes(const plugin::Host& host, const Claim& claim) const {
  if (!can_be_used(claim)) return false;
  return by_subject_ ? measures_.hold(host.text(Column::measure, claim.measure))
                     : subjects_.hold(host.text(Column::subject, claim.subject));
}

void FormulaClaims::for_each(const plugin::Host& host, const plugin::Claims& claims,
                             const Visit& visit) const {
  const Column column = by_subject_ ? Column::subject : Column::measure;
  std::map<Circumstances, std::vector<std::vector<Claim>>> found;  // of each name
  std::map<Symbol, std::size_t> places;                            // so that texts are read once
  for (std::size_t i = 0; i < claims.size(); ++i) {
    const Symbol name = by_subject_ ? claims.subject[i] : claims.measure[i];
    const auto [place, is_new] = places.try_emplace(name, 0);
    if (is_new) place->second = place_of(host.text(column, name));
    if (place->second == names_.size()) continue;
    const auto claim = host.claim(claims.ref[i]);
    if (!claim || !takes(host, *claim)) continue;
    auto& lists = found[circumstances_of(*claim, by_subject_)];
    lists.resize(names_.size());
    lists[place->second].push_back(*claim);
  }
  for (const auto& [circumstances, lists] : found) {
    for (const Claim& result : lists.front()) {
      const std::vector<Claim> operands = operands_for(result, lists);
      if (!operands.empty()) visit(result, operands);
    }
  }
}

}  // namespace veritally::pack
