#include "documents.hpp"
#include "targets.hpp"

namespace veritally::fuzz {

// HTML of any bytes.
void html(std::string_view bytes) { document(bytes, DocumentFormat::html); }

}  // namespace veritally::fuzz
