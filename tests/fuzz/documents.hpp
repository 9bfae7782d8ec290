// What every reader of documents holds to, whatever the bytes.
#pragma once

#include "document/document.hpp"

#include <string_view>

namespace veritally::fuzz {

// Reads the bytes and checks text, blocks, places, tables, links, lines and sentences.
void document(std::string_view bytes, DocumentFormat format);

}  // namespace veritally::fuzz
