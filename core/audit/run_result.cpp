// What an audit came to: claims counted by how they ended, everything in its order.
#include "audit/check_order.hpp"
#include "audit/run.hpp"
#include "base/parallel.hpp"
#include "base/sha256.hpp"

#include <algorithm>
#include <numeric>
#include <tuple>
#include <unordered_map>

namespace veritally {
namespace {

std::string fingerprint(const Finding& finding, const ClaimTable& table,
                        const std::vector<RuleInfo>& rules) {
  std::string identity = rules[finding.check.rule].id;
  for (const ClaimRef ref : finding.check.claims) {
    const auto claim = table.fetch(ref);
    if (claim) identity += '\n' + claim->document + '\t' + claim->id;
  }
  for (const Label& label : finding.check.labels) {
    if (label.claim == no_claim) identity += '\n' + label.document + '\t' + label.text;
  }
  return sha256(identity).substr(0, 16);
}

}  // namespace

// Counts the claims by how they ended. A rule may report claims of other batches than its own, so
// no claim is settled before all rules are done.
void Engine::Run::tally() {
  const std::vector<ClaimSegment>& segments = table_.segments();
  tallies_.assign(request_.threads, std::vector<DocumentTally>(table_.documents.size()));
  for_each_parallel(request_.threads, segments.size(), [&](std::size_t i, std::size_t worker) {
    const auto base = static_cast<ClaimRef>(i << ClaimSegment::bits);
    const auto& rows = segments[i].rows;
    // Claims of a document that ended alike mostly follow each other.
    for (ClaimRef begin = 0; begin < rows.size();) {
      const Symbol document = rows[begin].document;
      const std::uint8_t marks = ledger_.marks(base + begin);
      ClaimRef end = begin + 1;
      while (end < rows.size() && rows[end].document == document &&
             ledger_.marks(base + end) == marks) {
        ++end;
      }
      DocumentTally& tally = tallies_[worker][document];
      tally.first = std::min(tally.first, base + begin);
      tally.add(marks, end - begin);
      begin = end;
    }
  });
  for (const AuditedDocument& document : request_.documents) {
    std::uint32_t& first = tallies_.front()[document.symbol].first;
    first = std::min(first, document.first_claim);
  }
}

void Engine::Run::finish(AuditResult& result) {
  const auto by_check = [&](const Check& a, const Check& b) {
    return before(order_of(a, a.working, table_, result.rules),
                  order_of(b, b.working, table_, result.rules));
  };
  const auto by_finding = [&](const Finding& a, const Finding& b) {
    return before(order_of(a.check, a.message, table_, result.rules),
                  order_of(b.check, b.message, table_, result.rules));
  };
  result.checks = std::move(ledger_.checks);
  std::sort(result.checks.begin(), result.checks.end(), by_check);
  result.findings = std::move(ledger_.findings);
  std::sort(result.findings.begin(), result.findings.end(), by_finding);
  if (result.findings.size() > request_.most_findings) {
    result.findings.resize(request_.most_findings);
  }
  for (Finding& finding : result.findings) {
    finding.fingerprint = fingerprint(finding, table_, result.rules);
  }
  result.severities = ledger_.severities;
  result.finding_count =
      std::accumulate(result.severities.begin(), result.severities.end(), std::uint64_t{0});

  std::vector<std::pair<Symbol, DocumentTally>> documents;
  DocumentTally all;
  for (Symbol symbol = 0; symbol < table_.documents.size(); ++symbol) {
    DocumentTally tally;
    for (const auto& worker : tallies_) {
      if (symbol < worker.size()) tally += worker[symbol];
    }
    if (tally.first == no_claim) continue;
    all += tally;
    documents.emplace_back(symbol, tally);
  }
  // Those without claims come before the one whose claims begin where their own would.
  std::unordered_map<Symbol, std::size_t> given;
  for (std::size_t i = 0; i < request_.documents.size(); ++i) {
    given.emplace(request_.documents[i].symbol, i);
  }
  const auto place = [&](const auto& entry) {
    const auto& [symbol, tally] = entry;
    const bool empty = tally.coverage.found == 0;
    return std::tuple(tally.first, !empty, empty ? given.at(symbol) : 0);
  };
  std::sort(documents.begin(), documents.end(),
            [&](const auto& a, const auto& b) { return place(a) < place(b); });
  for (const auto& [symbol, tally] : documents) {
    const std::string path(table_.documents.text(symbol));
    result.documents.push_back(
        {path, request_.sources.contains(path) ? "source" : "draft", tally.coverage, score(tally)});
  }
  result.coverage = all.coverage;
  result.score = score(all);
  if (request_.shard) result.part.emplace().rule_incidents = incidents_.size();
  result.incidents = std::move(incidents_);
  std::sort(result.incidents.begin(), result.incidents.end(),
            [](const Incident& a, const Incident& b) { return a.message < b.message; });
}

}  // namespace veritally
