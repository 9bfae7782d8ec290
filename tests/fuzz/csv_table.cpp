#include "documents.hpp"
#include "targets.hpp"

namespace veritally::fuzz {

void csv_table(std::string_view bytes) { document(bytes, DocumentFormat::csv); }

}  // namespace veritally::fuzz
