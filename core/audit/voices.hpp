// Voices: which of the claims that state one value are one voice, since they come from one origin:
//
// - they stand in one document,
// - their sentences are one text, word for word but for a few (shingles.hpp),
// - they are attributed to the same name: "according to Bank of America",
//
// or there is a chain of such claims between them. Linear in the claims and their sentences.
//
// What was found of a claim is kept, so one object serves a whole audit. Not thread-safe.
#pragma once

#include "audit/audited_document.hpp"
#include "audit/speech.hpp"
#include "claim/claim_table.hpp"
#include "reference/reference_data.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace veritally {

class Voices {
 public:
  Voices(const ClaimTable& table, const DocumentViews& views, const ReferenceData& reference)
      : table_(table), views_(views), reference_(reference) {}

  // A number for each claim, equal for those that are one voice, counted from 0 without gaps. Only
  // claims that state one value in one unit can be.
  std::vector<std::uint32_t> among(std::span<const ClaimRef> claims);

  Speech speech_of(ClaimRef ref);

 private:
  const std::string& origin_of(ClaimRef ref);
  std::string_view sentence_of(ClaimRef ref) const;

  const ClaimTable& table_;
  const DocumentViews& views_;
  const ReferenceData& reference_;
  std::unordered_map<ClaimRef, std::string> origins_;  // empty: not attributed to a name
};

}  // namespace veritally
