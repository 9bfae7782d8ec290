#include "cli/inputs.hpp"

#include "base/parallel.hpp"
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

// Marks the documents of the claims from a segment on.
void mark_documents(const ClaimTable& table, std::size_t segment, std::vector<bool>& marked) {
  marked.resize(table.documents.size());
  for (; segment < table.segments().size(); ++segment) {
    for (const ClaimRow& row : table.segments()[segment].rows) marked[row.document] = true;
  }
}

// A text and what was found in it.
struct ReadText {
  ReadDocument read;
  std::string bytes;
};

// An input before its claims are in the table.
struct Opened {
  Result<std::shared_ptr<const ByteSource>> bytes;
  Result<InputKind> kind;
  std::optional<Result<ReadText>> text;  // of a document
};

Result<ReadText> read_text(const Extractor& extractor, const ByteSource& bytes,
                           const std::string& path, DocumentFormat format) {
  auto text = read_all(bytes);
  if (!text) return tl::unexpected(text.error());
  auto read = extractor.read(*text, path, format);
  if (!read) return tl::unexpected(read.error());
  return ReadText{std::move(*read), std::move(*text)};
}

// All inputs, the documents among them read on several threads. What is wrong stands in the place
// of what it is about.
std::vector<Opened> open_inputs(const std::vector<Input>& inputs, const CheckOptions& options,
                                const Extractor& extractor, std::size_t threads) {
  std::vector<Opened> all;
  for (const Input& input : inputs) {
    all.push_back({open_input(input), kind_of(input.path, options.input_format), std::nullopt});
  }
  for_each_parallel(threads, all.size(), [&](std::size_t i, std::size_t) {
    Opened& opened = all[i];
    if (!opened.bytes || !opened.kind) return;
    const auto* format = std::get_if<DocumentFormat>(&*opened.kind);
    if (format != nullptr) {
      opened.text = read_text(extractor, **opened.bytes, inputs[i].path, *format);
    }
  });
  return all;
}

// Puts the claims of an input into the table.
Result<ReadTally> add_input(const Input& input, Opened& opened, const ValueReader& values,
                            std::size_t threads, ClaimTable& table, ReadInputs& all) {
  if (!opened.bytes) return tl::unexpected(opened.bytes.error());
  if (!opened.kind) return tl::unexpected(opened.kind.error());
  if (const auto* format = std::get_if<ClaimFormat>(&*opened.kind)) {
    return read_claim_set(*opened.bytes, input.path, *format, values, threads, table);
  }
  Result<ReadText>& text = *opened.text;
  if (!text) return tl::unexpected(text.error());
  if (text->read.damage) {
    all.incidents.push_back({"broken-text", to_string(*text->read.damage), Severity::warning});
  }
  const ReadTally tally = text->read.claims->tally();
  add_document(std::move(text->read), std::move(text->bytes), table, all.documents);
  return tally;
}

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
  const ValueReader values = setup.value_reader();
  std::vector<Opened> opened = open_inputs(inputs, options, Extractor(setup, *date), threads);
  const bool has_sources =
      std::any_of(inputs.begin(), inputs.end(), [](const Input& input) { return input.source; });
  std::vector<bool> of_sources;
  std::vector<bool> of_drafts;
  for (std::size_t i = 0; i < inputs.size(); ++i) {
    const Input& input = inputs[i];
    const std::size_t first_segment = table.segments().size();
    const std::size_t first_document = all.documents.size();
    auto tally = add_input(input, opened[i], values, threads, table, all);
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
      auto hash = hash_of(**opened[i].bytes);
      if (!hash) return tl::unexpected(hash.error());
      info.sha256 = std::move(*hash);
    }
    all.manifest.push_back(std::move(info));
    all.bytes.push_back(std::move(*opened[i].bytes));
    if (has_sources) {
      std::vector<bool>& of_these = input.source ? of_sources : of_drafts;
      mark_documents(table, first_segment, of_these);
      for (std::size_t d = first_document; d < all.documents.size(); ++d) {
        of_these[all.documents[d].symbol] = true;
      }
    }
  }
  of_drafts.resize(std::max(of_drafts.size(), of_sources.size()));
  for (Symbol document = 0; document < of_sources.size(); ++document) {
    if (of_sources[document] && !of_drafts[document]) {
      all.sources.emplace(table.documents.text(document));
    }
  }
  return all;
}

}  // namespace veritally
