#include "claim_files.hpp"
#include "targets.hpp"

namespace veritally::fuzz {

void json_file(std::string_view bytes) { read_and_write(ClaimFormat::json, bytes); }

}  // namespace veritally::fuzz
