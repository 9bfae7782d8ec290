#include "documents.hpp"
#include "targets.hpp"

namespace veritally::fuzz {

// Markdown of any bytes.
void markdown(std::string_view bytes) { document(bytes, DocumentFormat::markdown); }

}  // namespace veritally::fuzz
