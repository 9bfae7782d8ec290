#include "cli/verdict.hpp"

#include <algorithm>

namespace veritally {
namespace {

bool is_incomplete(const AuditResult& result) {
  return std::ranges::any_of(result.incidents, [](const Incident& incident) {
    return incident.severity == Severity::error;
  });
}

}  // namespace

Result<Gates> gates_of(const GateOptions& options, const Config& config) {
  Gates gates;
  const std::string word = options.fail_on.value_or(config.fail_on.value_or("error"));
  if (word == "never") {
    gates.fail_on = Severity::none;
  } else if (word == "note") {
    gates.fail_on = Severity::note;
  } else if (word == "warning") {
    gates.fail_on = Severity::warning;
  } else if (word != "error") {
    return fail(ErrorKind::usage, "--fail-on is \"" + word + "\"",
                "write error, warning, note or never");
  }
  gates.min_score = options.min_score ? options.min_score : config.min_score;
  gates.min_coverage = options.min_coverage ? options.min_coverage : config.min_coverage;
  return gates;
}

Outcome outcome_of(const AuditResult& result, const Gates& gates) {
  const auto over = [&](Severity severity) {
    return gates.fail_on != Severity::none && severity >= gates.fail_on;
  };
  if (is_incomplete(result)) return {"incomplete", exit_code::failed};
  bool fails = false;
  for (const Incident& incident : result.incidents) fails = fails || over(incident.severity);
  for (std::size_t i = 1; i < result.severities.size(); ++i) {
    fails = fails || (result.severities[i] > 0 && over(static_cast<Severity>(i)));
  }
  if (gates.min_score) fails = fails || !result.score || *result.score < *gates.min_score;
  if (gates.min_coverage) {
    const auto found = static_cast<double>(result.coverage.found);
    fails = fails || static_cast<double>(result.coverage.checked) < *gates.min_coverage * found;
  }
  return fails ? Outcome{"fail", exit_code::findings} : Outcome{"pass", exit_code::pass};
}

Outcome outcome_of_part(const AuditResult& result) {
  return {"incomplete", is_incomplete(result) ? exit_code::failed : exit_code::pass};
}

}  // namespace veritally
