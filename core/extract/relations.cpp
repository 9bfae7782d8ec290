#include "extract/relations.hpp"

#include "extract/related.hpp"
#include "extract/together.hpp"

#include <string>
#include <utility>

namespace veritally::extract {
namespace {

const Unit* unit_of(const Units& units, const Quantity& quantity) {
  if (!quantity.per) return units.find(quantity.unit);
  if (quantity.per->unit == "1") return nullptr;
  return units.find(quantity.unit + "-per-" + quantity.per->unit);
}

bool is_letter(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return (byte | 0x20U) - 'a' < 26U || byte >= 0x80;
}

bool same_kind(const Quantity& one, const Quantity& other) {
  return one.unit == other.unit && one.per == other.per &&
         (one.of == other.of || one.of.empty() || other.of.empty());
}

}  // namespace

void Related::derive(std::size_t result, DerivationKind kind,
                     std::span<const std::size_t> of) const {
  if (derived(result)) return;
  Derivation derivation{kind, {}};
  for (const std::size_t operand : of) derivation.of.push_back(claim(operand).id);
  claim(result).derivation = std::move(derivation);
}

void Related::derive_from_antecedent(std::size_t result, DerivationKind kind,
                                     std::initializer_list<std::size_t> others) const {
  if (derived(result)) return;
  derive(result, kind, others);
  std::vector<std::string>& of = claim(result).derivation->of;
  of.insert(of.begin(), antecedent_.level->id);
}

void Related::derive_level(DerivationKind kind, std::span<const std::size_t> of) const {
  if (antecedent_.level->derivation) return;
  Derivation derivation{kind, {}};
  for (const std::size_t operand : of) derivation.of.push_back(claim(operand).id);
  antecedent_.level->derivation = std::move(derivation);
}

bool Related::is_count(const Quantity& quantity) {
  return quantity.unit == "1" && !quantity.per && !quantity.range && quantity.fraction.empty() &&
         quantity.change == Change::none;
}

const Claim* Related::count_before() const {
  const Claim* found = nullptr;
  for (const Claim& claim : antecedent_.claims) {
    // "2,300 people applied and 640 were taken": so many of them.
    const bool bare = claim.quantity.of.empty();
    if (!is_count(claim.quantity) || (bare && found == nullptr)) continue;
    if (!bare && found != nullptr) return nullptr;
    found = &claim;
  }
  return found;
}

void Related::leave_open(std::size_t change, DerivationKind kind, std::size_t now) const {
  stated_.open.push_back({&claim(change), &claim(now), kind});
}

void Related::note_values(std::size_t now, std::size_t old) const {
  const bool again = stated_.now == &claim(now) && stated_.old == &claim(old);
  stated_.several = stated_.several || (stated_.now != nullptr && !again);
  stated_.now = stated_.several ? nullptr : &claim(now);
  stated_.old = stated_.several ? nullptr : &claim(old);
}

void Related::derive_from(std::size_t result, DerivationKind kind,
                          std::vector<std::string> ids) const {
  if (!derived(result)) claim(result).derivation = Derivation{kind, std::move(ids)};
}

void Related::derive(std::size_t result, DerivationKind kind,
                     std::initializer_list<std::size_t> of) const {
  derive(result, kind, std::span(of.begin(), of.size()));
}

bool Related::alike(std::size_t a, std::size_t b) const {
  return same_kind(quantity(a), quantity(b));
}

bool Related::is_multiple(std::size_t i) const {
  const Quantity& one = quantity(i);
  if (one.unit != "1" || !one.of.empty() || one.per || one.range) {
    return false;
  }
  const bool part = one.value < Decimal(1, 0);
  if (part != (one.change == Change::down)) return false;
  const Mention& said = mention(i);
  const Lexicon& lexicon = view_.lexicon;
  const std::string_view words = view_.text.substr(said.begin, said.end - said.begin);
  for (std::size_t at = 0; at < words.size(); ++at) {
    const bool inside = at > 0 && is_letter(words[at - 1]);
    if (!inside && lexicon.multiples.find(words, at)) return true;
    const auto word = lexicon.number_words.find(words, at);
    const bool fold = word && *word.entry == NumberWord::fold;
    if (fold && (!inside || word.length > 1)) return true;  // "fourfold", but not the end of "tax"
  }
  return false;
}

void Related::call_points(std::size_t i, std::size_t beside) const {
  Quantity& points = quantity(i);
  if (!is_percentage(beside)) return;
  if (!view_.lexicon.relations.points.contains(points.of)) return;
  points.unit = "percentage-point";
  points.of.clear();
}

bool Related::like_antecedent(std::size_t i) const {
  return has_antecedent() && same_kind(antecedent_.level->quantity, quantity(i));
}

bool Related::is_money(std::size_t i) const {
  const Unit* unit = units_.find(quantity(i).unit);
  return unit != nullptr && !unit->currency.empty();
}

bool Related::converts(std::size_t a, std::size_t b) const {
  const Quantity& one = quantity(a);
  const Quantity& other = quantity(b);
  if (one.unit == other.unit && one.per == other.per) return false;
  const Unit* from = unit_of(units_, one);
  const Unit* to = unit_of(units_, other);
  return from != nullptr && to != nullptr && from->dimension == to->dimension &&
         from->dimension != "1" && !from->points;
}

bool Related::bracketed(std::size_t i) const {
  return before(i).last() == Step::open && behind(i).first() == Step::close;
}

bool Related::restates(std::size_t i) const {
  const Gap gap = before(i);
  if (gap.last() == Step::same) {
    const Gap lead = gap.before_last({Step::same});
    return lead.last() == Step::comma || lead.last() == Step::dash || lead.last() == Step::open;
  }
  return bracketed(i);
}

bool Related::enclosed(std::size_t i) const {
  const auto left = before(i).last();
  const auto right = behind(i).first();
  const bool ends = !right || right == Step::comma || right == Step::dash;
  return (left == Step::comma || left == Step::dash) && ends;
}

void link_relations(const SentenceView& view, const Units& units, std::span<Claim> claims,
                    const Antecedent& antecedent, StatedChanges& stated) {
  stated = {};
  const bool alone = claims.empty() ||
                     (claims.size() < 2 && !antecedent.points_back && antecedent.claims.size() < 2);
  if (alone || view.lexicon.relations.empty()) return;
  const Related related(view, units, claims, antecedent, stated);
  link_changes(related);
  link_shares(related);
  link_distances(related);
  link_conversions(related);
  link_rates(related);
  link_totals(related);
  link_together(related, antecedent);
}

}  // namespace veritally::extract
