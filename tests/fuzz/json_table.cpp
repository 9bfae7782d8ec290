#include "documents.hpp"
#include "targets.hpp"

namespace veritally::fuzz {

void json_table(std::string_view bytes) { document(bytes, DocumentFormat::json); }

}  // namespace veritally::fuzz
