// Whom a section is about, where its heading begins with a name: "Alphabet (Google)", "Halden's
// second quarter", "Norvax: a year of losses".
#pragma once

#include "extract/names.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace veritally::extract {

// The canonical name; nullopt where the heading does not begin with one that is set off, that the
// book knows or that stands with capitals inside of the text too, or where it is a person's.
std::optional<std::string> named_by_heading(std::string_view heading, const NameBook& book);

}  // namespace veritally::extract
