// Dateline: the day that a document is of, as one of its first lines says.
#pragma once

#include "base/date.hpp"
#include "document/document.hpp"
#include "extract/vocabulary.hpp"

#include <optional>

namespace veritally::extract {

// The date that stands in a short line among the first blocks; nullopt where none does.
std::optional<Date> dateline(const Document& document, const Vocabulary& vocabulary);

}  // namespace veritally::extract
