// What the tests of readers share: documents read from text, and their blocks as lines.
#pragma once

#include "document/reader.hpp"

#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

namespace veritally::test {

inline Document read(std::string_view bytes, DocumentFormat format) {
  auto document = read_document(bytes, "d", format);
  if (document) return *std::move(document);
  ADD_FAILURE() << to_string(document.error());
  return {};
}

inline std::string outline_of(const Block& block) {
  switch (block.kind) {
    case BlockKind::heading:
      return "h" + std::to_string(block.level);
    case BlockKind::paragraph:
      return "p";
    case BlockKind::item:
      return "item" + std::to_string(block.level);
    case BlockKind::cell:
      return "cell" + std::to_string(block.table) + "." + std::to_string(block.row) + "." +
             std::to_string(block.column);
    case BlockKind::caption:
      return "caption";
    case BlockKind::footnote:
      return "footnote";
  }
  return "?";
}

// Each block as "kind: text".
inline std::vector<std::string> outline(const Document& document) {
  std::vector<std::string> lines;
  for (const Block& block : document.blocks) {
    lines.push_back(outline_of(block) + ": " + std::string(document.text_of(block)));
  }
  return lines;
}

// The bytes as given from which a phrase of the text was read.
inline std::string_view source_of(const Document& document, std::string_view bytes,
                                  std::string_view phrase) {
  const std::size_t at = document.text.find(phrase);
  if (at == std::string::npos) return "no such phrase";
  const std::uint64_t begin = document.source.begin_of(at);
  return bytes.substr(begin, document.source.end_of(at + phrase.size()) - begin);
}

}  // namespace veritally::test
