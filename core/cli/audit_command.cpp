#include "cli/audit_command.hpp"

#include <algorithm>
#include <thread>

namespace veritally {
namespace {

std::vector<Incident> changed_inputs(const ReadInputs& read) {
  std::vector<Incident> incidents;
  for (const auto& bytes : read.claim_sets) {
    const auto intact = bytes->intact();
    if (!intact) incidents.push_back({"unreadable-input", to_string(intact.error())});
  }
  return incidents;
}

}  // namespace

Result<Audited> audit_inputs(const Engine& engine, ClaimTable& table, const ReadInputs& read,
                             const AuditRequest& request, const Gates& gates,
                             const Render& render) {
  AuditRequest of_inputs = request;
  of_inputs.sources = read.sources;
  of_inputs.documents = read.documents;
  auto result = engine.run(table, of_inputs);
  auto changed = changed_inputs(read);
  if (!result && !changed.empty()) return fail(ErrorKind::failure, changed.front().message);
  if (!result) return tl::unexpected(result.error());
  result->inputs = read.manifest;
  result->incidents.insert(result->incidents.end(), read.incidents.begin(), read.incidents.end());
  Audited done{std::move(*result), {}, {}};
  const auto make_report = [&] {
    done.outcome = request.shard ? outcome_of_part(done.result) : outcome_of(done.result, gates);
    done.report = render(done.result, done.outcome.verdict);
  };
  make_report();
  if (changed = changed_inputs(read); !changed.empty()) {
    done.result.incidents.insert(done.result.incidents.end(), changed.begin(), changed.end());
    make_report();
  }
  return done;
}

std::size_t thread_count(std::size_t wanted) {
  if (wanted != 0) return wanted;
  return std::max(1U, std::thread::hardware_concurrency());
}

}  // namespace veritally
