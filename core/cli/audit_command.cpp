#include "cli/audit_command.hpp"

#include "base/sha256.hpp"
#include "claimset/claim_set.hpp"

#include <algorithm>
#include <thread>

namespace veritally {
namespace {

Result<ClaimFormat> format_of(const Input& input, const CheckOptions& options) {
  const auto format = options.input_format ? parse_claim_format(*options.input_format)
                                           : claim_format_of(input.path);
  if (format) return *format;
  if (options.input_format) {
    return fail(ErrorKind::usage, "--input-format is \"" + *options.input_format + "\"",
                "write json, jsonl, csv or toml");
  }
  return fail(ErrorKind::usage, "the kind of this input is not known",
              "claim sets end in .json, .jsonl, .csv or .toml; say --input-format otherwise",
              {input.path, 0, 0});
}

Result<std::shared_ptr<const ByteSource>> open_input(const Input& input) {
  if (input.bytes) return input.bytes;
  if (input.path == "-") {
    auto text = read_standard_input();
    if (!text) return tl::unexpected(text.error());
    return std::shared_ptr<const ByteSource>(memory_bytes(std::move(*text)));
  }
  auto file = open_file(input.path);
  if (!file) return tl::unexpected(file.error());
  return std::shared_ptr<const ByteSource>(std::move(*file));
}

Result<std::string> hash_of(const ByteSource& bytes) {
  Sha256 hash;
  std::string block(std::size_t{1} << 20, '\0');
  for (std::uint64_t at = 0; at < bytes.size();) {
    const auto got = bytes.read(at, block);
    if (!got) return tl::unexpected(got.error());
    if (*got == 0) break;
    hash.update(std::string_view(block).substr(0, *got));
    at += *got;
  }
  return hash.finish();
}

std::vector<Incident> changed_inputs(const ReadInputs& read) {
  std::vector<Incident> incidents;
  for (const auto& bytes : read.bytes) {
    const auto intact = bytes->intact();
    if (!intact) incidents.push_back({"unreadable-input", to_string(intact.error())});
  }
  return incidents;
}

// The documents of the claims from a segment on.
std::set<Symbol> documents_from(const ClaimTable& table, std::size_t segment) {
  std::set<Symbol> documents;
  for (; segment < table.segments().size(); ++segment) {
    for (const ClaimRow& row : table.segments()[segment].rows) documents.insert(row.document);
  }
  return documents;
}

}  // namespace

Result<ReadInputs> read_inputs(const std::vector<Input>& inputs, const CheckOptions& options,
                               const Setup& setup, std::size_t threads, bool hashes,
                               ClaimTable& table) {
  ReadInputs all;
  const ValueReader values = setup.value_reader();
  const bool has_sources =
      std::any_of(inputs.begin(), inputs.end(), [](const Input& input) { return input.source; });
  std::set<Symbol> of_sources;
  std::set<Symbol> of_drafts;
  for (const Input& input : inputs) {
    const std::size_t first_segment = table.segments().size();
    const auto format = format_of(input, options);
    if (!format) return tl::unexpected(format.error());
    auto bytes = open_input(input);
    if (!bytes) return tl::unexpected(bytes.error());
    auto tally = read_claim_set(*bytes, input.path, *format, values, threads, table);
    if (!tally) return tl::unexpected(tally.error());
    all.tally.records += tally->records;
    if (tally->bad > 0) all.bad_inputs.push_back(input.path);
    all.tally.bad += tally->bad - tally->errors.size();
    for (Error& error : tally->errors) all.tally.add(std::move(error));
    InputInfo info{input.path, {}};
    if (hashes) {
      auto hash = hash_of(**bytes);
      if (!hash) return tl::unexpected(hash.error());
      info.sha256 = std::move(*hash);
    }
    all.manifest.push_back(std::move(info));
    all.bytes.push_back(std::move(*bytes));
    if (has_sources) {
      (input.source ? of_sources : of_drafts).merge(documents_from(table, first_segment));
    }
  }
  for (const Symbol document : of_sources) {
    if (!of_drafts.contains(document)) all.sources.emplace(table.documents.text(document));
  }
  return all;
}

Result<Audited> audit_inputs(const Engine& engine, ClaimTable& table, const ReadInputs& read,
                             const AuditRequest& request, const Gates& gates,
                             const Render& render) {
  auto result = engine.run(table, request);
  auto changed = changed_inputs(read);
  if (!result && !changed.empty()) return fail(ErrorKind::failure, changed.front().message);
  if (!result) return tl::unexpected(result.error());
  result->inputs = read.manifest;
  for (const std::string& path : read.bad_inputs) {
    result->incidents.push_back(
        {"unreadable-input", path + " has records that cannot be read", true});
  }
  Audited done{std::move(*result), {}, {}};
  const auto make_report = [&] {
    done.outcome = outcome_of(done.result, gates);
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
