// Alignment: which claims speak of the same thing.
//
// Names are brought to their canonical form by the normaliser plugins, once for each distinct name
// and not for each claim. Then all claims are ordered by subject with a counting sort, so that the
// claims of one subject stand together. A SubjectKey numbers subjects and sets of subjects alike.
//
// Threads: made by one call that may use several; const and shareable afterwards.
#pragma once

#include "claim/claim_table.hpp"
#include "reference/reference_data.hpp"

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace veritally {

using SubjectKey = std::uint32_t;

// Rewrites names: called with a column (VT_SUBJECT, ...) and texts; calls `put(index, canonical)`
// for those that change. May run on several threads at once.
using Normalise =
    std::function<void(std::uint32_t column, std::span<const std::string_view> terms,
                       const std::function<void(std::size_t, std::string_view)>& put)>;

class Alignment {
 public:
  Alignment(ClaimTable& table, const ReferenceData& reference, const Normalise& normalise,
            std::size_t threads);

  // Canonical forms of a claim's symbols.
  SubjectKey subject(ClaimRef ref) const { return key_of(table_.subject(ref)); }
  Symbol measure(Symbol symbol) const { return measures_[symbol]; }
  Symbol unit(Symbol symbol) const { return units_[symbol]; }
  Symbol scope(Symbol symbol) const { return scopes_[symbol]; }
  // Equal for canonical units that convert into each other; money of all currencies is one.
  std::uint32_t dimension(Symbol unit) const { return dimensions_[unit]; }
  // The same of figures that may be held against each other. What is in percent is of a dimension
  // of its own: "120 women" and "30 percent women", or "up 10 %" and "up 300" of one fleet, are no
  // two figures for one thing.
  // A fraction in words ("a third") is a share, too.
  std::uint32_t comparable(Symbol unit, bool fraction) const {
    return fraction && dimensions_[unit] == count_ ? share_ : comparable_[unit];
  }

  std::string_view subject_text(SubjectKey key) const;
  // The single subjects of a key, by name; itself where it is one.
  std::span<const Symbol> members(SubjectKey key) const;
  bool together(SubjectKey key) const { return key >= single_count_; }

  // One more than the largest key; the claims of a key, in the order of the input. Key 0 holds the
  // claims that name no subject.
  SubjectKey key_count() const { return static_cast<SubjectKey>(begin_.size() - 1); }
  std::span<const ClaimRef> claims(SubjectKey key) const { return claims(key, key + 1); }
  // Those of keys `first` to `end` - 1.
  std::span<const ClaimRef> claims(SubjectKey first, SubjectKey end) const {
    return std::span(order_).subspan(begin_[first], begin_[end] - begin_[first]);
  }

  std::size_t memory() const;

 private:
  SubjectKey key_of(Symbol symbol) const {
    return (symbol & set_bit) != 0 ? sets_[symbol & ~set_bit] : subjects_[symbol];
  }
  void normalise_names(const Normalise& normalise, std::size_t threads);
  void normalise_sets(const Normalise& normalise);
  void normalise_scopes(const Normalise& normalise);
  void find_dimensions(const ReferenceData& reference);
  void sort_by_subject(std::size_t threads);

  struct Set {
    std::string text;
    std::vector<Symbol> members;
  };

  ClaimTable& table_;
  HugeVector<Symbol> subjects_;
  std::vector<SubjectKey> sets_;
  std::vector<Symbol> measures_;
  std::vector<Symbol> units_;
  std::vector<Symbol> scopes_;
  std::vector<std::uint32_t> dimensions_;
  std::vector<std::uint32_t> comparable_;
  std::uint32_t count_ =
      0;  // dimensions: of bare numbers, and of percent where it is one of its own
  std::uint32_t share_ = 0;
  std::vector<Set> set_list_;
  HugeVector<Symbol> identity_;  // for members() of single subjects
  SubjectKey single_count_ = 0;
  HugeVector<std::uint32_t> begin_;
  HugeVector<ClaimRef> order_;
};

}  // namespace veritally
