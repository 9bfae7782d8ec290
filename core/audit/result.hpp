// AuditResult: what an audit found, ready for a renderer. Plain data; nothing here is computed.
//
// Everything is in total order: documents as they first appear in the input; checks and findings by
// (document, begin, rule, message). It refers to the claims of a ClaimTable, which must outlive it.
#pragma once

#include "audit/link.hpp"
#include "audit/outcome.hpp"
#include "audit/part_result.hpp"
#include "audit/verdict.hpp"
#include "claim/claim_table.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace veritally {

enum class Severity : std::uint8_t { none, note, warning, error };

enum class LabelRole : std::uint8_t { primary, related, supports, contradicts };

// A place that a check or finding points at: the claim, or bytes of a document as given.
struct Label {
  LabelRole role = LabelRole::primary;
  ClaimRef claim = no_claim;
  std::string document{};
  std::uint64_t begin = 0;
  std::uint64_t end = 0;
  std::uint64_t line = 0;  // from 1; 0: not known
  std::uint64_t column = 0;
  std::string text{};
};

// Replaces bytes of a document as given.
struct Edit {
  std::string document;
  std::uint64_t begin = 0;
  std::uint64_t end = 0;
  std::string text;
};

struct Fix {
  std::string title;
  std::vector<Edit> edits;
};

struct Check {
  std::uint32_t rule = 0;  // index into AuditResult::rules
  Verdict verdict = Verdict::undetermined;
  std::vector<ClaimRef> claims;  // the main one first
  std::vector<Label> labels;
  std::string working;
};

struct Finding {
  Check check;
  Severity severity = Severity::warning;
  double confidence = 1;
  std::string message;
  std::vector<Fix> fixes;
  std::string fingerprint;
};

// How many claims ended how; found = checked + unchecked, checked = the sum of the other three.
struct Coverage {
  std::uint64_t found = 0;
  std::uint64_t checked = 0;
  std::uint64_t confirmed = 0;
  std::uint64_t conflicting = 0;
  std::uint64_t undetermined = 0;
  std::uint64_t unchecked = 0;
};

struct DocumentResult {
  std::string path;
  std::string role;  // "draft" or "source"
  Coverage coverage;
  std::optional<double> score;  // none: nothing was decided
};

// A source, and how often it is believed (docs/semantics.md). Of those that were compared.
struct SourceResult {
  std::string name;
  double reliability = 0;  // 0 to 1
};

// What the audit takes as most likely where several sources speak of one thing.
struct Consensus {
  std::vector<std::string> subject;
  std::string measure;
  std::optional<Period> period;
  std::vector<std::string> scope;
  Modality modality = Modality::actual;
  // As the first claim that it is taken from states it.
  Decimal value;
  std::optional<std::pair<Decimal, Decimal>> range;  // instead of a value
  std::string unit;
  std::vector<std::string> support;  // the sources whose claims allow it, by name
  std::vector<std::string> against;  // those that say something else
  std::uint32_t voices = 0;          // as how many voices the support counts
};

struct RuleInfo {
  std::string id;
  std::string version;
  std::string plugin;
  std::array<std::uint64_t, verdict_count> checks{};  // how many checks ended in which verdict
};

struct Incident {
  std::string kind;  // "plugin-crash", "unreadable-input", "broken-text", ...
  std::string message;
  // Error: the audit is incomplete. Less than that: it is complete, and the incident weighs as a
  // finding would; none: the caller accepted it (--keep-going).
  Severity severity = Severity::error;
};

struct InputInfo {
  std::string path;
  std::string sha256;
};

struct AuditResult {
  std::optional<double> score;
  Coverage coverage;
  std::vector<DocumentResult> documents;
  // By name, and in the order of the claims. Of claim sets only where the request wants all words.
  std::vector<SourceResult> sources;
  std::vector<Consensus> consensus;
  // How claims ended, in their order: all of them where the request wants all words, else the first
  // unchecked ones of the drafts that were read, as many as it wants.
  std::vector<ClaimOutcome> outcomes;
  std::uint64_t unchecked_in_drafts = 0;  // all of those
  std::vector<ClaimLinks> links;          // of the claims that the request names, in their order
  std::vector<RuleInfo> rules;
  std::array<std::uint64_t, 4> severities{};  // findings, by Severity
  std::vector<Check> checks;                  // only where the request wants all words
  std::vector<Finding> findings;              // the first ones, as many as the request wants
  std::uint64_t finding_count = 0;            // all of them
  std::vector<Incident> incidents;
  std::vector<InputInfo> inputs;
  // Of a part: outcomes are those of its own claims, and the rest is what its rules found.
  std::optional<PartResult> part;
};

std::string_view to_string(Severity severity);
std::string_view to_string(LabelRole role);

}  // namespace veritally
