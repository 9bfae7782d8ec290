// Front matter: metadata before a Markdown document, in YAML between lines of "---" or in TOML
// between lines of "+++". libyaml and toml++ stay in front_matter.cpp.
#pragma once

#include "document/document.hpp"

#include <cstddef>
#include <string_view>

namespace veritally {

// Reads title, language and date into the document, which may have none of them. What cannot be
// read is passed over. Returns the length of the front matter with its lines, 0 where there is
// none.
std::size_t read_front_matter(std::string_view utf8, Document& document);

}  // namespace veritally
