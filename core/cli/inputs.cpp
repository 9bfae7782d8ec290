#include "cli/inputs.hpp"

#include "base/parallel.hpp"
#include "base/sha256.hpp"
#include "cli/extractor.hpp"
#include "cli/pinned_sources.hpp"
#include "cli/unread_tables.hpp"
#include "document/reader.hpp"

#include <algorithm>
#include <atomic>
#include <iterator>

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

// Marks the documents of the claims from a reference on.
void mark_documents(const ClaimTable& table, ClaimRef ref, std::vector<bool>& marked) {
  marked.resize(table.documents.size());
  for (const ClaimRef end = table.end(); ref < end; ++ref) {
    if (table.holds(ref)) marked[table.row(ref).document] = true;
  }
}

// A document's text and what was found in it.
struct ReadText {
  std::string bytes;
  std::string sha256;  // empty unless wanted
  ReadDocument read;
};

// An input whose kind is known: a document that was read, or a claim set that is still to be, with
// its source if its bytes had to tell: a pipe cannot be opened twice.
struct Known {
  std::shared_ptr<const ByteSource> source;
  std::variant<ReadText, ClaimFormat> content;
};

// All that is wanted of the file is in memory then.
Result<ReadText> read_text(const Extractor& extractor, const ByteSource& source,
                           const std::string& path, DocumentFormat format, bool hashes,
                           const KnownNames& names) {
  auto bytes = read_all(source);
  if (!bytes) return tl::unexpected(bytes.error());
  if (const auto intact = source.intact(); !intact) return tl::unexpected(intact.error());
  auto read = extractor.read(*bytes, path, format, {{}, {}, &names});
  if (!read) return tl::unexpected(read.error());
  std::string hash = hashes ? sha256(*bytes) : std::string();
  return ReadText{std::move(*bytes), std::move(hash), std::move(*read)};
}

Result<Known> look_at(const Input& input, const CheckOptions& options, const Extractor& extractor,
                      bool hashes, const KnownNames& names) {
  auto kind = kind_of(input.path, options.input_format);
  if (!kind) return tl::unexpected(kind.error());
  const auto* named = std::get_if<ClaimFormat>(&*kind);
  if (named != nullptr && (input.claim_set || !may_be_table(*named))) return Known{{}, *named};
  const auto source = open_input(input);
  if (!source) return tl::unexpected(source.error());
  kind = kind_in(**source, *kind);
  if (!kind) return tl::unexpected(kind.error());
  if (const auto* claims = std::get_if<ClaimFormat>(&*kind)) return Known{*source, *claims};
  auto text =
      read_text(extractor, **source, input.path, std::get<DocumentFormat>(*kind), hashes, names);
  if (!text) return tl::unexpected(text.error());
  return Known{{}, std::move(*text)};
}

// By its name; a claim set has such names, too.
bool may_be_data(const Input& input, const CheckOptions& options) {
  const auto kind = kind_of(input.path, options.input_format);
  const auto* named = kind ? std::get_if<ClaimFormat>(&*kind) : nullptr;
  return named != nullptr && !input.claim_set && may_be_table(*named);
}

void add_names(const Result<Known>& known, KnownNames& names) {
  const auto* text = known ? std::get_if<ReadText>(&known->content) : nullptr;
  if (text != nullptr) add_names(text->read.claims->claims(), names);
}

// All inputs, with the documents among them read on several threads; nothing in the place of those
// that were not looked at before the watch stopped it. Tables of data come first: their names are
// known to the texts.
std::vector<std::optional<Result<Known>>> look_at_all(const std::vector<Input>& inputs,
                                                      const CheckOptions& options,
                                                      const Extractor& extractor,
                                                      std::size_t threads, bool hashes,
                                                      const Watch& watch) {
  std::vector<std::optional<Result<Known>>> known(inputs.size());
  std::atomic<std::uint64_t> done = 0;
  std::vector<std::size_t> data;
  std::vector<std::size_t> others;
  for (std::size_t i = 0; i < inputs.size(); ++i) {
    (may_be_data(inputs[i], options) ? data : others).push_back(i);
  }
  KnownNames names;
  const auto look_at_these = [&](const std::vector<std::size_t>& these) {
    for_each_parallel(threads, these.size(), [&](std::size_t at, std::size_t) {
      if (watch.stopped()) return;
      watch.tell({"reading", done++, inputs.size(), "inputs"});
      const std::size_t i = these[at];
      known[i] = look_at(inputs[i], options, extractor, hashes, names);
    });
  };
  look_at_these(data);
  for (const std::size_t i : data) {
    if (known[i]) add_names(*known[i], names);
  }
  look_at_these(others);
  return known;
}

// Puts inputs into a table, and keeps what else is to be known of them.
class Adding {
 public:
  Adding(const Setup& setup, std::size_t threads, bool hashes, ClaimTable& table, ReadInputs& all)
      : values_(setup.value_reader()),
        threads_(threads),
        hashes_(hashes),
        table_(table),
        all_(all) {}

