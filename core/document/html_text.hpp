// Text of an HTML parser, laid beside the markup it was read from.
#pragma once

#include "document/block_writer.hpp"

#include <cstddef>
#include <string_view>

namespace veritally {

// Appends a text that was read from `markup`, which stands at `source`. The markup holds references
// and line ends as written, and whatever tags the parser passed over without ending the text; in
// `raw` text, such as that of <xmp>, tags and references are text. A text that is not found in the
// markup stands as a whole for all of it. REQUIRES: the markup is UTF-8 and not empty.
void write_html_text(std::string_view text, std::string_view markup, bool raw, std::size_t source,
                     BlockWriter& writer);

}  // namespace veritally
