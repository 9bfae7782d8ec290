// The total order of checks and findings: by document, begin, rule and message, and by what else
// there is where these are alike.
//
// Pure; the texts and claims are borrowed.
#pragma once

#include "audit/result.hpp"
#include "claim/claim_table.hpp"

#include <cstdint>
#include <span>
#include <string_view>

namespace veritally {

struct CheckOrder {
  std::string_view document{};
  std::uint64_t begin = 0;
  std::string_view rule;
  std::string_view message;  // of a check its working
  ClaimRef claim = no_claim;
  std::span<const ClaimRef> claims{};
  std::string_view working;
};

// Where a check stands by its main claim, or by its first label where it names none.
CheckOrder order_of(const Check& check, std::string_view message, const ClaimTable& table,
                    const std::vector<RuleInfo>& rules);

bool before(const CheckOrder& a, const CheckOrder& b);

}  // namespace veritally
