#include "documents.hpp"
#include "targets.hpp"

namespace veritally::fuzz {

// Plain text of any bytes.
void plain_text(std::string_view bytes) { document(bytes, DocumentFormat::text); }

}  // namespace veritally::fuzz
