// What `check` does between reading its options and printing: used by the command and the library.
//
// Order of calls: read_inputs(), then audit_inputs() once, with the same table.
#pragma once

#include "audit/result.hpp"
#include "base/byte_source.hpp"
#include "claim/claim_table.hpp"
#include "claimset/jsonl.hpp"
#include "cli/options.hpp"
#include "cli/setup.hpp"
#include "cli/verdict.hpp"

#include <functional>
#include <memory>
#include <set>
#include <string>
#include <vector>

namespace veritally {

// One input of a call: a file, or what is in memory under a name.
struct Input {
  std::string path;  // "-": standard input
  bool source = false;
  std::shared_ptr<const ByteSource> bytes = nullptr;  // none: what stands at the path
};

// What reading the inputs came to.
struct ReadInputs {
  ReadTally tally;
  std::vector<InputInfo> manifest;                       // without hashes unless wanted
  std::vector<std::shared_ptr<const ByteSource>> bytes;  // of the manifest's inputs
  std::vector<std::string> bad_inputs;
  // Documents that stand in inputs given as sources alone.
  std::set<std::string, std::less<>> sources;
};

// Reads all inputs into the table. Fails on the first that cannot be used at all.
Result<ReadInputs> read_inputs(const std::vector<Input>& inputs, const CheckOptions& options,
                               const Setup& setup, std::size_t threads, bool hashes,
                               ClaimTable& table);

struct Audited {
  AuditResult result;
  Outcome outcome;
  std::string report;
};
// Makes the report of a result, with the verdict that stands in it.
using Render = std::function<std::string(const AuditResult& result, std::string_view verdict)>;

// Audits what was read and renders it. Rules and renderers fetch claims from the inputs again, so
// one that changed meanwhile is an incident, and then the audit is incomplete.
Result<Audited> audit_inputs(const Engine& engine, ClaimTable& table, const ReadInputs& read,
                             const AuditRequest& request, const Gates& gates, const Render& render);

// The threads that an option means: 0 is as many as the machine has.
std::size_t thread_count(std::size_t wanted);

}  // namespace veritally
