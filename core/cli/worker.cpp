// The long-lived worker: one bundle a line on standard input, one report a line on standard output.
#include "claimset/claim_set.hpp"
#include "claimset/json_record.hpp"
#include "cli/audit_command.hpp"
#include "cli/bundle.hpp"
#include "cli/commands.hpp"
#include "cli/extractor.hpp"
#include "cli/pinned_sources.hpp"
#include "cli/unread_tables.hpp"
#include "cli/verdict.hpp"
#include "report/renderer.hpp"
#include "syntax/json_tree.hpp"

#include <algorithm>
#include <iterator>
#include <string>
#include <vector>

namespace veritally {
namespace {

class Worker {
 public:
  Worker(const CheckOptions& options, std::optional<Date> date, const Setup& setup,
         const Gates& gates)
      : setup_(setup), gates_(gates), values_(setup.value_reader()), extractor_(setup, date) {
    request_.threads = options.threads == 0 ? 1 : options.threads;
    request_.all_words = true;
  }

  std::string answer(const std::string& line) {
    const auto tree = reader_.read(line, {"bundle"});
    if (!tree) return error_line({}, "bad-bundle", to_string(tree.error()));
    const auto bundle = bundle_of(**tree);
    if (!bundle) return error_line(bundle_id(**tree), "bad-bundle", bundle.error().message);
    ClaimTable table;
    std::vector<AuditedDocument> documents;
    if (const auto added = add_documents(*bundle, table, documents); !added) {
      return error_line(bundle->id, "bad-document", to_string(added.error()));
    }
    if (const auto added = add_claims(*bundle, line, table); !added) {
      return error_line(bundle->id, "bad-claim", to_string(added.error()));
    }
    return audit(*bundle, table, documents);
  }

  // Whether a rule failed in one of the audits.
  bool failed() const { return failed_; }

 private:
  Result<void> add_documents(const Bundle& bundle, ClaimTable& table,
                             std::vector<AuditedDocument>& documents) const {
    // Tables of data first: their names are known to the texts.
    std::vector<std::optional<ReadDocument>> all(bundle.documents.size());
    KnownNames names;
    for (const bool data : {true, false}) {
      for (std::size_t i = 0; i < all.size(); ++i) {
        const BundleDocument& document = bundle.documents[i];
        if (is_data(document.format) != data) continue;
        auto read = extractor_.read(document.text, document.path, document.format,
                                    {document.date, document.language, &names});
        if (!read) return tl::unexpected(read.error());
        if (data) add_names(read->claims->claims(), names);
        all[i] = std::move(*read);
      }
    }
    for (std::size_t i = 0; i < all.size(); ++i) {
      add_document(std::move(*all[i]), std::string(bundle.documents[i].text), table, documents);
    }
    return {};
  }

  Result<void> add_claims(const Bundle& bundle, const std::string& line, ClaimTable& table) const {
    if (bundle.claims == nullptr) return {};
    const auto held = std::make_shared<HeldClaims>("claims");
    for (const Node& claim : Children(*bundle.claims)) {
      const auto at = static_cast<std::uint64_t>(claim.raw.data() - line.data());
      const RecordPlace place{at, at + claim.raw.size(), 1, at + 1};
      auto read = read_claim(claim.raw, {"bundle", place, values_});
      if (!read) return tl::unexpected(read.error());
      held->on_claim(std::move(*read), place);
    }
    add_held(held, table);
    return {};
  }

  std::string audit(const Bundle& bundle, ClaimTable& table,
                    std::span<const AuditedDocument> documents) {
    if (table.count() == 0) {
      return error_line(bundle.id, "nothing-to-check", "the bundle has no claim");
    }
    request_.sources.clear();
    std::vector<InputInfo> inputs;
    for (const BundleDocument& document : bundle.documents) {
      if (document.source) request_.sources.insert(document.path);
      inputs.push_back({document.path, {}});
    }
    request_.documents = documents;
    auto changed = changed_sources(documents, inputs);
    if (!changed) return error_line(bundle.id, "unreadable-input", to_string(changed.error()));
    auto result = setup_.engine->run(table, request_);
    if (result) {
      std::ranges::move(*changed, std::back_inserter(result->incidents));
      std::ranges::move(unread_tables(documents, request_.sources),
                        std::back_inserter(result->incidents));
    }
    if (!result) return error_line(bundle.id, "bad-claim", to_string(result.error()));
    const Outcome outcome = outcome_of(*result, gates_);
    failed_ = failed_ || outcome.exit_code == exit_code::failed;
    return render_json(*result, {table, outcome.verdict, false, bundle.id});
  }

  const Setup& setup_;
  const Gates& gates_;
  ValueReader values_;
  Extractor extractor_;
  AuditRequest request_;
  JsonTreeReader reader_;
  bool failed_ = false;
};

}  // namespace

int run_worker(const CheckOptions& options) {
  if (const auto ok = usable(options); !ok) return report_error(ok.error());
  if (!options.files.empty() || !options.sources.empty() || !options.claims.empty()) {
    return report_error({ErrorKind::usage,
                         "--jsonl reads standard input alone",
                         "leave the files out, or leave --jsonl out",
                         {}});
  }
  const auto date = date_option(options.date);
  if (!date) return report_error(date.error());
  const auto setup = make_setup(options, own_folders());
  if (!setup) return report_error(setup.error());
  const auto gates = gates_of(options.gates, setup->config);
  if (!gates) return report_error(gates.error());
  Worker worker(options, *date, *setup, *gates);
  const int code = answer_lines([&](const std::string& line) { return worker.answer(line); });
  return code == exit_code::pass && worker.failed() ? exit_code::failed : code;
}

}  // namespace veritally
