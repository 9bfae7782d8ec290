// What the tests of readers share: documents read from text, and their blocks as lines.
#pragma once

#include "document/reader.hpp"

#include <initializer_list>
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
      return "item" + std::to_string(block.level) + (block.part == 0 ? "" : "+");
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

// A text in an encoding, with where each of its code points begins, and where the last ends.
struct Encoded {
  std::string bytes;
  std::vector<std::size_t> begins;
};

inline Encoded encode(const std::u32string& text, Encoding encoding, bool mark = true) {
  Encoded encoded;
  const auto put = [&](std::initializer_list<unsigned> bytes) {
    for (const unsigned byte : bytes) encoded.bytes += static_cast<char>(byte);
  };
  const auto put_unit = [&](unsigned unit) {
    if (encoding == Encoding::utf16_le) put({unit & 0xFFU, unit >> 8U});
    if (encoding == Encoding::utf16_be) put({unit >> 8U, unit & 0xFFU});
  };
  const auto put_point = [&](unsigned point) {
    if (encoding != Encoding::utf8) {
      if (point < 0x10000) return put_unit(point);
      put_unit(0xD800U + ((point - 0x10000U) >> 10U));
      return put_unit(0xDC00U + ((point - 0x10000U) & 0x3FFU));
    }
    if (point < 0x80) return put({point});
    if (point < 0x800) return put({0xC0U | point >> 6U, 0x80U | (point & 0x3FU)});
    if (point < 0x10000) {
      return put({0xE0U | point >> 12U, 0x80U | (point >> 6U & 0x3FU), 0x80U | (point & 0x3FU)});
    }
    put({0xF0U | point >> 18U, 0x80U | (point >> 12U & 0x3FU), 0x80U | (point >> 6U & 0x3FU),
         0x80U | (point & 0x3FU)});
  };
  if (mark) put_point(0xFEFF);
  for (const char32_t point : text) {
    encoded.begins.push_back(encoded.bytes.size());
    put_point(point);
  }
  encoded.begins.push_back(encoded.bytes.size());
  return encoded;
}

}  // namespace veritally::test
