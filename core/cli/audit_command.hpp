// What `check` does between reading its options and rendering: used by the command and the worker.
#pragma once

#include "audit/result.hpp"
#include "claim/claim_table.hpp"
#include "claimset/jsonl.hpp"
#include "cli/options.hpp"
#include "cli/setup.hpp"

#include <set>
#include <string>

namespace veritally {

// One input of a call.
struct Input {
  std::string path;  // "-": standard input
  bool source = false;
};

// What reading the inputs came to.
struct ReadInputs {
  ReadTally tally;
  std::vector<InputInfo> manifest;  // without hashes unless wanted
  std::vector<std::string> bad_inputs;
  // Documents that stand in inputs given as sources alone.
  std::set<std::string, std::less<>> sources;
};

// Reads all inputs into the table. Fails on the first that cannot be used at all.
Result<ReadInputs> read_inputs(const std::vector<Input>& inputs, const CheckOptions& options,
                               const Setup& setup, std::size_t threads, bool hashes,
                               ClaimTable& table);

// The threads that an option means: 0 is as many as the machine has.
std::size_t thread_count(std::size_t wanted);

}  // namespace veritally
