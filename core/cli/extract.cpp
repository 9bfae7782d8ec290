// `veritally extract`: the claims that texts make, as a claim set or explained; and the worker that
// answers a bundle of documents a line.
#include "base/byte_source.hpp"
#include "base/json_writer.hpp"
#include "claimset/json_tree.hpp"
#include "claimset/writer.hpp"
#include "cli/bundle.hpp"
#include "cli/commands.hpp"
#include "cli/extractor.hpp"
#include "cli/inputs.hpp"
#include "cli/setup.hpp"
#include "report/extraction.hpp"

#include <functional>
#include <string>
#include <vector>

namespace veritally {
namespace {

Result<DocumentFormat> format_of(const std::string& path, const ExtractOptions& options) {
  if (path == "-" && !options.input_format) return DocumentFormat::text;
  const auto kind = kind_of(path, options.input_format);
  if (!kind) return tl::unexpected(kind.error());
  if (const auto* format = std::get_if<DocumentFormat>(&*kind)) return *format;
  return fail(ErrorKind::usage, "this is a claim set, whose claims need not be extracted",
              "name texts: .txt, .md, .markdown, .html or .htm", {path, 0, 0});
}

Result<std::string> bytes_of(const std::string& path) {
  if (path == "-") return read_standard_input();
  const auto file = open_file(path);
  if (!file) return tl::unexpected(file.error());
  return read_all(**file);
}

// Hands over what was read of each file, its bytes included.
Result<void> read_files(const ExtractOptions& options, const Extractor& extractor,
                        const std::function<void(const ReadDocument& read)>& take) {
  for (const std::string& path : options.files) {
    const auto format = format_of(path, options);
    if (!format) return tl::unexpected(format.error());
    auto bytes = bytes_of(path);
    if (!bytes) return tl::unexpected(bytes.error());
    auto read = extractor.read(*bytes, path, *format, {});
    if (!read) return tl::unexpected(read.error());
    if (read->damage) report_warning(to_string(*read->damage));
    read->document.bytes = std::move(*bytes);
    take(*read);
  }
  return {};
}

Result<std::string> claim_set_of(const ExtractOptions& options, ClaimFormat format,
                                 const Extractor& extractor) {
  std::vector<Claim> claims;
  const auto done = read_files(options, extractor, [&](const ReadDocument& read) {
    const std::vector<Claim>& found = read.claims->claims();
    claims.insert(claims.end(), found.begin(), found.end());
  });
  if (!done) return tl::unexpected(done.error());
  std::string text;
  write_claims(claims, format, text);
  return text;
}

Result<std::string> explanation_of(const ExtractOptions& options, const Extractor& extractor) {
  const bool color = use_color(options.color, options.output);
  std::string text;
  const auto done = read_files(options, extractor, [&](const ReadDocument& read) {
    text += render_extraction(read.document, read.claims->claims(), color);
  });
  if (!done) return tl::unexpected(done.error());
  return text;
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
  const auto text = options.explain ? explanation_of(options, extractor)
                                    : claim_set_of(options, *format, extractor);
  if (!text) return report_error(text.error());
  const auto written = write_output(*text, options.output);
  return written ? exit_code::pass : report_error(written.error());
}

class ExtractWorker {
 public:
  explicit ExtractWorker(const Extractor& extractor) : extractor_(extractor) {}

  std::string answer(const std::string& line) {
    const auto tree = reader_.read(line, {"bundle", {}, {}});
    if (!tree) return error_line({}, "bad-bundle", to_string(tree.error()));
    const auto bundle = bundle_of(**tree);
    if (!bundle) return error_line(bundle_id(**tree), "bad-bundle", bundle.error().message);
    std::vector<Claim> claims;
    for (const BundleDocument& document : bundle->documents) {
      const auto read =
          extractor_.read(document.text, document.path, document.format, document.date);
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
  const auto setup = make_reader_setup(options.config, own_folders());
  if (!setup) return report_error(setup.error());
  const Extractor extractor(*setup, *date);
  if (!options.jsonl) return extract_files(options, extractor);
  ExtractWorker worker(extractor);
  return answer_lines([&](const std::string& line) { return worker.answer(line); });
}

}  // namespace veritally
