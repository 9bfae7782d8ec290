// One audit while it runs: inside of core/audit.
//
// The way: resolve derivations, normalise and align, then the rules by scope: corpus and claim
// rules first, whose checks are few, then the documents, and then the groups, batch by batch, both
// on all threads. When all are done the claims are counted by how they ended. Findings are kept in
// short form and sorted; those that will be shown are worded by a second call of their rule.
#pragma once

#include "audit/access.hpp"
#include "audit/alignment.hpp"
#include "audit/batch.hpp"
#include "audit/engine.hpp"
#include "audit/ledger.hpp"
#include "audit/score.hpp"
#include "audit/shard.hpp"
#include "audit/voices.hpp"

#include <atomic>
#include <compare>
#include <memory>
#include <mutex>
#include <set>
#include <span>

namespace veritally {

// A rule with its state.
struct Engine::Active {
  Active(const PluginRule& rule_in, const Plugin& plugin_in) : rule(rule_in), plugin(plugin_in) {}
  ~Active() { rule.destroy(state); }
  Active(const Active&) = delete;
  Active& operator=(const Active&) = delete;

  static Result<std::unique_ptr<Active>> make(const PluginRule& rule, const Plugin& plugin,
                                              const ReferenceData& reference, const Options& given);

  const PluginRule& rule;
  const Plugin& plugin;
  Options options;
  void* state = nullptr;
};

class Engine::Run {
 public:
  Run(const std::vector<std::unique_ptr<Active>>& rules, const ReferenceData& reference,
      ClaimTable& table, const AuditRequest& request);
  Result<AuditResult> audit();

 private:
  struct Worker;

  void normalise(std::uint32_t column, std::span<const std::string_view> terms,
                 const std::function<void(std::size_t, std::string_view)>& put);
  void run_claim_rules(const AuditClaims& claims);
  void keep_share(std::uint32_t scope, std::vector<vt_claim_ref>& refs) const;
  std::vector<bool> contexts_for(const AuditClaims& claims, std::size_t rule);
  void run_document_rules(const AuditClaims& claims);
  void run_group_rules(const AuditClaims& claims);
  void run_groups(const AuditClaims& claims, Worker& worker, SubjectKey first, SubjectKey end);
  void run_batch(const AuditClaims& claims, Worker& worker, SubjectKey first, SubjectKey end);
  std::vector<SubjectKey> tasks() const;
  std::span<const ShortFinding> first_findings();
  void word_findings(const AuditClaims& claims);
  // A rule to call again with one group.
  struct Call {
    std::uint32_t rule = 0;
    SubjectKey subject = 0;
    std::uint32_t group = 0;

    auto operator<=>(const Call&) const = default;
  };
  using Calls = std::set<Call>;
  Call call_with(std::uint32_t rule, ClaimRef claim) const;
  void call_again(const AuditClaims& claims, const Calls& calls);
  void tally();
  void finish(AuditResult& result);
  void find_outcomes(const AuditClaims& claims, Voices& voices, AuditResult& result) const;
  void find_all_outcomes(const AuditClaims& claims, Voices& voices, AuditResult& result) const;
  void divide(std::vector<Brought> brought, AuditResult& result) const;
  std::vector<ClaimRef> unchecked_in_drafts() const;
  void find_reasons(AuditResult& result) const;
  vt_status call_claims(const AuditClaims& claims, std::size_t rule, ReportSink& sink,
                        const vt_claims& batch);
  void call_document(const AuditClaims& claims, std::size_t rule, ReportSink& sink,
                     const vt_document& document);
  RuleSink sink(std::size_t rule, Keep keep);
  void note_unresolved(const std::vector<Error>& unresolved);
  void incident(std::size_t rule, const std::string& what);
  bool stopped();

  const std::vector<std::unique_ptr<Active>>& rules_;
  const ReferenceData& reference_;
  ClaimTable& table_;
  const AuditRequest& request_;
  DocumentViews views_;
  std::unique_ptr<Alignment> alignment_;
  std::unique_ptr<Bases> bases_;
  std::unique_ptr<Share> share_;  // nullptr: all
  std::vector<std::size_t> group_rules_;
  std::uint32_t columns_ = 0;

  Ledger ledger_;
  std::vector<std::vector<DocumentTally>> tallies_;  // a worker each, by document symbol
  std::atomic<bool> cut_short_ = false;
  std::atomic<std::uint64_t> looked_at_ = 0;  // claims, by the group rules
  std::mutex incidents_lock_;
  std::vector<Incident> incidents_;
};

}  // namespace veritally
