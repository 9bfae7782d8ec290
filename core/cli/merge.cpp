// `merge`: partial reports into the whole one.
#include "report/merge.hpp"

#include "cli/commands.hpp"
#include "cli/setup.hpp"
#include "cli/verdict.hpp"

#include <cstdio>

namespace veritally {
namespace {

Result<Merged> merge_files(const std::vector<std::string>& files) {
  std::vector<Part> parts;
  for (const std::string& file : files) {
    auto part = read_part(file);
    if (!part) return tl::unexpected(part.error());
    parts.push_back(std::move(*part));
  }
  return merge_parts(std::move(parts));
}

}  // namespace

int run_merge(const MergeOptions& options) {
  if (options.format != "json") {
    return report_error({ErrorKind::usage,
                         "--format is \"" + options.format + "\"",
                         "write json, in which a merged report is written",
                         {}});
  }
  if (const auto ok = spares_inputs(options.output, options.files); !ok) {
    return report_error(ok.error());
  }
  const auto config = configuration(options.config);
  if (!config) return report_error(config.error());
  const auto gates = gates_of(options.gates, *config);
  if (!gates) return report_error(gates.error());
  const auto merged = merge_files(options.files);
  if (!merged) return report_error(merged.error());
  const Outcome outcome = outcome_of(merged->result, *gates);
  for (const Incident& incident : merged->result.incidents) {
    if (incident.severity == Severity::error) {
      std::fprintf(stderr, "veritally: %s\n", incident.message.c_str());
    }
  }
  const std::string report = render_json(*merged, outcome.verdict) + '\n';
  if (const auto written = write_output(report, options.output); !written) {
    return report_error(written.error());
  }
  return outcome.exit_code;
}

}  // namespace veritally