  Result<ReadTally> add(const Input& input, Known&& known) {
    if (const auto* format = std::get_if<ClaimFormat>(&known.content)) {
      return add_claim_set(input, std::move(known.source), *format);
    }
    auto& text = std::get<ReadText>(known.content);
    if (text.read.damage) {
      all_.incidents.push_back({"broken-text", to_string(*text.read.damage), Severity::warning});
    }
    ReadTally tally = text.read.claims->tally();
    add_document(std::move(text.read), std::move(text.bytes), table_, all_.documents);
    all_.manifest.push_back({input.path, std::move(text.sha256)});
    return tally;
  }

 private:
  Result<ReadTally> add_claim_set(const Input& input, std::shared_ptr<const ByteSource> opened,
                                  ClaimFormat format) {
    auto source =
        opened ? Result<std::shared_ptr<const ByteSource>>(std::move(opened)) : open_input(input);
    if (!source) return tl::unexpected(source.error());
    auto tally = read_claim_set(*source, input.path, format, values_, threads_, table_);
    if (!tally) return tally;
    auto hash = hashes_ ? hash_of(**source) : Result<std::string>();
    if (!hash) return tl::unexpected(hash.error());
    all_.manifest.push_back({input.path, std::move(*hash)});
    all_.claim_sets.push_back(std::move(*source));
    return tally;
  }

  ValueReader values_;
  std::size_t threads_;
  bool hashes_;
  ClaimTable& table_;
  ReadInputs& all_;
};

}  // namespace

Result<InputKind> kind_of(const std::string& path, const std::optional<std::string>& word) {
  if (word) {
    if (const auto claims = parse_claim_format(*word)) return *claims;
    if (const auto document = parse_document_format(*word)) return *document;
    return fail(ErrorKind::usage, "--input-format is \"" + *word + "\"",
                "write text, markdown, html, json, jsonl, csv or toml");
  }
  if (const auto document = document_format_of(path)) return *document;
  if (const auto claims = claim_format_of(path)) return *claims;
  return fail(ErrorKind::usage, "the kind of this input is not known",
              "texts end in .txt, .md, .markdown, .html or .htm, claim sets in .json, .jsonl, .csv "
              "or .toml, tables in .csv or .json; say --input-format otherwise",
              {path, 0, 0});
}

Result<InputKind> kind_in(const ByteSource& bytes, InputKind by_name) {
  const auto* claims = std::get_if<ClaimFormat>(&by_name);
  if (claims == nullptr) return by_name;
  const auto held = holds_claims(bytes, *claims);
  if (!held) return tl::unexpected(held.error());
  if (*held) return by_name;
  return *claims == ClaimFormat::csv ? DocumentFormat::csv : DocumentFormat::json;
}

Result<ReadInputs> read_inputs(const std::vector<Input>& inputs, const CheckOptions& options,
                               const Setup& setup, std::size_t threads, bool hashes,
                               const Watch& watch, ClaimTable& table) {
  const auto date = date_option(options.date);
  if (!date) return tl::unexpected(date.error());
  ReadInputs all;
  auto known = look_at_all(inputs, options, Extractor(setup, *date), threads, hashes, watch);
  Adding adding(setup, threads, hashes, table, all);
  const bool has_sources =
      std::any_of(inputs.begin(), inputs.end(), [](const Input& input) { return input.source; });
  std::vector<bool> of_sources;
  std::vector<bool> of_drafts;
  for (std::size_t i = 0; i < inputs.size(); ++i) {
    const Input& input = inputs[i];
    if (!known[i]) continue;
    Result<Known>& one = *known[i];
    if (!one) return tl::unexpected(one.error());
    if (std::holds_alternative<ClaimFormat>(one->content)) {
      if (watch.stopped()) continue;
      watch.tell({"reading", i, inputs.size(), "inputs"});
    }
    const ClaimRef first_claim = table.end();
    const std::size_t first_document = all.documents.size();
    auto tally = adding.add(input, std::move(*one));
    if (!tally) return tl::unexpected(tally.error());
    all.tally.records += tally->records;
    if (tally->bad > 0) {
      all.incidents.push_back(
          {"unreadable-input", input.path + " has records that cannot be read", Severity::none});
    }
    all.tally.bad += tally->bad - tally->errors.size();
    for (Error& error : tally->errors) all.tally.add(std::move(error));
    if (has_sources) {
      std::vector<bool>& of_these = input.source ? of_sources : of_drafts;
      mark_documents(table, first_claim, of_these);
      for (std::size_t d = first_document; d < all.documents.size(); ++d) {
        of_these[all.documents[d].symbol] = true;
      }
    }
  }
  auto changed = changed_sources(all.documents, all.manifest);
  if (!changed) return tl::unexpected(changed.error());
  std::ranges::move(*changed, std::back_inserter(all.incidents));
  if (all.manifest.size() < inputs.size()) {
    all.incidents.push_back(
        {"interrupted", "interrupted when " + std::to_string(all.manifest.size()) + " of " +
                            std::to_string(inputs.size()) + " inputs were read"});
  }
  of_drafts.resize(std::max(of_drafts.size(), of_sources.size()));
  for (Symbol document = 0; document < of_sources.size(); ++document) {
    if (of_sources[document] && !of_drafts[document]) {
      all.sources.emplace(table.documents.text(document));
    }
  }
  std::ranges::move(unread_tables(all.documents, all.sources), std::back_inserter(all.incidents));
  return all;
}

}  // namespace veritally
