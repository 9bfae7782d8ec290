// Text of an HTML parser, laid beside the markup it was read from.
#pragma once

#include "document/block_writer.hpp"

#include <cstddef>
#include <string_view>

namespace veritally {

// Appends a text that was read from `markup`, which stands at `source`. The markup holds references
// and line ends as written, and whatever tags the parser passed over without ending the text. What
// of the text is not found there stands for the rest of it. REQUIRES: the markup is not empty.
void write_html_text(std::string_view text, std::string_view markup, std::size_t source,
                     BlockWriter& writer);

}  // namespace veritally
