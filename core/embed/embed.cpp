// The embedding library: veritally/audit.hpp over the same functions that the program calls.
#include "cli/audit_command.hpp"
#include "cli/setup.hpp"
#include "report/renderer.hpp"

#include <veritally/audit.hpp>

#include <filesystem>
#include <utility>

#include <dlfcn.h>

namespace veritally {
namespace {

// Where this library was installed, and its plugins and data with it.
std::filesystem::path own_prefix() {
  static const char anchor = 0;
  Dl_info info{};
  if (::dladdr(&anchor, &info) == 0 || info.dli_fname == nullptr) return {};
  std::error_code ignored;
  const auto file = std::filesystem::canonical(info.dli_fname, ignored);
  return (file.parent_path() / VERITALLY_TO_PREFIX).lexically_normal();
}

OwnFolders folders_of(const AuditOptions& options) {
  const auto prefix = own_prefix();
  OwnFolders own{prefix / "lib" / "veritally" / "plugins", prefix / "share" / "veritally"};
  if (!options.plugin_folder.empty()) own.plugins = options.plugin_folder;
  if (!options.data_folder.empty()) own.data = options.data_folder;
  return own;
}

std::string_view word_of(AuditOptions::FailOn fail_on) {
  constexpr std::string_view words[] = {"error", "warning", "note", "never"};
  return words[static_cast<std::size_t>(fail_on)];
}

AuditReport::Verdict verdict_of(std::string_view word) {
  if (word == "pass") return AuditReport::Verdict::pass;
  return word == "fail" ? AuditReport::Verdict::fail : AuditReport::Verdict::incomplete;
}

int exit_code_of(const Error& error) {
  return error.kind == ErrorKind::failure ? exit_code::failed : exit_code::unusable;
}

AuditReport refused(const Error& error) {
  AuditReport report;
  report.exit_code = exit_code_of(error);
  report.messages.push_back(to_string(error));
  return report;
}

}  // namespace

AuditError::~AuditError() = default;

struct __attribute__((visibility("hidden"))) Auditor::State {
  CheckOptions options;
  Setup setup;
  Gates gates;
  std::size_t threads = 1;

  AuditReport audit(const std::vector<Input>& inputs) const;
};

Auditor::Auditor(const AuditOptions& options) : state_(std::make_unique<State>()) {
  state_->options.plugins = options.plugins;
  state_->options.gates.fail_on = word_of(options.fail_on);
  // A library is told its settings and takes none from the current folder.
  state_->options.config = "";
  state_->threads = thread_count(options.threads);
  auto setup = make_setup(state_->options, folders_of(options));
  if (!setup) throw AuditError(to_string(setup.error()));
  state_->setup = std::move(*setup);
  const auto gates = gates_of(state_->options.gates, state_->setup.config);
  if (!gates) throw AuditError(to_string(gates.error()));
  state_->gates = *gates;
}

Auditor::~Auditor() = default;
Auditor::Auditor(Auditor&&) noexcept = default;
Auditor& Auditor::operator=(Auditor&&) noexcept = default;

AuditReport Auditor::audit_claim_sets(const std::vector<std::string>& paths) {
  std::vector<Input> inputs;
  for (const std::string& path : paths) inputs.push_back({.path = path, .claim_set = true});
  return state_->audit(inputs);
}

AuditReport Auditor::audit_texts(const std::vector<ClaimSetText>& texts) {
  std::vector<Input> inputs;
  for (const ClaimSetText& text : texts) {
    inputs.push_back(
        {.path = text.name, .claim_set = true, .bytes = memory_bytes(std::string(text.text))});
  }
  return state_->audit(inputs);
}

AuditReport Auditor::State::audit(const std::vector<Input>& inputs) const {
  ClaimTable table;
  const auto read = read_inputs(inputs, options, setup, threads, true, {}, table);
  if (!read) return refused(read.error());
  AuditReport report;
  for (const Error& error : read->tally.errors) report.messages.push_back(to_string(error));
  if (read->tally.bad > 0) return report;
  if (table.count() == 0) {
    return refused({ErrorKind::input, "there is nothing to check: no claim was found", {}, {}});
  }
  AuditRequest request;
  request.threads = threads;
  request.all_words = true;
  auto audited = audit_inputs(*setup.engine, table, *read, request, gates,
                              [&](const AuditResult& result, std::string_view verdict) {
                                return render_json(result, {table, verdict, false, {}});
                              });
  if (!audited) return refused(audited.error());

  const AuditResult& result = audited->result;
  report.json = std::move(audited->report);
  report.score = result.score;
  report.verdict = verdict_of(audited->outcome.verdict);
  const Coverage& coverage = result.coverage;
  report.found = coverage.found;
  report.checked = coverage.checked;
  report.confirmed = coverage.confirmed;
  report.conflicting = coverage.conflicting;
  report.undetermined = coverage.undetermined;
  report.unchecked = coverage.unchecked;
  const auto findings = [&](Severity severity) {
    return result.severities[static_cast<std::size_t>(severity)];
  };
  report.errors = findings(Severity::error);
  report.warnings = findings(Severity::warning);
  report.notes = findings(Severity::note);
  report.exit_code = audited->outcome.exit_code;
  for (const Incident& incident : result.incidents) report.messages.push_back(incident.message);
  return report;
}

}  // namespace veritally
