#include "claim_files.hpp"
#include "targets.hpp"

namespace veritally::fuzz {

void csv(std::string_view bytes) { read_and_write(ClaimFormat::csv, bytes); }

}  // namespace veritally::fuzz
