// What a rule reports: checks, findings, labels and fixes, as plain values that own their texts.
// `Host::report` hands them over; the host has copied them when it returns.
//
//   host.report(Check{.verdict = Verdict::consistent, .claims = {a, b}, .working = "1 + 2 = 3"});
//   host.report(Finding{.check = {...}, .message = "the parts do not make the total"});
#pragma once

#include <veritally/plugin/types.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace veritally::plugin {

// A place to point at: a claim, or (where `claim` is VT_NO_CLAIM) bytes of a document's text.
struct Label {
  Role role = Role::primary;
  ClaimRef claim = VT_NO_CLAIM;
  Symbol document = 0;
  std::uint64_t begin = 0;
  std::uint64_t end = 0;
  std::string text{};  // what to say at the place; may be empty
};

// Replaces the words of a claim, or (where `claim` is VT_NO_CLAIM) bytes of a document's text.
struct Edit {
  ClaimRef claim = VT_NO_CLAIM;
  Symbol document = 0;
  std::uint64_t begin = 0;
  std::uint64_t end = 0;
  std::string text{};
};

struct Fix {
  std::string title{};  // says what to do: "write 315 billion"
  std::vector<Edit> edits{};
};

// What was looked at and what came of it. A check about text and not claims carries labels.
struct Check {
  Verdict verdict = Verdict::undetermined;
  std::vector<ClaimRef> claims{};
  std::string working{};  // one line of arithmetic
  std::vector<Label> labels{};
};

// A check that a person must look at.
struct Finding {
  Check check{};
  std::string message{};    // lower case, no full stop, says what is
  double confidence = 1.0;  // 0 to 1
  Severity severity = Severity::standard;
  std::vector<Fix> fixes{};
};

// What is wrong with a file that a plugin was given, and where.
struct Fault {
  std::string path{};
  std::uint64_t line = 0;  // from 1; 0: not known
  std::uint64_t column = 0;
  std::string message{};  // lower case, no full stop
  std::string hint{};     // what to do; may be empty
};

// A claim that an extractor adds; the quantity as prose, "roughly $315 billion".
struct NewClaim {
  std::uint64_t begin = 0;
  std::uint64_t end = 0;
  std::vector<std::string> subjects{};
  std::string measure{};
  std::string quantity{};
  Modality modality = Modality::actual;
  std::optional<Period> period{};
};

namespace detail {

// The contract's form of a Check, pointing into it. REQUIRES: the Check outlives it unchanged.
class RawCheck {
 public:
  explicit RawCheck(const Check& check) {
    labels_.reserve(check.labels.size());
    for (const Label& label : check.labels) {
      labels_.push_back({static_cast<std::uint32_t>(label.role), label.claim, label.document, 0,
                         label.begin, label.end, text(label.text)});
    }
    raw_ = {sizeof(vt_check),
            static_cast<std::uint32_t>(check.verdict),
            static_cast<std::uint32_t>(check.claims.size()),
            static_cast<std::uint32_t>(labels_.size()),
            check.claims.data(),
            labels_.data(),
            text(check.working)};
  }
  RawCheck(const RawCheck&) = delete;
  RawCheck& operator=(const RawCheck&) = delete;

  const vt_check* get() const { return &raw_; }

 private:
  std::vector<vt_label> labels_;
  vt_check raw_{};
};

// The same of a Finding.
class RawFinding {
 public:
  explicit RawFinding(const Finding& finding) : check_(finding.check) {
    edits_.reserve(finding.fixes.size());
    fixes_.reserve(finding.fixes.size());
    for (const Fix& fix : finding.fixes) {
      auto& edits = edits_.emplace_back();
      for (const Edit& edit : fix.edits) {
        edits.push_back({edit.claim, edit.document, edit.begin, edit.end, text(edit.text)});
      }
      fixes_.push_back({text(fix.title), edits.data(), edits.size()});
    }
    raw_ = {sizeof(vt_finding),    static_cast<std::uint32_t>(finding.severity),
            check_.get(),          finding.confidence,
            text(finding.message), fixes_.data(),
            fixes_.size()};
  }

  const vt_finding* get() const { return &raw_; }

 private:
  RawCheck check_;
  std::vector<std::vector<vt_edit>> edits_;
  std::vector<vt_fix> fixes_;
  vt_finding raw_{};
};

}  // namespace detail
}  // namespace veritally::plugin
