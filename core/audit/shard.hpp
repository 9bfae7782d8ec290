// Shards: an audit in parts, each by a call of its own, on any machine
// (docs/decisions/0007-shards.md).
//
// Every part reads and aligns all claims. What it runs rules over, and what stands in its report,
// is its share: claims with subject and measure by these two, whose groups are so never divided;
// other claims and the documents by the path of the document; rules that look at the whole corpus,
// and the consensus, in the first part. The share depends on canonical names alone, and neither on
// threads nor on the order in which names were met.
#pragma once

#include "audit/alignment.hpp"
#include "audit/basis.hpp"
#include "base/result.hpp"
#include "claim/claim_table.hpp"

#include <cstdint>
#include <string_view>
#include <vector>

namespace veritally {

struct Shard {
  std::uint32_t part = 1;  // from 1
  std::uint32_t of = 1;

  bool operator==(const Shard&) const = default;
};

// "2/5". The error is of kind usage.
Result<Shard> parse_shard(std::string_view text);

// Const and shareable once made.
class Share {
 public:
  // Borrows them all.
  Share(const ClaimTable& table, const Alignment& alignment, const Bases& bases, Shard shard);

  // Whether groups of this subject and measure are the part's own. REQUIRES: neither is 0.
  bool has_groups(SubjectKey subject, Symbol measure) const {
    return takes(subjects_[subject] + measures_[measure]);
  }
  bool has_claim(ClaimRef ref) const;
  bool has_document(Symbol document) const { return takes(documents_[document]); }
  bool has_corpus() const { return shard_.part == 1; }

 private:
  bool takes(std::uint64_t hash) const { return hash % shard_.of + 1 == shard_.part; }

  const ClaimTable& table_;
  const Alignment& alignment_;
  const Bases& bases_;
  Shard shard_;
  std::vector<std::uint64_t> subjects_;  // hashes, by key
  std::vector<std::uint64_t> measures_;  // by symbol
  std::vector<std::uint64_t> documents_;
};

}  // namespace veritally
