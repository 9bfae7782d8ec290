// Inputs: what the files of a call hold, into the claim table: claim sets as they are, documents
// and tables of data as the claims that they make.
#pragma once

#include "audit/result.hpp"
#include "base/byte_source.hpp"
#include "base/watch.hpp"
#include "claim/claim_table.hpp"
#include "claimset/claim_set.hpp"
#include "cli/options.hpp"
#include "cli/setup.hpp"
#include "document/document.hpp"

#include <memory>
#include <optional>
#include <set>
#include <string>
#include <variant>
#include <vector>

namespace veritally {

// One input of a call: a file, or what is in memory under a name.
struct Input {
  std::string path;  // "-": standard input
  bool source = false;
  bool claim_set = false;                             // given as one, and no table of data
  std::shared_ptr<const ByteSource> bytes = nullptr;  // none: what stands at the path
};

// What an input is: a document or a claim set.
using InputKind = std::variant<DocumentFormat, ClaimFormat>;

// By `word`, the value of --input-format, or else by the extension of the path. A CSV or JSON file
// is a claim set so far, which kind_in() may find to be a table.
Result<InputKind> kind_of(const std::string& path, const std::optional<std::string>& word);
// The kind that the bytes tell, where the name leaves it open.
Result<InputKind> kind_in(const ByteSource& bytes, InputKind by_name);

// What reading the inputs came to.
struct ReadInputs {
  ReadTally tally;
  std::vector<InputInfo> manifest;                            // without hashes unless wanted
  std::vector<std::shared_ptr<const ByteSource>> claim_sets;  // whose claims are fetched again
  std::vector<Incident> incidents;                            // what could not be read as it stands
  std::vector<AuditedDocument> documents;                     // those that were read as texts
  // Documents that stand in inputs given as sources alone.
  std::set<std::string, std::less<>> sources;
};

// Reads all inputs into the table. Fails on the first that cannot be used at all. Where the watch
// stops it, what was not read is left out, with an incident.
Result<ReadInputs> read_inputs(const std::vector<Input>& inputs, const CheckOptions& options,
                               const Setup& setup, std::size_t threads, bool hashes,
                               const Watch& watch, ClaimTable& table);

}  // namespace veritally
