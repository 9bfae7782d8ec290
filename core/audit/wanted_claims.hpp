// WantedClaims: the few claims that most rules of scope claim and corpus ask for, found once.
#pragma once

#include "claim/claim_table.hpp"

#include <veritally/abi.h>

#include <cstdint>
#include <vector>

namespace veritally {

class WantedClaims {
 public:
  explicit WantedClaims(const ClaimTable& table);

  // Those that a rule with these bits (VT_WANTS_DERIVED ..., 0: all) is called with, in the order
  // of the table. `contexts`: whether claims of each context concern it; empty: all do.
  std::vector<vt_claim_ref> of(std::uint32_t wants, const std::vector<bool>& contexts = {}) const;

 private:
  std::vector<vt_claim_ref> matching(const std::vector<bool>& contexts) const;

  const ClaimTable& table_;
  std::vector<vt_claim_ref> derived_;
  std::vector<vt_claim_ref> together_;
  std::vector<vt_claim_ref> rates_;
};

}  // namespace veritally
