// Encodings: any bytes to well-formed UTF-8, with the way back.
//
// Read are UTF-8, UTF-16 with a byte order mark, Windows-1252, and where a document declares it any
// other encoding of one byte a character. ICU, which knows those, stays in encoding.cpp.
#pragma once

#include "base/result.hpp"
#include "document/source_map.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace veritally {

enum class Encoding : std::uint8_t { utf8, utf16_le, utf16_be, single_byte };

// Of the bytes that Document::replaced speaks of, so many are named.
inline constexpr std::size_t most_named_replacements = 100;

// Bytes as UTF-8. Where they were that already, `text` is them without their byte order mark, and
// `own` stays empty; else `text` is `own`. Not to be moved, since `text` may point into it.
struct Decoded {
  Decoded() = default;
  Decoded(const Decoded&) = delete;
  Decoded& operator=(const Decoded&) = delete;

  Encoding encoding = Encoding::utf8;
  std::string_view text;
  std::string own;
  SourceMap source;  // of `text`
  // Where broken bytes stood for which the text has U+FFFD; the first of them, and their count.
  std::vector<std::uint64_t> replaced;
  std::uint64_t replaced_count = 0;
};

// Decodes bytes, which must outlive the result. `declared` is the encoding that the document says
// it has, empty where it says none. A byte order mark says more than that, and so do bytes that are
// UTF-8. Without any of them, bytes that are not UTF-8 are Windows-1252, unless they read as UTF-8
// that was damaged. Fails where an encoding is declared that is not read.
Result<void> decode(std::string_view bytes, std::string_view declared, Decoded& into);

// The length of the byte order mark at the front.
std::size_t byte_order_mark(std::string_view bytes);

}  // namespace veritally
