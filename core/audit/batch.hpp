// Batches: rows of the claim table as the columns that rules are called with.
//
// Not thread-safe; one a worker.
#pragma once

#include "audit/alignment.hpp"
#include "audit/basis.hpp"
#include "audit/grouping.hpp"
#include "audit/shard.hpp"
#include "claim/claim_table.hpp"
#include "reference/reference_data.hpp"

#include <veritally/abi.h>

#include <span>
#include <vector>

namespace veritally {

// The columns of a batch while they are filled.
struct Columns {
  std::uint32_t wanted = UINT32_MAX;  // symbol columns, as bits 1 << VT_SUBJECT ...
  std::size_t count = 0;              // claims; the arrays are as long or longer
  std::vector<vt_claim_ref> refs;
  std::vector<std::uint32_t> bases;
  std::vector<vt_symbol> subjects, measures, units, scopes, documents, ofs, pers;
  std::vector<vt_period> periods;
  std::vector<vt_decimal> values;
  std::vector<double> lows, highs;
  std::vector<std::uint8_t> bounds, flags, comparators, changes, modalities;

  // Makes room for further claims, and gives the place of the first of them.
  std::size_t extend(std::size_t further);
  void set(std::size_t at, const ClaimTable& table, ClaimRef ref, const ClaimRow& row,
           const Basis& basis, SubjectKey subject, bool together);
  void clear() { count = 0; }
  vt_claims view(bool words) const;
};

// The claims of some subjects, in groups. A worker fills it with subject after subject, passes
// `claims()` to the rules, clears it, and goes on. Memory is kept from batch to batch.
class GroupBatch {
 public:
  // `columns`: bits 1 << VT_SUBJECT ... that some rule asks for. `share`: nullptr for all groups.
  GroupBatch(const ClaimTable& table, const Alignment& alignment, const Bases& bases,
             const ReferenceData& reference, std::uint32_t columns, const Share* share);

  // Appends the groups of the share of the subjects `first` to `end` - 1 that have at least two
  // claims.
  void add(SubjectKey first, SubjectKey end);
  // Appends one group of a subject, if it has at least two claims and is of the share.
  void add_group(SubjectKey key, std::uint32_t group);
  void clear();
  std::size_t size() const { return out_.count; }
  // The batch as columns, valid until the next add or clear.
  vt_claims claims(bool words) const;

 private:
  void fetch_rows(std::span<const ClaimRef> refs);
  void append_groups(SubjectKey key);
  void append_group(SubjectKey key, std::span<const Grouping::Member> members);
  void bring_to_one_unit(std::size_t first);

  const ClaimTable& table_;
  const Alignment& alignment_;
  const Bases& bases_;
  const ReferenceData& reference_;
  const Share* share_;
  std::vector<const ClaimRow*> segments_;
  std::vector<ClaimRow> rows_;  // of the claims that are added
  Grouping grouping_;

  std::vector<std::uint32_t> group_begin_;
  Columns out_;
};

// Given claims as columns, in their own units, for rules of scope claim and corpus. Always worded.
class ClaimBatch {
 public:
  ClaimBatch(const ClaimTable& table, const Alignment& alignment, const Bases& bases,
             std::span<const vt_claim_ref> refs);
  vt_claims claims() const;

 private:
  Columns columns_;
};

}  // namespace veritally
