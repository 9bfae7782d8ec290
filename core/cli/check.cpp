#include "base/byte_source.hpp"
#include "base/phases.hpp"
#include "cli/audit_command.hpp"
#include "cli/commands.hpp"
#include "cli/files.hpp"
#include "cli/interruption.hpp"
#include "cli/progress.hpp"
#include "cli/repeated_inputs.hpp"
#include "cli/run_identity.hpp"
#include "report/renderer.hpp"
#include "report/words.hpp"

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <functional>
#include <iterator>

#include <spdlog/spdlog.h>
#include <unistd.h>

namespace veritally {
namespace {

Result<void> add_inputs(const std::vector<std::string>& operands, FileRole role, bool source,
                        const CheckOptions& options, std::vector<Input>& inputs) {
  const auto files = find_files(operands, {role, options.input_format, !options.no_ignore});
  if (!files) return tl::unexpected(files.error());
  for (const std::string& path : *files) {
    inputs.push_back({.path = path, .source = source, .claim_set = role == FileRole::claim_sets});
  }
  return {};
}

Result<std::vector<Input>> inputs_of(const CheckOptions& options) {
  std::vector<Input> inputs;
  const auto added =
      add_inputs(options.files, FileRole::texts, false, options, inputs)
          .and_then(
              [&] { return add_inputs(options.sources, FileRole::texts, true, options, inputs); })
          .and_then([&] {
            return add_inputs(options.claims, FileRole::claim_sets, false, options, inputs);
          });
  if (!added) return tl::unexpected(added.error());
  if (!inputs.empty()) return inputs;
  return fail(ErrorKind::usage, "there is nothing to check",
              "name drafts or claim sets: veritally check FILE");
}

// Bad records on standard error, the first of them with their places.
void report_bad_records(const ReadTally& tally) {
  for (const Error& error : tally.errors) report_error(error);
  if (tally.bad > tally.errors.size()) {
    std::fprintf(stderr, "veritally: ... and %llu more\n",
                 static_cast<unsigned long long>(tally.bad - tally.errors.size()));
  }
  std::fprintf(stderr, "veritally: %llu of %llu records cannot be read\n",
               static_cast<unsigned long long>(tally.bad),
               static_cast<unsigned long long>(tally.records));
}

// Whether --explain-links names a claim: by its id, by its file and line, or with all of drafts.
std::function<bool(ClaimRef)> links_wanted(const CheckOptions& options, const ClaimTable& table,
                                           const ReadInputs& read) {
  if (options.explain_links.empty()) return {};
  if (options.explain_links == all_drafts) {
    return [&table, &read](ClaimRef ref) {
      return !read.sources.contains(table.documents.text(table.row(ref).document));
    };
  }
  return [&table, where = options.explain_links](ClaimRef ref) {
    const auto claim = table.fetch(ref);
    if (!claim) return false;
    const bool placed =
        claim->line && claim->document + ':' + std::to_string(*claim->line) == where;
    return placed || claim->id == where;
  };
}

// Says what could not be read as it stands. False: that is why there is no audit.
bool may_go_on(const ReadInputs& read, const CheckOptions& options) {
  if (read.tally.bad > 0) {
    report_bad_records(read.tally);
    if (!options.keep_going) return false;
  }
  for (const Incident& incident : read.incidents) {
    if (incident.severity == Severity::warning) report_warning(incident.message);
  }
  return true;
}

AuditRequest request_of(const CheckOptions& options, std::size_t threads, const Watch& watch) {
  AuditRequest request;
  request.threads = threads;
  request.all_words = options.format == "json" || !options.explain_links.empty();
  if (!request.all_words && options.max_findings != 0) {
    request.most_findings = options.max_findings;
  }
  request.most_unchecked = options.max_unchecked != 0 ? options.max_unchecked : SIZE_MAX;
  request.keep_going = options.keep_going;
  request.watch = watch;
  return request;
}

// The part that --shard names, of which audit; none: all.
Result<std::optional<PartOf>> part_of(const CheckOptions& options, const std::vector<Input>& inputs,
                                      const Setup& setup, const ReadInputs& read) {
  if (!options.shard) return std::nullopt;
  const auto shard = parse_shard(*options.shard);
  if (!shard) return tl::unexpected(shard.error());
  const auto run = run_identity(options, inputs, setup, read);
  if (!run) return tl::unexpected(run.error());
  return PartOf{*shard, *run};
}

}  // namespace

bool use_color(const std::string& color, const std::string& output) {
  if (color == "always") return true;
  if (color == "never" || !output.empty()) return false;
  const char* no_color = std::getenv("NO_COLOR");
  if (no_color != nullptr && *no_color != '\0') return false;
  return ::isatty(STDOUT_FILENO) != 0;
}

int report_error(const Error& error) {
  std::fprintf(stderr, "veritally: error: %s\n", printable(to_string(error)).c_str());
  return error.kind == ErrorKind::failure ? exit_code::failed : exit_code::unusable;
}

void report_warning(const std::string& message) {
  std::fprintf(stderr, "veritally: warning: %s\n", printable(message).c_str());
}

Result<void> spares_inputs(const std::string& output, const std::vector<std::string>& inputs) {
  std::error_code not_there;
  if (output.empty() || !std::filesystem::is_regular_file(output, not_there)) return {};
  const bool replaces = std::ranges::any_of(inputs, [&](const std::string& input) {
    return std::filesystem::equivalent(input, output, not_there);
  });
  if (!replaces) return {};
  return fail(ErrorKind::usage, "--output names an input, which it would replace",
              "name another file", {output, 0, 0});
}

Result<void> write_output(const std::string& text, const std::string& output) {
  if (!output.empty()) return write_file(output, text);
  if (std::fwrite(text.data(), 1, text.size(), stdout) != text.size() || std::fflush(stdout) != 0) {
    return fail(ErrorKind::failure, "standard output cannot be written");
  }
  return {};
}

Result<void> usable(const CheckOptions& options) {
  if (options.format != "text" && options.format != "json") {
    return fail(ErrorKind::usage, "--format is \"" + options.format + "\"", "write text or json");
  }
  if (!options.shard) return {};
  if (const auto shard = parse_shard(*options.shard); !shard) {
    return tl::unexpected(shard.error());
  }
  if (options.format == "json") return {};
  return fail(ErrorKind::usage, "--shard writes a part of a report, and that only as JSON",
              "add --format json, and join the parts with `veritally merge`");
}

int run_check(const CheckOptions& options) {
  auto inputs = inputs_of(options);
  if (!inputs) return report_error(inputs.error());
  auto repeated = drop_repeated(options.sources, *inputs);
  if (const auto ok = usable(options); !ok) return report_error(ok.error());
  std::vector<std::string> paths;
  for (const Input& input : *inputs) paths.push_back(input.path);
  if (const auto ok = spares_inputs(options.output, paths); !ok) return report_error(ok.error());
  const auto setup = make_setup(options, own_folders());
  if (!setup) return report_error(setup.error());
  const auto gates = gates_of(options.gates, setup->config);
  if (!gates) return report_error(gates.error());

  const std::size_t threads = thread_count(options.threads);
  const Interruption interruption;
  Progress progress(::isatty(STDERR_FILENO) != 0);
  const Watch watch{[&progress](const Step& step) { progress.show(step); }, &Interruption::flag()};
  ClaimTable table;
  Phases phases;
  phases.begin("reading");
  auto read =
      read_inputs(*inputs, options, *setup, threads, options.format == "json", watch, table);
  phases.end();
  progress.clear();
  if (!read) return report_error(read.error());
  std::ranges::move(repeated, std::back_inserter(read->incidents));
  if (!may_go_on(*read, options)) return exit_code::unusable;
  if (table.count() == 0 && !options.allow_empty && !watch.stopped()) {
    return report_error({ErrorKind::input,
                         "there is nothing to check: no claim was found",
                         "see docs/semantics.md for what is a claim, or give --allow-empty",
                         {inputs->front().path, 0, 0}});
  }
  spdlog::info("{} claims read, {} bytes in rows", table.count(), table.memory());

  const auto part = part_of(options, *inputs, *setup, *read);
  if (!part) return report_error(part.error());
  const auto render = [&](const AuditResult& result, std::string_view verdict) {
    const ReportContext context{
        table, verdict, use_color(options.color, options.output), {}, *part ? &**part : nullptr};
    if (options.format == "json") return render_json(result, context) + '\n';
    return options.explain_links.empty() ? render_text(result, context)
                                         : render_links(result, context);
  };
  AuditRequest request = request_of(options, threads, watch);
  if (*part) request.shard = (*part)->shard;
  request.explain_links = links_wanted(options, table, *read);
  const auto audited = audit_inputs(*setup->engine, table, *read, request, *gates, render);
  progress.clear();
  if (!audited) return report_error(audited.error());
  if (!options.explain_links.empty() && audited->result.links.empty()) {
    return report_error({ErrorKind::usage,
                         "--explain-links finds no claim of " + options.explain_links,
                         "name a claim by its id, or by file and line: draft.md:14",
                         {}});
  }
  for (const Incident& incident : audited->result.incidents) {
    if (incident.severity == Severity::error) {
      std::fprintf(stderr, "veritally: %s\n", incident.message.c_str());
    }
  }
  if (const auto written = write_output(audited->report, options.output); !written) {
    return report_error(written.error());
  }
  return audited->outcome.exit_code;
}

}  // namespace veritally
