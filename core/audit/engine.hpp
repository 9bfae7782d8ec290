// Engine: runs the rules over a claim table.
//
// Make one from plugins, reference data and rule settings; it creates every rule's state and keeps
// it. `run` may be called again and again (a worker process does), one call at a time; each uses
// the threads it is told to. The result depends on the claims, the rules and their options alone.
#pragma once

#include "audit/audited_document.hpp"
#include "audit/result.hpp"
#include "audit/shard.hpp"
#include "base/watch.hpp"
#include "claim/claim_table.hpp"
#include "plugin/host_services.hpp"
#include "plugin/loader.hpp"
#include "reference/reference_data.hpp"

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

namespace veritally {

// Which rules run, and how.
struct RuleSettings {
  // Rules to switch on or off, by id or by "family/*"; later entries win.
  std::vector<std::pair<std::string, bool>> enabled;
  std::map<std::string, Options> options;  // by rule id
};

struct AuditRequest {
  std::size_t threads = 1;
  // All checks with their words, for renderers that print them. Else checks are counted and only
  // the first `most_findings` findings are worded.
  bool all_words = false;
  std::size_t most_findings = SIZE_MAX;
  // Where not all words are wanted: of so many unchecked claims of drafts that were read it is said
  // why they are.
  std::size_t most_unchecked = 0;
  // Derivations whose operands are not there are left out, with an incident; else the audit fails.
  bool keep_going = false;
  // The documents that were read, whose claims stand in the table; they outlive the audit. Those
  // that make no claim are in the result too.
  std::span<const AuditedDocument> documents;
  // Paths of documents that are sources; all others are drafts.
  std::set<std::string, std::less<>> sources;
  // The part that is audited; none: all. Needs all words, and no links.
  std::optional<Shard> shard;
  // Whose links are wanted; empty: nobody's. Needs all words.
  std::function<bool(ClaimRef)> explain_links;
  // One that is stopped ends before the next document or batch of claims; what was found until then
  // is the result, with an incident.
  Watch watch;
};

class Engine {
 public:
  // Fails where a rule's state cannot be made, or settings name a rule or option that is not there.
  static Result<std::unique_ptr<Engine>> make(std::vector<Plugin> plugins,
                                              const ReferenceData& reference,
                                              const RuleSettings& settings);
  ~Engine();
  Engine(const Engine&) = delete;
  Engine& operator=(const Engine&) = delete;

  // Audits all claims of the table. Names in the table may be added to (canonical forms), rows are
  // not changed. Fails on what makes the input unusable: a derivation of claims that do not exist.
  Result<AuditResult> run(ClaimTable& table, const AuditRequest& request) const;

  // A rule that was loaded, whether it runs or not.
  struct Rule {
    const PluginRule* rule = nullptr;
    const Plugin* plugin = nullptr;
    bool on = false;
  };
  // Sorted by id.
  const std::vector<Rule>& rules() const { return rules_; }

 private:
  struct Active;
  class Run;

  Engine(std::vector<Plugin> plugins, const ReferenceData& reference);
  Result<void> configure(const RuleSettings& settings);

  std::vector<Plugin> plugins_;
  const ReferenceData& reference_;
  std::vector<Rule> rules_;
  std::vector<std::unique_ptr<Active>> active_;  // sorted by id
};

}  // namespace veritally
