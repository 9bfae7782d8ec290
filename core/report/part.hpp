// Part: a partial report, as `check --shard` writes it (json_part.hpp), read for joining.
//
// What the whole report takes over as it stands is kept as JSON, as views of the part's own text.
// Claims, checks and findings are in the order of the report. Const once read.
#pragma once

#include "audit/check_order.hpp"
#include "audit/result.hpp"
#include "audit/shard.hpp"
#include "base/result.hpp"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace veritally {

// A claim, as far as the rules of this part looked at it.
struct PartClaim {
  ClaimRef ref = 0;
  std::uint32_t document = 0;
  std::uint8_t marks = 0;
  // As [what,check,...]; read only where several parts have to say something of one claim.
  std::string_view others;
  std::string_view rules;
  std::string_view text;     // the claim, up to the value of its member "outcome"
  std::string_view outcome;  // that value
};

struct PartCheck {
  std::string_view text;
  std::string_view rule;
  std::string_view message;  // of a finding; of a check its working
  std::string_view working;
  Severity severity = Severity::none;  // of a finding
  std::uint32_t document = 0;
  std::uint64_t begin = 0;
  ClaimRef claim = no_claim;
  std::vector<ClaimRef> claims;
};

// What decides on a claim's voice beside the claim itself.
struct PartSpeech {
  ClaimRef ref = 0;
  std::string_view origin;
  std::vector<std::uint64_t> shingles;
};

struct Part {
  std::string path;
  Shard shard;
  std::string_view run;
  std::string_view version;   // of the program
  std::string_view manifest;  // as JSON, like all without a type of their own
  std::string_view sources;
  std::string_view consensus;
  // The report's documents, behind one of no name: claims and checks have them by number.
  std::vector<DocumentResult> documents;
  std::vector<std::string_view> rules;  // ids
  std::vector<PartClaim> claims;
  std::vector<PartClaim> elsewhere;  // claims of other parts, without text
  std::vector<PartCheck> checks;
  std::vector<PartCheck> findings;
  std::vector<PartSpeech> speeches;
  std::vector<Incident> incidents;
  std::size_t rule_incidents = 0;

  // Owns what the views show.
  struct Text;
  std::shared_ptr<const Text> text;
};

// The error names the file, and says whether it is no report, no part of one, or damaged.
Result<Part> read_part(const std::string& path);

}  // namespace veritally
