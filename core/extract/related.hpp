// Related: the quantities of a sentence as the families of relations see them. For relations.cpp
// and the files *_relations.cpp alone.
#pragma once

#include "claim/claim.hpp"
#include "extract/gaps.hpp"
#include "extract/noun_phrases.hpp"
#include "extract/relations.hpp"
#include "reference/units.hpp"

#include <cstddef>
#include <initializer_list>
#include <span>
#include <vector>

namespace veritally::extract {

// Quantities go by their place among those of the sentence.
class Related {
 public:
  // All that is borrowed outlives this object.
  Related(const SentenceView& view, const Units& units, std::span<Claim> claims,
          const Antecedent& antecedent, StatedChanges& stated)
      : view_(view),
        units_(units),
        claims_(claims),
        antecedent_(antecedent),
        stated_(stated),
        gaps_(view) {}

  std::size_t size() const { return gaps_.size(); }
  Claim& claim(std::size_t i) const { return claims_[gaps_.mention(i)]; }
  Quantity& quantity(std::size_t i) const { return claim(i).quantity; }
  const Mention& mention(std::size_t i) const { return view_.mentions[gaps_.mention(i)]; }
  std::size_t token(std::size_t i) const { return gaps_.token(i); }
  Gap before(std::size_t i) const { return gaps_.before(i); }
  Gap behind(std::size_t i) const { return gaps_.behind(i); }
  const SentenceView& view() const { return view_; }

  bool derived(std::size_t i) const { return claim(i).derivation.has_value(); }
  // States that `result` is made of the operands; the first derivation of a claim stays.
  void derive(std::size_t result, DerivationKind kind, std::span<const std::size_t> of) const;
  void derive(std::size_t result, DerivationKind kind, std::initializer_list<std::size_t> of) const;

  // The same with the amount that "it" points back to as the first operand. REQUIRES: there is one.
  void derive_from_antecedent(std::size_t result, DerivationKind kind,
                              std::initializer_list<std::size_t> others) const;
  // Whether there is one, of which the quantity is an amount of the same unit.
  bool like_antecedent(std::size_t i) const;
  bool has_antecedent() const { return antecedent_.level != nullptr && antecedent_.points_back; }

  // The amount that was spoken of last, whatever this sentence says of it; null where there is
  // none.
  const Claim* level() const { return antecedent_.level; }
  // A number of people or things, or a bare one; no change, share, rate or range.
  static bool is_count(const Quantity& quantity);
  // The one count of people or things in the sentence before, or the last of those that only go on
  // with it; null where there is none, or several.
  const Claim* count_before() const;
  // States that it is made of the operands. REQUIRES: there is one.
  void derive_level(DerivationKind kind, std::span<const std::size_t> of) const;

  // What the sentence before says, where the first quantity is said of that.
  const Antecedent* spoken_of() const { return antecedent_.points_back ? &antecedent_ : nullptr; }
  // The claims of the sentence before, whatever this one says of it.
  std::span<const Claim> claims_before() const { return antecedent_.claims; }
  // States that the quantity is made of claims of the sentence before.
  void derive_from(std::size_t result, DerivationKind kind, std::vector<std::string> ids) const;
  // Notes the two values of a change.
  void note_values(std::size_t now, std::size_t old) const;

  // Notes that nobody says from what the change led to the value.
  void leave_open(std::size_t change, DerivationKind kind, std::size_t now) const;

  bool is_money(std::size_t i) const;
  bool is_percentage(std::size_t i) const { return quantity(i).unit == "percent"; }
  // "quadrupled", "a four-fold rise": says so in a word. Down it is a part and not a multiple.
  bool is_multiple(std::size_t i) const;
  // Points beside a percentage are percentage points.
  void call_points(std::size_t i, std::size_t beside) const;
  // Two amounts of one unit, which may be added and compared.
  bool alike(std::size_t a, std::size_t b) const;
  // Two amounts in different units of one dimension, or of different money.
  bool converts(std::size_t a, std::size_t b) const;

  // The quantity stands in brackets alone.
  bool bracketed(std::size_t i) const;
  // It says the quantity before in other terms: "(25 %)", ", or 25 %". `closed`: also between two
  // commas or dashes.
  bool restates(std::size_t i) const;
  bool enclosed(std::size_t i) const;

 private:
  const SentenceView& view_;
  const Units& units_;
  std::span<Claim> claims_;
  const Antecedent& antecedent_;
  StatedChanges& stated_;
  Gaps gaps_;
};

// The families, in the order in which they are asked.
void link_changes(const Related& related);      // "rose 25 % from 40 to 50"
void link_distances(const Related& related);    // "5 and 3, a gap of 2", "6, twice the 3"
void link_shares(const Related& related);       // "30 of the 120 firms, or 25 %"
void link_conversions(const Related& related);  // "5 miles (8 km)"
void link_rates(const Related& related);        // "$120m for 40 planes, $3m each"
void link_totals(const Related& related);       // "3, 4 and 5, for a total of 12"

}  // namespace veritally::extract
