// JoinedOutcomes: how claims ended that checks of several parts decided on.
//
// A claim ends as the part says that knows the most of it: conflicting, else confirmed, recomputed,
// undetermined. Where several say the same, what they name stands in the order of the checks that
// brought it, as if one audit had seen them all.
//
// Borrows the parts. Not thread-safe.
#pragma once

#include "audit/outcome.hpp"
#include "audit/speech.hpp"
#include "report/part.hpp"
#include "report/part_order.hpp"
#include "syntax/json_tree.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

namespace veritally {

class JoinedOutcomes {
 public:
  // `checks`: those of all parts, in one order.
  JoinedOutcomes(std::span<const Part> parts, std::span<const PartPlace> checks);

  // A claim as one part has it.
  struct Said {
    std::uint32_t part = 0;
    const PartClaim* claim = nullptr;
  };
  // The value of the claim's member "outcome", from what its own part says of it, which comes
  // first, and what others do. Throws std::out_of_range where a part names what there is not.
  std::string outcome_of(std::span<const Said> said);

 private:
  Status status_of(const PartClaim& claim);
  std::vector<std::uint32_t> numbers_in(std::string_view json);
  std::vector<std::uint32_t> in_order(std::span<const Said> said,
                                      std::string_view PartClaim::* list);
  std::string joined(std::span<const Said> said, Status status);
  const PartClaim& claim(ClaimRef ref) const;
  Claim read(ClaimRef ref) const;
  Speech speech_of(ClaimRef ref, const Claim& claim) const;

  std::span<const Part> parts_;
  std::vector<std::vector<std::uint32_t>> ranks_;  // of each check of each part, among all
  std::unordered_map<ClaimRef, const PartSpeech*> speeches_;
  JsonTreeReader reader_;
};

}  // namespace veritally
