// read_document(): the bytes of a draft or source to a Document.
//
// The bytes are decoded (encoding.hpp), then read by the one reader of their format (formats.hpp);
// each format's library stays in its reader's file. Whatever the bytes hold, reading takes time
// linear in them and bounded stack. All functions are pure: any thread may call them.
#pragma once

#include "base/result.hpp"
#include "document/document.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace veritally {

// Longer documents are refused, so that places fit 32 bits whatever decoding makes of the bytes.
inline constexpr std::size_t largest_document = std::size_t{1} << 30U;

// Reads a document; it owns all it holds, and `path` is its name. An error is of kind input and
// names the path. Broken bytes are no error: see Document::replaced. What is to be data and no
// table is one, with its place.
Result<Document> read_document(std::string_view bytes, std::string path, DocumentFormat format);

// By the extension of a file's name: .txt, .md, .markdown, .html, .htm, in any case. Not of .csv
// and .json, which may be claim sets as well.
std::optional<DocumentFormat> document_format_of(std::string_view name);

// "text", "markdown", "html", "csv" or "json".
std::optional<DocumentFormat> parse_document_format(std::string_view word);

}  // namespace veritally
