// The verdict of an audit, and the exit code that goes with it.
#pragma once

#include "audit/result.hpp"
#include "base/result.hpp"
#include "cli/options.hpp"
#include "config/config.hpp"

#include <string_view>

namespace veritally {

// The gates of one audit: command line over configuration over default.
struct Gates {
  Severity fail_on = Severity::error;  // none: never
  std::optional<double> min_score;
  std::optional<double> min_coverage;
};
Result<Gates> gates_of(const GateOptions& options, const Config& config);

struct Outcome {
  std::string_view verdict;  // "pass", "fail", "incomplete"
  int exit_code = 0;
};
// An audit without a score is under any --min-score: nothing was decided.
Outcome outcome_of(const AuditResult& result, const Gates& gates);
// A part is never the whole audit, and no gate asks for it: it is as good as its incidents.
Outcome outcome_of_part(const AuditResult& result);

}  // namespace veritally
