#include "audit/run.hpp"

#include "audit/consensus.hpp"
#include "audit/links.hpp"
#include "audit/wanted_claims.hpp"
#include "base/parallel.hpp"
#include "base/phases.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <tuple>

namespace veritally {
namespace {

constexpr std::size_t batch_claims = 2048;
constexpr std::size_t fetched_claims = 512;  // fit the nearest cache
constexpr std::size_t task_claims = std::size_t{1} << 16;

// Takes the rewritten names of one call of a normaliser.
class NameSink final : public ReportSink {
 public:
  explicit NameSink(std::size_t count) : names_(count), changed_(count) {}

  vt_status check(const vt_check&) override { return VT_BAD_ARGUMENT; }
  vt_status finding(const vt_finding&) override { return VT_BAD_ARGUMENT; }
  vt_status rewrite(std::uint64_t index, std::string_view canonical) override {
    if (index >= names_.size() || canonical.empty()) return VT_BAD_ARGUMENT;
    names_[index] = canonical;
    changed_[index] = true;
    return VT_OK;
  }

  bool changed(std::size_t i) const { return changed_[i]; }
  const std::string& name(std::size_t i) const { return names_[i]; }

 private:
  std::vector<std::string> names_;
  std::vector<bool> changed_;
};

}  // namespace

Result<std::unique_ptr<Engine::Active>> Engine::Active::make(const PluginRule& rule,
                                                             const Plugin& plugin,
                                                             const ReferenceData& reference,
                                                             const Options& given) {
  auto active = std::make_unique<Active>(rule, plugin);
  for (const PluginOption& option : rule.options) active->options[option.name] = option.initial;
  for (const auto& [name, value] : given) active->options[name] = value;
  HostContext context;
  context.reference = &reference;
  context.options = &active->options;
  context.rule = rule.id;
  context.data = rule.data;
  const HostServices host(context);
  active->state = rule.create(&host);
  if (active->state == nullptr) {
    if (host.first_fault()) return fail(*host.first_fault());
    std::string why = host.last_log().empty() ? "it gave no reason" : host.last_log();
    return fail(ErrorKind::plugin, "the rule " + rule.id + " cannot be made: " + why,
                "check its options with `veritally explain " + rule.id + "`",
                {plugin.path.string(), 0, 0});
  }
  return active;
}

// What one thread of the group phase works with.
struct Engine::Run::Worker {
  Worker(const ClaimTable& table, const Alignment& alignment, const Bases& bases,
         const ReferenceData& reference, std::uint32_t columns, const Share* share)
      : batch(table, alignment, bases, reference, columns, share) {}
  GroupBatch batch;
  std::vector<RuleSink> sinks;      // one for each group rule
  std::vector<std::uint8_t> marks;  // of the claims of the batch
};

Engine::Run::Run(const std::vector<std::unique_ptr<Active>>& rules, const ReferenceData& reference,
                 ClaimTable& table, const AuditRequest& request)
    : rules_(rules),
      reference_(reference),
      table_(table),
      request_(request),
      views_(request.documents, request.sources, request.threads),
      ledger_(table, rules.size()) {
  for (std::size_t i = 0; i < rules.size(); ++i) {
    if (rules[i]->rule.scope != VT_SCOPE_GROUP) continue;
    group_rules_.push_back(i);
    columns_ |= rules[i]->rule.columns;
  }
}

Result<AuditResult> Engine::Run::audit() {
  Phases phases;
  phases.begin("aligning");
  const auto [operands, unresolved] = resolve_operands(table_);
  if (!unresolved.empty() && !request_.keep_going) return tl::unexpected(unresolved.front());
  alignment_ = std::make_unique<Alignment>(
      table_, reference_,
      [this](std::uint32_t column, std::span<const std::string_view> terms, const auto& put) {
        normalise(column, terms, put);
      },
      request_.threads);
  bases_ = std::make_unique<Bases>(table_, *alignment_);
  if (request_.shard) {
    share_ = std::make_unique<Share>(table_, *alignment_, *bases_, *request_.shard);
  }
  if (!share_ || share_->has_corpus()) note_unresolved(unresolved);
  const AuditClaims claims(table_, *alignment_, operands, views_);
  phases.begin("checking");
  run_claim_rules(claims);
  run_document_rules(claims);
  run_group_rules(claims);
  if (cut_short_) {
    incidents_.push_back({"interrupted", "interrupted before all claims were checked"});
  }
  tally();
  phases.begin("settling");
  AuditResult result;
  for (std::size_t i = 0; i < rules_.size(); ++i) {
    result.rules.push_back({rules_[i]->rule.id, rules_[i]->plugin.version, rules_[i]->plugin.name,
                            ledger_.tallies[i]});
  }
  // That costs more than all rules together, and the text report on claim sets goes without.
  Voices voices(table_, views_, reference_);
  const bool wanted = request_.all_words || !request_.documents.empty();
  if (wanted && (!share_ || share_->has_corpus())) {
    find_consensus(table_, *alignment_, *bases_, reference_, voices, request_.sources, result);
  }
  if (!request_.all_words) word_findings(claims);
  finish(result);
  find_outcomes(claims, voices, result);
  if (request_.explain_links) {
    find_links(table_, *alignment_, *bases_, claims, request_.explain_links, result);
  }
  return result;
}

// Derivations whose operands are not there: their claims are audited as if they had none.
void Engine::Run::note_unresolved(const std::vector<Error>& unresolved) {
  if (unresolved.empty()) return;
  std::string message = to_string(unresolved.front());
  if (unresolved.size() > 1) {
    message += " (" + std::to_string(unresolved.size() - 1) + " more like it)";
  }
  incidents_.push_back({"unreadable-input", std::move(message), Severity::none});
}

void Engine::Run::incident(std::size_t rule, const std::string& what) {
  const Active& active = *rules_[rule];
  const std::string message =
      "the rule " + active.rule.id + " of plugin " + active.plugin.name + " failed: " + what;
  const std::lock_guard<std::mutex> lock(incidents_lock_);
  const bool known = std::any_of(incidents_.begin(), incidents_.end(),
                                 [&](const Incident& other) { return other.message == message; });
  if (!known) incidents_.push_back({"plugin-crash", message});
}

// Asked where there is work that a stop leaves undone.
bool Engine::Run::stopped() {
  if (!request_.watch.stopped()) return false;
  cut_short_ = true;
  return true;
}

void Engine::Run::normalise(std::uint32_t column, std::span<const std::string_view> terms,
                            const std::function<void(std::size_t, std::string_view)>& put) {
  std::vector<std::string> rewritten;  // owns the names that a normaliser made for the next one
  std::vector<vt_text> texts;
  for (const std::string_view term : terms) texts.push_back(to_abi(term));
  std::vector<bool> changed(terms.size());
  rewritten.resize(terms.size());
  for (std::size_t i = 0; i < rules_.size(); ++i) {
    const Active& active = *rules_[i];
    if (active.rule.scope != VT_SCOPE_NORMALISER) continue;
    NameSink sink(terms.size());
    HostContext context{&reference_, nullptr, &sink, nullptr, active.rule.id};
    const HostServices host(context);
    const vt_terms batch{sizeof(vt_terms), column, texts.size(), texts.data()};
    if (active.rule.normalise(active.state, &host, &batch) != VT_OK) {
      incident(i, host.last_log().empty() ? "it gave no reason" : host.last_log());
      continue;
    }
    for (std::size_t t = 0; t < terms.size(); ++t) {
      if (!sink.changed(t)) continue;
      rewritten[t] = sink.name(t);
      texts[t] = to_abi(std::string_view(rewritten[t]));
      changed[t] = true;
    }
  }
  for (std::size_t t = 0; t < terms.size(); ++t) {
    if (changed[t]) put(t, rewritten[t]);
  }
}

vt_status Engine::Run::call_claims(const AuditClaims& claims, std::size_t rule, ReportSink& sink,
                                   const vt_claims& batch) {
  const Active& active = *rules_[rule];
  const HostContext context{&reference_, &claims, &sink, nullptr, active.rule.id};
  const HostServices host(context);
  const vt_status status = active.rule.check_claims(active.state, &host, &batch);
  if (status != VT_OK) {
    incident(rule, host.last_log().empty() ? "it gave no reason" : host.last_log());
  }
  return status;
}

void Engine::Run::call_document(const AuditClaims& claims, std::size_t rule, ReportSink& sink,
                                const vt_document& document) {
  const Active& active = *rules_[rule];
  const HostContext context{&reference_, &claims, &sink, nullptr, active.rule.id};
  const HostServices host(context);
  if (active.rule.check_document(active.state, &host, &document) != VT_OK) {
    incident(rule, host.last_log().empty() ? "it gave no reason" : host.last_log());
  }
}

// The contexts whose measure and unit concern a rule; none at all where all do.
std::vector<bool> Engine::Run::contexts_for(const AuditClaims& claims, std::size_t rule) {
  const Active& active = *rules_[rule];
  if (active.rule.concerns == nullptr) return {};
  const HostContext context{&reference_, &claims, nullptr, nullptr, active.rule.id};
  const HostServices host(context);
  std::map<std::pair<Symbol, Symbol>, bool> asked;
  std::vector<bool> chosen(table_.contexts.size());
  for (Symbol symbol = 0; symbol < chosen.size(); ++symbol) {
    if (table_.contexts.text(symbol).empty()) continue;
    const Basis& basis = bases_->of_context(symbol);
    const auto [entry, fresh] = asked.try_emplace({basis.measure, basis.unit});
    if (fresh) {
      entry->second =
          active.rule.concerns(active.state, &host, to_abi(table_.measures.text(basis.measure)),
                               to_abi(table_.units.text(basis.unit))) != 0;
    }
    chosen[symbol] = entry->second;
  }
  return chosen;
}

// Rules of scope claim and corpus: with the claims that they want, one rule after the other.
void Engine::Run::run_claim_rules(const AuditClaims& claims) {
  const WantedClaims wanted(table_);
  for (std::size_t i = 0; i < rules_.size(); ++i) {
    const PluginRule& rule = rules_[i]->rule;
    if (rule.scope != VT_SCOPE_CLAIM && rule.scope != VT_SCOPE_CORPUS) continue;
    // Their checks are few, so they are worded at once.
    RuleSink sink = this->sink(i, request_.all_words ? Keep::everything : Keep::worded);
    std::vector<vt_claim_ref> refs = wanted.of(rule.wants, contexts_for(claims, i));
    if (share_) keep_share(rule.scope, refs);
    // A rule of the corpus sees all claims in one batch.
    const std::size_t most = rule.scope == VT_SCOPE_CLAIM ? batch_claims : refs.size();
    for (std::size_t begin = 0; begin < refs.size() && !stopped(); begin += most) {
      const std::size_t count = std::min(most, refs.size() - begin);
      ClaimBatch batch(table_, *alignment_, *bases_, std::span(refs).subspan(begin, count));
      call_claims(claims, i, sink, batch.claims());
    }
    sink.settle();
  }
}

// What a rule of scope claim or corpus is called with in this part.
void Engine::Run::keep_share(std::uint32_t scope, std::vector<vt_claim_ref>& refs) const {
  std::erase_if(refs, [&](ClaimRef ref) {
    return scope == VT_SCOPE_CORPUS ? !share_->has_corpus()
                                    : !share_->has_document(table_.row(ref).document);
  });
}

// Each document that was read, with all rules that read texts.
void Engine::Run::run_document_rules(const AuditClaims& claims) {
  const std::vector<Symbol>& documents = views_.read();
  std::mutex settling;
  std::atomic<std::uint64_t> done = 0;
  for_each_parallel(request_.threads, documents.size(), [&](std::size_t i, std::size_t) {
    if (share_ && !share_->has_document(documents[i])) return;
    if (stopped()) return;
    request_.watch.tell({"checking", done++, documents.size(), "documents"});
    const vt_document& document = views_.find(documents[i])->raw();
    for (std::size_t rule = 0; rule < rules_.size(); ++rule) {
      if (rules_[rule]->rule.check_document == nullptr) continue;
      RuleSink sink = this->sink(rule, request_.all_words ? Keep::everything : Keep::worded);
      call_document(claims, rule, sink, document);
      const std::lock_guard<std::mutex> lock(settling);
      sink.settle();
    }
  });
}

RuleSink Engine::Run::sink(std::size_t rule, Keep keep) {
  return {table_, views_, ledger_, static_cast<std::uint32_t>(rule), rules_[rule]->rule, keep};
}

std::vector<SubjectKey> Engine::Run::tasks() const {
  std::vector<SubjectKey> starts = {0};
  std::size_t claims = 0;
  for (SubjectKey key = 0; key < alignment_->key_count(); ++key) {
    claims += alignment_->claims(key).size();
    if (claims < task_claims) continue;
    starts.push_back(key + 1);
    claims = 0;
  }
  if (starts.back() != alignment_->key_count()) starts.push_back(alignment_->key_count());
  return starts;
}

void Engine::Run::run_group_rules(const AuditClaims& claims) {
  const std::vector<SubjectKey> starts = tasks();
  std::vector<std::unique_ptr<Worker>> workers(request_.threads);
  std::mutex settling;
  for_each_parallel(request_.threads, starts.size() - 1, [&](std::size_t task, std::size_t w) {
    if (!workers[w]) {
      workers[w] = std::make_unique<Worker>(table_, *alignment_, *bases_, reference_, columns_,
                                            share_.get());
      for (const std::size_t rule : group_rules_) {
        workers[w]->sinks.push_back(
            sink(rule, request_.all_words ? Keep::everything : Keep::shapes));
      }
    }
    run_groups(claims, *workers[w], starts[task], starts[task + 1]);
    const std::lock_guard<std::mutex> lock(settling);
    for (RuleSink& sink : workers[w]->sinks) sink.settle();
  });
}

void Engine::Run::run_groups(const AuditClaims& claims, Worker& worker, SubjectKey first,
                             SubjectKey end) {
  SubjectKey batch_begin = first;
  for (SubjectKey key = first; key < end;) {
    if (stopped()) return;
    SubjectKey next = key + 1;
    while (next < end && alignment_->claims(key, next).size() < fetched_claims) ++next;
    worker.batch.add(key, next);
    key = next;
    if (worker.batch.size() < batch_claims) continue;
    run_batch(claims, worker, batch_begin, key);
    batch_begin = key;
  }
  run_batch(claims, worker, batch_begin, end);
}

// The batch holds the groups of the subjects `first` to `end` - 1.
void Engine::Run::run_batch(const AuditClaims& claims, Worker& worker, SubjectKey first,
                            SubjectKey end) {
  // Claims that nothing else is about are in no batch, and done with all the same.
  const std::uint64_t looked_at = looked_at_ += alignment_->claims(first, end).size();
  if (worker.batch.size() == 0) return;
  const vt_claims batch = worker.batch.claims(request_.all_words);
  const std::span<const vt_claim_ref> own(batch.ref, batch.count);
  worker.marks.assign(own.size(), 0);
  for (std::size_t i = 0; i < group_rules_.size(); ++i) {
    worker.sinks[i].look_at(first, end, own, worker.marks);
    call_claims(claims, group_rules_[i], worker.sinks[i], batch);
  }
  ledger_.mark_own(own, worker.marks);
  request_.watch.tell({"checking", looked_at, table_.count(), "claims"});
  worker.batch.clear();
}

// The short findings that come first in the report, and those that stand where the last does.
std::span<const ShortFinding> Engine::Run::first_findings() {
  std::vector<ShortFinding>& found = ledger_.short_findings;
  if (found.size() <= request_.most_findings) return found;
  if (request_.most_findings == 0) return {};
  std::vector<Symbol> documents(table_.documents.size());
  std::iota(documents.begin(), documents.end(), Symbol{0});
  std::sort(documents.begin(), documents.end(), [&](Symbol a, Symbol b) {
    return table_.documents.text(a) < table_.documents.text(b);
  });
  std::vector<Symbol> rank(documents.size());
  for (Symbol i = 0; i < documents.size(); ++i) rank[documents[i]] = i;
  const auto before = [&](const ShortFinding& a, const ShortFinding& b) {
    return std::tuple(rank[a.place.document], a.place) <
           std::tuple(rank[b.place.document], b.place);
  };
  const auto behind = found.begin() + static_cast<std::ptrdiff_t>(request_.most_findings);
  std::nth_element(found.begin(), behind - 1, found.end(), before);
  const ShortFinding& last = *(behind - 1);
  const auto end = std::partition(behind, found.end(),
                                  [&](const ShortFinding& other) { return !before(last, other); });
  return {found.begin(), end};
}

// The second call: the group rules again, for the groups whose findings will be shown.
void Engine::Run::word_findings(const AuditClaims& claims) {
  const std::span<const ShortFinding> shown = first_findings();
  Calls calls;
  for (const ShortFinding& finding : shown) {
    ++ledger_.unworded[finding.place];
    const ClaimRef main = finding.place.claim;
    if (main != no_claim) calls.insert(call_with(finding.place.rule, main));
  }
  call_again(claims, calls);
  // That found nearly all of them, but a rule may name a claim of any group first.
  Calls rest;
  for (const ShortFinding& finding : shown) {
    if (ledger_.unworded.at(finding.place) == 0) continue;
    for (SubjectKey key = finding.first; key < finding.end; ++key) {
      for (const ClaimRef claim : alignment_->claims(key)) {
        const Call call = call_with(finding.place.rule, claim);
        if (!calls.contains(call)) rest.insert(call);
      }
    }
  }
  call_again(claims, rest);
}

Engine::Run::Call Engine::Run::call_with(std::uint32_t rule, ClaimRef claim) const {
  return {rule, alignment_->subject(claim), bases_->of(table_.row(claim)).group};
}

void Engine::Run::call_again(const AuditClaims& claims, const Calls& calls) {
  const std::vector<Call> list(calls.begin(), calls.end());
  std::mutex settling;
  for_each_parallel(request_.threads, list.size(), [&](std::size_t i, std::size_t) {
    const auto [rule, subject, group] = list[i];
    GroupBatch batch(table_, *alignment_, *bases_, reference_, columns_, share_.get());
    batch.add_group(subject, group);
    if (batch.size() == 0) return;
    RuleSink sink = this->sink(rule, Keep::words);
    call_claims(claims, rule, sink, batch.claims(true));
    const std::lock_guard<std::mutex> lock(settling);
    sink.settle();
  });
}

}  // namespace veritally
