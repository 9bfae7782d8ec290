// FakeHost, the host that a rule under test sees, and the half of it that hears what the rule
// reports. One thread.
#pragma once

#include <veritally/abi.h>
#include <veritally/testing/facts.hpp>

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace veritally::testing::detail {

using plugin::detail::text;
using plugin::detail::view;

inline vt_host host_table();

class FakeHost : public vt_host {
 public:
  explicit FakeHost(World& world) : vt_host(host_table()), world_(&world) {}
  static World& world(const vt_host* host) { return *static_cast<const FakeHost*>(host)->world_; }

 private:
  World* world_;
};

inline std::vector<plugin::Label> labels_of(const vt_check& raw) {
  std::vector<plugin::Label> labels;
  for (std::uint32_t i = 0; i < raw.label_count; ++i) {
    const vt_label& label = raw.labels[i];
    labels.push_back({static_cast<plugin::Role>(label.role), label.claim, label.document,
                      label.begin, label.end, std::string(view(label.text))});
  }
  return labels;
}

inline plugin::Check check_of(World& world, const vt_check& raw) {
  const auto complain = [&](const char* what) { world.outcome.complaints.emplace_back(what); };
  plugin::Check check{static_cast<plugin::Verdict>(raw.verdict),
                      {raw.claims, raw.claims + raw.claim_count},
                      std::string(view(raw.working)),
                      labels_of(raw)};
  if (raw.verdict > VT_UNDETERMINED) complain("a check has an unknown verdict");
  if (check.claims.empty() && check.labels.empty()) complain("a check is about nothing");
  for (const ClaimRef claim : check.claims) {
    if (claim >= world.claims.size()) complain("a check names an unknown claim");
  }
  if (check.working.find('\n') != std::string::npos) complain("a working has several lines");
  return check;
}

inline vt_status report_check(const vt_host* host, const vt_check* raw) {
  World& world = FakeHost::world(host);
  world.outcome.checks.push_back(check_of(world, *raw));
  return VT_OK;
}

inline vt_status report_finding(const vt_host* host, const vt_finding* raw) {
  World& world = FakeHost::world(host);
  plugin::Finding finding{check_of(world, *raw->check),
                          std::string(view(raw->message)),
                          raw->confidence,
                          static_cast<plugin::Severity>(raw->severity),
                          {}};
  for (std::uint64_t i = 0; i < raw->fix_count; ++i) {
    const vt_fix& raw_fix = raw->fixes[i];
    plugin::Fix& fix = finding.fixes.emplace_back();
    fix.title = view(raw_fix.title);
    for (std::uint64_t j = 0; j < raw_fix.edit_count; ++j) {
      const vt_edit& edit = raw_fix.edits[j];
      fix.edits.push_back(
          {edit.claim, edit.document, edit.begin, edit.end, std::string(view(edit.text))});
    }
  }
  const auto complain = [&](const char* what) { world.outcome.complaints.emplace_back(what); };
  if (finding.message.empty()) complain("a finding has no message");
  if (finding.message.ends_with('.')) complain("a message ends with a full stop");
  if (!(finding.confidence >= 0 && finding.confidence <= 1)) complain("a confidence is not 0 to 1");
  world.outcome.checks.push_back(finding.check);
  world.outcome.findings.push_back(std::move(finding));
  return VT_OK;
}

inline vt_status rewrite(const vt_host* host, std::uint64_t index, vt_text canonical) {
  World& world = FakeHost::world(host);
  if (world.terms == nullptr || index >= world.terms->count) return VT_BAD_ARGUMENT;
  world.outcome.rewritings.push_back(
      {std::string(view(world.terms->terms[index])), std::string(view(canonical))});
  return VT_OK;
}

inline vt_status add_claim(const vt_host* host, const vt_new_claim* raw) {
  plugin::NewClaim claim{raw->begin,
                         raw->end,
                         {},
                         std::string(view(raw->measure)),
                         std::string(view(raw->quantity)),
                         static_cast<plugin::Modality>(raw->modality),
                         plugin::Period::from_abi(raw->period)};
  for (std::uint64_t i = 0; i < raw->subject_count; ++i) {
    claim.subjects.emplace_back(view(raw->subjects[i]));
  }
  FakeHost::world(host).outcome.added.push_back(std::move(claim));
  return VT_OK;
}

}  // namespace veritally::testing::detail
