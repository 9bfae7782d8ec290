// Audits inside another program: the library libveritally, CMake target veritally::veritally.
//
//   #include <veritally/audit.hpp>
//
//   veritally::Auditor auditor;
//   const veritally::AuditReport report = auditor.audit_claim_sets({"plan.json", "wire.csv"});
//   if (report.exit_code == 1) std::cout << report.json;
//
// Order of calls: make one Auditor, which loads plugins and reference data, then audit as often as
// wanted. The same inputs, options and plugins give the same report.
// Threads: one call at a time on an Auditor; an audit itself uses as many as its options say.
// Ownership: a report owns all that it holds. Errors: the constructor throws; an audit throws
// nothing but std::bad_alloc and says in its report what went wrong.
// C++ types cross this boundary, so program and library need the same C++ standard library. What
// must outlive a change of compiler uses the program `veritally` and its JSON, or abi.h.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#if defined(__GNUC__)
#define VERITALLY_API __attribute__((visibility("default")))
#else
#define VERITALLY_API
#endif

namespace veritally {

struct AuditOptions {
  // Plugins to load before those of the plugin folder: files, or folders of them.
  std::vector<std::string> plugins;
  // Where the built-in rules and the reference data are. Empty: beside this library, as installed.
  std::string plugin_folder;
  std::string data_folder;
  unsigned threads = 0;  // 0: as many as the machine has
  // Least severity of a finding with which a report's exit code is 1.
  enum class FailOn : std::uint8_t { error, warning, note, never } fail_on = FailOn::error;
};

// A claim set in memory. The extension of the name (.json .jsonl .csv .toml) says how to read it.
struct ClaimSetText {
  std::string name;
  std::string_view text;  // borrowed for the call
};

struct AuditReport {
  std::string json;             // the report of `--format json`; empty where nothing was audited
  std::optional<double> score;  // 0 to 100; none where no claim was decided
  enum class Verdict : std::uint8_t { pass, fail, incomplete } verdict = Verdict::incomplete;

  // Claims: found = checked + unchecked, checked = confirmed + conflicting + undetermined.
  std::uint64_t found = 0;
  std::uint64_t checked = 0;
  std::uint64_t confirmed = 0;
  std::uint64_t conflicting = 0;
  std::uint64_t undetermined = 0;
  std::uint64_t unchecked = 0;
  // Findings, by severity.
  std::uint64_t errors = 0;
  std::uint64_t warnings = 0;
  std::uint64_t notes = 0;

  // That of the program: 0 nothing to report, 1 findings, 2 an input cannot be used or held no
  // claim, 3 a rule failed while it ran.
  int exit_code = 2;
  std::vector<std::string> messages;  // what the program would write to standard error, by line
};

// Thrown by Auditor's constructor: a plugin or the reference data cannot be used.
class VERITALLY_API AuditError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
  AuditError(const AuditError&) = default;
  AuditError& operator=(const AuditError&) = default;
  ~AuditError() override;
};

class VERITALLY_API Auditor {
 public:
  explicit Auditor(const AuditOptions& options = {});
  ~Auditor();
  Auditor(Auditor&&) noexcept;
  Auditor& operator=(Auditor&&) noexcept;

  // Claim sets in files, and claim sets in memory. An input that cannot be read is no exception:
  // the report's exit code is 2 and its messages name file, line and column.
  AuditReport audit_claim_sets(const std::vector<std::string>& paths);
  AuditReport audit_texts(const std::vector<ClaimSetText>& texts);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace veritally
