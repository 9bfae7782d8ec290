#include "cli/inputs.hpp"

#include "base/sha256.hpp"
#include "cli/extractor.hpp"
#include "document/reader.hpp"

#include <algorithm>

namespace veritally {
namespace {

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

// The documents of the claims from a segment on.
std::set<Symbol> documents_from(const ClaimTable& table, std::size_t segment) {
  std::set<Symbol> documents;
  for (; segment < table.segments().size(); ++segment) {
    for (const ClaimRow& row : table.segments()[segment].rows) documents.insert(row.document);
  }
  return documents;
}

// Reads inputs into a table.
class Reading {
 public:
  Reading(const CheckOptions& options, const Setup& setup, std::optional<Date> date,
          std::size_t threads, ClaimTable& table, ReadInputs& all)
      : options_(options),
        values_(setup.value_reader()),
        extractor_(setup, date),
        threads_(threads),
        table_(table),
        all_(all) {}

  Result<ReadTally> read(const Input& input, const std::shared_ptr<const ByteSource>& bytes) {
    const auto kind = kind_of(input.path, options_.input_format);
    if (!kind) return tl::unexpected(kind.error());
    if (const auto* format = std::get_if<ClaimFormat>(&*kind)) {
      return read_claim_set(bytes, input.path, *format, values_, threads_, table_);
    }
    auto text = read_all(*bytes);
    if (!text) return tl::unexpected(text.error());
    auto read = extractor_.read(*text, input.path, std::get<DocumentFormat>(*kind));
    if (!read) return tl::unexpected(read.error());
    if (read->damage) {
      all_.incidents.push_back({"broken-text", to_string(*read->damage), Severity::warning});
    }
    const ReadTally tally = read->claims->tally();
    add_document(std::move(*read), std::move(*text), table_, all_.documents);
    return tally;
  }

 private:
  const CheckOptions& options_;
  ValueReader values_;
  Extractor extractor_;
  std::size_t threads_;
  ClaimTable& table_;
  ReadInputs& all_;
};

}  // namespace

Result<InputKind> kind_of(const std::string& path, const std::optional<std::string>& word) {
  if (word) {
    if (const auto document = parse_document_format(*word)) return *document;
    if (const auto claims = parse_claim_format(*word)) return *claims;
    return fail(ErrorKind::usage, "--input-format is \"" + *word + "\"",
                "write text, markdown, html, json, jsonl, csv or toml");
  }
  if (const auto document = document_format_of(path)) return *document;
  if (const auto claims = claim_format_of(path)) return *claims;
  return fail(ErrorKind::usage, "the kind of this input is not known",
              "texts end in .txt, .md, .markdown, .html or .htm, claim sets in .json, .jsonl, .csv "
              "or .toml; say --input-format otherwise",
              {path, 0, 0});
}

Result<ReadInputs> read_inputs(const std::vector<Input>& inputs, const CheckOptions& options,
                               const Setup& setup, std::size_t threads, bool hashes,
                               ClaimTable& table) {
  const auto date = date_option(options.date);
  if (!date) return tl::unexpected(date.error());
  ReadInputs all;
  Reading reading(options, setup, *date, threads, table, all);
  const bool has_sources =
      std::any_of(inputs.begin(), inputs.end(), [](const Input& input) { return input.source; });
  std::set<Symbol> of_sources;
  std::set<Symbol> of_drafts;
  for (const Input& input : inputs) {
    const std::size_t first_segment = table.segments().size();
    const std::size_t first_document = all.documents.size();
    auto bytes = open_input(input);
    if (!bytes) return tl::unexpected(bytes.error());
    auto tally = reading.read(input, *bytes);
    if (!tally) return tl::unexpected(tally.error());
    all.tally.records += tally->records;
    if (tally->bad > 0) {
      all.incidents.push_back(
          {"unreadable-input", input.path + " has records that cannot be read", Severity::none});
    }
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
      std::set<Symbol>& of_these = input.source ? of_sources : of_drafts;
      of_these.merge(documents_from(table, first_segment));
      for (std::size_t i = first_document; i < all.documents.size(); ++i) {
        of_these.insert(all.documents[i].symbol);
      }
    }
  }
  for (const Symbol document : of_sources) {
    if (!of_drafts.contains(document)) all.sources.emplace(table.documents.text(document));
  }
  return all;
}

}  // namespace veritally
