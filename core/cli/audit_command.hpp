// What `check` does between reading its options and printing: used by the command and the library.
//
// Order of calls: read_inputs(), then audit_inputs() once, with the same table.
#pragma once

#include "audit/engine.hpp"
#include "audit/result.hpp"
#include "claim/claim_table.hpp"
#include "cli/inputs.hpp"
#include "cli/verdict.hpp"

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

namespace veritally {

struct Audited {
  AuditResult result;
  Outcome outcome;
  std::string report;
};
// Makes the report of a result, with the verdict that stands in it.
using Render = std::function<std::string(const AuditResult& result, std::string_view verdict)>;

// Audits what was read, or a part of it, and renders it; the request's documents and sources are
// those of the inputs. Rules and renderers fetch claims from the inputs again, so one that changed
// meanwhile is an incident, and then the audit is incomplete.
Result<Audited> audit_inputs(const Engine& engine, ClaimTable& table, const ReadInputs& read,
                             const AuditRequest& request, const Gates& gates, const Render& render);

// The threads that an option means: 0 is as many as the machine has.
std::size_t thread_count(std::size_t wanted);

}  // namespace veritally
