// Ledger: what the rules reported, and how each claim ended.
//
// Sinks collect on their own thread; `RuleSink::settle` merges them. Marks are bits of a byte a
// claim. Those of a batch's own claims are collected beside the batch and put here when its rules
// are done, which needs no exchange with other threads; a rule may also report claims of other
// batches, which any thread may do at any time.
#pragma once

#include "audit/alignment.hpp"
#include "audit/audited_document.hpp"
#include "audit/result.hpp"
#include "plugin/host_services.hpp"
#include "plugin/loader.hpp"

#include <array>
#include <atomic>
#include <compare>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <utility>
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

// Where a finding stands in the order of findings.
struct FindingPlace {
  Symbol document = 0;
  std::uint32_t begin = 0;
  std::uint32_t rule = 0;
  ClaimRef claim = no_claim;  // its main claim, or its first label's; none where that is text

  auto operator<=>(const FindingPlace&) const = default;
};

// A finding before it is worded.
struct ShortFinding {
  FindingPlace place;
  // The subjects of the batch that its rule was called with: the main claim may be of another.
  SubjectKey first = 0;
  SubjectKey end = 0;
};

class Ledger {
 public:
  Ledger(const ClaimTable& table, std::size_t rules);

  // When all rules are done.
  std::uint8_t marks(ClaimRef ref) const {
    return static_cast<std::uint8_t>(own_marks_[ref] | other_marks_[ref]);
  }
  // Claims of the batch that the calling worker has. No two workers have the same claim.
  void mark_own(std::span<const vt_claim_ref> claims, std::span<const std::uint8_t> bits) {
    for (std::size_t i = 0; i < claims.size(); ++i) {
      if (bits[i] != 0) own_marks_[claims[i]] |= bits[i];
    }
  }
  // Any claim, any thread. Most marks are there already, and a look is cheaper than an exchange.
  void mark(ClaimRef ref, std::uint8_t bits) {
    const std::atomic_ref<std::uint8_t> marks(other_marks_[ref]);
    if ((marks.load(std::memory_order_relaxed) & bits) == bits) return;
    marks.fetch_or(bits, std::memory_order_relaxed);
  }

  std::vector<std::array<std::uint64_t, verdict_count>> tallies;  // by rule
  std::array<std::uint64_t, 4> severities{};
  std::vector<Check> checks;
  std::vector<Finding> findings;
  std::vector<ShortFinding> short_findings;
  // How many findings the second call must still word at each place; no other place is worded.
  std::map<FindingPlace, std::int64_t> unworded;

 private:
  HugeVector<std::uint8_t> own_marks_;
  ZeroedBytes other_marks_;  // of few claims
};

// What a sink keeps of what is reported.
enum class Keep : std::uint8_t {
  everything,  // checks and findings with their words
  shapes,      // counts, marks and short findings
  worded,      // counts, marks and findings with their words
  words,       // only findings that are still unworded, with their words: the second call
};

// Takes what one rule reports in one call. One thread.
class RuleSink final : public ReportSink {
 public:
  // `number`: of the rule, in the order of the run.
  RuleSink(const ClaimTable& table, const DocumentViews& views, Ledger& ledger,
           std::uint32_t number, const PluginRule& rule, Keep keep);

  vt_status check(const vt_check& check) override;
  vt_status finding(const vt_finding& finding) override;
  vt_status rewrite(std::uint64_t index, std::string_view canonical) override;

  // What is reported from now on was found among the groups of these subjects, whose claims are
  // this worker's own and get their marks in `marks`. Both are borrowed until the next call.
  void look_at(SubjectKey first, SubjectKey end, std::span<const vt_claim_ref> claims,
               std::span<std::uint8_t> marks) {
    subjects_ = {first, end};
    own_ = claims;
    own_marks_ = marks;
    near_ = 0;
  }

  // Puts what was collected into the ledger. One thread at a time.
  void settle();

 private:
  bool is_own(const vt_check& check) const;
  bool valid(const vt_check& check) const;
  bool valid(const vt_finding& finding) const;
  bool in_text(Symbol document, std::uint64_t begin, std::uint64_t end) const;
  void mark(const vt_check& check, Severity severity);
  std::uint8_t* marks_near(ClaimRef claim);
  Check copy(const vt_check& check) const;
  Label copy(const vt_label& label) const;
  void show_places(Check& check) const;
  Edit copy(const vt_edit& edit) const;
  FindingPlace place_of(const vt_check& check) const;

  const ClaimTable& table_;
  const DocumentViews& views_;
  Ledger& ledger_;
  std::uint32_t rule_;
  std::uint32_t severity_;
  bool orders_;
  Severity last_severity_;
  Keep keep_;
  std::pair<SubjectKey, SubjectKey> subjects_;
  std::span<const vt_claim_ref> own_;
  std::span<std::uint8_t> own_marks_;  // of each of them
  std::size_t near_ = 0;               // where among them the last one that was named stands
  std::array<std::uint64_t, verdict_count> tally_{};
  std::array<std::uint64_t, 4> severities_{};
  std::vector<Check> checks_;
  std::vector<Finding> findings_;
  std::vector<ShortFinding> short_findings_;
  std::vector<FindingPlace> worded_;
};

}  // namespace veritally
