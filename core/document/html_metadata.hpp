// What an HTML document says of itself: title, language, day of publication.
#pragma once

#include "document/document.hpp"
#include "document/html_tree.hpp"

namespace veritally {

// Of several statements the most deliberate one counts: <meta>, then JSON-LD, then <time> or
// <title>.
void read_html_metadata(const HtmlTree& tree, Document& document);

}  // namespace veritally
