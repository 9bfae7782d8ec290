// Ledger: what the rules reported, and how each claim ended.
//
// Sinks collect on their own thread; `RuleSink::settle` merges them. Marks are one byte a claim,
// which any thread may add to: a rule may report claims of other batches than its own.
#pragma once

#include "audit/alignment.hpp"
#include "audit/audited_document.hpp"
#include "audit/result.hpp"
#include "plugin/host_services.hpp"

#include <array>
#include <atomic>
#include <cstdint>
#include <string>
#include <vector>

namespace veritally {

namespace mark {
inline constexpr std::uint8_t confirmed = 1;
inline constexpr std::uint8_t conflicting = 2;
inline constexpr std::uint8_t undetermined = 4;
inline constexpr std::uint8_t note = 8;  // the worst finding that the claim has part in
inline constexpr std::uint8_t warning = 16;
inline constexpr std::uint8_t error = 32;
}  // namespace mark

// A finding before it is worded: where it stands in the order, and what finds it again.
struct ShortFinding {
  std::uint32_t document_rank = 0;  // the document's symbol until all are sorted
  std::uint32_t begin = 0;
  ClaimRef claim = 0;  // its main claim
  std::uint32_t rule = 0;
  Severity severity = Severity::none;
};

class Ledger {
 public:
  Ledger(const ClaimTable& table, std::size_t rules);

  // When all rules are done.
  std::uint8_t marks(ClaimRef ref) const { return marks_[ref]; }
  // Any thread. Most marks are there already, and a look is cheaper than an exchange.
  void mark(ClaimRef ref, std::uint8_t bits) {
    const std::atomic_ref<std::uint8_t> marks(marks_[ref]);
    if ((marks.load(std::memory_order_relaxed) & bits) == bits) return;
    marks.fetch_or(bits, std::memory_order_relaxed);
  }
  // Fetches a claim's marks ahead of their use.
  void prefetch(ClaimRef ref) const { __builtin_prefetch(&marks_[ref], 1); }

  std::vector<std::array<std::uint64_t, verdict_count>> tallies;  // by rule
  std::array<std::uint64_t, 4> severities{};
  std::vector<Check> checks;
  std::vector<Finding> findings;
  std::vector<ShortFinding> short_findings;

 private:
  HugeVector<std::uint8_t> marks_;
};

// What a sink keeps of what is reported.
enum class Keep : std::uint8_t {
  everything,  // checks and findings with their words
  shapes,      // counts, marks and short findings
  worded,      // counts, marks and findings with their words
  words,       // only findings, with their words: the second call
};

// Takes what one rule reports in one call. One thread.
class RuleSink final : public ReportSink {
 public:
  // `severity`: the rule's own, VT_NOTE to VT_ERROR.
  RuleSink(const ClaimTable& table, const DocumentViews& views, Ledger& ledger, std::uint32_t rule,
           std::uint32_t severity, Keep keep);

  vt_status check(const vt_check& check) override;
  vt_status finding(const vt_finding& finding) override;
  vt_status rewrite(std::uint64_t index, std::string_view canonical) override;

  // Puts what was collected into the ledger. One thread at a time.
  void settle();

 private:
  bool valid(const vt_check& check) const;
  bool valid(const vt_finding& finding) const;
  bool in_text(Symbol document, std::uint64_t begin, std::uint64_t end) const;
  void mark(const vt_check& check, Severity severity);
  Check copy(const vt_check& check) const;
  Label copy(const vt_label& label) const;
  Edit copy(const vt_edit& edit) const;

  const ClaimTable& table_;
  const DocumentViews& views_;
  Ledger& ledger_;
  std::uint32_t rule_;
  std::uint32_t severity_;
  Severity last_severity_;
  Keep keep_;
  std::array<std::uint64_t, verdict_count> tally_{};
  std::array<std::uint64_t, 4> severities_{};
  std::vector<Check> checks_;
  std::vector<Finding> findings_;
  std::vector<ShortFinding> short_findings_;
};

}  // namespace veritally
