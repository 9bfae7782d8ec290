// `veritally extract`: the claims that texts make, as a claim set or explained; and the worker that
// answers a bundle of documents a line.
#include "base/byte_source.hpp"
#include "base/json_writer.hpp"
#include "base/parallel.hpp"
#include "claimset/writer.hpp"
#include "cli/audit_command.hpp"
#include "cli/bundle.hpp"
#include "cli/commands.hpp"
#include "cli/extractor.hpp"
#include "cli/files.hpp"
#include "cli/inputs.hpp"
#include "cli/progress.hpp"
#include "cli/setup.hpp"
#include "report/extraction.hpp"
#include "syntax/json_tree.hpp"

#include <atomic>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <unistd.h>

namespace veritally {
namespace {

Result<DocumentFormat> format_of(const std::string& path, const ByteSource& bytes,
                                 const ExtractOptions& options) {
  if (path == "-" && !options.input_format) return DocumentFormat::text;
  auto kind = kind_of(path, options.input_format);
  if (kind) kind = kind_in(bytes, *kind);
  if (!kind) return tl::unexpected(kind.error());
  if (const auto* format = std::get_if<DocumentFormat>(&*kind)) return *format;
  return fail(ErrorKind::usage, "this is a claim set, whose claims need not be extracted",
              "name texts (.txt, .md, .markdown, .html or .htm) or tables (.csv or .json)",
              {path, 0, 0});
}

Result<std::unique_ptr<ByteSource>> open(const std::string& path) {
  if (path != "-") return open_file(path);
  auto text = read_standard_input();
  if (!text) return tl::unexpected(text.error());
  return memory_bytes(std::move(*text));
}

// What `make` makes of each file, in the order of the files. Threads share the files.
template <class Made, class Make>
Result<std::vector<Made>> made_of_files(const ExtractOptions& options, const Extractor& extractor,
                                        const Make& make) {
  struct One {
    Made made;
    std::optional<Error> damage;
  };
  const auto read = [&](const std::string& path) -> Result<One> {
    const auto source = open(path);
    if (!source) return tl::unexpected(source.error());
    const auto format = format_of(path, **source, options);
    if (!format) return tl::unexpected(format.error());
    auto bytes = read_all(**source);
    if (!bytes) return tl::unexpected(bytes.error());
    auto found = extractor.read(*bytes, path, *format);
    if (!found) return tl::unexpected(found.error());
    found->document.bytes = std::move(*bytes);
    return One{make(*found), std::move(found->damage)};
  };
  std::vector<Result<One>> all(options.files.size());
  Progress progress(::isatty(STDERR_FILENO) != 0);
  std::atomic<std::uint64_t> done = 0;
  for_each_parallel(thread_count(options.threads), options.files.size(),
                    [&](std::size_t i, std::size_t) {
                      progress.show({"reading", done++, options.files.size(), "documents"});
                      all[i] = read(options.files[i]);
                    });
  progress.clear();
  std::vector<Made> made;
  made.reserve(all.size());
  for (Result<One>& one : all) {
    if (!one) return tl::unexpected(std::move(one.error()));
    if (one->damage) report_warning(to_string(*one->damage));
    made.push_back(std::move(one->made));
  }
  return made;
}

// The claim set, in pieces. One of lines is made file by file: the claims themselves take several
// times the memory of their text.
Result<std::vector<std::string>> claim_set_of(const ExtractOptions& options, ClaimFormat format,
                                              const Extractor& extractor) {
  if (format == ClaimFormat::jsonl) {
    return made_of_files<std::string>(options, extractor, [&](const ReadDocument& read) {
      std::string lines;
      write_claims(read.claims->claims(), format, lines);
      lines.shrink_to_fit();
      return lines;
    });
  }
  auto found = made_of_files<std::shared_ptr<HeldClaims>>(
      options, extractor, [](const ReadDocument& read) { return read.claims; });
  if (!found) return tl::unexpected(std::move(found.error()));
  std::vector<Claim> claims;
  for (const auto& held : *found) {
    claims.insert(claims.end(), held->claims().begin(), held->claims().end());
  }
  std::vector<std::string> whole(1);
  write_claims(claims, format, whole.front());
  return whole;
}

// A piece a file.
Result<std::vector<std::string>> explanation_of(const ExtractOptions& options,
                                                const Extractor& extractor) {
  const bool color = use_color(options.color, options.output);
  return made_of_files<std::string>(options, extractor, [&](const ReadDocument& read) {
    return render_extraction(read.document, read.claims->claims(), color);
  });
}

Result<void> write_pieces(const std::vector<std::string>& pieces, const std::string& output) {
  if (!output.empty()) {
    std::string whole;
    for (const std::string& piece : pieces) whole += piece;
    return write_output(whole, output);
  }
  for (const std::string& piece : pieces) {
    if (auto written = write_output(piece, output); !written) return written;
  }
  return {};
}

// The options with the files that its folders and patterns stand for.
Result<ExtractOptions> with_files_found(const ExtractOptions& options) {
  auto files =
      find_files(options.files, {FileRole::texts, options.input_format, !options.no_ignore});
  if (!files) return tl::unexpected(files.error());
  ExtractOptions found = options;
  found.files = std::move(*files);
  return found;
}

int extract_files(const ExtractOptions& options, const Extractor& extractor) {
  const auto format = parse_claim_format(options.format);
  if (!format) {
    return report_error({ErrorKind::usage,
                         "--format is \"" + options.format + "\"",
                         "write jsonl, json, csv or toml",
                         {}});
  }
  if (options.files.empty()) {
    return report_error({ErrorKind::usage,
                         "there is nothing to extract from",
                         "name texts: veritally extract FILE",
                         {}});
  }
  if (const auto ok = spares_inputs(options.output, options.files); !ok) {
    return report_error(ok.error());
  }
  const auto pieces = options.explain ? explanation_of(options, extractor)
                                      : claim_set_of(options, *format, extractor);
  if (!pieces) return report_error(pieces.error());
  const auto written = write_pieces(*pieces, options.output);
  return written ? exit_code::pass : report_error(written.error());
}

class ExtractWorker {
 public:
  explicit ExtractWorker(const Extractor& extractor) : extractor_(extractor) {}

