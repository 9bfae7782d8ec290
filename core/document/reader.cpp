#include "document/reader.hpp"

#include "document/formats.hpp"

#include <array>
#include <utility>

namespace veritally {
namespace {

struct FormatName {
  std::string_view name;
  DocumentFormat format;
};
constexpr std::array<FormatName, 5> extensions = {{{"txt", DocumentFormat::text},
                                                   {"md", DocumentFormat::markdown},
                                                   {"markdown", DocumentFormat::markdown},
                                                   {"html", DocumentFormat::html},
                                                   {"htm", DocumentFormat::html}}};
constexpr std::array<FormatName, 5> words = {{{"text", DocumentFormat::text},
                                              {"markdown", DocumentFormat::markdown},
                                              {"html", DocumentFormat::html},
                                              {"csv", DocumentFormat::csv},
                                              {"json", DocumentFormat::json}}};

template <std::size_t Size>
std::optional<DocumentFormat> find(const std::array<FormatName, Size>& names,
                                   std::string_view word) {
  for (const FormatName& name : names) {
    if (name.name == word) return name.format;
  }
  return std::nullopt;
}

Result<void> read_format(std::string_view utf8, Document& document) {
  switch (document.format) {
    case DocumentFormat::text:
      read_plain_text(utf8, document);
      return {};
    case DocumentFormat::markdown:
      read_markdown(utf8, document);
      return {};
    case DocumentFormat::html:
      read_html(utf8, document);
      return {};
    case DocumentFormat::csv:
      return read_csv_table(utf8, document);
    case DocumentFormat::json:
      return read_json_table(utf8, document);
  }
  return {};
}

// What the document has of its encoding, and its places in the bytes as given.
void settle(std::string_view bytes, Decoded& decoded, Document& document) {
  document.encoding = decoded.encoding;
  document.replaced = std::move(decoded.replaced);
  document.replaced_count = decoded.replaced_count;
  const bool same = decoded.text.data() == bytes.data();
  if (!same) document.source = document.source.through(decoded.source);
  document.source.shrink();
  document.blocks.shrink_to_fit();
}

}  // namespace

Result<Document> read_document(std::string_view bytes, std::string path, DocumentFormat format) {
  if (bytes.size() > largest_document) {
    return fail(ErrorKind::input, "is larger than a document may be",
                "a document may have 1 GiB; split it", {std::move(path)});
  }
  const bool html = format == DocumentFormat::html;
  const std::string_view declared = html ? declared_charset(bytes) : std::string_view();
  Decoded decoded;
  if (auto done = decode(bytes, declared, decoded); !done) {
    done.error().place.file = std::move(path);
    return tl::unexpected(std::move(done.error()));
  }
  Document document;
  document.path = std::move(path);
  document.format = format;
  if (auto read = read_format(decoded.text, document); !read) {
    return tl::unexpected(std::move(read.error()));
  }
  settle(bytes, decoded, document);
  return document;
}

std::optional<DocumentFormat> document_format_of(std::string_view name) {
  const std::size_t dot = name.rfind('.');
  if (dot == std::string_view::npos || name.find('/', dot) != std::string_view::npos) {
    return std::nullopt;
  }
  std::string extension(name.substr(dot + 1));
  for (char& c : extension) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return find(extensions, extension);
}

std::optional<DocumentFormat> parse_document_format(std::string_view word) {
  return find(words, word);
}

}  // namespace veritally
