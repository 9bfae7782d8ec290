#include "report/json_members.hpp"

#include "report/version.hpp"

#include <cmath>
#include <optional>

namespace veritally {
namespace {

// A number with at most one place after the point; all of the contract's are 0 to 100.
std::string tenths(double value) {
  const auto whole = static_cast<std::uint64_t>(std::llround(value * 10));
  std::string text = std::to_string(whole / 10);
  if (whole % 10 != 0) text += '.' + std::to_string(whole % 10);
  return text;
}

void write_score(JsonWriter& out, const std::optional<double>& value) {
  out.key("score");
  if (value) {
    out.decimal(tenths(*value));
  } else {
    out.null();
  }
}

void write_tool(JsonWriter& out) {
  out.key("tool");
  out.begin_object();
  write_member(out, "name", "veritally");
  write_member(out, "version", version);
  out.end_object();
}

void write_coverage(JsonWriter& out, const Coverage& coverage) {
  out.key("coverage");
  out.begin_object();
  write_count(out, "found", coverage.found);
  write_count(out, "checked", coverage.checked);
  write_count(out, "confirmed", coverage.confirmed);
  write_count(out, "conflicting", coverage.conflicting);
  write_count(out, "undetermined", coverage.undetermined);
  write_count(out, "unchecked", coverage.unchecked);
  out.end_object();
}

void write_documents(JsonWriter& out, const std::vector<DocumentResult>& documents) {
  write_list(out, "documents", [&] {
    for (const DocumentResult& document : documents) {
      out.begin_object();
      write_member(out, "path", document.path);
      write_member(out, "role", document.role);
      write_score(out, document.score);
      out.end_object();
    }
  });
}

void write_strings(JsonWriter& out, std::string_view key,
                   const std::vector<std::string_view>& texts) {
  out.key(key);
  out.begin_array();
  for (const std::string_view text : texts) out.string(text);
  out.end_array();
}

}  // namespace

void write_member(JsonWriter& out, std::string_view key, std::string_view value) {
  out.key(key);
  out.string(value);
}

void write_count(JsonWriter& out, std::string_view key, std::uint64_t value) {
  out.key(key);
  out.number(value);
}

void write_head(JsonWriter& out, const AuditResult& result, std::string_view verdict) {
  write_count(out, "schema", 1);
  write_tool(out);
  write_score(out, result.score);
  write_member(out, "verdict", verdict);
  write_coverage(out, result.coverage);
  write_documents(out, result.documents);
}

void write_incidents(JsonWriter& out, const std::vector<Incident>& incidents) {
  out.key("incidents");
  out.begin_array();
  for (const Incident& incident : incidents) {
    out.begin_object();
    write_member(out, "kind", incident.kind);
    write_member(out, "message", incident.message);
    out.end_object();
  }
  out.end_array();
}

void write_outcome(JsonWriter& out, const OutcomeWords& outcome) {
  const bool unchecked = outcome.status == Status::unchecked;
  out.begin_object();
  write_member(out, "status", to_string(outcome.status));
  if (unchecked) {
    write_member(out, "reason", outcome.reason);
    write_member(out, "detail", outcome.detail);
  } else {
    write_strings(out, "rules", outcome.rules);
  }
  write_strings(out, unchecked ? "nearest" : "by", outcome.others);
  if (outcome.status == Status::confirmed) {
    write_count(out, "voices", outcome.voices);
    write_member(out, "detail", outcome.detail);
  }
  out.end_object();
}

}  // namespace veritally