  std::string answer(const std::string& line) {
    const auto tree = reader_.read(line, {"bundle"});
    if (!tree) return error_line({}, "bad-bundle", to_string(tree.error()));
    const auto bundle = bundle_of(**tree);
    if (!bundle) return error_line(bundle_id(**tree), "bad-bundle", bundle.error().message);
    std::vector<Claim> claims;
    for (const BundleDocument& document : bundle->documents) {
      const auto read = extractor_.read(document.text, document.path, document.format,
                                        {document.date, document.language});
      if (!read) return error_line(bundle->id, "bad-document", to_string(read.error()));
      const std::vector<Claim>& found = read->claims->claims();
      claims.insert(claims.end(), found.begin(), found.end());
    }
    return answer_of(bundle->id, claims);
  }

 private:
  static std::string answer_of(std::string_view id, const std::vector<Claim>& claims) {
    std::string text;
    JsonWriter out(text);
    out.begin_object();
    out.key("id");
    out.raw(id);
    out.key("claims");
    out.begin_array();
    for (const Claim& claim : claims) write_claim(out, claim);
    out.end_array();
    out.end_object();
    return text;
  }

  const Extractor& extractor_;
  JsonTreeReader reader_;
};

}  // namespace

int run_extract(const ExtractOptions& options) {
  const auto date = date_option(options.date);
  if (!date) return report_error(date.error());
  if (options.jsonl && !options.files.empty()) {
    return report_error({ErrorKind::usage,
                         "--jsonl reads standard input alone",
                         "leave the files out, or leave --jsonl out",
                         {}});
  }
  const auto found = with_files_found(options);
  if (!found) return report_error(found.error());
  const auto setup = make_reader_setup(options.config, options.language, own_folders());
  if (!setup) return report_error(setup.error());
  const Extractor extractor(*setup, *date);
  if (!options.jsonl) return extract_files(*found, extractor);
  ExtractWorker worker(extractor);
  return answer_lines([&](const std::string& line) { return worker.answer(line); });
}

}  // namespace veritally
